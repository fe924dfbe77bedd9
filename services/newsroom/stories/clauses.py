"""The clause of a sentence around a value, as far as marks and joining words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.collation.text import Span
from services.newsroom.stories.roots import Told, roots_in

THIN = 2
"""A clause with fewer telling words ("took 46 percent") has its subject before the comma."""

BREAK = re.compile(
    r"[;()–—]|:(?!\d)|, |\band\b(?! a (?:half|quarter)\b)"
    r"|\b(?:but|while|after|when|before|who|which|that|as|because|where|among|with|than|although|though)\b"
)
"""What ends a clause."""


def clause_at(text: str, start: int, end: int) -> Span:
    """The clause around a span of a sentence."""
    opens = max((m.end() for m in BREAK.finditer(text, 0, start)), default=0)
    return opens, next((m.start() for m in BREAK.finditer(text, end)), len(text))


def around(text: str, told: Sequence[Told], start: int, end: int) -> Span:
    """The clause around a value; where that says next to nothing, with the clause before it."""
    opens, closes = clause_at(text, start, end)
    while opens and len(roots_in(told, opens, closes)) < THIN:
        opens = clause_at(text, opens - 1, opens - 1)[0]
    return opens, closes
