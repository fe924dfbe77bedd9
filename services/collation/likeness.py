"""How much two sentences share of the words that say something.

Function words stand in every sentence, so they count for nothing where there is anything else; a longer word says more
than a short one. Each word counts once a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from services.collation.memory import Memory
from services.collation.segment import is_open
from services.collation.tokens import words

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all along also although always am among an and another any are around as at away
    back be because been before behind being below between both but by can could did do does doing done down during each
    either else ever every few for from further had has have having he her here hers herself him himself his how however
    i if in into is it its itself just least less like may me might mine more most much must my myself neither never no
    nor not now of off often on once one only onto or other our ours out over own per quite rather said same say saying
    says shall she should since so some still such than that the their theirs them themselves then there these they this
    those though through thus to too toward towards under until up upon us very was we well were what when where whether
    which while who whom whose why will with within without would yet you your yours
    """.split()
)
"""English: of other languages only the length of a word tells."""

MOST_WORDS = 500
"""Past it order is not looked at: no sentence of so many words was written by a person."""

FEW = 3
"""With fewer telling words ("Have you seen this before?") a sentence is known by all its words."""

SHORT = 4
"""Tokens of a sentence that a slip in one word can make unlike."""

MOST_LETTERS = 400
"""Of so few words: longer ones are none that a person wrote, and comparing them letter by letter would take minutes."""

NEAR = 0.7
"""Share of letters that two spellings have in common."""

BARE = 6
"""Words of a line that may be a heading or a credit."""

LONG = 8
"""A word longer than this says no more for it."""

_WEIGHTS = defaultdict(lambda: round(100 * LONG**0.5), {length: round(100 * length**0.5) for length in range(LONG)})
"""What a word says, by its length: whole numbers, so that a sum over a set is the same in every order."""


class Content(NamedTuple):
    """The words of a sentence, in order, those of them that say something, and what these weigh.

    `little` is a sentence that says so little that all its words are taken for telling. `bare` is a short line without
    a full stop: a heading, a credit, a time stamp.
    """

    every: list[str]
    telling: frozenset[str]
    weight: int
    little: bool
    bare: bool


def weigh(telling: Iterable[str]) -> int:
    """What words say together."""
    return sum(map(_WEIGHTS.__getitem__, map(len, telling)))


def _read(sentence: str) -> Content:
    every = words(sentence)
    said = frozenset(every)
    telling = said - FUNCTION_WORDS
    little = len(telling) < FEW
    if little:
        telling = said
    return Content(every, telling, weigh(telling), little, len(every) <= BARE and is_open(sentence))


content = Memory(400_000, _read).__getitem__
"""Read a sentence, or remember it: 400,000 characters of sentences that changed, some 10 MB."""


def likeness(a: Content, b: Content) -> float:
    """Dice's coefficient of the weights: 0 for nothing in common, 1 for the same words."""
    if a.little == b.little:
        shared = a.telling & b.telling
        return 2 * weigh(shared) / (a.weight + b.weight) if shared else 0.0
    old, new = frozenset(a.every), frozenset(b.every)
    return 2 * weigh(old & new) / (weigh(old) + weigh(new))


def kinship(a: Content, b: Content, least: float) -> float:
    """The lesser of `likeness` and of the share of words found in the same order: both must tell. Below `least` order
    is not looked at."""
    found = likeness(a, b)
    if found < least or max(len(a.every), len(b.every)) > MOST_WORDS:
        return found
    return min(found, Indel.normalized_similarity(a.every, b.every))


def containment(a: Content, b: Content) -> float:
    """The share of the shorter sentence's words that are found, in order, in the other."""
    if max(len(a.every), len(b.every)) > MOST_WORDS:
        return 0.0
    return LCSseq.similarity(a.every, b.every) / min(len(a.every), len(b.every))


def spelling(a: Content, b: Content) -> float:
    """Likeness of a few words letter by letter, when it is near enough to be a slip of the pen; else 0."""
    if len(a.every) > SHORT or len(b.every) > SHORT:
        return 0.0
    old, new = " ".join(a.every), " ".join(b.every)
    if max(len(old), len(new)) > MOST_LETTERS:
        return 0.0
    return Indel.normalized_similarity(old, new, score_cutoff=NEAR)
