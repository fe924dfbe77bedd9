"""One sentence under a link: what both lines hold, in words that a reviewer finds in both."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from services.newsroom.quotes.words import Words, contains
from services.newsroom.stories.answers import likeness
from services.newsroom.stories.claim_threads import WIRE
from services.newsroom.stories.lines import Line
from services.newsroom.stories.roots import root
from services.newsroom.stories.vocabulary import is_empty, stem, words

MOST_WORDS = 3
"""Shared words that are named."""


@lru_cache(50_000)
def seen(here: Line, there: Line) -> tuple[Literal["words", "facts"], str]:
    """Whether words or facts answer each other, and the evidence."""
    if here.marked is not None and there.marked is not None:
        return "words", _quoted(here, there, here.marked.words, there.marked.words)
    if here.id == there.id or here.words == there.words:
        return "words", "The same sentence word for word."
    mine, theirs = here.sentence, there.sentence
    if mine is None or theirs is None:
        return "facts", f"“{here.value}” here, “{there.value}” there."
    shared = mine.roots & theirs.roots
    joined: Literal["words", "facts"] = "words" if likeness(mine.roots, theirs.roots)[0] >= WIRE else "facts"
    return joined, f"{_shared(here, shared)}{_values(here, there)}."


def _shared(here: Line, shared: frozenset[str]) -> str:
    """The words of the first line that the other has too, or has another word for: names and long words first."""
    found = {}
    for match in words(here.words):
        word = match.group()
        kin = root(word.casefold())
        if kin in shared and kin not in found and not is_empty(stem(word)):
            found[kin] = word
    best = sorted(found.values(), key=lambda w: (not w[0].isupper(), -len(w), w))[:MOST_WORDS]
    told = [word for word in found.values() if word in best]
    return f"Both speak of {_listed(told)}; " if told else ""


def _values(here: Line, there: Line) -> str:
    if here.family == "said":
        return "both say the same" if here.key == there.key else "one denies it, or is less sure"
    if here.value.casefold() == there.value.casefold():
        return f"both say “{here.value}”"
    if here.key == there.key:
        return f"“{here.value}” here and “{there.value}” there are the same"
    return f"“{here.value}” here, “{there.value}” there"


def _listed(items: list[str]) -> str:
    shown = [f"“{item}”" for item in items]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


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
