"""The words with which notices set a right value against a wrong one."""

from __future__ import annotations

from services.newsroom.lexicon.notices import ANY_PIECE, DONE, MISSAID, MONTH, STAMP, WRONGLY

NOT = (
    r"(?:not|rather than|instead of|as opposed to|sted|nicht|niet|non(?= \d)|no(?= \d)|et non(?: pas)?|y no|e não"
    r"|e non|en niet|ikke"
    r"|inte)"
)
ALTER = r"(?:chang|correct|amend|fix|revis|updat|alter|adjust|rais|lower|mov)\w*"
TAKEN = (
    r"(?:appeared|mislabell?ed|misidentified|misstated|misnamed|misreported|misattributed|mistook|described"
    r"|identified|referred to"
    r"|listed|named|gave|given"
    r"|characteri[sz]ed|mischaracteri[sz]ed|labell?ed|put|stated|reported|called|cited|credited|attributed"
    r"|dated|translated)"
)
STATED = (
    r"(?:said|says?|stat(?:ed|es?|ing)|report(?:ed|s|ing)?|refer(?:red|s) to|call(?:ed|s)|suggest(?:ed|s)"
    r"|impli(?:ed|es)"
    r"|imply|claim(?:ed|s)|indicated|showed|noted|gave|put|included|wrote|quoted|asserted|placed|had|used|contained"
    r"|spelled|spelt|rendered|printed|read|referenced|mentioned|cited|dated|located)"
)
WRONG_HERE = (
    rf"{WRONGLY}|{MISSAID}|\b(?:previously|originally|initially|earlier|previous|original|initial|mistake|error)\b"
    rf"|\bin (?:an?|our) (?:\w+ )?{ANY_PIECE} (?:on|about|of|published)\b"
    r"|\b(?:was|were) (?:given|named|listed|described|identified|referred to|rendered|spell?ed|spelt|said to be) as\b"
    rf"|\bwe (?:said|reported|stated|referred)|\bthis {ANY_PIECE} (?:said|gave|stated|described|referred|reported)"
)
# What a clause was wrong about, where it does not say what it said: "referred incorrectly to the training of".
TOPIC = (
    r"(?:to )?(?:(?:the|his|her|its|their|an?|some|one|part|several|[\w.’'-]+[’']s?) (?:of (?:the|his"
    r"|her) )?(?:[\w-]+ ){0,2}?"
    r"(?:role|training|titles?|names?|surname|ages?|dates?|days?|years?|months?|times?|timing|location|number"
    r"|amount|position"
    r"|status|terms|relationship|identity|identities|details?|nature|extent|size|source|affiliation|circumstances"
    r"|history"
    r"|ownership|outcome|result|order|cause|place|reason|way|point|aspect|spelling|gender|pronouns?|occupation|rank)"
    r"\b(?: (?:of|that|in|at|on|for|by|when|where)\b|$)|(?:when|where|how|which|whose|what|why|who"
    r"|whether)\b)(?!.* as\b)"
)
# The piece as subject of what it said: "An article in Tuesday's paper said".
PIECE_SAID = rf"(?:in )?(?:an?|the|our|this|[\w]+day['’]s|yesterday['’]s) (?:[\w’'-]+ ){{0,3}}?{ANY_PIECE}\b(?! now\b)"
# Clauses that tell of something missing or of a wrong value they do not name.
NOT_WRONG_ITSELF = (
    r"\bdid(?: not|n['’]t)\b|\bomitted\b|\bleft out\b|\bfailed to\b|\bshould have\b"
    r"|\b(?:an? |the |its |(?<=included )|(?<=contained )|(?<=gave )|(?<=had ))(?:wrong|incorrect|inaccurate"
    r"|outdated|mistaken) (?!as\b)\w+(?! as\b)"
)
SHOULD = (
    r"(?:should (?:have )?(?:said|read|say|be|been|stated|is|was)"
    r"|should have (?:identified|described|named|listed|called|credited|given|referred to|spelled)(?: .+? as)?"
    r"|(?<=corrected )to (?:say|show|reflect|read|state)|(?<=amended )to (?:say|show|reflect|read|state)"
    r"|(?<=[sd] )to (?:say|show)|the correct [\w ]+? (?:is|was|are|were)|corrected to(?! (?:say|show|reflect"
    r"|read|state|add|remove|fix|correct|clarify|include|delete|note|make|give|attribute|identify|update|restore"
    r"|change)))"
)
GIVE = r"(?:give|identify|describe|list|name|refer to|spell|credit|attribute)"
SHOWING = r"^(?:say|show|reflect|read|state)(?: that)? "
BE = (
    r"(?:is|are|was|were|has been|have been|had been|came to|totals|totalled|will be|took place|happened"
    r"|occurred|lies|stands)"
)
# A pronoun and what it did: "In fact he resigned", "They remained open".
DOES = (
    r"(?:in fact|actually|in reality|instead),? (?:he|she|it|they|there|the [\w-]+(?: [\w-]+)?) (?P<right>\w+.*)"
    r"|(?:he|she|it|they) (?!is\b|are\b|was\b|were\b|did\b|do\b|does\b|has\b|have\b|had\b)(?P<right_>\w+.*)"
)
OTHER_MATTER = (
    rf"(?:an? )?(?:earlier|previous) version|this {ANY_PIECE}|we (?:regret|apologi)|the (?:error|mistake)|it had\b"
    r"|(?:it|this|these|they|that|the \w+) (?:has|have|was|were) (?:since |now )?(?:been )?"
    r"(?:corrected|amended|removed|updated|changed|deleted|withdrawn)"
    r"|(?:this|that|it|which|the \w+)(?: \w+)? (?:was|is|were|are) (?:\w+ )?(?:incorrect|wrong|untrue|false|inaccurate"
    r"|not (?:true|correct|so|the case))\b|(?:it|he|she|they|this|that) (?:did|does|do|was|is|were) not\b"
)
ABOUT_A_VALUE = (
    r"(?:the )?(?:\w+ )?(?:spelling|name|surname|date|day|age|figure|number|headline|title|byline|location"
    r"|amount|year|attribution"
    r"|price|percentage|toll|total|paragraph|quote)\b"
)
PLACE_IN_TEXT = (
    r",? ?\b(?:in|throughout) (?:the )?(?:headline|lead|lede|byline|dateline)?(?:,? and )?(?:in )?(?:the )?"
    r"(?:paragraphs? \d+(?:(?:,| and|-) ?\d+)*|paras? \d+|(?:first|second|third|fourth|fifth|sixth|last|final"
    r"|\d+(?:st|nd|rd|th)|lead|main) (?:paragraph|reference|sentence|graphic|chart|table|caption|photo\w*|picture"
    r"|image|map"
    r"|item|line|slide))\b"
    r"|,? ?\bin (?:the )?(?:headline|lead|lede|byline|dateline)(?=[)\s.]*$)"
    r"|(?<=corrects )(?:headline|(?:first|second|third|last) paragraph)(?: and (?:headline|(?:first|second"
    r"|third|last) paragraph|paragraphs? \d+))?"
)
# Brackets that say where and when something stood: (News, page 4, May 3), (Corrected on May 3).
ASIDE = (
    rf"(?<=[^\s(\[])\s+\((?:[^()]*\b(?:page|pp?\.?) ?\d[^()]*"
    r"|(?:corrected|updated|published|posted|amended|edited)\b[^()]*"
    rf"|[^()]*?,? ?{MONTH} \d[^()]*|[^()]*\d{{1,2}} {MONTH}[^()]*)\)"
)
# Words within one clause that go over from what was wrong to what is right.
TURN = r",? (?:but|when|where|whereas|while|though|although|and|which) (?:in fact |actually |it )?"
MEANT = r"(?P<right>.+?) (?:was|is|were) (?:meant|intended)"
MENDED = (
    r"(?:it |this |that )?(?:has |have |had )?(?:since |now )?(?:been |was |were )?(?:amended|corrected|changed"
    r"|updated)"
    r" to (?:say |show |reflect |read |state )?(?:that )?(?P<right>.+)"
)
# Clauses that every notice may end with, which state no value.
STOCK = (
    rf"(?:{STAMP}[\s,.:–-]*)+"
    rf"|(?:(?:the|this|that|these|an?|our|both)? ?(?:\w+ ){{0,3}}?(?:{ANY_PIECE}|versions?|errors?|mistakes?|slips?"
    rf"|copy)"
    r"|it|this|that|these|both)(?: (?:above|below|online))?,? (?:is|has|have|was|were)(?: since| now| also"
    r"| subsequently"
    rf"| been| both)*,? (?:{DONE})(?: online| accordingly| above| here| (?:on|at) [^,]{{1,30}}| to reflect (?:this"
    rf"|that)"
    r"|,? and (?:we|the) .*)?"
    r"|(?:we|the [\w ]{1,40}?|\w+)(?: would like to| wish(?:es)? to| sincerely| deeply)? (?:regrets?|apologi[sz]es?"
    r"|(?:are|is) (?:very |deeply )?sorry)\b.*"
    r"|we are happy to (?:make (?:this|that|it) clear|set the record straight|correct (?:this|the record))"
    r"|(?:wir haben|der fehler|le texte|nous avons|el error|o texto|het artikel)\b.*\b(?:korrigiert|berichtigt"
    r"|corrigé|"
    r"corregid[oa]|corrigid[oa]|aangepast|gecorrigeerd)"
)
NO_NAME = (
    r"however|but|instead|actually|although|though|rather|then|later|neither|no|yes|only|subsequent|other|the|an?"
    r"|it|its|he|she|his|her|they|their|there|this|that|these|those|in|on|at|of|by|for|from|as|and|but"
    r"|not|because|due|to|we|our"
    r"|mr|mrs|ms|miss|dr|sgt|col|gen|capt|cllr|earlier|previous|an earlier|correction|clarification|update"
    r"|after|since|when|while|according"
    r"|also|both|all|one|some|sir|owing|corrects|adds|updates|councillor|superintendent"
)
AROUND_A_VALUE = (
    r"^(?:(?:(?:it|he|she|they|there)(?: (?:is|was|are|were)|['’]s|['’]re)|is|are|was|were|about|only|just|actually"
    r"|in fact|that|to|as|on|in|at|by|the|an?|of|for|from|with|being|his|her"
    r"|its|their|saying|(?:said|made|spoken|written|taken) by)\s+)+"
    r"|[\s,;:]+$"
    rf"|,? and (?:has|have|was|were) (?:since |now )?(?:been )?{DONE}\b.*$"
    r"|,? (?:as|in) (?:we|an? |our|the (?:earlier|previous|original|article|story|report|headline|caption)"
    r"|originally|previously|initially|stated|reported|was|had|first|this|it was|it had)\b.*$"
    r"|,? (?:as )?(?:originally|previously|initially|incorrectly) (?:stated|reported|said|written|published).*$"
)
# Short words whose full stop ends no clause.
WITH_A_STOP = (
    "Mr", "Ms", "Dr", "St", "Mrs", "Sgt", "Col", "Gen", "Rep", "Sen", "No", "Lt", "Capt", "Gov", "Rev", "Prof", "Hon",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mt", "Ft", "Ave", "vs", "Jr",
)  # fmt: skip
