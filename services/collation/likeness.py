"""How much two sentences share of the words that say something.

Function words and punctuation stand in every sentence, so they count for next to nothing; a longer word says more than
a short one. Each word counts once a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from services.collation.memory import Memory
from services.collation.tokens import TOKEN, fold

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

LONG = 8
"""A word longer than this says no more for it."""


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a sentence that count, in order, and what the sentence weighs."""

    words: tuple[str, ...]
    bag: frozenset[str]
    weight: float


_REMEMBERED: Memory[Content] = Memory(1_000_000)
"""Sentences that changed: a million characters, some 20 MB."""


def content(sentence: str) -> Content:
    """Read a sentence, or remember it."""
    return _REMEMBERED.get(sentence) or _REMEMBERED.keep(sentence, _read(sentence))


def _read(sentence: str) -> Content:
    tokens = TOKEN.findall(fold(sentence).lower())
    telling = tuple(token for token in tokens if token not in FUNCTION_WORDS and token[0].isalnum()) or tuple(tokens)
    bag = frozenset(telling)
    return Content(telling, bag, sum(map(weigh, bag)))


def weigh(word: str) -> float:
    """What one shared word says."""
    return LITTLE if word in FUNCTION_WORDS or not word[0].isalnum() else min(len(word), LONG) ** 0.5


def likeness(a: Content, b: Content) -> float:
    """Dice's coefficient of the weights: 0 for nothing in common, 1 for the same words."""
    both = a.weight + b.weight
    return 2 * sum(map(weigh, a.bag & b.bag)) / both if both else 0.0
