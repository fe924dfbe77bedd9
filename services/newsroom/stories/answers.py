"""How sure it is that two lines of one story are one claim or one quote.

The law: an answer is a function of the two lines alone: the same whenever they meet, and worked out once. The weights
are set by hand, each with its reason; nothing is fitted. Pieces of evidence add up as the logarithm of odds.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, fsum, sqrt

from services.newsroom.stories.claim_sentences import Dated, Sentence
from services.newsroom.stories.counted import WAYS, Counted
from services.newsroom.stories.counts import counts_answer, deeds_answer
from services.newsroom.stories.lines import Line
from services.newsroom.stories.quote_answers import quote_answer
from services.newsroom.stories.roots import DONE, NEWSY_ROOTS

SUREST = 0.985
"""Other words are never as sure as the same words, or as an article's own revision."""
STRANGERS = -3.8
"""Before anything is known two lines of one story are two claims: forty-five to one."""
WORDING = 6.0
"""Wire copy shares all its words (+6); two reports of one fact about half (+3)."""
HELD = 3.0
"""A short sentence held whole in a long one says a part of it."""
NAMED = 0.4
"""The names of a story stand in half of its sentences: where there is no value, they say less of which claim it is."""
NEWSY = 0.5
"""What all news says weighs half of what a story says of its own."""
ELSEWHERE = -1.5
"""Both name people or places, and not one in common: three dead in one town are not three dead in the next."""
EQUAL_DAY, OTHER_DAY = 1.8, -1.0
"""One day in both: so much for each step of how rare it is. Most days that differ are days of two things."""
OTHER_SPAN = -3.0
"""A day is no month, and a month no year."""
UNVALUED = -0.6
"""Sentences without a value are more, and have less to be told apart by."""
DONE_ALIKE = 0.4
"""Of sentences without a value the deed says less: their words have told it once already."""
RANKED, OTHER_RANK = 1.5, -4.0
"""Both say that it is the most, the first, the worst for long; to be the longest ban is not to be banned."""
NEAR = 0.75
"""Where a sentence has several values of a kind, the words of the clause say which of them is meant."""
LEAST_UNCHECKED = 0.5
"""So much alike, sentences without a number, day or name are one claim; below they may be of anybody."""


@lru_cache(200_000)  # pairs of a story of 20 sources; worked out again when forgotten
def answer(one: Line, other: Line) -> float:
    """The chance (0 to 1) that two lines are one thread. Symmetric."""
    if one.kind != other.kind:
        return 0.0
    if one.marked is not None and other.marked is not None:
        return quote_answer(one, other, one.marked, other.marked)
    if one.sentence is None or other.sentence is None or one.family != other.family:
        return 0.0
    return round(SUREST / (1 + exp(-_claims(one, other, one.sentence, other.sentence))), 6)


def _claims(one: Line, other: Line, mine: Sentence, theirs: Sentence) -> float:
    """Evidence for and against, as the logarithm of odds."""
    whole = likeness(mine.roots, theirs.roots)
    if one.counted is not None and other.counted is not None:
        return _numbers(one, other, one.counted, other.counted, whole)
    total = STRANGERS + _places(mine.names, theirs.names)
    if one.dated is not None and other.dated is not None:
        near = likeness(one.dated.near, other.dated.near)
        many = len(mine.dates) + len(theirs.dates) > 2
        return total + _wording(whole, near, many) + _days(one, other, one.dated, other.dated)
    whole = likeness(mine.roots, theirs.roots, mine.names & theirs.names)
    unchecked = not (mine.is_checkable and theirs.is_checkable)
    if unchecked and whole[0] < LEAST_UNCHECKED:
        return STRANGERS
    ranks = RANKED if mine.ranks and theirs.ranks else OTHER_RANK if mine.ranks or theirs.ranks else 0.0
    done = DONE_ALIKE * deeds_answer(mine.roots & DONE, theirs.roots & DONE)
    return total + UNVALUED + ranks + done + WORDING * whole[0] + HELD * whole[1]


def likeness(one: frozenset[str], other: frozenset[str], named: frozenset[str] = frozenset()) -> tuple[float, float]:
    """How much of both is shared, and how much of the shorter is (0 to 1). `named` are names that weigh less."""
    common = weight(one & other) - NAMED * len(named)
    mine, theirs = weight(one) - NAMED * len(named), weight(other) - NAMED * len(named)
    return common / (sqrt(mine * theirs) or 1.0), common / (min(mine, theirs) or 1.0)


def weight(roots: frozenset[str]) -> float:
    """What roots say together, before anything of the story is known."""
    return fsum(NEWSY if r in NEWSY_ROOTS else 1.0 for r in roots)


def _places(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Names on both sides and not one in common; where a sentence has several figures, the names of their clauses."""
    return ELSEWHERE if mine and theirs and not mine & theirs else 0.0


def _wording(whole: tuple[float, float], near: tuple[float, float], many: bool) -> float:
    """The likeness of the sentences or of the clauses around two values; of several values, mostly of the clauses."""
    if not many:
        return WORDING * max(whole[0], near[0]) + HELD * max(whole[1], near[1])
    return NEAR * (WORDING * near[0] + HELD * near[1]) + (1 - NEAR) * (WORDING * whole[0] + HELD * whole[1])


def _numbers(one: Line, other: Line, a: Counted, b: Counted, whole: tuple[float, float]) -> float:
    assert one.sentence is not None
    assert other.sentence is not None
    many = _of_measure(one.sentence, a) + _of_measure(other.sentence, b) > 2
    mine, theirs = one.sentence.names, other.sentence.names
    places = _places(mine & a.near, theirs & b.near) if many else _places(mine, theirs)
    ways = WAYS if a.trend and b.trend else frozenset()
    near = likeness(a.near - ways, b.near - ways)
    return STRANGERS + places + _wording(whole, near, many) + counts_answer(a, b, min(one.rare, other.rare))


def _of_measure(sentence: Sentence, counted: Counted) -> int:
    """How many figures of one measure a sentence has."""
    return sum(number.measure == counted.measure for number in sentence.numbers)


def _days(one: Line, other: Line, a: Dated, b: Dated) -> float:
    found = deeds_answer(a.deeds, b.deeds)
    if one.key == other.key:
        return found + EQUAL_DAY * one.rare
    return found + (OTHER_DAY if one.key.count("-") == other.key.count("-") else OTHER_SPAN)
