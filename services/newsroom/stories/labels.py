"""What a thread is called: what it counts or says, in words of the text."""

from __future__ import annotations

from services.collation.text import Span
from services.newsroom.stories.lines import Line

LONGEST = 70
"""Characters of a label: what fits beside a row."""
BEFORE = 40
"""Characters of the sentence that stand before a value that comes late in it."""


def label_of(lines: list[Line]) -> str:
    """The label of a thread from its lines, first told first."""
    first = lines[0]
    if first.kind == "quote":
        who = next((line.speaker for line in lines if line.speaker), None)
        words = _short(first.words)
        return f"{who.split()[-1]}: “{words}”" if who else f"“{words}”"
    return _around(first.words, first.at)


def _around(words: str, at: Span) -> str:
    """The part of a sentence that its value stands in: two values of one sentence are told apart."""
    if at[1] <= LONGEST or at[1] - at[0] >= LONGEST:
        return _short(words)
    start = words.rfind(" ", 0, at[0] - BEFORE) + 1
    return f"… {_short(words[start:])}" if start else _short(words)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
