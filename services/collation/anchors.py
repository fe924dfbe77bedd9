"""Sentences that are word for word the same: common ends, sentences that are unique, and what lies between them.

What occurs more than once ("Share this post") is paired only inside one gap, in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from services.collation.chain import heaviest_chain, increases
from services.collation.matching import Run, matching_runs

Link = tuple[int, int]
"""A sentence of the base and one of the witness, by number."""

Gap = tuple[Sequence[int], Sequence[int]]
"""Sentences of base and witness, by number, between two anchors: those that nothing holds yet."""

LEAST_TO_MOVE = 25
"""A sentence shorter than this many characters says too little to be recognised anywhere in a text."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Runs of equal sentences in order, equal pairs out of order, and the gaps between those in order."""

    kept: list[Run] = field(default_factory=list)
    moved: list[Link] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


def find_anchors(a: Sequence[str], b: Sequence[str]) -> Anchors:
    """Equal sentences of base and witness, given as strings that are equal when the sentences are."""
    low, a_high, b_high = _common_ends(a, b)
    unique = _unique_pairs(a, b, low, a_high, b_high)
    found = Anchors()
    if not increases([j for _, j in unique]):
        on_chain = set(heaviest_chain([j for _, j in unique], [float(len(a[i])) for i, _ in unique]))
        off_chain = [pair for at, pair in enumerate(unique) if at not in on_chain]
        found.moved.extend(pair for pair in off_chain if len(a[pair[0]]) >= LEAST_TO_MOVE)
        unique = [pair for at, pair in enumerate(unique) if at in on_chain]
    gone_a, gone_b = {i for i, _ in found.moved}, {j for _, j in found.moved}
    at_a = at_b = 0
    for run in [(0, 0, low), *_runs(unique), (a_high, b_high, len(a) - a_high)]:
        left = [i for i in range(at_a, run[0]) if i not in gone_a]
        right = [j for j in range(at_b, run[1]) if j not in gone_b]
        fill_gap(found, a, b, left, right)
        if run[2]:
            found.kept.append(run)
        at_a, at_b = run[0] + run[2], run[1] + run[2]
    return found


def _common_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int, int]:
    low, a_high, b_high = 0, len(a), len(b)
    most = min(a_high, b_high)
    while low < most and a[low] == b[low]:
        low += 1
    while a_high > low and b_high > low and a[a_high - 1] == b[b_high - 1]:
        a_high -= 1
        b_high -= 1
    return low, a_high, b_high


def _unique_pairs(a: Sequence[str], b: Sequence[str], low: int, a_high: int, b_high: int) -> list[Link]:
    """Sentences that occur once in each, in the order of the base."""
    old, new = a[low:a_high], b[low:b_high]
    places = dict(zip(new, range(low, b_high), strict=True))
    if len(places) < len(new):
        places = {core: places[core] for core, often in Counter(new).items() if often == 1}
    once = Counter(old) if len(set(old)) < len(old) else {}
    return [(i, places[core]) for i, core in enumerate(old, low) if core in places and once.get(core, 1) == 1]


def _runs(links: Sequence[Link]) -> list[Run]:
    """Links in order as runs of those that follow each other on both sides."""
    ends = [at for at, ((i, j), (x, y)) in enumerate(pairwise(links), 1) if x - i != 1 or y - j != 1]
    return [(*links[start], end - start) for start, end in pairwise([0, *ends, len(links)])] if links else []


def fill_gap(found: Anchors, a: Sequence[str], b: Sequence[str], left: list[int], right: list[int]) -> None:
    """Add the sentences of one gap that are equal in order, and the gaps that these leave."""
    old, new = [a[i] for i in left], [b[j] for j in right]
    runs = [] if set(old).isdisjoint(new) else matching_runs(old, new)
    at_x = at_y = 0
    for x, y, n in [*runs, (len(left), len(right), 0)]:
        if at_x < x or at_y < y:
            found.gaps.append((left[at_x:x], right[at_y:y]))
        found.kept.extend((left[x + k], right[y + k], 1) for k in range(n))
        at_x, at_y = x + n, y + n
