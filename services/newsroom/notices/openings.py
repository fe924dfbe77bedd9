"""Is this sentence the opening of a notice, and of which kind?

A notice speaks of the text it stands in: by a label, by wire marks, or by naming "this article", "an earlier version"
or "we" together with what was wrong or what was done. A text that tells of other people's corrections is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from services.newsroom.lexicon import notices as lex
from services.newsroom.notices.labels import labelled, wired
from services.newsroom.notices.roles import ROLES
from services.newsroom.notices.spoken import speaks
from services.newsroom.patterns import later
from services.newsroom.readings import NoticeKind

LEAD = later(r"[\s*_•·▪●\-–—=~#>|/]*")
"""Marks before a notice: dashes of AP, the Guardian's bullet, asterisks, rules."""

_I = re.IGNORECASE
_DONE = later(rf"\b(?:{lex.DONE}|added)\b", _I)
_KINDS = tuple((later(words, _I), kind) for words, kind in lex.KIND_OF_WORD)
_TO_COME = later(r"following corrections?:?\s*$", _I)
_AFTERWARDS = later(rf"(?:shortly |soon |\w+ \w+ )?{ROLES['afterwards']}\b", _I)


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
    for find in (labelled, wired):
        found = find(words, whole)
        if found:
            kind, body, alone = found
            return Opening(kind, at + body, alone)
    if not speaks(words, whole):
        return None
    if _AFTERWARDS.match(words):
        return Opening("editors_note", at)
    return Opening(kind_of(whole), at, alone=bool(_TO_COME.search(whole)))


def kind_of(words: str) -> NoticeKind:
    """The kind that the words of an unlabelled notice make it; an editor's note when they only say what was done."""
    for pattern, kind in _KINDS:
        if pattern.search(words):
            return cast("NoticeKind", kind)
    return "editors_note" if _DONE.search(words) else "correction"
