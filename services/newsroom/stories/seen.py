"""One sentence under a link: what both lines hold, in words that a reviewer finds in both."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from services.newsroom.quotes.words import Words, contains
from services.newsroom.stories.claim_threads import WIRE
from services.newsroom.stories.lines import Line


@lru_cache(50_000)
def seen(here: Line, there: Line) -> tuple[Literal["words", "facts"], str]:
    """Whether words or facts answer each other, and the evidence."""
    if here.marked is not None and there.marked is not None:
        return "words", _quoted(here, there, here.marked.words, there.marked.words)
    if here.id == there.id or here.words == there.words:
        return "words", "The same sentence word for word."
    mine, theirs = here.sentence, there.sentence
    shared = len(mine.roots & theirs.roots) if mine and theirs else 0
    most = max(len(mine.roots), len(theirs.roots)) if mine and theirs else 1
    if here.key == there.key:
        values = f"both say “{here.value}”" if here.slot in ("number", "date", "time") else "both say the same"
    else:
        values = f"“{here.value}” here, “{there.value}” there"
    joined: Literal["words", "facts"] = "words" if shared >= WIRE * most else "facts"
    return joined, f"{values[0].upper()}{values[1:]}; they share {shared} of {most} telling words."


def _quoted(here: Line, there: Line, mine: Words, theirs: Words) -> str:
    if mine == theirs:
        told = "Both quote the same words"
    elif contains(mine, theirs) or contains(theirs, mine):
        told = "One quotes a part of what the other quotes"
    else:
        told = "Both quote nearly the same words"
    if here.speaker and there.speaker:
        return f"{told}; “{here.speaker}” here, “{there.speaker}” there."
    return f"{told}."
