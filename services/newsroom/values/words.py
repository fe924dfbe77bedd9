"""Many words as one fast pattern: a tree of letters, so that most places of a text fail at their first letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

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
