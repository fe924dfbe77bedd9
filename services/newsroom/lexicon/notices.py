"""The words with which newsrooms tell their readers of a change, and the words that only look like them.

Written from the forms in use at wire services and papers; each is a pattern without anchors, put together by
`services.newsroom.notice_openings` and `notice_values`.
"""

from __future__ import annotations

# What a newsroom calls its own text: the first is said of little else, the second of other people's work too.
OWN_PIECE = (
    r"(?:(?:news|feature|photo|picture|image|video|front[- ]page|opinion|live|original) )?"
    r"(?:article|story|stories|headline|sub-?heading|standfirst|caption|graphic|infographic|factbox|live ?blog"
    r"|newsletter"
    r"|obituary|op-ed|column|explainer|dispatch|chart|map|timeline)s?"
)
ANY_PIECE = (
    rf"(?:{OWN_PIECE}|(?:(?:news|special|blog|live|opinion|photo|data|video) )?(?:report|piece|post|item|page"
    rf"|video|podcast"
    r"|episode|review|interview|analysis|profile|transcript|image|photo|photograph|picture|illustration"
    r"|feature|broadcast|quiz"
    r"|recipe|summary|table|text|account|gallery|essay|editorial|entry|list|guide)s?)"
)

# Words that say a statement was wrong.
WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely|in error)"
MISSAID = (
    r"(?:misstated|misspell?ed|misspelt|misidentified|misattributed|misquoted|mischaracteri[sz]ed|misreported"
    r"|misnamed"
    r"|mislabell?ed|misdated|misgendered|misrepresented|miscalculated|mistranslated|misplaced|misdescribed"
    r"|mistook|misused|overstated"
    r"|understated|confused|conflated|transposed|garbled|omitted"
    r"|(?:gave|had|used|included|contained|listed|carried|showed|cited|provided|stated|reported|linked to"
    r"|named|identified)"
    r" (?:an? |the |some )?(?:\w+ )?(?:wrong|incorrect|inaccurate|erroneous|outdated|mistaken|misspell?ed)"
    r"|(?:contained|included|had|carried) (?:an? |several |some |two )?(?:\w+ )?(?:errors?|mistakes?"
    r"|inaccurac(?:y|ies)|typos?)"
    r"|should have (?:said|read|been|stated|referred|named|described|given|noted|identified)|was (?:wrong"
    r"|incorrect|inaccurate|mistaken)"
    r"|left out|failed to (?:say|note|mention|include|make clear))"
)
SAID = (
    r"(?:said|says|stated|states|reported|referred|refers|described|identified|listed|named|gave|called"
    r"|attributed|quoted|suggested"
    r"|implied|claimed|indicated|included|showed|noted|put|placed|located|credited|spelled|spelt|had|used"
    r"|translated|labelled|labeled"
    r"|converted|dated|characteri[sz]ed|counted|wrote|omitted|contained|cited|mentioned|asserted)"
)

# Words for what was done to the text, and the kind of notice each makes.
DONE = (
    r"(?:amended|corrected|updated|edited|changed|revised|clarified|modified|altered|retracted|withdrawn"
    r"|removed|taken down"
    r"|refiled|re-filed|unpublished|deleted|rewritten|adjusted|fixed|redacted|reworded|supplemented|appended"
    r"|replaced)"
)
KIND_OF_WORD = (
    (
        r"retract|withdr[ae]w|taken down|unpublish|\bkill(?:ed|s)? (?:this|the) (?:story|article)"
        rf"|\b(?:removed|taken down|deleted) this {ANY_PIECE}|this {ANY_PIECE} (?:was|has been) (?:removed"
        rf"|taken down|deleted)",
        "retraction",
    ),
    (r"re-?fil(?:e|ed|es|ing)\b", "refile"),
    (r"\bclarif|\bmake (?:(?:this|that|it|the position) )?clear\b", "clarification"),
    (
        rf"correct|\b(?:earlier|previous|original|prior) (?:\w+ )?versions?\b|\bthe original\b"
        rf"|\berrat|\berror|\bmistake|\bfix|misspel|{WRONGLY}|{MISSAID}|inaccura|\bwrong|\bnot\b|\brather"
        rf" than\b|apologi[sz]e|regret"
        r"|should (?:be|have)|previously|originally|initially|misle(?:d|ading)",
        "correction",
    ),
    (r"updat|\badd(?:s|ed)\b|includ|\bnew information", "update"),
)

PURPOSES = r"(?:correct|reflect|remove|clarify|include|add|say|show|make|fix|note|state)"
# An update that answers to something, and so is news about this text.
OF_RESPONSE = (
    r"\b(?:statements?|comments?|responses?|responded|replied|told us|reached out|spokes\w+)\b"
    r"|\bwe(?:['’]ve| have) (?:added|updated|changed|corrected|heard|learned|received)\b"
)
# A sentence that ends so is told by someone else.
SAID_LAST = (
    r", (?:the |an? )?[\w .’'-]{2,50} (?:said|says|admitted|wrote|argued|acknowledged|conceded)(?: (?:on"
    r" )?\w+)?[.”\"]*\s*$"
)

# Labels that stand before a notice.
LABELS = (
    (
        r"(?:corrections?(?: ?(?:and|&) ?clarifications?| (?:to|on) (?:this|our|the|an) [\w ]{1,40}?)?"
        r"|corrected(?: version)?|errat(?:um|a)|corrigend(?:um|a)|amendment)",
        "correction",
    ),
    (r"(?:clarifications?(?: ?(?:and|&) ?corrections?)?|amplification)", "clarification"),
    (r"(?:retraction|retracted|withdrawn|story withdrawn|article withdrawn|withdrawal)", "retraction"),
    (r"(?:refiled?|re-file[ds]?)", "refile"),
    (r"(?:updated?|latest update)", "update"),
    (
        r"(?:(?:an? )?(?:note|message) (?:from|by) the editors?|editor(?:s|['’]s|s['’])? note|ed(?:itor)?\.?"
        r" ?note|eds?|n\.?b|publisher['’]s note"
        r"|(?:an? )?(?:editorial )?note(?: to (?:our )?readers)?|for the record|(?:an )?apology)",
        "editors_note",
    ),
)
# Labels in other languages, each with what it means; only the label is read, not the values.
FOREIGN_LABELS = (
    (r"korrektur|richtigstellung|berichtigung|rectificati(?:on|f)|correctif|corrección|rectificación|fe de"
    r" errat?as|rettelse|rättelse"
     r"|leiðrétting|correzione|errata corrige|correção|correctie|oikaisu|sprostowanie|oprava|исправление"
     r"|поправка|виправлення|정정|訂正|更正|تصحيح|תיקון",
     "correction"),
    (r"klarstellung|précision|aclaración|förtydligande|presisering|precisazione|esclarecimento|verduidelijking"
    r"|уточнение|уточнення|바로잡습니다",
     "clarification"),
)  # fmt: skip

# Last words of the names of papers and agencies, which speak of themselves by name in their corrections.
PAPER = (
    r"(?:Times|Post|Gazette|Courier|Ledger|Bulletin|Journal|Tribune|Herald|News|Star|Globe|Chronicle|Press"
    r"|Mail|Telegraph"
    r"|Guardian|Observer|Echo|Sun|Record|Register|Examiner|Independent|Standard|Mirror|Express|Dispatch"
    r"|Sentinel|Review)"
)

# What makes an editor's note or an update a notice of change, and not a word about the author or the news itself.
OF_CHANGE = (
    rf"(?:(?:earlier|previous|prior|original|first|initial) (?:\w+ )?versions?|(?:after|since|following|before"
    rf"|upon|prior to|at the time of) (?:its |the |initial |first )?publication"
    rf"|(?:after|since) (?:this|the|our) {ANY_PIECE} (?:was|were) (?:first )?published|{MISSAID}|{WRONGLY}"
    rf"|\bcorrect(?:s|ed|ion|ions|ing)?\b|clarif(?:y|ies|ied|ication)|retract\w*|\bamend(?:s|ed|ment)?\b"
    rf"|(?:has|have|had|was|were) (?:since |now |also |been |later )*{DONE}|inaccura\w+|mistakes?\b"
    r"|\bwe (?:published|printed|reported|said)\b|no longer stand|(?:did|does|do) not meet|regrets? the|apologi[sz]e"
    rf"|(?:this|the|our) {ANY_PIECE}['’]?s? (?:now|no longer|previously|originally|initially))"
)
EDITING_ERROR = (
    r"(?:editing|reporting|production|transcription|translation|typographical|editor['’]s|typing|proofreading"
    r"|copy-?editing|formatting|technical|data|calculation|captioning)"
)

# Sentences of the same words that tell of no change made here.
NO_NOTICE = (
    r"\b(?:names?|details) ha(?:s|ve) been changed\b|\bwill be (?:\w+ )?(?:updated|corrected|amended"
    r"|revised)\b|\b(?:developing|breaking) (?:news )?story\b"
    r"|contribut(?:ed|ing) (?:\w+ )?to this|(?:additional|further) (?:reporting|research|editing)"
    r"|\breport(?:ing|ed) by\b.*\bedit(?:ing|ed) by\b"
    r"|\bedited (?:and \w+ |lightly )?(?:for|from|and condensed)\b(?! (?:accuracy|correct))|condensed"
    r"|\b(?:is|are) updated (?:\w+ )?(?:daily|weekly|hourly|regularly|every|as|automatically)"
)

# Words of wire services in front of a headline or a first paragraph.
WIRE = (
    (
        r"(?:STORY |ARTICLE |HEADLINE )?WITHDRAWN\b|STORY REMOVED\b|KILL\b(?= ?[-–—:])|ADVISORY(?= ?[-–—:].*withdr)",
        "retraction",
    ),
    (r"RE-?FILE[DS]?\b ?[-–—:]|REFILES\b", "refile"),
    (r"CORRECT(?:ED|S|ION)\b(?: \([A-Z ]+\))?(?: ?[-–—:]|(?= [a-z\w]))|OFFICIAL CORRECTION\b", "correction"),
    (r"\d+(?:st|nd|rd|th) (?:Ld|Lead)[- ]Writethru\b|WRITETHRU\b|UPDATE \d+ ?[-–—:]|UPDATES\b(?= [a-z])", "update"),
    (r"CLARIFIES\b", "clarification"),
)
# "(Corrects figure in paragraph 3 ...)" and its kin.
BRACKETED = (
    (r"(?:officially )?correct(?:s|ing|ed)\b|fix(?:es|ed)\b|remov(?:es|ed)\b|delet(?:es|ed)\b|chang(?:es|ed)\b"
    r"|amends\b", "correction"),
    (r"clarif(?:ies|ied|ying)\b", "clarification"),
    (r"re-?fil(?:es|ed|ing)\b|repeats to fix\b", "refile"),
    (r"updat(?:es|ed|ing)\b|adds\b|recasts\b|rewrites\b|writes through\b", "update"),
    (r"withdraws\b|retracts\b", "retraction"),
)  # fmt: skip

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
STAMP = (
    rf"(?:{MONTH}|{WEEKDAY}|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?|\d{{1,4}}(?:st|nd|rd"
    rf"|th)?(?:[:.]\d\d){{0,2}}(?: ?[ap]\.?m\b\.?)?"
    r"|(?:at|on|of|est|edt|et|gmt|utc|bst|cet|cest|pt|pst|pdt|ct|noon|midnight|local time|today|the)\b)"
)

# How notices set values against each other.
NOT = r"(?:not|rather than|instead of|as opposed to)"
ALTER = r"(?:chang|correct|amend|fix|revis|updat|alter|adjust|rais|lower|mov)\w*"
TAKEN = (
    r"(?:misidentified|misstated|misnamed|misreported|misattributed|mistook|described|identified|referred to"
    r"|listed|named|gave|given"
    r"|characteri[sz]ed|mischaracteri[sz]ed|labell?ed|put|stated|reported|called|cited|credited|attributed"
    r"|dated|translated)"
)
STATED = (
    r"(?:said|says|stated|states|reported|referred to|called|suggested|implied|claimed|indicated|showed|noted"
    r"|gave|put"
    r"|included|wrote|quoted)"
)
WRONG_HERE = (
    rf"{WRONGLY}|{MISSAID}|\b(?:previously|originally|initially|earlier|previous|original|initial|mistake|error)\b"
    rf"|\bwe (?:said|reported|stated|referred)|\bthis {ANY_PIECE} (?:said|gave|stated|described|referred|reported)"
)
# Clauses that tell of something missing or of a wrong value they do not name.
NOT_WRONG_ITSELF = (
    r"\bomitted\b|\bleft out\b|\bfailed to\b|\bshould have\b"
    r"|\b(?:an? |the |its )(?:wrong|incorrect|inaccurate|outdated|mistaken) (?!as\b)\w+(?! as\b)"
)
SHOULD = (
    r"(?:should (?:have )?(?:said|read|say|be|been|stated|is|was)"
    r"|(?<=corrected )to (?:say|show|reflect|read|state)|(?<=amended )to (?:say|show|reflect|read|state)"
    r"|(?<=[sd] )to (?:say|show)|the correct [\w ]+? (?:is|was|are|were)|corrected to(?! (?:say|show|reflect"
    r"|read|state|add|remove)))"
)
SHOWING = r"^(?:say|show|reflect|read|state)(?: that)? "
BE = (
    r"(?:is|are|was|were|has been|have been|had been|came to|totals|totalled|will be|took place|happened"
    r"|occurred|lies|stands)"
)
OTHER_MATTER = (
    rf"(?:an? )?(?:earlier|previous) version|this {ANY_PIECE}|we (?:regret|apologi)|the (?:error|mistake)|it had\b"
    r"|(?:it|this|these|they|that|the \w+) (?:has|have|was|were) (?:since |now )?(?:been )?"
    r"(?:corrected|amended|removed|updated|changed|deleted|withdrawn)"
)
ABOUT_A_VALUE = (
    r"(?:the )?(?:\w+ )?(?:spelling|name|surname|date|day|age|figure|number|headline|title|byline|location"
    r"|amount|year|attribution"
    r"|price|percentage|toll|total|paragraph|quote)\b"
)
PLACE_IN_TEXT = (
    r",? ?\b(?:in|throughout) (?:the )?(?:headline|lead|lede|byline|dateline)?(?:,? and )?(?:in )?(?:the )?"
    r"(?:paragraphs? \d+(?:(?:,| and|-) ?\d+)*|paras? \d+|(?:first|second|third|fourth|fifth|sixth|last|final"
    r"|\d+(?:st|nd|rd|th)) (?:paragraph|reference|sentence))\b"
    r"|(?<=corrects )(?:headline|(?:first|second|third|last) paragraph)(?: and (?:headline|(?:first|second"
    r"|third|last) paragraph|paragraphs? \d+))?"
)
NO_NAME = (
    r"the|an?|it|its|he|she|his|her|they|their|there|this|that|these|those|in|on|at|of|by|for|from|as|and|but"
    r"|not|because|due|to|we|our"
    r"|mr|mrs|ms|miss|dr|sgt|col|gen|capt|cllr|earlier|previous|an earlier|correction|clarification|update"
    r"|after|since|when|while|according"
    r"|also|both|all|one|some|sir|owing|corrects|adds|updates|councillor|superintendent"
)
AROUND_A_VALUE = (
    r"^(?:(?:about|only|just|actually|in fact|that|to|as|on|in|at|by|the|an?|of|for|from|with|being|his|her"
    r"|its|their|saying|(?:said|made|spoken|written|taken) by)\s+)+"
    r"|[\s,;:]+$"
    r"|,? (?:as|in) (?:we|an? |our|the (?:earlier|previous|original|article|story|report|headline|caption)"
    r"|originally|previously|initially|stated|reported|was|had|first|this|it was|it had)\b.*$"
    r"|,? (?:as )?(?:originally|previously|initially|incorrectly) (?:stated|reported|said|written|published).*$"
)

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()

SMALL = frozenset(
    "a an the of in on at to by for from with as and or that is was are were be been had has have".split()
)

# Words of every notice, and of grammar: they say nothing of what a notice is about.
NO_TOPIC = SMALL | frozenset(
    "correction clarification update updated editor note retraction refile earlier previous version article"
    " story report piece post"
    " headline caption this these those there their its his her our your has have had been being was were not"
    " but also which who whom"
    " whose what when where while since after before because due editing error mistake misstated misspelled"
    " misspelt misidentified"
    " misattributed misquoted overstated understated omitted incorrectly wrongly mistakenly erroneously"
    " inaccurately incorrect wrong"
    " inaccurate said say stated reported referred identified described named gave given amended corrected"
    " edited changed revised"
    " clarified removed added include included reflect show clarify correct fix fixe spelling spelled name"
    " surname first number figure date"
    " day age title role location amount value quote quotation attributed statement we regret apologise"
    " apologize should would could"
    " will may can more about into over than then they them she him you all any some only now new information"
    " additional detail"
    " comment paragraph published publication online print page january february march april june july august"
    " september october"
    " november december monday tuesday wednesday thursday friday saturday sunday readers reader text reference"
    " make clear"
    " one two out are for and the from with that does did".split()
)

# What a notice that names no value says it is about, and the slots of the changes that can be meant.
TOPIC_SLOTS = (
    (
        r"\bmisspell|\bmisspelt|\bspelling\b|\btypo",
        ("name", "spelling", "typography", "headline", "place", "role", "quote_altered"),
    ),
    (
        r"\bmisidentif|\bmisnam|\b(?:sur|first |last |full )?names?\b(?! of the)",
        ("name", "spelling", "role", "place", "quote_reattributed", "attribution", "headline"),
    ),
    (
        r"\bmisattribut|\battribut(?:ed|ion)|\bquot(?:e|ed|ation)\b|\bmisquot",
        ("attribution", "name", *(f"quote_{fate}" for fate in ("reattributed", "altered", "removed", "added"))),
    ),
    (
        r"\b(?:number|figure|toll|amount|percentage|total|price|cost|sum|size|length|height|population|rate|age)s?\b"
        r"|\boverstat|\bunderstat",
        ("number", "quantity", "headline", "quote_altered"),
    ),
    (
        r"\b(?:dates?|weekday|day of|time of|when|timing|year in which|month)\b",
        ("date", "headline", "status"),
    ),
    (
        r"\b(?:titles?|roles?|job|position|rank|affiliation|employer)\b(?! of the (?:book|film|song|play|album"
        r"|show))",
        ("role", "name", "attribution"),
    ),
    (r"\b(?:location|where|place|city|town|county|district)\b", ("place", "name")),
)

# Counts that only grow while a story runs, and counts that go either way.
GROWING_COUNT = (
    r"\b(?:dead|died|dies|deaths?|killed|kills?|toll|bodies|injured|wounded|hurt|casualt(?:y|ies)|victims"
    r"|arrest(?:s|ed)|detained"
    r"|rescued|recovered|admitted|treated|raised|signatures|signed up|votes counted|cases|infected|sickened"
    r"|hospitali[sz]ed"
    r"|destroyed|burn(?:ed|t)|donated)\b"
)
MOVING_COUNT = (
    r"\b(?:missing|unaccounted|without (?:power|water|electricity|heat)|evacuat\w+|displaced|stranded|trapped"
    r"|shelter(?:s|ing)?|sheltering"
    r"|in hospital|homeless|contained|taking part|deployed|crews?|firefighters|helicopters|so far|as of|by"
    r" (?:noon|midnight|midday|(?:early |late )?(?:morning"
    r"|afternoon|evening))|latest|at least|shares|magnitude-?\d?)\b"
)
LOOSE_AMOUNT = (
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|more than|over|up to|at least|under|fewer"
    r" than|less than|close to|an estimated"
    r"|as many as|dozens|scores|hundreds|thousands|several|a few|many)\b"
)
NEW_DATE = (
    r"\b(?:postpon|reschedul|delay|brought forward|moved (?:to|from|back|forward)|put (?:off|back)|push(?:ed)?"
    r" back|extend|adjourn|earlier than|later than)\w*"
)
NEWS_OF_CHANGE = (
    r"\b(?:now|since|has risen|rose|raised|climbed|fell|dropped|grew|increased|later|revised|replaced"
    r"|succeeded|instead|new figures?|new total)\b"
)
CONFIRMED = r"\b(?:confirmed|confirms|announced|verified|ruled|convicted|pleaded|formally|officially|identified)\b"

# Words that leave no room for less: "all" and "some" cannot both have been meant.
WHOLE = r"\b(?:all|every\w*|each|both|no|none|nobody|no one|always|never|entire|whole)\b"

# What happens next to people and things a story is about.
HAPPENED = (
    r"\b(?:was|were|has been|have been|had been|is|are)? ?(?:found|freed|released|arrested|charged|convicted"
    r"|acquitted|rescued"
    r"|identified|died|resigned|reopened|elected|dismissed|withdrawn|approved|rejected|blocked)\b"
)
