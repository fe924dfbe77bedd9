"""The words that say what a notice is about, and what kind of change one is that no notice covers."""

from __future__ import annotations

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

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

# Words that speak of one matter: a notice of "the death toll" means the sentence that says who was killed.
ONE_MATTER = (
    r"(?:toll|deaths?|dead|died|dies|kill\w*|casualt\w+|victims?|fatal\w+|bodies)",
    r"(?:injur\w+|hurt|wound\w+)",
    r"(?:cost\w*|price\w*|pay|paid|salar\w+|wages?|earn\w*|fees?|fares?)",
    r"(?:ages?|aged|years?-old|born|birth\w*)",
    r"(?:votes?|voted|ballots?|turnout|poll\w*)",
    r"(?:score\w*|beat|won|wins?|lost|drew|goals?|points?)",
    r"(?:owns?|owned|owners?|ownership|belongs?)",
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
    r"|afternoon|evening))|latest|shares|magnitude-?\d?)\b"
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

# What follows on what: a later word of a row in the place of an earlier one is what has happened since.
STAGES = (
    ("wanted", "sought", "arrested", "detained", "questioned", "charged", "indicted", "tried", "convicted", "acquitted"
     , "sentenced", "jailed"),
    ("missing", "found", "rescued", "buried"),
    ("hurt", "injured", "wounded", "dying", "died", "dead", "killed"),
    ("lead", "leads", "led", "leading", "trail", "trailed", "level", "won", "lost", "drew", "beat"),
    ("proposed", "planned", "debated", "passed", "approved", "signed"),
    ("nominated", "named", "confirmed", "elected", "sworn in"),
    ("closed", "shut", "blocked", "reopened"),
    ("burning", "contained", "extinguished", "put out"),
)  # fmt: skip
# A match that goes on; a word that makes another office of one.
UNDER_WAY = r"\b(?:leads?|led|leading|trails?|trailed|level|half-?time|break|so far|interval|innings|first half|set)\b"
RANK = r"(?:deputy|vice|assistant|associate|acting|interim|junior|senior|chief|under|sub|co|honorary)\b"
