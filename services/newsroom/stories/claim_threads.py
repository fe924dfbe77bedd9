"""The same claim in two articles of one event: the same sentence, or the same facts in other words.

The law: a thread says what both speak of; whether they say the same of it is a question of its own, and where values
differ the thread is worth most. One sentence answers one sentence; what is not sure is not joined.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import exp, fsum, log, sqrt

from services.newsroom.stories.claim_sentences import Sentence
from services.newsroom.stories.counted import SOMEBODY, Counted
from services.newsroom.stories.figures import is_equal, is_long, one_measure
from services.newsroom.stories.roots import NEWSY_ROOTS
from services.newsroom.values.dates import Moment

UNLIKE = -4.6
"""Before anything is known two sentences of one event are different claims: a hundred to one."""
WORDING = 6.0
"""Wire copy shares all its words (+6); two reports of one fact about half (+3)."""
HELD = 3.0
"""A short sentence held whole in a long one says a part of it."""
COUNTS = 2.8
"""Both count the same things, with the same verb, and come to the same number: hardly two facts."""
DIFFERS = 2.0
"""Both count the same things and differ: likely the same fact, told differently."""
ELSEWHERE = -1.5
"""Both name people or places, and not one in common: three dead in one town are not three dead in the next."""
JOINED = 0.6
"""At and above this chance two sentences are one claim; a reviewer who is shown strangers stops looking."""
WIRE = 0.8
"""So much alike, sentences without a number, date or name are the same copy."""
ALIKE = 0.6
"""Sentences that share so much of what they tell differ in little else."""


@dataclass(frozen=True, slots=True)
class SameClaim:
    """Two sentences that make one claim, and whether their values agree."""

    here: Sentence
    there: Sentence
    score: float
    agree: bool


def same_claims(here: tuple[Sentence, ...], there: tuple[Sentence, ...]) -> list[SameClaim]:
    """The claims that two articles of one event share, surest first."""
    local = _local(here, there)
    sizes = {id(s): fsum(local[r] for r in s.roots) for s in (*here, *there)}
    ranked: list[tuple[float, int, int]] = []
    for i, one in enumerate(here):
        for j, other in enumerate(there):
            score = _chance(one, other, local, sizes)
            if score >= JOINED:
                ranked.append((-score, i, j))
    taken_here: set[int] = set()
    taken_there: set[int] = set()
    found: list[SameClaim] = []
    for minus, i, j in sorted(ranked):
        if i not in taken_here and j not in taken_there:
            taken_here.add(i)
            taken_there.add(j)
            found.append(SameClaim(here[i], there[j], round(-minus, 4), agree(here[i], there[j])))
    return found


def _local(here: tuple[Sentence, ...], there: tuple[Sentence, ...]) -> dict[str, float]:
    """What a root says inside this event: rare among its sentences; half as much when all news has it."""
    held = Counter(root for s in (*here, *there) for root in s.roots)
    total = len(here) + len(there)
    return {word: log(1 + total / n) * (0.5 if word in NEWSY_ROOTS else 1.0) for word, n in held.items()}


def _chance(one: Sentence, other: Sentence, local: dict[str, float], sizes: dict[int, float]) -> float:
    shared = one.roots & other.roots
    counts = [(a, b) for a in one.numbers for b in other.numbers if counts_same(a, b)]
    figures = any(is_one_figure(a, b) for a in one.numbers for b in other.numbers)
    if len(shared) < (1 if counts or figures else 2):
        return 0.0
    common = fsum(local[r] for r in shared)
    mine, theirs = sizes[id(one)], sizes[id(other)]
    cosine = common / (sqrt(mine * theirs) or 1.0)
    held = common / (min(mine, theirs) or 1.0)
    if not (one.is_checkable and other.is_checkable) and cosine < WIRE:
        return 0.0
    total = UNLIKE + WORDING * cosine + HELD * held
    if one.names and other.names and not one.names & other.names:
        total += ELSEWHERE
    if figures or any(is_equal(a.quantity, b.quantity) for a, b in counts):
        total += COUNTS
    elif counts:
        total += DIFFERS
    return 1 / (1 + exp(-total))


def agree(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences of one claim give the same values: numbers that count the same, days, and yes or no.

    Days and denials are compared only where little else differs: else they may belong to other parts of the sentences.
    """
    for number in one.numbers:
        against = [b for b in other.numbers if counts_same(number, b)]
        if against and not any(is_equal(number.quantity, b.quantity) for b in other.numbers):
            return False
    if len(one.roots & other.roots) < ALIKE * max(len(one.roots), len(other.roots)):
        return True
    if len(one.dates) == len(other.dates) == 1 and days_differ(one.dates[0].moment, other.dates[0].moment):
        return False
    return one.denies == other.denies


def counts_same(a: Counted, b: Counted) -> bool:
    """The same measure, and noun or verb the same with the other not against it."""
    if not one_measure(a.quantity, b.quantity):
        return False
    same_verb = a.verb is not None and a.verb == b.verb
    if a.measure:
        return same_verb or (a.noun is not None and a.noun == b.noun)
    open_noun = a.noun == b.noun or {a.noun, b.noun} & {None, SOMEBODY}
    open_verb = same_verb or None in (a.verb, b.verb)
    return bool((a.noun is not None and a.noun == b.noun and open_verb) or (same_verb and open_noun))


def is_one_figure(a: Counted, b: Counted) -> bool:
    """The same figure of a kind that does not come twice in one event."""
    return is_long(a.quantity) and is_equal(a.quantity, b.quantity)


def days_differ(a: Moment, b: Moment) -> bool:
    """Whether both name a day or a time in the same way, and not the same one."""
    for part in ("year", "month", "day", "weekday", "minute"):
        mine, theirs = getattr(a, part), getattr(b, part)
        if mine is not None and theirs is not None and mine != theirs:
            return True
    return False
