"""Whether marked words are somebody's words: titles of works, names of things and scare quotes are not."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    "a an the and but or nor for of in on at to by with from as is it vs if up into de la el le les des und der die das".split()
)


def is_title(words: str) -> bool:
    """Whether marked words are set like the title of a work or programme: every word of weight has a capital."""
    found = _WORD.findall(words)
    if not found or not found[0][0].isupper() and not words[:1].isdigit():
        return False
    if words.rstrip()[-1:] in "!?" and len(found) > 4:
        return False
    heavy = [w for w in found if w.lower() not in _SMALL]
    return bool(heavy) and all(w[0].isupper() for w in heavy)


def is_fragment(words: str, limit: int = 5) -> bool:
    """Whether marked words are too few to be a sentence."""
    return len(words.split()) < limit
