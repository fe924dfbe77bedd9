"""The grammar of a notice without a label: roles, and the forms they stand in.

A newsroom tells of a change in its own text. So a notice holds, in one of a few orders, a word for that text (`this`,
`earlier`, `published`) or for the newsroom (`we`, `paper`), and a word for what was wrong (`fault`) or what was done
(`done`). A new form of notice is one line in FORMS, and a row in tests/cases/notices.yaml.

In a form, {role} stands for the words of a role, and … for some words without a semicolon. A form is matched at the
beginning of a sentence, or behind what leads in to it ("Because of an editing error,"); anywhere in it where the form
begins with …. What stands in quotation marks is never read.
"""

from __future__ import annotations

import re
from itertools import islice

from services.newsroom.lexicon import notices as lex
from services.newsroom.lexicon.notices_abroad import ABROAD
from services.newsroom.notices.words import later

_DAY = rf"(?:{lex.MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {lex.MONTH})"
_DATED = rf"(?:on (?:page \w+|{lex.WEEKDAY}|{lex.MONTH})|last (?:week|month|{lex.WEEKDAY})|yesterday|{_DAY})"
_WHEN = rf"(?:{lex.WEEKDAY}|yesterday|(?:last|this) (?:week|month|{lex.WEEKDAY}))"
_ISSUE = r"(?:edition|issue|paper|newspaper|magazine|supplement|section|print edition|e-?mail|newsletter)s?"
_THE_PIECE = (
    r"the (?:\w+ )?(?:(?:news|photo|picture|original) )?"
    r"(?:article|story|headline|sub-?heading|standfirst|caption|infographic|factbox|live ?blog|obituary|op-ed)s?"
)
_THIS = rf"(?:this|our) (?:[\w’'.]+[ -]){{0,3}}?{lex.ANY_PIECE}\b(?! of (?!\d|{lex.MONTH}))"
_EARLIER = (
    r"(?:an?|the|some|our|in an?|as an?)? ?(?:earlier|previous|prior|original|initial|first|older|early|print|online"
    r"|audio|web|broadcast|published)(?:,? (?:published|online|print|web|audio|original|early)){0,2}"
    r" (?:versions?|editions?|drafts?|iterations?)"
)
_OWN = rf"(?:{_THIS}|{_THE_PIECE}|an? (?:photo |picture )?(?:caption|headline|graphic|chart|map) (?:with|on|to) {_THIS})"

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
        rf"|(?:{_WHEN}|{lex.MONTH} \d+)['’]s (?:\w+ ){{0,3}}?(?:{lex.ANY_PIECE}|{_ISSUE}))\b"
    ),
    # A part of a paper that nobody else has: a headline, a caption, an obituary.
    "own piece": rf"(?:the|an?|our|{_WHEN}['’]s) (?:\w+ )?{lex.OWN_PIECE}",
    "issue": rf"(?:(?:{_WHEN}|the {lex.MONTH} \d+)(?:['’]s)?|some|early|late|the first) (?:\w+ ){{0,2}}?{_ISSUE}",
    "about": r"(?: (?:on|in|of|about|for|from|with|that|accompanying|published|above|below)\b[^;:]{0,140}?)?,?",
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
        rf"(?:an?|the|our) (?:\w+ ){{0,2}}?(?:article|story|report|column|item|brief|caption|obituary|editorial|review)s?"
        rf" (?:that (?:ran|appeared) |published |headlined [^;]{{2,60}}? )?(?:{_DATED}|\([^()]{{3,140}}\)"
        rf"|(?:in|on the front page of) {_WHEN}['’]s)"
    ),
    "is": r"(?:it|he|she|they|there|the [\w-]+(?: [\w-]+)?) (?:in fact |actually )?(?:is|are|was|were|will|has|have|does|did)\b",
    "answer": (
        r"(?:(?:it|this|that|these|he|she|they|the [\w ]{2,30}?) (?:should (?:have )?(?:been|said|read|be)\b"
        r"|(?:was|is|were|are) (?:incorrect|wrong|untrue|not (?:true|correct|the case|so))\b)|the correct\b)"
    ),
    "when": _WHEN,
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
    "done": rf"{lex.DONE}\b(?! (?:daily|every|regularly))",
    "purpose": rf"(?:to {lex.PURPOSES}|after publication|since publication|because)\b",
    "part": (
        r"(?:spelling|headline|caption|byline|date|name|figure|number|title|age|location|quote|quotation|link"
        r"|(?:photo |picture )?credit|attribution|misspelling|typo|wording|passage|reference|sentence|paragraph)s?"
    ),
    "slip": r"(?:errors?|mistakes?|mix-ups?|slips?|confusion|misunderstanding|inaccurac(?:y|ies)|misidentification"
    r"|misattribution|misquotation|omissions?|oversight)",
}  # fmt: skip

FORMS = (
    # The text names itself, and what was wrong in it or done to it, in either order.
    r"{earlier of this}",
    r"…{earlier} of {this}",
    r"…{this}{of it} {was} {done}",
    r"…(?:of|in|with|on|for|from|to|accompanying|accompanied|above) {this}…{was} {done}",
    r"…(?<!\bin ){this}…{fault}",
    r"in {this}\b…(?:{we} {fault}|{wrongly} {said}|{missaid})",
    r"(?:shortly |soon |\w+ \w+ )?{afterwards}\b",
    r"…{this}(?: had)? {before} {said}",
    r"(?:{before}|as (?:first|originally|initially) published),? {this} {said}",
    r"…{was} (?:{done}|added|inserted|restored)…(?:from|in|to|of|on|throughout|with|above|below) {this}",
    r"…{fault}…(?:in|from|on|of|with) (?:{this}|{earlier}\b(?! of))",
    r"{this} (?:corrects|clarifies|updates|is no longer available)\b",
    r"this (?:version|update|correction) (?:of [^;]{2,40} )?(?:corrects|updates|clarifies|adds|removes|fixes)\b",
    r"this is (?:an?|the) (?:corrected|updated|amended|revised|edited) version of (?:an? |the |this |our )?{piece}\b",
    # An earlier version, where nothing says of what: it said, misstated, referred to
    r"{earlier}(?:,? (?:also|that [\w ]+?|published [\w ]+?))?,? (?:{fault}|said|stated|reported|referred to)\b",
    r"a(?:n earlier|n original| previous) (?:headline|caption|sub-?heading|standfirst|graphic|map|chart)…{this}",
    r"{earlier} of (?:the )?(?-i:[A-Z])[\w’'&.-]+(?: [\w’'&.-]+){0,4}? {missaid}",
    # "The story", "the headline": of this paper only when it says what was wrong or why it was changed.
    r"{the} (?:had )?(?:{before} )(?:{said}|{fault})\b",
    r"{the} {was} (?:corrected|retracted|withdrawn|{done} {purpose})",
    r"(?:story|article|post|headline|caption) {was} (?:corrected|amended|clarified|updated)\b",
    r"(?:story|article|post|headline|caption) (?:now )?(?:updated|corrected|amended|clarified)\b",
    r"(?:updated|corrected|amended)(?: (?:on|at) [^;:.]{3,40}?)? (?:with|to (?:add|{purposes})|(?:the )?spelling|version)\b",
    r"the original {piece} (?:{said}|{missaid})\b",
    r"{own piece}{about} (?:{fault})\b",
    # A piece that says where it stood, and an issue of the paper.
    r"{published}…{fault}",
    r"(?:in )?our {piece}\b…(?:said|stated|reported|referred to)\b(?!,)",
    r"(?:in|on) (?:{published}|{issue}|page \d+|{when}(?:['’]s \w+)?)\b…(?:{we} {said}|{fault})\b",
    r"(?:in|on) (?:{own piece}|{earlier} {piece}) (?:on|published|about|headlined)\b…(?:{we} {said}|{fault})\b",
    r"in (?:some|early|late|the first) (?:print )?(?:editions?\b(?! of)|copies of {issue})[^;]{0,40}?,",
    r"(?:an?|our|in an?) (?:\w+ )?{piece}\b[^;]{0,100}?{reference}",
    r"…{was} (?:\w+ )?(?:{fault}|{wrong})…(?:in|from|on) (?:{published}|{issue})",
    r"an? {wrong}…{was} {given}…(?:in|from|on) (?:{published}|{issue})",
    r"…{day and page}",
    # The newsroom names itself: we misspelled, we regret the error, The Courier has retracted this article.
    r"{we} (?:{fault}|{said} {wrongly})\b",
    r"{paper} (?:{wrongly} {said}|{missaid}|{said} {wrongly})\b",
    r"{we} (?:{said})\b…\((?:[^()]*, )?[^()]*\d\)",
    r"{we} (?:{said}) (?:in (?:our|an?|the) (?:\w+ )?(?:leader|{piece})|on page \d)",
    r"{we} (?:corrected|amended|updated|changed|removed|fixed|clarified)…(?:in|of|from|to|on) {this}",
    r"{we} (?:corrected|amended|updated|changed|removed|fixed|clarified) (?:the|a) (?:\w+ )?(?:{part}|chart|map|graphic|table|copy|story|article"
    r"|piece|post)\b",
    r"{house} ?(?:ha(?:s|ve) )?(?:since |now |also )?(?:corrected|retracted|withdrawn|removed|updated|amended|unpublished"
    r"|clarified|edited|deleted|changed|revised|(?:is|are) (?:retracting|withdrawing|removing)) (?:{this}|the headline"
    r"|the caption)",
    r"{paper} ?(?:sincerely |deeply |would like to |wish(?:es)? to )?(?:apologi[sz]es?(?: to [^;]{2,80}?)?"
    r"(?: unreservedly)?(?: for)?|regrets?|(?:is|are) (?:very |deeply |truly )?sorry for)"
    r" (?:(?:the|this|these|any|our|all) )?(?:\w+ ){0,2}?{slip}",
    r"{paper} ?accepts? (?:that|there)\b.*\bapologi[sz]e",
    r"we got (?:it|this|that|[^;,.]{2,40}) wrong\b(?!,)",
    r"…\bwe are happy to (?:clarify|make (?:this|that|it|the position) clear)\b",
    r"we (?:are happy|would like|want|wish) to (?:clarify|make (?:it )?clear|point out|correct)\b",
    r"we have been asked (?:by [^;]{2,60} )?to (?:clarify|make (?:it )?clear|point out|state)\b",
    r"[^;:]{2,60} has asked us to (?:clarify|make (?:it )?clear|point out)\b",
    r"(?:contrary|further) to (?:(?:our|this|an?) (?:\w+ )?{piece}|what (?:we|{this}))\b",
    # X, not Y, as we had said.
    r"…\b(?:not|rather than|instead of)\b…,? as (?:{we} (?:had|have|{said}|{before})|{said} in\b|(?:an )?(?:earlier"
    r"|previous)|(?:this|the|our) {piece} (?:{said}|{before})"
    r"|(?:was )?(?:originally|previously|first|initially|{wrongly}) (?:{said}|published|written|given)"
    r"|(?:stated|reported|published|given|captioned)(?: in\b|(?=[.,;)]|$)))",
    # The fault alone: because of an editing error, ...
    r"{owing} an? (?:{editing} {slip}|{slip} (?:in|during) (?:the )?(?:editing|production|transcription|reporting))",
    # What was done alone: a correction was made, the spelling of her name has been corrected.
    r"(?:a|this) (?:correction|clarification|retraction) (?:was|has been) (?:made|added|appended) (?:on|to|at|in)\b",
    r"correction (?:appended|added)\b",
    r"the {part}\b[^.;:,]{0,80}? (?:has|have) (?:since |now |also )?been (?:corrected|amended|fixed|changed|updated)"
    r"(?!.*\b(?:said|says)\b)",
    r"(?:the|this) (?:error|mistake|misspelling|{part}) (?:has|have) been (?:corrected|removed|amended|deleted|taken out)"
    r" (?:from|in) (?:this|the) (?:\w+ )?(?:article|story|piece|post|headline|version|text)",
    r"the wording (?:of|in) (?:the|this) (?:\w+ )?(?:{part}|article|story) {was} {done}",
    r"(?:all )?(?:references?|mentions?) (?:to|of) [^;]{2,80} ha(?:s|ve) been (?:changed|corrected|amended)\b",
    r"last updated\b[^;:]{0,40}: [^;]*\bha(?:s|ve) been (?:changed|corrected|amended|updated)\b",
    # Wires, in small letters.
    r"story (?:corrects|updates|clarifies)\b",
    r"(?:refil(?:es|ing|ed)|updates|recasts) (?:to|with|after)\b",
    r"corrects (?:to (?:show|say|reflect)|that|(?:the )?(?:{part}|day|dateline|attribution))\b",
    r"(?:the|this) (?:story|article|report|photograph|photo)\b[^;]{0,80}? (?:has been|is) withdrawn",
    r"(?:attention|note to),? (?:editors|clients|subscribers)\b.*\b(?:disregard|do not (?:use|publish|run))\b",
)  # fmt: skip
"""The forms. The order says nothing."""

ROLES |= {
    "piece": lex.ANY_PIECE,
    "purposes": lex.PURPOSES,
    "editing": lex.EDITING_ERROR,
    "owing": r"(?:because of|due to|owing to|as a result of|through|following|in|based on)",
}

ACROSS = (
    # Two sentences that only together tell of a change.
    r"{this} {was} (?:first |originally )?(?:published|posted)\b[^;]{0,80}?\.\s+(?:it|the {piece}|{this}) {was} {done}",
    r"(?:in )?(?:{published}|{this})…\b(?:{said}|given as)\b[^;]{0,120}?[.;]\s+{answer}",
    r"(?:in )?{dated piece}…\b{said}\b[^;]{0,120}?[.;]\s+{is}",
    r"we (?:have )?{said}\b[^.]{0,160}?[.;]\s+{answer}",
)

_GAP = r"[^;]{0,160}?"
_I = re.IGNORECASE
_QUOTED = later(r"[“\"][^“”\"]{2,}[”\"]|''.{2,}?''")
_DATELINE = later(r"[A-Z\u00c0-\u00de][\w .,/'’-]{1,40}\([A-Z]{2,9}\) [—–-]+ ")
_LEADS_IN = later(
    r"(?:because|due|owing|as|through|following|based|using|relying|in|on|at|for|citing|contrary|from|after|when|while"
    r"|although|with|earlier|yesterday|last)\b",
    _I,
)
_COMMA = later(r", ")

FURTHEST = 200
MOST_COMMAS = 4
"""Characters, and commas in them, that what leads in to a form has at most."""
_NO_NOTICE = later(lex.NO_NOTICE, _I)
_SAID_LAST = later(lex.SAID_LAST, _I)


def written_out(form: str) -> str:
    """A form as a regular expression."""
    for role, words in ROLES.items():
        form = form.replace("{" + role + "}", words)
    return form.removeprefix("…").replace("…", _GAP)


def _names_itself(form: str) -> bool:
    return "{this}" in form or "{earlier}" in form


# Those that begin with words of their own are one pattern, which fails at once; those that begin with any follow.
_AT_ONCE = later("|".join(f"(?:{written_out(form)})" for form in FORMS if not form.startswith("…")), _I)
_ANYWHERE = tuple(later(written_out(form), _I) for form in FORMS if form.startswith("…") and not _names_itself(form))
_WITH_ITSELF = tuple(later(written_out(form), _I) for form in FORMS if form.startswith("…") and _names_itself(form))
_ITSELF = later(rf"{ROLES['this']}|{ROLES['earlier']}", _I)
_ENGLISH = later(r"\bthe\b", _I)
_ACROSS = later("|".join(written_out(form) for form in ACROSS), _I)
_ABROAD = later("|".join(f"{own}|{done}" for _, own, done in ABROAD), _I)


def speaks(sentence: str, whole: str) -> bool:
    """Whether the newsroom speaks here of its own text and of a change in it. `whole`: to the paragraph's end."""
    words, further = unquoted(sentence.lstrip("([")), unquoted(whole.lstrip("(["))
    told = (
        any(_AT_ONCE.match(words, at) or _ACROSS.match(further, at) for at in _beginnings(words))
        or any(pattern.search(words) for pattern in _ANYWHERE)
        or (_ITSELF.search(words) and any(pattern.search(words) for pattern in _WITH_ITSELF))
        or (not _ENGLISH.search(words) and _ABROAD.search(words))
    )
    return bool(told) and not _NO_NOTICE.search(words) and not _SAID_LAST.search(words)


def _beginnings(words: str) -> list[int]:
    """Where a form may begin: with the sentence, or behind a dateline or the commas of what leads in to it."""
    dateline = _DATELINE.match(words)
    first = dateline.end() if dateline else 0
    if not _LEADS_IN.match(words, first):
        return [first]
    commas = [match.end() for match in islice(_COMMA.finditer(words, first, first + FURTHEST), MOST_COMMAS)]
    return [first, *commas]


def unquoted(words: str) -> str:
    """The words with a mark in place of each letter that stands in quotation marks."""
    return _QUOTED.sub(lambda match: match[0][0] + "▯" * (len(match[0]) - 2) + match[0][-1], words)
