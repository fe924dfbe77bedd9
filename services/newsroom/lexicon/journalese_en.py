"""Words that desks put for each other when they write a report anew, whatever a dictionary says of them.

Written by hand. A group holds words in their base forms, of which one can stand for another in most reports.
"""

from __future__ import annotations

from functools import cache

from services.newsroom.lexicon.meanings import bases

GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "unveil announce reveal disclose", "hunt search seek look", "slam criticise criticize condemn denounce blast",
        "probe inquiry investigation", "quit resign", "sack fire dismiss axe", "jail imprison", "blaze fire inferno",
        "row dispute argument spat feud", "bid attempt try effort", "boost lift raise increase",
        "slash cut reduce trim", "cancel scrap abandon axe ditch", "back support endorse", "bar ban outlaw prohibit",
        "curb limit restrict", "hail praise laud applaud", "consider mull weigh", "pact deal agreement accord",
        "plea appeal", "pledge vow promise", "spark trigger cause prompt",
        "soar surge jump leap climb rise increase grow", "plunge plummet slump tumble drop fall decline decrease",
        "youth teenager teen", "motorist driver", "incident attack", "assailant attacker", "gunman shooter attacker",
        "ask urge request call", "tell inform", "go head travel", "nation country state", "government administration",
        "legislation bill law", "lawmaker legislator parliamentarian", "senior top",
        "big large huge massive enormous major", "small little minor", "start begin commence launch",
        "stop halt cease end", "hold stage host", "rally protest demonstration march",
        "staff worker employee workforce", "coach bus", "motorway highway freeway", "flat apartment unit",
        "house home property residence", "shop store outlet", "lorry truck", "car vehicle",
        "plane aircraft jet airliner", "boat vessel ship craft", "illness disease sickness condition",
        "outbreak epidemic", "scientist researcher academic expert", "finding discovery result",
        "study research report survey", "show suggest indicate find reveal",
        "important key crucial significant vital", "current present existing", "previous former earlier past",
        "recent late new", "area region zone district", "town city", "resident local people inhabitant villager",
        "pupil student", "campaigner activist", "group organisation organization", "company firm business",
        "boss chief head", "official authority", "money cash fund", "cost price expense", "fee charge",
        "tax levy duty", "profit earnings", "sale revenue turnover", "share stock", "job post role position",
        "pay wage salary", "talk negotiation discussion", "visit trip tour", "speech address", "statement comment",
        "crowd audience", "match game fixture", "title championship crown", "win victory triumph", "rain downpour",
        "rescue save", "aid help assistance relief support", "border frontier", "soldier troop",
        "army military force", "bomb device explosive", "explosion blast", "tragedy disaster", "happen occur",
        "continue remain", "remain stay", "fear concern worry", "believe think", "move step decision measure",
        "plan proposal scheme project", "aim goal target objective seek", "fate future", "contact call phone ring",
        "release issue publish", "film movie", "show programme program series", "song track",
        "terrible horrific awful dreadful", "quickly fast rapidly swiftly", "immediately instantly", "injury wound",
        "death fatality", "body corpse remains", "mum mom mother", "dad father", "kid child youngster",
        "ill sick unwell", "operation surgery procedure", "drug medicine medication",
        "jab vaccine vaccination injection", "grab seize", "flee escape", "chase pursue", "crash collision accident",
        "hit strike", "trapped stuck", "discover find locate", "spot see notice", "identify name",
        "question interview quiz", "permit allow let", "require need", "demand call", "approve pass adopt back",
        "refuse decline reject", "delay postpone", "close shut", "build construct erect", "repair fix mend",
        "expand extend grow", "purchase buy acquire", "employ hire recruit", "award give hand present",
        "receive get obtain", "leave depart exit", "arrive come reach", "gather assemble",
        "form create establish set", "run operate manage lead head", "order instruct command direct", "warn caution",
        "expect anticipate forecast predict", "estimate reckon", "state say", "use employ utilize",
        "ongoing underway", "rise hike", "measure step", "chance opportunity", "problem issue difficulty",
        "answer reply response", "amid during", "partner colleague", "building structure",
        "site scene location place", "reaction response", "clash fight scuffle", "tie link connection",
        "opponent critic", "fan supporter", "stretch section", "part section", "overhaul reform", "shortage lack",
        "gap difference", "toll number", "amount sum", "figure number", "evidence proof",
        "document file paper record", "picture photo photograph image", "footage video", "say announce",
        "carry conduct perform", "face confront", "handle manage", "lay place put", "throw hurl", "drag pull",
        "rip tear", "sweep tear rip", "smash break", "demolish destroy raze", "wreck destroy", "rush race hurry",
        "evacuate leave", "cordon seal", "block close", "reopen open", "resume restart", "last final", "entire whole",
        "huge vast", "deadly fatal", "tough hard difficult", "cheap low", "rare unusual",
    )
)  # fmt: skip


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(GROUPS):
        for word in group:
            found[word] = found.get(word, frozenset()) | {number}
    return found


def stand_for_each_other(a: str, b: str) -> bool:
    """Whether two words in small letters, in any form, are of one group."""
    known = _groups()
    ours, theirs = (
        frozenset[int]().union(*[known.get(form, frozenset()) for form in (word, *bases(word))]) for word in (a, b)
    )
    return bool(ours & theirs)
