"""How much two sentences share of the words that say something.

Function words and punctuation stand in every sentence, so they count for next to nothing; a longer word says more than
a short one. Each word counts once a sentence.
"""

from __future__ import annotations

import re
from math import fsum
from typing import NamedTuple

from rapidfuzz.distance import Indel

from services.collation.memory import Memory
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

LITTLE = 0.1
"""What a function word or a mark weighs: enough to tell "Yes." from "No." where there is nothing else."""

MOST_WORDS = 500
"""Past it order is not looked at: no sentence of so many words was written by a person."""

FEW = 3
"""With fewer telling words ("Have you seen this before?") a sentence is known by all its words."""

PLAIN = 1.0
"""What a function word weighs where there is little else."""

SHORT = 4
"""Tokens of a sentence that a slip in one word can make unlike."""

NEAR = 0.7
"""Share of letters that two spellings have in common."""

LONG = 8
"""A word longer than this says no more for it."""

_CLOSED = re.compile(r"[.!?…。！？।؟]\W*$")


class Content(NamedTuple):
    """The words of a sentence: every one, those that count, in order, and the weight of each.

    `bare` is a short line without a full stop: a heading, a credit, a time stamp.
    """

    every: tuple[str, ...]
    words: tuple[str, ...]
    weights: dict[str, float]
    weight: float
    bare: bool


class _Weights(dict[str, float]):
    """What one shared word says; asked for every word of every sentence that changed, so each is weighed once."""

    def __missing__(self, word: str) -> float:
        if len(self) > 50_000:
            self.clear()
        little = word in FUNCTION_WORDS or not word[:1].isalnum()
        self[word] = found = LITTLE if little else min(len(word), LONG) ** 0.5
        return found


_WEIGHTS = _Weights()
weigh = _WEIGHTS.__getitem__
"""The weight of one word in small letters."""


def _read(sentence: str) -> Content:
    every = words(sentence)
    weights = {word: weight for word, weight in zip(every, map(weigh, every), strict=True) if weight > LITTLE}
    if len(weights) < FEW:
        weights = {word: max(_WEIGHTS[word], PLAIN) for word in every if word[:1].isalnum()}
    if not weights:
        weights = dict.fromkeys(every, LITTLE)
    bare = len(every) <= 6 and not _CLOSED.search(sentence)
    return Content(every, tuple(filter(weights.__contains__, every)), weights, sum(weights.values()), bare)


_REMEMBERED: Memory[Content] = Memory(400_000, _read)
"""Sentences that changed: 400,000 characters, some 10 MB."""

content = _REMEMBERED.__getitem__
"""Read a sentence, or remember it."""


def likeness(a: Content, b: Content) -> float:
    """Dice's coefficient of the weights: 0 for nothing in common, 1 for the same words.

    Added up exactly, since a set of words has no order and a tie must fall the same way in every process.
    """
    shared = a.weights.keys() & b.weights.keys()
    return 2 * fsum([a.weights[word] for word in shared]) / (a.weight + b.weight) if shared else 0.0


def kinship(a: Content, b: Content) -> float:
    """Likeness and order together: the mean of `likeness` and of the share of words found in the same order."""
    if max(len(a.every), len(b.every)) > MOST_WORDS:
        return likeness(a, b)
    return (likeness(a, b) + Indel.normalized_similarity(a.every, b.every)) / 2


def spelling(a: Content, b: Content) -> float:
    """Likeness of a few words letter by letter, when it is near enough to be a slip of the pen; else 0."""
    if len(a.every) > SHORT or len(b.every) > SHORT:
        return 0.0
    return Indel.normalized_similarity(" ".join(a.every), " ".join(b.every), score_cutoff=NEAR)
