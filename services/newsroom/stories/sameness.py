"""Which mentions of one thread say the same: keys that are equal only then."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from services.newsroom.claims.variants import find_variants
from services.newsroom.quotes.speakers import is_named, same_person
from services.newsroom.quotes.words import contains
from services.newsroom.stories.answers import likeness
from services.newsroom.stories.counted import Counted
from services.newsroom.stories.figures import LOOSE, is_equal
from services.newsroom.stories.lines import Line
from services.newsroom.values.names import relation
from services.newsroom.values.numbers import Quantity
from services.newsroom.values.units import units_of

ALIKE = 0.6
"""So much alike, what stands in one sentence where the other has a name stands for it."""
MOST_ALIKE = 24
"""Different sentences of one thread that are compared for their names; each pair costs a reading."""


def keys_of_thread(lines: list[Line]) -> list[str]:
    """The key of each line. A quote in part says what the whole says; an unknown speaker contradicts nobody; a name
    that another replaces is a part of what is said."""
    said = [line.marked.words for line in lines if line.marked is not None]
    whole = sorted(said, key=lambda words: (-len(words), words))
    speakers: list[str] = []
    for line in lines:
        if (
            line.speaker is not None
            and is_named(line.speaker)
            and not any(same_person(line.speaker, known) for known in speakers)
        ):
            speakers.append(line.speaker)
    names = _swapped([line for line in lines if line.family == "said"])
    keys = []
    converted = _converted(lines)
    for line in lines:
        if line.counted is not None:
            keys.append(converted[line.key])
            continue
        if line.marked is None:
            named = [n for n in names if line.family == "said" and re.search(rf"\b{re.escape(n)}\b", line.words)]
            keys.append(line.key + (f" | {', '.join(named)}" if named else ""))
            continue
        words = line.marked.words
        key = " ".join(next(w for w in whole if w == words or contains(w, words)))
        if len(speakers) > 1:
            known = line.speaker
            key += f" | {next((s for s in speakers if known and same_person(known, s)), speakers[0])}"
        keys.append(key)
    return keys


def _converted(lines: list[Line]) -> dict[str, str]:
    """For each key of a number the one it counts as: 21 feet are 6.4 metres where a desk told it in metres first."""
    known: dict[str, Counted] = {}
    found: dict[str, str] = {}
    for line in lines:
        if line.counted is None or line.key in found:
            continue
        one = line.counted.quantity
        same = (key for key, other in known.items() if _is_converted(one, other.quantity))
        found[line.key] = next(same, line.key)
        known.setdefault(found[line.key], line.counted)
    return found


def _is_converted(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are one in two units, or a share in two forms, with one bound."""
    return (one.unit, one.shape) != (other.unit, other.shape) and one.bound == other.bound and is_equal(one, other)


def _swapped(lines: list[Line]) -> list[str]:
    """The names and places that stand for each other in sentences of one thread that say the rest alike, as written.

    Two spellings of one name are two of them; a short form of it is none.
    """
    found: set[str] = set()
    for one, other in combinations(lines[:MOST_ALIKE], 2):
        if one.sentence and other.sentence and likeness(one.sentence.roots, other.sentence.roots)[0] >= ALIKE:
            found |= _swaps(one.words, other.words)
    return sorted(found)


@lru_cache(20_000)
def _swaps(one: str, other: str) -> frozenset[str]:
    found: set[str] = set()
    for variant in find_variants(units_of(one), units_of(other)):
        mine, theirs = variant.words("a"), variant.words("b")
        named = len(mine) == len(theirs) == 1 and mine[0].kind == theirs[0].kind == "name"
        if named and relation(mine[0].text, theirs[0].text) != "same":
            found |= {mine[0].text, theirs[0].text}
    return frozenset(found)


def contradict(slot: str, one: str, other: str) -> bool:
    """Whether two keys of one thread cannot both be so: "42" and "47", not "at least 42" and "47"."""
    if one == other:
        return False
    if slot == "number":
        return not _may_both_be(_bounds(one), _bounds(other))
    if slot in ("date", "time"):
        return True
    if slot == "quote":
        return " | " in one and one.rsplit(" | ", 1)[1] != other.rsplit(" | ", 1)[-1]
    mine, theirs = one.partition(" | "), other.partition(" | ")
    named = bool(mine[2] and theirs[2]) and mine[2] != theirs[2]
    return named or mine[0].split(" ", 1)[0] != theirs[0].split(" ", 1)[0]


def _bounds(key: str) -> tuple[float, float, str]:
    """The least and the most a key allows, and its measure."""
    found = _NUMBER.fullmatch(key)
    if found is None:
        return (float("-inf"), float("inf"), "")
    low = float(found["low"])
    high = float(found["high"] or low)
    bound, unit = found["bound"] or "", found["unit"] or ""
    if bound in ("least", "over"):
        return (low, float("inf"), unit)
    if bound in ("most", "under"):
        return (float("-inf"), high, unit)
    reach = LOOSE.get(bound, 0.0)
    return (low - abs(low) * reach, high + abs(high) * reach, unit)


def _may_both_be(one: tuple[float, float, str], other: tuple[float, float, str]) -> bool:
    return one[2] == other[2] and one[0] <= other[1] and other[0] <= one[1]


_NUMBER = re.compile(r"(?:(?P<bound>[a-z]+) )?(?P<low>-?[\d.e+]+)(?:-(?P<high>[\d.e+]+))?(?: (?P<unit>.+))?")
