"""Is this sentence the opening of a notice, and of which kind?

A notice speaks of the text it stands in: by a label, by wire marks, or by naming "this"
" article", "an earlier version",
"we" together with what was wrong or what was done. A text that tells of other people's corrections is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from services.newsroom.lexicon import notices as lex
from services.newsroom.readings import NoticeKind

LEAD = re.compile(r"[\s*_•·▪●\-–—=~#>|/]*")
"""Marks before a notice: dashes of AP, the Guardian's bullet, asterisks, rules."""

_I = re.IGNORECASE
_STAMPS = rf"(?:[\s,(\[|/–—-]*{lex.STAMP})*[\s)\],]*"
_LABELS = tuple(
    (re.compile(rf"[(\[]?(?P<label>{words})\b{_STAMPS}(?P<end>[:–—|](?=\s|$)|\s-\s|:(?=\S)|\.?[)\]]?\s*$)", _I), kind)
    for words, kind in (*lex.LABELS, *lex.FOREIGN_LABELS)
)
_ANY_LABEL = re.compile(rf"[(\[]?(?:{'|'.join(words for words, _ in (*lex.LABELS, *lex.FOREIGN_LABELS))})\b", _I)
_WIRE = tuple((re.compile(words), kind) for words, kind in lex.WIRE)
_BRACKETED = tuple(
    (
        re.compile(
            rf"[(\[](?:this \w+ |story )?(?:{words})(?!"
            rf" by\b)",
            _I,
        ),
        kind,
    )
    for words, kind in lex.BRACKETED
)
_NO_NOTICE = re.compile(lex.NO_NOTICE, _I)
_OF_CHANGE = re.compile(lex.OF_CHANGE, _I)
_DONE = re.compile(rf"\b(?:{lex.DONE}|added)\b", _I)
_STAMP = re.compile(rf"^{_STAMPS}[.\s]*$", _I)
_KINDS = tuple((re.compile(words, _I), kind) for words, kind in lex.KIND_OF_WORD)

_SAID_LAST = re.compile(lex.SAID_LAST, _I)
_THIS = rf"(?:this|our) (?:[\w’'.]+[ -]){{0,3}}?{lex.ANY_PIECE}"
_THE = rf"the (?:\w+ )?{lex.OWN_PIECE}"
_EARLIER = (
    r"(?:an?|the|some|our|in an?|as an?)? ?(?:earlier|previous|prior|original|initial|first|older|print"
    r"|online|published)(?:,? (?:published|online|print|web|original))? (?:versions?|editions?|drafts?)"
)
_HOUSE = r"(?:we|(?:the )?(?:[A-Z][\w’'&.-]+ ){1,4})"
_BEFORE = r"(?:previously|originally|initially|at first|first|earlier)"
_AS_SAID = (
    r"(?:was )?(?:originally|previously|first|initially|incorrectly|wrongly|mistakenly|erroneously)"
    r" (?:stated|reported|said|published|written|given)"
)
_OWING = r"(?:because of|due to|owing to|as a result of|through|following|in|based on)"
_WAS = (
    r"(?:was|were|has|have|had|is being|has now|is)(?:,? (?:since|now|been|later|subsequently|also|first|again|\w+ly"
    r"|(?:published|posted)(?: [^.;]{0,40}? and)?(?: was| has been)?)){0,4},?"
)
_PURPOSE = rf"(?:to {lex.PURPOSES}|after publication|since publication|because)"
_OPENINGS = (
        # An earlier version of this article ...; a version of this story that ran in print misstated ...
        rf"{_EARLIER} of (?:{_THIS}|{_THE}|the {lex.ANY_PIECE} (?:above|below|{lex.WRONGLY}|{lex.MISSAID}))\b",
        rf"(?:a |the )?versions? of {_THIS}\b.{{0,120}}?\b(?:{lex.WRONGLY}|{lex.MISSAID})",
        rf"{_EARLIER},? (?:(?:also|that [\w ]+?|published [\w ]+?|{lex.WRONGLY}),? )?"
        rf"(?:{lex.MISSAID}|{lex.WRONGLY} {lex.SAID}|{lex.SAID} {lex.WRONGLY}|said|stated|reported|referred to)\b",
        rf"an? (?:earlier|previous|original) (?:headline|caption|sub-?heading|standfirst|graphic|map|chart)"
        rf" (?:on|of|for|to|with|in) {_THIS}",
        # This article was amended on ...; the story has since been corrected to ...; story updated to include ...
        rf"{_THIS}(?:[,(][^;]{{0,80}}?| (?:about|on|from|by|of|which|that|published|posted|first|originally"
        rf"|in)\b[^;]{{0,80}}?)?"
        rf" {_WAS} {lex.DONE}\b(?! (?:daily|every|regularly))",
        rf"{_THIS} (?:corrects|clarifies|updates)\b",
        rf"{_THE} (?:was|has|have|were)(?: (?:since|now|been|later|subsequently)){{0,3}}"
        rf" (?:corrected|retracted|withdrawn|{lex.DONE} {_PURPOSE})\b",
        r"(?:story|article|post|headline|caption) (?:has been |was |is )?(?:now )?(?:updated|corrected"
        r"|amended|clarified)\b",
        rf"(?:updated|corrected|amended) (?:with|to (?:add|{lex.PURPOSES})|(?:the )?spelling|version)\b",
        rf"{_HOUSE} ?(?:ha(?:s|ve) )?(?:since |now |also )?(?:corrected|retracted|withdrawn|removed|updated|amended"
        rf"|unpublished|clarified|edited|deleted|changed|revised|(?:is|are) (?:retracting|withdrawing"
        rf"|removing)) (?:{_THIS}|the headline|the caption)",
        r"(?:the|this) (?:story|article|report|photograph|photo)\b[^;]{0,80}? (?:has been|is) withdrawn",
        r"correction (?:appended|added)\b",
        # The headline misstated ...; an article on Tuesday about the ferry misspelled ...
        rf"(?:the|an?|our|{lex.WEEKDAY}['’]s|yesterday['’]s) (?:\w+ )?{lex.OWN_PIECE}"
        rf"(?: (?:on|in|of|about|for|from|with|that|accompanying|published|above|below)\b[^;:]{{0,140}}?)?,?"
        rf" (?:{lex.WRONGLY}\b|{lex.MISSAID})",
        rf"{_THIS}(?: [^;:]{{0,100}}?)?,? (?:{lex.WRONGLY}|{lex.MISSAID}|{_BEFORE} {lex.SAID})\b",
        rf"{_THE} (?:had )?{_BEFORE} {lex.SAID}\b",
        rf"(?:in|on) (?:an?|the|our|some|this) (?:earlier |previous )?(?:{lex.OWN_PIECE}|(?:earlier|previous)"
        rf" {lex.ANY_PIECE}"
        rf"|(?<=this ){lex.ANY_PIECE})\b[^;]{{0,160}}?,? (?:we|the (?:\w+ ){{0,2}}(?-i:{lex.PAPER})) (?:{lex.WRONGLY}"
        rf"|{lex.MISSAID}"
        rf"|{lex.SAID} {lex.WRONGLY})",
        rf"in (?:{lex.WEEKDAY}|yesterday|last week)['’]s \w+\b[^;]{{0,120}}? (?:{lex.WRONGLY}|{lex.MISSAID})\b",
        rf"we (?:said|stated|reported|wrote|suggested) (?:in (?:our|an?|the) (?:\w+ )?(?:leader"
        rf"|{lex.ANY_PIECE})|on page \d)",
        rf"{_THIS} is no longer available\b",
        rf"we (?:have (?:since )?)?(?:corrected|amended|updated|changed|removed|clarified"
        rf"|fixed)\b[^;]{{0,100}}? (?:in|of|from|to) {_THIS}",
        rf"(?:in|on) [^;,]{{3,60}}, {_THIS} (?:{lex.WRONGLY}|{lex.MISSAID})\b",
        r"story (?:corrects|updates|clarifies)\b",
        r"refil(?:es|ing|ed) (?:to|with|after)\b",
        rf"[^;:\"“]{{0,160}}?\b(?:earlier|previous|original|initial|first) (?:\w+ )?versions? of (?:this|our)"
        rf" {lex.ANY_PIECE}\b",
        rf"the (?:\w+ ){{0,2}}(?-i:{lex.PAPER}) (?:{lex.WRONGLY} {lex.SAID}|{lex.MISSAID})\b",
        r"corrects (?:to (?:show|say|reflect)|that|(?:the )?(?:spelling|name|date|day|headline|byline|age"
        r"|title|dateline|typo"
        r"|number|figure|location|attribution)s?)\b",
        rf"our {lex.ANY_PIECE}\b[^;]{{0,80}}? (?:said|stated|reported|referred to)\b(?!,)",
        rf"[^;:\"“]{{3,90}} (?:was|were|has been|have been) (?:added|inserted|restored) (?:to|in) {_THIS}",
        rf"in (?:an?|our) (?:earlier |previous )?{lex.OWN_PIECE}\b[^;]{{0,140}}?,? we (?:said|reported|stated"
        rf"|referred)",
        rf"(?:an? (?:earlier|previous)|our (?:earlier|previous|original)) (?:{lex.OWN_PIECE}|post"
        rf"|item)\b[^;]{{0,80}}?"
        rf" (?:{lex.WRONGLY}|{lex.MISSAID})",
        # The second chart in this article was replaced; her title was misstated in an earlier version.
        rf"[^;:\"“]{{3,90}} (?:of|in|with|on|for|from|to|accompanying|accompanied|above) {_THIS}\b[^;\"“]{{0,60}}?"
        rf" (?:{_WAS} {lex.DONE}|{lex.WRONGLY}|{lex.MISSAID})\b",
        rf"[^;:\"“]{{2,160}} (?:was|were|has been|have been) (?:{lex.WRONGLY} \w+"
        rf"|\w+ {lex.WRONGLY}|{lex.MISSAID}|{lex.DONE})\b[^;\"“]{{0,80}}?"
        rf" (?:in|from) (?:{_EARLIER}|an? {lex.OWN_PIECE} (?:on|in|of|published)|(?:the|an?) (?:\w+"
        rf" )?(?:headline|caption) (?:on|of|for|with|to)|{_THIS}"
        rf"|(?:{lex.WEEKDAY}|yesterday)['’]s (?:paper|edition|newspaper|story|article|column))\b(?<!of)",
        # We wrongly said ...; we regret the error; we would like to make clear ...
        rf"we (?:had |have )?(?:{lex.WRONGLY}|{lex.MISSAID})",
        r"[^;]*?\bwe are happy to (?:clarify|make (?:this|that|it|the position) clear)\b",
        r"we (?:are happy|would like|want|wish) to (?:clarify|make (?:it )?clear|point out|correct)\b",
        r"[^;:]{2,60} has asked us to (?:clarify|make (?:it )?clear|point out)\b",
        rf"{_HOUSE} ?(?:sincerely |deeply |would like to |wish(?:es)? to )?"
        r"(?:apologi[sz]es?(?: to [^;]{2,80}?)?(?: unreservedly)?(?: for)?|regrets?|(?:is|are) (?:very |deeply"
        r" |truly )?sorry for)"
        r" (?:(?:the|this|these|any|our|all) )?(?:\w+ ){0,2}?(?:errors?|mistakes?|confusion|misunderstanding"
        r"|inaccurac(?:y|ies)|misidentification|misattribution|misquotation|omissions?)",
        rf"[^;]*?,? (?:and )?(?:not|rather than|instead of) [^;]{{1,80}}?,? as (?:we (?:ha(?:d|ve)\b|said"
        rf"|wrote|reported|stated|{_BEFORE})|{_AS_SAID}"
        rf"|(?:stated|reported|published|given) in (?:an? (?:earlier|previous)|our|{_THIS}|(?:{lex.WEEKDAY}"
        rf"|yesterday)['’]s)|an (?:earlier|previous)"
        rf"|(?:this|the|our) {lex.ANY_PIECE} (?:{lex.SAID}|{_BEFORE}))\b",
        # Because of an editing error, ...
        rf"{_OWING} an? (?:{lex.EDITING_ERROR} (?:error|mistake|slip|glitch|mix-up)"
        r"|error (?:in|during) (?:the )?(?:editing|production|transcription|reporting))\b",
        rf"{_OWING} (?:incorrect|inaccurate|wrong|erroneous) information\b[^;]*?(?:version|{_THIS}|we (?:said"
        rf"|reported|stated))",
        # A correction was made on ...; the spelling of her name has been corrected.
        r"(?:a|this) (?:correction|clarification|retraction) (?:was|has been) (?:made|added|appended) (?:on|to"
        r"|at|in)\b",
        r"the (?:spelling|headline|caption|byline|date|name|figure|number|title|age|location|quote|link|photo"
        r" credit|picture credit|attribution|misspelling"
        r"|typo)\b[^.;:,]{0,80}?"
        r" (?:has|have) (?:since |now |also )?been (?:corrected|amended|fixed|changed|updated)(?!.*\b(?:said"
        r"|says)\b)",
        r"(?:the|this) (?:error|mistake|misspelling|wording|reference|passage|sentence|paragraph|quote|figure)s?"
        r" (?:has|have) been (?:corrected|removed|amended|deleted|taken out) (?:from|in) (?:this|the) (?:\w+ )?"
        r"(?:article|story|piece|post|headline|version|text)",
        r"this version (?:of [^;]{2,40} )?(?:corrects|updates|clarifies|adds|removes|fixes)\b",
)  # fmt: skip

_TO_COME = re.compile(r"following corrections?:?\s*$", _I)
_AFTERWARDS = re.compile(
    r"(?:shortly |soon |\w+ \w+ )?(?:after|following|since) (?:the |first |initial )?"
    rf"(?:publication(?: of {_THIS})?|{_THIS} was (?:first )?published)\b",
    _I,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a notice: its kind, where its own words begin (after label and date), and whether a label alone."""

    kind: NoticeKind
    body: int
    alone: bool = False


def opening(sentence: str, rest: str = "") -> Opening | None:
    """What kind of notice this sentence opens, None if none. `rest` is what follows it in the same paragraph."""
    at = cast("re.Match[str]", LEAD.match(sentence)).end()
    words = sentence[at:]
    whole = f"{words} {rest}"
    for find in (_labelled, _wired, _spoken):
        found = find(words, whole)
        if found:
            return Opening(found.kind, at + found.body, found.alone)
    return None


def _labelled(words: str, whole: str) -> Opening | None:
    if not _ANY_LABEL.match(words):
        return None
    for pattern, kind in _LABELS:
        match = pattern.match(words)
        if not match:
            continue
        body, said = match.end(), whole[match.end() :].strip(" *_\n\r\t/")
        alone = not said or (kind == "correction" and bool(_STAMP.match(said)))
        if not said and match["end"][:1] not in (":", ""):
            return None
        if kind in ("update", "editors_note") and not alone and not _tells_of_change(match, said, kind):
            return None
        if alone and kind == "update":
            return None
        return Opening(cast("NoticeKind", kind), body, alone)
    return None


def _stamped(label: re.Match[str]) -> bool:
    return any(letter.isdigit() for letter in label[0])


def _tells_of_change(label: re.Match[str], said: str, kind: str) -> bool:
    """An update counts with a time, in capitals, or when it speaks of the text; an editor's note when it does that."""
    if _NO_NOTICE.search(said):
        return False
    if kind == "update" and not _STAMP.match(said):
        if _stamped(label) or label["label"].isupper():
            return True
        if re.search(rf"{_THIS}|{lex.OF_RESPONSE}", said, _I):
            return True
    return bool(_OF_CHANGE.search(said)) or _spoken(said, said) is not None


def _wired(words: str, whole: str) -> Opening | None:
    bracketed = words[:1] in ("(", "[")
    if not bracketed and not words[:2].isupper() and not words[:1].isdigit():
        return None
    for pattern, kind in _BRACKETED if bracketed else _WIRE:
        match = pattern.match(words)
        if match:
            return Opening(cast("NoticeKind", kind), match.start() if kind == "correction" else match.end())
    return None


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    """The openings, compiled when the first sentence asks: it takes a quarter of a second that few commands need.

    Those that begin with words of their own are one pattern, which fails at once; those that begin with any follow.
    """
    anchored = "|".join(f"(?:{pattern})" for pattern in _OPENINGS if not pattern.startswith("[^"))
    return tuple(re.compile(p, _I) for p in (anchored, *(p for p in _OPENINGS if p.startswith("[^"))))


def _spoken(words: str, whole: str) -> Opening | None:
    words = words.lstrip("([")
    afterwards = bool(_AFTERWARDS.match(words))
    if not afterwards and not any(pattern.match(words) for pattern in _compiled()):
        return None
    if _NO_NOTICE.search(words) or _SAID_LAST.search(words):
        return None
    if afterwards:
        return Opening("editors_note", 0)
    return Opening(kind_of(whole), 0, alone=bool(_TO_COME.search(whole)))


def kind_of(words: str) -> NoticeKind:
    """The kind that the words of an unlabelled notice make it; an editor's note when they only say what was done."""
    for pattern, kind in _KINDS:
        if pattern.search(words):
            return cast("NoticeKind", kind)
    return "editors_note" if _DONE.search(words) else "correction"
