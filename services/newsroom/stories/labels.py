"""What a thread is called: what it counts or says, in words of the text."""

from __future__ import annotations

from services.newsroom.stories.lines import Line

LONGEST = 70
"""Characters of a label: what fits beside a row."""


def label_of(lines: list[Line]) -> str:
    """The label of a thread from its lines, first told first."""
    first = lines[0]
    if first.kind == "quote":
        who = next((line.speaker for line in lines if line.speaker), None)
        words = _short(first.words)
        return f"{who.split()[-1]}: “{words}”" if who else f"“{words}”"
    return _short(first.words)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
