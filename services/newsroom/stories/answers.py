"""How sure it is that two lines of one story are one claim or one quote, and what was seen.

The law: an answer is a function of the two lines alone: the same whenever they meet, and worked out once.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, fsum, sqrt

from services.newsroom.quotes.speakers import is_named, same_person
from services.newsroom.stories.claim_sentences import NEWSY_ROOTS, Counted, Sentence
from services.newsroom.stories.claim_threads import (
    COUNTS,
    DIFFERS,
    ELSEWHERE,
    HELD,
    UNLIKE,
    WIRE,
    WORDING,
    counts_same,
    is_equal,
    is_one_figure,
)
from services.newsroom.stories.likeness import Marked
from services.newsroom.stories.lines import Line
from services.newsroom.stories.quote_threads import same_words
from services.newsroom.stories.threads import UTTERED

SUREST = 0.98
"""Other words are never as sure as the same words, or as an article's own revision."""
NEWSY = 0.5
"""What all news says weighs half of what a story says of its own."""
SAME_DEED = 1.5
"""Two days are of one event when the deed beside them is one."""
SAME_DAY = 0.8
"""Most days of a story are one day: that they are equal says little."""


@lru_cache(200_000)  # pairs of a story of 20 sources; worked out again when forgotten
def answer(one: Line, other: Line) -> float:
    """The chance (0 to 1) that two lines are one thread. Symmetric."""
    if one.kind != other.kind:
        return 0.0
    if one.marked is not None and other.marked is not None:
        return _quotes(one, other, one.marked, other.marked)
    if one.sentence is None or other.sentence is None or _family(one) != _family(other):
        return 0.0
    return min(SUREST, round(1 / (1 + exp(-_claims(one, other, one.sentence, other.sentence))), 4))


def _family(line: Line) -> str:
    return line.slot if line.slot in ("number", "date", "time") else "said"


def _quotes(one: Line, other: Line, mine: Marked, theirs: Marked) -> float:
    """By the words; who is not known contradicts nobody, and two speakers make short words two quotes."""
    same = same_words(mine, theirs, one_event=True)
    if same is None:
        return 0.0
    if speaks_another(one, other) and same.score < UTTERED:
        return 0.0
    return same.score


def speaks_another(one: Line, other: Line) -> bool:
    """Whether both speakers are known by name and are two people."""
    mine, theirs = one.speaker, other.speaker
    if mine is None or theirs is None or not (is_named(mine) and is_named(theirs)):
        return False
    return not same_person(mine, theirs)


def _claims(one: Line, other: Line, mine: Sentence, theirs: Sentence) -> float:
    """Evidence for and against, as the logarithm of odds."""
    shared = mine.roots & theirs.roots
    common = weight(shared)
    sizes = weight(mine.roots), weight(theirs.roots)
    cosine = common / (sqrt(sizes[0] * sizes[1]) or 1.0)
    total = UNLIKE + WORDING * cosine + HELD * common / (min(sizes) or 1.0)
    if mine.names and theirs.names and not mine.names & theirs.names:
        total += ELSEWHERE
    if one.counted is not None and other.counted is not None:
        return total + _numbers(one, other, one.counted, other.counted, cosine)
    if one.dated is not None and other.dated is not None:
        if len(shared) < 2:
            return UNLIKE
        if one.dated.verb and other.dated.verb:
            total += SAME_DEED if one.dated.verb == other.dated.verb else -SAME_DEED
        return total + (SAME_DAY if one.key == other.key else 0.0)
    checkable = mine.is_checkable and theirs.is_checkable
    return total if len(shared) >= 2 and (checkable or cosine >= WIRE) else UNLIKE


def _numbers(one: Line, other: Line, a: Counted, b: Counted, cosine: float) -> float:
    if is_one_figure(a, b):
        return COUNTS
    if counts_same(a, b):
        return COUNTS if is_equal(a.quantity, b.quantity) else DIFFERS
    same_place = a.quantity.unit == b.quantity.unit and one.id.rsplit("\x1f", 1)[1] == other.id.rsplit("\x1f", 1)[1]
    return DIFFERS if cosine >= WIRE and same_place else UNLIKE - WORDING - HELD


def weight(roots: frozenset[str]) -> float:
    """What roots say together, before anything of the story is known."""
    return fsum(NEWSY if r in NEWSY_ROOTS else 1.0 for r in roots)
