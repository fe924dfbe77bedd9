"""Whether marked words are somebody's words: titles of works, names of things and scare quotes are not."""

from __future__ import annotations

import re

from services.collation.memory import Memory

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    "a an the and but or nor for of in on at to by with from as is it vs if up into de la el le les des und der "
    "die das "
    "del y et".split()
)


def is_title(words: str) -> bool:
    """Whether marked words are set like the title of a work or programme: every word of weight has a capital."""
    return _TITLES[words]


def _is_title(words: str) -> bool:
    found = _WORD.findall(words)
    if not found or not (found[0][0].isupper() or words[:1].isdigit()):
        return False
    if (words.rstrip()[-1:] in "!?" and len(found) > 4) or re.search(r"[.!?] ", words.strip()):
        return False
    heavy = [w for w in found if w.lower() not in _SMALL]
    return bool(heavy) and all(w[0].isupper() for w in heavy)


_TITLES: Memory[bool] = Memory(400_000, _is_title)
"""Marked words already seen: characters of some thousand, which come again with every version."""


def is_nickname(clean: str, start: int, end: int) -> bool:
    """Whether marked words stand inside a name: Marta “Tilly” Brask."""
    words = clean[start + 1 : end - 1]
    if not words[:1].isupper() or len(words.split()) > 2 or not words[-1:].isalpha():
        return False
    before = clean[max(0, start - 24) : start].split()
    after = clean[end : end + 2]
    return (
        bool(before)
        and before[-1][:1].isupper()
        and before[-1][-1:].isalpha()
        and after[:1] == " "
        and after[1:].isupper()
    )


_TALK = re.compile(r"(?:^|[^\w’'])(?:I|I[’']\w+|[Ww]e|[Ww]e[’']\w+|[Mm]y|[Yy]ou|[Yy]ou[’']\w+)(?![\w’'])|[!?]$")


def is_talk(words: str) -> bool:
    """Whether words speak for themselves: they say I, we or you, call out, or ask."""
    return _TALK.search(words.strip()) is not None


def is_fragment(words: str, limit: int = 5) -> bool:
    """Whether marked words are too few to be a sentence."""
    return len(words.split()) < limit
