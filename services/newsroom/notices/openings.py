"""Is this sentence the opening of a notice, and of which kind?

A notice speaks of the text it stands in: by a label, by wire marks, or by naming "this article", "an earlier version"
or "we" together with what was wrong or what was done. A text that tells of other people's corrections is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from services.newsroom.lexicon import notices as lex
from services.newsroom.notices.patterns import OPENINGS, THIS
from services.newsroom.notices.words import later
from services.newsroom.readings import NoticeKind

LEAD = later(r"[\s*_•·▪●\-–—=~#>|/]*")
"""Marks before a notice: dashes of AP, the Guardian's bullet, asterisks, rules."""

_I = re.IGNORECASE
_STAMPS = rf"(?:[\s,(\[|/–—-]*{lex.STAMP})*[\s)\],]*"
_LABELS = tuple(
    (later(rf"[(\[]?(?P<label>{words})\b{_STAMPS}(?P<end>[:–—|•·](?=\s|$)|\s-\s|:(?=\S)|\.?[)\]]?\s*$)", _I), kind)
    for words, kind in (*lex.LABELS, *lex.FOREIGN_LABELS)
)
_ANY_LABEL = later(rf"[(\[]?(?:{'|'.join(words for words, _ in (*lex.LABELS, *lex.FOREIGN_LABELS))})\b", _I)
_WIRE = tuple((later(words), kind) for words, kind in lex.WIRE)
_BRACKETED = tuple(
    (later(rf"[(\[](?:this \w+ |story )?(?:{words})(?! by\b)", _I), kind) for words, kind in lex.BRACKETED
)
_NO_NOTICE = later(lex.NO_NOTICE, _I)
_OF_CHANGE = later(lex.OF_CHANGE, _I)
_DONE = later(rf"\b(?:{lex.DONE}|added)\b", _I)
_STAMP = later(rf"^{_STAMPS}[.\s]*$", _I)
_KINDS = tuple((later(words, _I), kind) for words, kind in lex.KIND_OF_WORD)

_SAID_LAST = later(lex.SAID_LAST, _I)
_TO_COME = later(r"following corrections?:?\s*$", _I)
_AFTERWARDS = later(
    r"(?:shortly |soon |\w+ \w+ )?(?:after|following|since) (?:the |first |initial )?"
    rf"(?:publication(?: of {THIS})?|{THIS} was (?:first )?published)\b",
    _I,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a notice: its kind, where its own words begin (after label and date), and whether a label alone."""

    kind: NoticeKind
    body: int
    alone: bool = False


@lru_cache(maxsize=1024)
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
        if re.search(rf"{THIS}|{lex.OF_RESPONSE}", said, _I):
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
    anchored = "|".join(f"(?:{pattern})" for pattern in OPENINGS if not pattern.startswith("[^"))
    return tuple(re.compile(p, _I) for p in (anchored, *(p for p in OPENINGS if p.startswith("[^"))))


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
