"""Words that two newsrooms use for one thing: what was done, what it was done to, and who is counted.

Written by hand. A group holds words that can stand for each other in a report of one event; opposites never share one.
"""

from __future__ import annotations

_DEEDS = {
    "trap": "trap trapped stuck stranded entombed",
    "aboard": "aboard carrying carried carries",
    "survive": "survive survived survives survivor survivors alive escaped escape escapes",
    "collapse": "collapse collapsed collapses caved crumbled toppled subsided",
    "derail": "derail derailed derails derailment",
    "leak": "leak leaked leaks spill spilled spilt spills seeped escaping",
    "overflow": "overflow overflowed inundated submerged swamped",
    "bury": "bury buried buries engulfed",
    "shelter": "shelter sheltered shelters slept sleep sleeping overnight housed lodged",
    "search": "search searched searching searches seek sought seeking hunt hunted hunting",
    "discover": "discover discovered discovers uncovered unearthed located",
    "offer": "offer offered offers proposed propose proposes proposal",
    "demand": "demand demanded demands demanding insist insists want wants wanted",
    "promise": "promise promised promises pledge pledged pledges vow vowed vows",
    "apply": "apply applied applies application applications",
    "appeal": "appeal appealed appeals",
    "ban": "ban banned bans barred suspended suspend suspends suspension prohibited outlawed forbid forbade forbidden",
    "allow": "allow allowed allows permit permitted permits authorised authorized",
    "accuse": "accuse accused accuses alleged alleges blame blamed blames",
    "deny": "deny denied denies denying denial",
    "admit": "admit admitted admits concede conceded concedes acknowledged acknowledges",
    "cause": "cause caused causes causing triggered trigger sparked blamed",
    "reduce": "reduce reduced reduces reducing lower lowered lowers cut cuts cutting halved curbed",
    "pay": "pay paid pays payment payments",
    "receive": "receive received receives",
    "insure": "insure insured insurance",
    "employ": "employ employed employs employees employee workforce",
    "merge": "merge merged merges merger takeover",
    "elect": "elect elected elects elections election",
    "vote": "vote voted votes voting ballot ballots turnout polls",
    "replace": "replace replaced replaces succeed succeeds succeeded",
    "govern": "govern governed governs ruled rule reigned",
    "visit": "visit visited visits visiting",
    "arrive": "arrive arrived arrives arrival land landed lands landing",
    "depart": "depart departed departs departure",
    "return": "return returned returns returning",
    "cross": "cross crossed crosses crossing",
    "gather": "gather gathered gathers assembled waited wait waiting awaited",
    "protest": "protest protested protests protesters demonstrators demonstration demonstrated rally rallied march",
    "clash": "clash clashed clashes fought fight fighting scuffles",
    "repair": "repair repaired repairs mended fixed fix restored restore",
    "rebuild": "rebuild rebuilt rebuilding reconstruct reconstructed",
    "inspect": "inspect inspected inspects inspection inspections examined examine checked",
    "investigate": "investigate investigated investigating investigation investigators inquiry probe",
    "infect": "infect infected infection infections",
    "sicken": "ill sick sickened illness",
    "vaccinate": "vaccinate vaccinated vaccine vaccines jab jabs",
    "test": "test tested tests trial trials",
    "warn": "warn warned warns warning warnings",
    "plan": "plan planned plans intend intends intended",
    "overturn": "overturned overturn overturns",
    "refund": "refund refunded refunds refunding reimbursed",
    "interrupt": "interrupt interrupted interrupts",
    "stop": "stop stopped stops halt halted halts",
    "expect": "expect expected expects forecast forecasts predicted predict outlook due",
    "finance": "finance financed fund funded funds funding",
    "earn": "earn earned earns profit profits revenue",
    "owe": "owe owed owes debt debts",
    "produce": "produce produced produces output manufacture manufactured",
    "drown": "drown drowned drownings",
    "poison": "poison poisoned poisoning contaminated contamination",
    "lead": "lead led leads headed heads",
    "own": "own owns owned owner owners",
    "operate": "operate operated operates operator operators",
    "measure": "measured recorded registered",
    "last": "lasted",
    "travel": "travel travelled traveled travelling traveling bound",
    "lie": "situated located",
    "stab": "stab stabbed stabbing knifed",
    "kidnap": "kidnap kidnapped abducted abduction hostage hostages",
    "release": "release released releases",
    "ordered": "order ordered orders instructed",
    "sign": "sign signed signs signing",
    "withdraw": "withdraw withdrew withdrawn pulled",
    "donate": "donate donated donates donation donations",
    "discharge": "discharged",
    "born": "born birth births",
    "married": "married marry wed wedding",
    "retire": "retire retired retires retirement",
    "praise": "praise praised praises hailed lauded applauded",
    "criticise": "criticise criticised criticize criticized condemned condemn condemns denounced slammed",
}
_THINGS = {
    "house": "house houses home homes dwelling dwellings household households property properties",
    "flat": "flat flats apartment apartments",
    "picture": "picture pictures painting paintings artwork artworks canvas canvases",
    "ship": "ship ships vessel vessels boat boats",
    "aircraft": "plane planes aircraft airliner jet airplane aeroplane",
    "car": "car cars vehicle vehicles automobile",
    "lorry": "lorry lorries truck trucks",
    "wagon": "wagon wagons carriage carriages coaches",
    "shop": "shop shops",
    "school": "school schools classroom classrooms",
    "pupil": "pupil pupils student students schoolchildren",
    "teacher": "teacher teachers",
    "pay": "wage wages salary salaries",
    "family": "family families relative relatives kin",
    "worker": "worker workers labourer labourers laborers staff",
    "crew": "crew crews crewmen",
    "cow": "cow cows cattle",
    "medicine": "medicine medicines drug drugs",
    "physician": "doctor doctors physician physicians medic medics",
    "attorney": "lawyer lawyers attorney attorneys barrister solicitor",
    "maker": "maker manufacturer producer",
    "company": "company companies firm firms",
    "union": "union unions",
    "town": "town towns village villages city cities",
    "district": "district districts quarter neighbourhood neighbourhoods neighborhood neighborhoods",
    "street": "street streets road roads",
    "railway": "railway railways railroad rail rails track tracks",
    "sea": "sea ocean",
    "wood": "wood woods forest forests woodland",
    "lift": "lift elevator",
    "petrol": "petrol gasoline fuel",
    "quake": "quake earthquake tremor",
    "storm": "storm storms hurricane cyclone typhoon gale gales",
    "flames": "burning ablaze alight smoke",
    "rifle": "rifle gun guns pistol weapon weapons firearm firearms",
    "job": "job jobs post posts position positions",
    "kid": "child children kid kids youngster youngsters",
    "boy": "boy boys",
    "girl": "girl girls",
    "murder": "murder murdered homicide manslaughter",
    "verdict": "verdict verdicts ruling rulings",
    "prison": "prison jail gaol",
    "victim": "victim victims",
    "suspect": "suspect suspects",
    "match": "match matches game games fixture",
    "goal": "goal goals",
    "share": "share shares stock stocks",
    "film": "film films movie movies",
    "depth": "depth deep below underground",
    "height": "height high highest tall",
    "rubbish": "rubbish garbage trash waste",
    "holiday": "holiday holidays vacation",
    "factory": "factory factories plant plants works mill mills",
    "prosecute": "prosecution prosecutor prosecutors prosecuted prosecute",
    "jury": "jury juries juror jurors",
    "contract": "contract contracts deal deals agreement accord",
    "money": "money cash funds",
    "journey": "trip trips journey journeys tour",
    "talks": "talks negotiations negotiation",
    "hazard": "danger dangerous unsafe hazardous hazard",
}
STANCES = (
    "plan expect promise warn admit deny accuse allow ordered demand lead own operate cause praise criticise".split()
)
"""What is thought or said of a deed, or who is behind it: two of them beside two figures do not make two claims."""
KIN = frozenset(
    frozenset(pair.split())
    for pair in (
        "hurt treat|kill murder|kill drown|kill bury|collapse bury|trap bury|trap collapse|trap missing|"
        "rescue survive|rescue aboard|rescue evacuate|evacuate shelter|evacuate ordered|hire employ|hire build|"
        "dismiss reduce|build rebuild|build begin|rebuild begin|rebuild repair|damage destroy|damage flood|"
        "damage overflow|flood overflow|damage blaze|destroy blaze|blast blaze|cost pay|cost buy|pay buy|"
        "cost charge|pay charge|survive evacuate|"
        "cost damage|cost insure|lose steal|steal missing|fine pay|reduce fall|delay cancel|end delay|"
        "stop cancel|ban stop|lose fall|stop end|stop interrupt|cancel interrupt|"
        "end cancel|arrest charge|convict sentence|charge accuse|ban sentence|sink drown|crash derail|"
        "crash hurt|crash kill|shoot kill|shoot hurt|stab kill|stab hurt|infect sicken|infect test|vote elect|"
        "vote win|elect win|win lose|search missing|discover rescue|arrive return|receive pay|receive cost|"
        "attend gather|attend protest|recall withdraw|leak begin|blaze begin"
    ).split("|")
)
"""Deeds that two desks choose between when they tell one fact: hurt by one is treated by the other."""
PERSONS = frozenset(
    """
    people person persons others individual individuals men women man woman boys girls children child adults adult
    pupils students teachers workers employees staff miners passengers crew sailors residents inhabitants villagers
    townspeople citizens locals neighbours neighbors guests tourists visitors patients doctors nurses soldiers troops
    officers policemen firefighters firemen rescuers volunteers victims survivors prisoners inmates detainees suspects
    protesters demonstrators strikers drivers pilots astronauts skiers climbers hikers swimmers players fans spectators
    voters members colleagues friends relatives families mourners migrants refugees farmers fishermen hostages
    civilians lives dead injured wounded
    babies infants teenagers pensioners tenants customers users shareholders participants candidates
    councillors lawmakers deputies judges lawyers guards cleaners builders painters musicians dancers singers actors
    crewmen seamen hands bystanders pedestrians cyclists commuters holidaymakers evacuees homeless divers
    """.split()
)
"""Nouns after a number that count people: what they are called differs from desk to desk."""

PERSONAL = frozenset(
    """
    cases infections deaths fatalities casualties injuries arrests detentions convictions diagnoses admissions births
    jobs posts bodies fugitives kidnappings evacuations rescues redundancies layoffs dismissals drownings suicides
    murders killings
    """.split()
)
"""Nouns of what was done to people, after a number: 61 cases are 61 ill, 12 arrests are 12 arrested."""

HARM = frozenset("kill hurt missing trap sicken infect arrest evacuate treat drown charge shoot stab".split())
"""What is done to people and may have been done to nobody."""

DEEDS = {word: group for group, words in _DEEDS.items() for word in words.split()}
THINGS = {word: group for group, words in _THINGS.items() for word in words.split()}
"""From a word in small letters to the name of its group. A word of two groups belongs to the later one."""

PHRASES = {
    ("on", "board"): "aboard",
    ("death", "toll"): "kill",
    ("claimed", "lives"): "kill",
    ("claims", "lives"): "kill",
    ("lost", "lives"): "kill",
    ("lost", "life"): "kill",
    ("called", "off"): "cancel",
    ("set", "alight"): "blaze",
    ("came", "down"): "arrive",
    ("touched", "down"): "arrive",
    ("went", "missing"): "missing",
    ("burst", "banks"): "overflow",
    ("taken", "over"): "buy",
    ("laid", "off"): "dismiss",
    ("carried", "out"): "perform",
    ("broke", "out"): "begin",
    ("walk", "out"): "strike",
    ("walked", "out"): "strike",
    ("stopped", "work"): "strike",
    ("stop", "work"): "strike",
    ("downed", "tools"): "strike",
    ("shut", "down"): "end",
    ("put", "up"): "shelter",
    ("brought", "up"): "rescue",
    ("dug", "out"): "rescue",
    ("pulled", "out"): "rescue",
    ("made", "out"): "survive",
    ("handed", "out"): "distribute",
    ("found", "guilty"): "convict",
    ("leave", "homes"): "evacuate",
    ("left", "homes"): "evacuate",
    ("leaving", "homes"): "evacuate",
    ("from", "homes"): "evacuate",
    ("lost", "homes"): "evacuate",
    ("step", "down"): "resign",
    ("stepped", "down"): "resign",
    ("steps", "down"): "resign",
    ("stand", "down"): "resign",
    ("burned", "down"): "destroy",
    ("burnt", "down"): "destroy",
    ("laid", "waste"): "destroy",
    ("turned", "over"): "overturn",
    ("behind", "bars"): "sentence",
    ("money", "back"): "refund",
    ("ran", "away"): "evacuate",
    ("at", "large"): "evacuate",
    ("on", "run"): "evacuate",
    ("break", "out"): "begin",
    ("take", "over"): "replace",
    ("turned", "down"): "reject",
    ("voted", "down"): "reject",
    ("threw", "out"): "reject",
    ("thrown", "out"): "reject",
    ("let", "go"): "dismiss",
    ("gave", "up"): "cancel",
    ("given", "up"): "cancel",
    ("went", "up"): "rise",
    ("gone", "up"): "rise",
    ("went", "down"): "fall",
    ("gone", "down"): "fall",
    ("cut", "short"): "interrupt",
    ("broke", "off"): "interrupt",
    ("broken", "off"): "interrupt",
    ("switched", "off"): "stop",
    ("turned", "off"): "stop",
    ("fell", "ill"): "sicken",
    ("fallen", "ill"): "sicken",
    ("fall", "ill"): "sicken",
    ("falling", "ill"): "sicken",
    ("fell", "sick"): "sicken",
    ("fallen", "sick"): "sicken",
    ("asked", "for"): "demand",
    ("asking", "for"): "demand",
    ("ask", "for"): "demand",
    ("come", "off"): "derail",
    ("came", "off"): "derail",
}
"""Two words, at most one word apart, that say one thing together."""
