"""Which mentions of one thread say the same: keys that are equal only then."""

from __future__ import annotations

import re

from services.newsroom.quotes.speakers import same_person
from services.newsroom.quotes.words import contains
from services.newsroom.stories.claim_threads import LOOSE
from services.newsroom.stories.lines import Line


def keys_of_thread(lines: list[Line]) -> list[str]:
    """The key of each line. A quote in part says what the whole says; an unknown speaker contradicts nobody."""
    said = [line.marked.words for line in lines if line.marked is not None]
    whole = sorted(said, key=lambda words: (-len(words), words))
    speakers: list[str] = []
    for line in lines:
        if line.speaker is not None and not any(same_person(line.speaker, known) for known in speakers):
            speakers.append(line.speaker)
    keys = []
    for line in lines:
        if line.marked is None:
            keys.append(line.key)
            continue
        words = line.marked.words
        key = " ".join(next(w for w in whole if w == words or contains(w, words)))
        if len(speakers) > 1:
            known = line.speaker
            key += f" | {next((s for s in speakers if known and same_person(known, s)), speakers[0])}"
        keys.append(key)
    return keys


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
    return one.split(" ", 1)[0] != other.split(" ", 1)[0]


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
