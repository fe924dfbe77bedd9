"""The words with which notices set a right value against a wrong one."""

from __future__ import annotations

from services.newsroom.lexicon.notices import ANY_PIECE, MISSAID, WRONGLY

NOT = r"(?:not|rather than|instead of|as opposed to|sted)"
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
    rf"|\bin (?:an?|our) (?:\w+ )?{ANY_PIECE} (?:on|about|of|published)\b"
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
    r"|,? ?\bin (?:the )?(?:headline|lead|lede|byline|dateline)(?=[)\s.]*$)"
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
