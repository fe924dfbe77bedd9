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
    r"|recipe|summary|table|text|account|gallery|essay|editorial|entry|list|guide|brief|sidebar|panel|listing|calendar"
    r"|preview|recap|round-?up|blurb|teaser|segment|slide ?show|footnote|letter|box|digest|critique|notice"
    r"|web ?page|file|bulletin|briefing|tracker|alert|fact[- ]check"
    r"|crossword|puzzle|q&a|thread|visuali[sz]ation|cartoon|copy|advice|explanation)s?)"
)

# Words that say a statement was wrong.
WRONGLY = (
    r"(?:(?:incorrect|wrong|mistaken|erroneous|inaccurate|false|imprecise|incomplete|imperfect|ambiguous|mislead\w+)ly"
    r"|in error|by mistake)"
)
WRONG = r"(?:wrong|incorrect|inaccurate|erroneous|outdated|mistaken|misspell?ed|misspelt|false|misleading)"
# "had the wrong date", "used an outdated figure".
HAVING = (
    r"(?:gave|left|created|conveyed|had|used|included|contained|listed|carried|showed|cited|provided|stated|reported"
    r"|linked to|named|featured|identified|quoted|put|attributed|described|published|displayed)"
)
GIVEN = r"(?:given|used|included|listed|published|shown|printed|quoted|named|attached|cited|stated|reported)"
MISSAID = (
    r"(?:mis(?:stated|spell?ed|spelt|identified|attributed|quoted|characteri[sz]ed|reported|named|label?led|dated"
    r"|gendered|represented|calculated|translated|placed|described|took|used|stating|interpreted|printed|construed"
    r"|ranked|counted|titled|transcribed|phrased|credited|remembered)"
    r"|overstated|understated|confused|conflated|transposed|garbled|omitted|reversed the|mixed up|(?:was"
    r"|were) (?:reversed|transposed|swapped|switched|mixed up)"
    rf"|{HAVING} (?:(?:[^;,.]{{0,40}}? )?(?:an?|the|some|several|two) (?:\w+ )?)?{WRONG}(?= [\w“\"])"
    rf"|{WRONG} [\w’' ]{{2,40}}? (?:was|were|had been) {GIVEN}"
    r"|(?:contained|included|had|carried|introduced) (?:an? |several |some |two )?(?:\w+ )?(?:errors?|mistakes?"
    r"|inaccurac(?:y|ies)|typos?)"
    r"|should(?: instead)? have (?:said|read|been|stated|referred|named|described|given|noted|identified)"
    rf"|(?:was|were) {WRONG}\b|left out|failed to (?:say|note|mention|include|make clear))"
)
SAID = (
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
    r"|converted|given|dated|characteri[sz]ed|counted|wrote|omitted|contained|cited|mentioned|asserted)"
)

# Words for what was done to the text, and the kind of notice each makes.
DONE = (
    r"(?:amended|corrected|updated|edited|changed|revised|clarified|modified|altered|retracted|withdrawn"
    r"|removed|taken down"
    r"|refiled|re-filed|re-?uploaded|reposted|unpublished|deleted|rewritten|adjusted|fixed|redacted|reworded"
    r"|supplemented|appended"
    r"|replaced)"
)
KIND_OF_WORD = (
    (
        r"retract|withdr[ae]w|taken down|unpublish|\bkill(?:ed|s)? (?:this|the) (?:story|article)"
        r"|\bdisregard\b|\bpublished in error\b"
        rf"|\b(?:removed|taken down|deleted) this {ANY_PIECE}|this {ANY_PIECE} (?:was|has been) (?:removed"
        rf"|taken down|deleted)",
        "retraction",
    ),
    (r"re-?fil(?:e|ed|es|ing)\b|\bresend(?:s|ing)\b", "refile"),
    (
        r"\bclarif|\bfor clarity\b|\basked (?:by .+ )?to point out\b|\bmake (?:(?:this|that|it"
        r"|the position) )?clear(?:er)?\b",
        "clarification",
    ),
    (
        rf"correct|\b(?:earlier|previous|original|prior) (?:\w+ )?versions?\b|\bthe original\b"
        rf"|\berrat|\berror|\bmistake|\bfix|misspel|{WRONGLY}|{MISSAID}|inaccura|erroneous|\bhad (?:referred|said"
        rf"|stated|reported|described)|\bwrong|\bnot\b|\brather"
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
    r", (?:the |an? )?[\w .’'-]{2,50} (?:said|says|admitted|wrote|argued|acknowledged|conceded"
    r"|found|heard|ruled)(?: (?:on"
    r" )?\w+)?[.”\"]*\s*$"
    r"|, (?:the |an? )?[\w .’'-]{2,40} told [\w .’'-]{2,40}[.”\"]*\s*$"
    r"|, (?:said|says|admitted|argued|acknowledged|conceded) (?:the |an? )?[\w .’'-]{2,80}[.”\"]*\s*$"
)

# Labels that stand before a notice.
LABELS = (
    (
        r"(?:(?:a )?corrections?(?: ?(?:and|&|/) ?(?:clarifications?|amplifications?|apolog(?:y|ies))| (?:to"
        rf"|on) (?:this|our|the|an) [\w ]{{1,40}}?| to {ANY_PIECE})?"
        r"|corrected(?: version)?|errat(?:um|a)|corrigend(?:um|a)|amendment)",
        "correction",
    ),
    (r"(?:to clarify|clarifications?(?: ?(?:and|&) ?corrections?)?|amplification)", "clarification"),
    (r"(?:retraction(?: notice)?|retracted|withdrawn|story withdrawn|article withdrawn|withdrawal)", "retraction"),
    (r"(?:refiled?|re-file[ds]?)", "refile"),
    (r"(?:updated?|latest update|edit(?:ed)?(?: to add)?)", "update"),
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
    r" err(?:at|or)\w*|rettelse|rättelse"
     r"|leiðrétting|correzione|errata corrige|correção|correctie|oikaisu|sprostowanie|oprava|исправление"
     r"|поправка|виправлення|정정|訂正|更正|تصحيح|תיקון|erramos|rectificatie|oprettelse|korrigering",
     "correction"),
    (r"klarstellung|précision|aclaración|förtydligande|presisering|precisazione|esclarecimento|verduidelijking"
    r"|уточнение|уточнення|바로잡습니다",
     "clarification"),
    (r"anmerkung(?:en)? der redaktion|hinweis(?: der redaktion)?|anm\. d\. red\.?|transparenzhinweis"
     r"|note de la rédaction|ndlr|nota (?:de la redacción|del editor|da redação|do editor|della redazione"
     r"|dell['’]editore)"
     r"|n\. ?d\. ?r\.?|noot van de redactie|naschrift(?: redactie)?|redaktionel note|red\. anm\.?",
     "editors_note"),
    (r"aktualisierung|aktualisiert|nachtrag|mise à jour|actualisation|actualización|atualização|aggiornamento"
     r"|aanvulling|opdatering|oppdatering|uppdatering",
     "update"),
)  # fmt: skip

# Last words of the names of papers and agencies, which speak of themselves by name in their corrections.
PAPER = (
    r"(?:Times|Post|Gazette|Courier|Ledger|Bulletin|Journal|Tribune|Herald|News|Star|Globe|Chronicle|Press"
    r"|Mail|Telegraph"
    r"|Guardian|Observer|Echo|Sun|Record|Register|Examiner|Independent|Standard|Mirror|Express|Dispatch"
    r"|Sentinel|Review|Advertiser|Argus|Beacon|Daily|Weekly|Enterprise|Messenger|Monitor|Reporter|Inquirer|Voice"
    r"|Leader"
    r"|Advocate|Citizen|Democrat|Messenger|Packet|Pilot|Union|World|Banner|Eagle|Recorder|Republic|Republican"
    r"|Spectator)"
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
    r"(?:editing|reporting|production|transcription|translation|typographical|(?:editor|reporter|writer|printer|author"
    r"|copy ?editor|photographer|agency)['’]s|typing|proofreading|copy-?editing|formatting|technical|data|calculation"
    r"|captioning|layout|printing|graphics|photo|caption|spelling|publishing|source)"
)

# Sentences of the same words that tell of no change made here.
NO_NOTICE = (
    r"\b(?:names?|details) ha(?:s|ve) been changed\b|\bwill be (?:\w+ )?(?:updated|corrected|amended"
    r"|revised)\b|\b(?:developing|breaking) (?:news )?story\b(?! (?:that |which )?(?:has|was))"
    r"|contribut(?:ed|ing) (?:\w+ )?to this|(?:additional|further) (?:reporting|research|editing)"
    r"|\breport(?:ing|ed) by\b.*\bedit(?:ing|ed) by\b"
    r"|\bedited (?:and \w+ |lightly )?(?:for|from|and condensed)\b(?! (?:accuracy|correct))|condensed"
    r"|\b(?:review|read|comment|help|feedback|edit)\w*(?: \w+)? an? (?:earlier|previous) (?:version|draft)s? of\b"
    rf"|versions? of (?:this|our|the) [\w ]{{3,30}}? (?:first |originally |also )*(?:appear\w*|ran|was (?:first "
    rf"|originally "
    r"|previously |also )*(?:published|posted|presented|delivered|given|read)|is available|can be found)\b"
    rf"(?! in error)(?!.*\b(?:{WRONGLY}|{MISSAID}))"
    r"|\b(?:is|are) updated (?:\w+ )?(?:daily|weekly|hourly|regularly|every|as|automatically)"
)

# Words of wire services in front of a headline or a first paragraph.
WIRE = (
    (
        r"(?:STORY |ARTICLE |HEADLINE )?WITHDRAWN\b|STORY REMOVED\b|WITHDRAWAL\b(?= ?[-–—:])"
        r"|(?:(?:BULLETIN|URGENT) )?KILL\b(?= ?[-–—:]| KILL)|ADVISORY(?= ?[-–—:].*withdr)",
        "retraction",
    ),
    (r"(?:RPT|WRAPUP \d+|UPDATE \d+) ?[-–—] ?CORRECT(?:ED|S|ION)\b", "correction"),
    (r"ADVISORY(?= ?[-–—:].*\b(?:sted|correct))", "correction"),
    (r"RE-?FILE[DS]?\b ?[-–—:]|REFILES\b", "refile"),
    (r"CORRECT(?:ED|S|ION)\b(?: \([A-Z ]+\))?(?: ?[-–—:]|(?= [a-z\w]))|OFFICIAL CORRECTION\b", "correction"),
    (
        r"\d+(?:st|nd|rd|th) (?:Ld|Lead)[- ]Writethru\b|WRITETHRU\b|UPDATE \d+ ?[-–—:]|(?:UPDATES|ADDS"
        r"|RECASTS)\b(?= [a-z])",
        "update",
    ),
    (r"CLARIFIES\b", "clarification"),
)
# "(Corrects figure in paragraph 3 ...)", "Eds: Adds quotes" and their kin.
WIRE_VERBS = (
    (r"correct(?:s|ing|ed)\b|fix(?:es|ed)\b|remov(?:es|ed)\b|delet(?:es|ed)\b|chang(?:es|ed)\b"
    r"|amends\b", "correction"),
    (r"clarif(?:ies|ied|ying)\b", "clarification"),
    (r"re-?fil(?:es|ed|ing)\b|repeats to fix\b", "refile"),
    (r"updat(?:es|ed|ing)\b|adds\b|subs\b|recasts\b|rewrites\b|writes through\b", "update"),
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
