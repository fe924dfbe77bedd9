"""How sure it is that two lines of one story are one claim or one quote.

The law: an answer is a function of the two lines alone: the same whenever they meet, and worked out once. The weights
are set by hand, each with its reason; nothing is fitted. Pieces of evidence add up as the logarithm of odds.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, fsum, sqrt

from services.newsroom.lexicon.synonyms_en import KIN
from services.newsroom.quotes.speakers import is_named, same_person
from services.newsroom.quotes.words import contains
from services.newsroom.stories.claim_sentences import NEWSY_ROOTS, SOMEBODY, Counted, Dated, Sentence
from services.newsroom.stories.claim_threads import is_equal
from services.newsroom.stories.likeness import Marked
from services.newsroom.stories.lines import Line
from services.newsroom.stories.quote_threads import same_words
from services.newsroom.stories.threads import UTTERED
from services.newsroom.stories.vocabulary import is_empty, stem

SUREST = 0.985
"""Other words are never as sure as the same words, or as an article's own revision."""
STRANGERS = -3.8
"""Before anything is known two lines of one story are two claims: forty-five to one."""
WORDING = 6.0
"""Wire copy shares all its words (+6); two reports of one fact about half (+3)."""
HELD = 3.0
"""A short sentence held whole in a long one says a part of it."""
NEWSY = 0.5
"""What all news says weighs half of what a story says of its own."""
ELSEWHERE = -1.5
"""Both name people or places, and not one in common: three dead in one town are not three dead in the next."""
SAME_NOUN, SAME_CROWD, OTHER_NOUN = 1.8, 1.2, -2.5
"""What is counted: the same; people on both sides, whatever they are called; two things."""
TELLING, OTHER_WORD = 3.0, -1.0
"""One long figure of two nouns is mostly one thing with two names: 64,000 customers and 64,000 households."""
CHANGE = -2.5
"""How much more there is, is not how much there is."""
SAME_DEED, KIN_DEED, OTHER_DEED = 1.6, 0.8, -1.6
"""What was done to it."""
DEED_OF_ANOTHER = -3.0
"""The deed right beside each figure is another: however alike the sentences, they count two things."""
FAR_APART = -1.5
APART = 4.0
"""Desks differ by a few, or by a half; one figure four times the other counts something else."""
OTHER_DAY = -1.0
"""Most days that differ are days of two things."""
UNVALUED = -0.6
"""Sentences without a value are more, and have less to be told apart by."""
NEAR = 0.75
"""Where a sentence has several values of a kind, the words of the clause say which of them is meant."""
ONE_MOUTH = 0.8
"""One person, one story, the same two words: too few to find it by, enough to join it."""
LEAST_UNCHECKED = 0.5
"""So much alike, sentences without a number, day or name are one claim; below they may be of anybody."""


@lru_cache(200_000)  # pairs of a story of 20 sources; worked out again when forgotten
def answer(one: Line, other: Line) -> float:
    """The chance (0 to 1) that two lines are one thread. Symmetric."""
    if one.kind != other.kind:
        return 0.0
    if one.marked is not None and other.marked is not None:
        return _quotes(one, other, one.marked, other.marked)
    if one.sentence is None or other.sentence is None or one.family != other.family:
        return 0.0
    return round(SUREST / (1 + exp(-_claims(one, other, one.sentence, other.sentence))), 6)


def _quotes(one: Line, other: Line, mine: Marked, theirs: Marked) -> float:
    """By the words; who is not known contradicts nobody, and two speakers make short words two quotes."""
    same = same_words(mine, theirs, one_event=True)
    if same is None:
        return ONE_MOUTH if _is_part(one, other) else 0.0
    if speaks_another(one, other) and same.score < UTTERED:
        return 0.0
    return same.score


def _is_part(one: Line, other: Line) -> bool:
    """Whether one person is quoted with the same few words, alone here and in a longer sentence there."""
    if one.marked is None or other.marked is None or one.speaker is None or other.speaker is None:
        return False
    short, long = sorted((one.marked.words, other.marked.words), key=len)
    telling = [w for w in short if not is_empty(stem(w))]
    return bool(telling) and len(short) > 1 and contains(long, short) and same_person(one.speaker, other.speaker)


def speaks_another(one: Line, other: Line) -> bool:
    """Whether both speakers are known by name and are two people."""
    mine, theirs = one.speaker, other.speaker
    if mine is None or theirs is None or not (is_named(mine) and is_named(theirs)):
        return False
    return not same_person(mine, theirs)


def _claims(one: Line, other: Line, mine: Sentence, theirs: Sentence) -> float:
    """Evidence for and against, as the logarithm of odds."""
    cosine, held = likeness(mine.roots, theirs.roots)
    total = STRANGERS + _places(mine.names, theirs.names)
    if one.counted is not None and other.counted is not None:
        near = likeness(one.counted.near, other.counted.near)
        many = _of_unit(one) + _of_unit(other) > 2
        if many:
            total = STRANGERS + _places(mine.names & one.counted.near, theirs.names & other.counted.near)
        return total + _wording((cosine, held), near, many) + _numbers(one, other)
    if one.dated is not None and other.dated is not None:
        near = likeness(one.dated.near, other.dated.near)
        many = len(mine.dates) + len(theirs.dates) > 2
        return total + _wording((cosine, held), near, many) + _days(one, other, one.dated, other.dated)
    unchecked = not (mine.is_checkable and theirs.is_checkable)
    if unchecked and cosine < LEAST_UNCHECKED:
        return STRANGERS
    return total + UNVALUED + WORDING * cosine + HELD * held


def likeness(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """How much of both is shared, and how much of the shorter is (0 to 1)."""
    common = weight(one & other)
    mine, theirs = weight(one), weight(other)
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


def _of_unit(line: Line) -> int:
    """How many figures of one unit a line's sentence has."""
    if line.counted is None or line.sentence is None:
        return 0
    unit = line.counted.quantity.unit
    return sum(counted.quantity.unit == unit for counted in line.sentence.numbers)


def _numbers(one: Line, other: Line) -> float:
    """What is counted, what was done, and how likely one figure comes twice."""
    a, b = one.counted, other.counted
    if a is None or b is None:
        return 0.0
    if a.quantity.unit != b.quantity.unit or a.quantity.shape != b.quantity.shape:
        return STRANGERS * 2
    found = _deed(a, b)
    equal = is_equal(a.quantity, b.quantity)
    if a.quantity.unit is None and a.nouns and b.nouns:
        shared = a.nouns & b.nouns
        other_noun = OTHER_NOUN if not equal or one.rare < TELLING else OTHER_WORD
        found += SAME_NOUN if shared - {SOMEBODY} else SAME_CROWD if shared else other_noun
    if a.change != b.change and (a.quantity.unit != "percent" or (a.change and b.change)):
        found += CHANGE
    if equal:
        return found + one.rare
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    return found + (FAR_APART if high > APART * low else 0.0)


def _deed(a: Counted, b: Counted) -> float:
    """What was done to what is counted: of two deeds around a figure the nearer one; 22 hurt in a crash are not 14
    killed in it."""
    if a.deed is None or b.deed is None:
        return _deeds(a.deeds, b.deeds)
    if a.deed == b.deed:
        return SAME_DEED
    kin = a.deed in b.deeds or b.deed in a.deeds or frozenset((a.deed, b.deed)) in KIN
    return KIN_DEED if kin else DEED_OF_ANOTHER


def _deeds(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """What was done: the same, something of its kind, or something else; what is not said is against nothing."""
    if not mine or not theirs:
        return 0.0
    if mine & theirs:
        return SAME_DEED
    return KIN_DEED if any(frozenset((a, b)) in KIN for a in mine for b in theirs) else OTHER_DEED


def _days(one: Line, other: Line, a: Dated, b: Dated) -> float:
    found = _deeds(a.deeds, b.deeds)
    return found + (one.rare if one.key == other.key else OTHER_DAY)
