"""Whether two numbers count one thing: what is counted, what was done to it, and how likely one figure comes twice.

The law: evidence is given as the logarithm of odds, each weight with its reason. A figure with a unit or of two digits
hardly comes twice in one event (of some 150 such pairs in the written stories two were of two things); what speaks
against it is another deed, another noun, or a way up against a way down.
"""

from __future__ import annotations

from services.newsroom.lexicon.synonyms_en import KIN
from services.newsroom.stories.counted import AGE, SOMEBODY, WAYS, Counted
from services.newsroom.stories.figures import is_equal, one_measure, times

OTHER_MEASURE = -7.6
"""Metres are never people."""
EQUAL = 1.9
"""One figure in both: so much for each step of how rare the figure is."""
SAME_NOUN, SAME_CROWD, OTHER_NOUN = 1.8, 1.2, -2.5
"""What is counted: the same; people on both sides, whatever they are called; two things."""
TELLING, OTHER_WORD = 3.0, -1.0
"""One long figure of two nouns is mostly one thing with two names: 64,000 customers and 64,000 households."""
CHANGE = -2.5
"""How much more there is, is not how much there is; and a rise is no fall."""
SAME_TREND = 1.0
"""Both say that something rose by so much, or both that it fell."""
PART = -5.0
"""Nine of twelve are not the twelve, and the twelve are no other part."""
SAME_DEED, KIN_DEED, OTHER_DEED = 1.6, 0.8, -1.6
"""What was done to it."""
DEED_OF_ANOTHER = -3.2
"""The deed right beside each figure is another: however alike the sentences, they count two things."""
SURELY = 4.5
"""From here on a figure is that of one thing whatever is said to have been done: 214 million earned and risen to."""
CLOSE = ((1.1, 1.6), (1.25, 1.0), (1.6, 0.0), (4.0, -0.3), (100.0, -2.0))
"""Desks differ by a few, seldom by a half: up to so many times the other, so much. Of the pairs of the written stories
that differ by a tenth at most six of seven are of one thing, of those that differ fourfold one of two hundred; half of
what that would say, for it is partly said by the words. Figures that say little are always close: eleven and nine."""
FAR_APART = -8.0


def counts_answer(a: Counted, b: Counted, rare: float) -> float:
    """The evidence in two numbers and what stands beside them. `rare` is how much one figure in both says."""
    if not one_measure(a.quantity, b.quantity) or (AGE in (a.measure, b.measure) and a.measure != b.measure):
        return OTHER_MEASURE
    equal = is_equal(a.quantity, b.quantity)
    found = _deed(a, b, rare if equal else 0.0) + _noun(a, b, equal and rare >= TELLING) + _way(a, b, equal)
    if equal:
        return found + EQUAL * rare
    if "whole" in (a.part, b.part) and a.part != b.part:
        found += PART
    weight = _closeness(times(a.quantity, b.quantity))
    return found + (weight if rare >= TELLING else min(0.0, weight))


def _closeness(times: float | None) -> float:
    if times is None:
        return 0.0
    return next((weight for most, weight in CLOSE if times <= most), FAR_APART)


def _noun(a: Counted, b: Counted, telling: bool) -> float:
    if a.measure not in ("", "share", "duration", AGE) or not (a.nouns and b.nouns):
        return 0.0
    shared = a.nouns & b.nouns
    if a.measure:
        return SAME_NOUN if shared else OTHER_WORD if a.measure == "share" else 0.0
    other = OTHER_WORD if telling else OTHER_NOUN
    return SAME_NOUN if shared - {SOMEBODY} else SAME_CROWD if shared else other


def _way(a: Counted, b: Counted, equal: bool) -> float:
    """How much more against how much, and the way up against the way down."""
    if a.trend and b.trend and (equal or a.trend != b.trend):
        return SAME_TREND if a.trend == b.trend else CHANGE
    if a.change != b.change and a.measure != "share":
        return CHANGE
    return 0.0


def _deed(a: Counted, b: Counted, rare: float) -> float:
    """What was done to what is counted: of two deeds around a figure the nearer one; 22 hurt in a crash are not 14
    killed in it. The rarer one figure is, the less another deed says."""
    if a.trend and b.trend:
        return deeds_answer(a.deeds - WAYS, b.deeds - WAYS)  # that something rose says nothing of what did
    if a.deed is None or b.deed is None:
        return deeds_answer(a.deeds, b.deeds)
    if a.deed == b.deed:
        return SAME_DEED
    if a.deed in b.deeds or b.deed in a.deeds or frozenset((a.deed, b.deed)) in KIN:
        return KIN_DEED
    return OTHER_WORD if rare >= SURELY else OTHER_DEED if rare >= TELLING else DEED_OF_ANOTHER


def deeds_answer(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """What was done: the same, something of its kind, or something else; what is not said is against nothing."""
    if not mine or not theirs:
        return 0.0
    if mine & theirs:
        return SAME_DEED
    return KIN_DEED if any(frozenset((a, b)) in KIN for a in mine for b in theirs) else OTHER_DEED
