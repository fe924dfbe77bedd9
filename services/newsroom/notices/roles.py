"""The roles words play in a notice, as patterns: this text, an earlier version, the newsroom, what was wrong or done.

`forms` says in which order they stand. The words themselves are of `lexicon.notices`.
"""

from __future__ import annotations

from services.newsroom.lexicon import notices as lex

_DAY = rf"(?:{lex.MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {lex.MONTH})"
_DATED = rf"(?:on (?:page \w+|{lex.WEEKDAY}|{lex.MONTH})|last (?:week|month|{lex.WEEKDAY})|yesterday|{_DAY})"
_WHEN = rf"(?:{lex.WEEKDAY}|yesterday|(?:last|this) (?:week|month|{lex.WEEKDAY}))"
_ISSUE = r"(?:edition|issue|paper|newspaper|magazine|supplement|section|print edition|e-?mail|newsletter)s?"
_THE_PIECE = (
    r"the (?:\w+ )?(?:(?:news|photo|picture|original) )?"
    r"(?:article|story|headline|sub-?heading|standfirst|caption|infographic|factbox|live ?blog|obituary|op-ed)s?"
)
_THIS = (
    rf"(?:this (?:[\w’'.]+[ -]){{0,3}}?{lex.ANY_PIECE}\b(?! of (?!\d|{lex.MONTH}))"
    rf"|our (?:[\w’'.]+[ -]){{0,3}}?{lex.ANY_PIECE}\b)"
)
_EARLIER = (
    r"(?:an?|the|some|our|in an?|as an?)? ?(?:earlier|previous|prior|original|initial|first|older|early|print|online"
    r"|audio|web|broadcast|published)(?:,? (?:published|online|print|web|audio|original|early)){0,2}"
    r" (?:versions?|editions?|drafts?|iterations?)"
)
_OWN = (
    rf"(?:{_THIS}|{_THE_PIECE}|an? (?:photo |picture )?(?:caption|headline|graphic|chart|map) (?:with|on|to) {_THIS})"
)

ROLES: dict[str, str] = {
    # This article; the story (of the paper, where nothing else says whose).
    "this": _THIS,
    "the": _THE_PIECE,
    # An earlier version (of something); an earlier version of this article.
    "earlier": _EARLIER,
    "earlier of this": rf"{_EARLIER} of {_OWN}\b",
    # A piece that says where it stood: a story on Monday, an article (Harbour to close, 3 March, p7), Friday's column.
    "published": (
        rf"(?:(?:an?|the|our) (?:[\w’'.-]+ ){{0,3}}?{lex.ANY_PIECE}\b[^;]{{0,140}}?"
        rf"(?:{_DATED}|{_WHEN}['’]s \w+|\([^()]{{3,140}}\))"
        rf"|(?:an?|the|our) {_DAY},? (?:\w+ ){{0,3}}?{lex.ANY_PIECE}"
        rf"|(?:{_WHEN}|{lex.MONTH} \d+)['’]s (?:\w+ ){{0,3}}?(?:{lex.ANY_PIECE}|{_ISSUE}|(?-i:{lex.PAPER})))\b"
    ),
    # A part of a paper that nobody else has: a headline, a caption, an obituary.
    "own piece": rf"(?:the|an?|our|{_WHEN}['’]s) (?:\w+ )?{lex.OWN_PIECE}",
    "issue": (
        rf"(?:the (?:[\w’'&-]+ ){{1,3}}section (?:on |last )?{_WHEN}"
        rf"|(?:(?:{_WHEN}|the {lex.MONTH} \d+)(?:['’]s)?|some|early|late|the first) (?:\w+ ){{0,2}}?{_ISSUE})"
    ),
    # Not what another paper wrote: "a story in the Bulletin".
    "about": rf"(?! in (?:the )?(?:\w+ )?(?-i:{lex.PAPER})\b)"
    r"(?: (?:on|in|of|about|for|from|with|that|accompanying|published|above|below)\b[^;:]{0,140}?)?,?",
    "of it": (
        rf"(?:['’]s [\w ]{{3,30}}?|[,(][^;]{{0,80}}?| (?:about|on|from|by|of(?= \d| {lex.MONTH})|which|that|published"
        r"|posted|first|originally|in|description|title|headline|caption|summary|text|teaser|page)\b[^;]{0,80}?)?"
    ),
    # (Harbour to close, 3 March, page 7): where a piece stood, as only a paper says it of its own.
    "reference": rf"\([^()]{{0,140}}\b(?:{_DAY}\b[^()]*|(?:page |pp? ?)\d+)\)",
    "day and page": rf"\([^()]{{0,140}}{_DAY},? [^()]{{0,40}}?(?:page |pp? ?)\d+\)",
    "wrong": lex.WRONG,
    "given": lex.GIVEN,
    "dated piece": (
        rf"(?:an?|the|our) (?:\w+ ){{0,2}}?(?:article|story|report|column|item|brief|caption|obituary|editorial"
        rf"|letter|headline|map|chart"
        rf"|review)s?"
        rf" (?:that (?:ran|appeared) |published |headlined [^;]{{2,60}}? )?(?:{_DATED}|\([^()]{{3,140}}\)"
        rf"|(?:in|on the front page of) {_WHEN}['’]s)"
    ),
    "is": r"(?:it|he|she|they|there|the [\w-]+(?: [\w-]+)?) (?:in fact |actually )?(?:is|are|was|were|will|has|have"
    r"|does|did)\b",
    "answer": (
        r"(?:(?:it|this|that|these|he|she|they|the [\w ]{2,30}?) (?:should (?:have )?(?:been|said|read|be)\b"
        r"|(?:was|is|were|are) (?:incorrect|wrong|untrue|not (?:true|correct|the case|so))\b)|the correct\b)"
    ),
    "when": _WHEN,
    "day": _DAY,
    "we": r"we(?: have| had|['’]ve)?(?: since| now| also)?",
    "paper": rf"(?:we|(?:the )?(?:\w+ ){{0,3}}?(?-i:{lex.PAPER}|[A-Z]{{2,5}}\b))",
    "house": r"(?:we|(?:the )?(?:(?:of )?(?-i:[A-Z])[\w’'&.-]+ ?){1,4}?)",
    "fault": rf"(?:{lex.WRONGLY}|{lex.MISSAID})",
    "wrongly": lex.WRONGLY,
    "missaid": lex.MISSAID,
    "said": lex.SAID,
    "afterwards": (
        rf"(?:after|following|since) (?:the |first |initial )?(?:publication(?: of {_THIS})?"
        rf"|{_THIS} was (?:first )?published)"
    ),
    "before": r"(?:previously|originally|initially|at first|first|earlier)",
    "was": (
        r"(?:was|were|has|have|had|is being|has now|is|are)(?:,? (?:since|now|been|later|subsequently|also|first|again"
        r"|\w+ly|(?:published|posted)(?: [^.;]{0,40}? and)?(?: was| has been)?)){0,4},?"
    ),
    "done": rf"{lex.DONE}\b(?! (?:daily|every|regularly|by an?\b))",
    "measure": (
        r"(?:magnitude|amount|dose|count|total|score|price|cost|size|length|height|depth|width|distance|weight|rank"
        r"|percentage|share|rate|tally|toll|result|year|month|day|time|order|identity|description|definition"
        r"|translation"
        r"|conversion|address|label)s?"
    ),
    "purpose": rf"(?:to {lex.PURPOSES}|after publication|since publication|because)\b",
    "part": (
        r"(?:spelling|headline|caption|byline|date|name|figure|number|title|age|location|quote|quotation|link"
        r"|(?:photo |picture )?credit|attribution|misspelling|typo|wording|passage|reference|sentence|paragraph)s?"
    ),
    "slip": r"(?:errors?|mistakes?|mix-ups?|slips?|confusion|misunderstanding|inaccurac(?:y|ies)|misidentification"
    r"|misattribution|misquotation|omissions?|oversight)",
    "piece": lex.ANY_PIECE,
    "purposes": lex.PURPOSES,
    "editing": lex.EDITING_ERROR,
    "owing": r"(?:because of|due to|owing to|as a result of|through|following|in|based on)",
}  # fmt: skip
