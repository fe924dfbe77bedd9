"""Sentences that are word for word the same: common ends, sentences that are unique, and what lies between them.

What occurs more than once ("Share this post") is paired only inside one gap, in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from services.collation.chain import heaviest_chain, increases

Gap = tuple[int, int, int, int]
"""Base sentences from, to; witness sentences from, to."""

LEAST_TO_MOVE = 25
"""A sentence shorter than this many characters says too little to be recognised anywhere in a text."""

MOST_CELLS = 4_000_000
"""Sentences times sentences compared for order in one gap, 2 ms: past it duplicates are left to the words."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Pairs of equal sentences in order, equal pairs out of order, and the gaps between those in order."""

    kept: list[tuple[int, int]]
    moved: list[tuple[int, int]]
    gaps: list[Gap]


def find_anchors(a: Sequence[str], b: Sequence[str]) -> Anchors:
    """Equal sentences of base and witness, given as strings that are equal when the sentences are."""
    low, a_high, b_high = _common_ends(a, b)
    unique = _unique_pairs(a, b, (low, a_high, low, b_high))
    chain = unique
    moved: list[tuple[int, int]] = []
    if not increases([j for _, j in unique]):
        on_chain = set(heaviest_chain([j for _, j in unique], [float(len(a[i])) for i, _ in unique]))
        chain = [pair for at, pair in enumerate(unique) if at in on_chain]
        off_chain = [pair for at, pair in enumerate(unique) if at not in on_chain]
        moved = [pair for pair in off_chain if len(a[pair[0]]) >= LEAST_TO_MOVE]
    gone_a, gone_b = {i for i, _ in moved}, {j for _, j in moved}
    kept = [(i, i) for i in range(low)]
    gaps: list[Gap] = []
    before = (low, low)
    for pair in [*chain, (a_high, b_high)]:
        if pair != before:
            inside = (before[0], pair[0], before[1], pair[1])
            for equal in _inside(a, b, inside, gone_a, gone_b):
                kept.append(equal)
                _add_gap(gaps, (before[0], equal[0], before[1], equal[1]))
                before = (equal[0] + 1, equal[1] + 1)
            _add_gap(gaps, (before[0], pair[0], before[1], pair[1]))
        kept.append(pair)
        before = (pair[0] + 1, pair[1] + 1)
    kept.pop()
    kept += zip(range(a_high, len(a)), range(b_high, len(b)), strict=True)
    return Anchors(kept, moved, gaps)


def _add_gap(gaps: list[Gap], gap: Gap) -> None:
    if gap[0] < gap[1] or gap[2] < gap[3]:
        gaps.append(gap)


def _common_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int, int]:
    low, a_high, b_high = 0, len(a), len(b)
    most = min(a_high, b_high)
    while low < most and a[low] == b[low]:
        low += 1
    while a_high > low and b_high > low and a[a_high - 1] == b[b_high - 1]:
        a_high -= 1
        b_high -= 1
    return low, a_high, b_high


def _unique_pairs(a: Sequence[str], b: Sequence[str], gap: Gap) -> list[tuple[int, int]]:
    """Sentences that occur once in each, in the order of the base."""
    if gap[0] == gap[1] or gap[2] == gap[3]:
        return []
    old, new = a[gap[0] : gap[1]], b[gap[2] : gap[3]]
    places = dict(zip(new, range(gap[2], gap[3]), strict=True))
    if len(places) < len(new):
        places = {core: places[core] for core, often in Counter(new).items() if often == 1}
    if len(set(old)) < len(old):
        often = Counter(old)
        return [(i, places[core]) for i, core in enumerate(old, gap[0]) if core in places and often[core] == 1]
    return [(i, places[core]) for i, core in enumerate(old, gap[0]) if core in places]


def _inside(
    a: Sequence[str], b: Sequence[str], gap: Gap, gone_a: set[int], gone_b: set[int]
) -> Iterator[tuple[int, int]]:
    """Equal sentences inside one gap, in order: the longest common subsequence."""
    if gap[0] == gap[1] or gap[2] == gap[3] or (gap[1] - gap[0]) * (gap[3] - gap[2]) > MOST_CELLS:
        return
    left = [i for i in range(gap[0], gap[1]) if i not in gone_a]
    right = [j for j in range(gap[2], gap[3]) if j not in gone_b]
    if {a[i] for i in left}.isdisjoint([b[j] for j in right]):
        return
    for block in LCSseq.opcodes([a[i] for i in left], [b[j] for j in right]):
        if block.tag == "equal":
            for step in range(block.src_end - block.src_start):
                yield left[block.src_start + step], right[block.dest_start + step]
