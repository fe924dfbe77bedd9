"""Quick ways to look for many words: a tree of letters as one pattern, and a first look at the words of a text.

Nearly every word of a text was seen before, and it is known whether it can be of a date, a number or a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from services.collation.memory import Memory

_SEEN = 400_000
"""Characters of different words that are remembered: some 50,000 words."""


def first_look(sign: re.Pattern[str]) -> Callable[[str], bool]:
    """A quick question to a text: does any of its words hold the sign? A sign has no blank in it."""
    holds = Memory(_SEEN, lambda word: sign.search(word) is not None).__getitem__
    return lambda text: any(map(holds, text.split()))


def first_looks(**signs: re.Pattern[str]) -> Callable[[str], frozenset[str]]:
    """The same question for several signs at once: which of them do the words of a text hold, by name."""
    nothing = frozenset[str]()

    def held(word: str) -> frozenset[str]:
        return frozenset([name for name, sign in signs.items() if sign.search(word)]) or nothing

    kept = Memory(_SEEN, held).__getitem__
    return lambda text: nothing.union(*map(kept, text.split()))


_Tree = dict[str, Any]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the lower-case words, their first letter in either case. Longest matches win."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree, first=True)


def _branch(node: _Tree, *, first: bool = False) -> str:
    ends = "" in node
    parts = []
    for letter in sorted(key for key in node if key):
        shown = f"[{letter}{letter.upper()}]" if first and letter.isalpha() else re.escape(letter)
        parts.append(shown + _branch(node[letter]))
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{joined}?" if ends else joined
