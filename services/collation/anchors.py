"""Sentences that are word for word the same: common ends, sentences that are unique, and what lies between them.

What occurs more than once ("Share this post") is paired only inside one gap, in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from services.collation.chain import heaviest_chain

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
    low, a_high, b_high = _common_ends(a, b, (0, len(a), 0, len(b)))
    kept = [(i, i) for i in range(low)]
    unique = _unique_pairs(a, b, (low, a_high, low, b_high))
    chain = heaviest_chain([j for _, j in unique], [float(len(a[i])) for i, _ in unique])
    on_chain = set(chain)
    moved = [pair for at, pair in enumerate(unique) if at not in on_chain and len(a[pair[0]]) >= LEAST_TO_MOVE]
    gone_a, gone_b = {i for i, _ in moved}, {j for _, j in moved}
    gaps: list[Gap] = []
    before = (low - 1, low - 1)
    for i, j in [*(unique[at] for at in chain), (a_high, b_high)]:
        gap = (before[0] + 1, i, before[1] + 1, j)
        for pair in _inside(a, b, gap, gone_a, gone_b):
            kept.append(pair)
            _add_gap(gaps, (gap[0], pair[0], gap[2], pair[1]))
            gap = (pair[0] + 1, i, pair[1] + 1, j)
        _add_gap(gaps, gap)
        if i < a_high:
            kept.append((i, j))
        before = (i, j)
    kept += zip(range(a_high, len(a)), range(b_high, len(b)), strict=True)
    return Anchors(kept, moved, gaps)


def _add_gap(gaps: list[Gap], gap: Gap) -> None:
    if gap[0] < gap[1] or gap[2] < gap[3]:
        gaps.append(gap)


def _common_ends(a: Sequence[str], b: Sequence[str], gap: Gap) -> tuple[int, int, int]:
    low, a_high, _, b_high = gap
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
    often_a, often_b = Counter(a[gap[0] : gap[1]]), Counter(b[gap[2] : gap[3]])
    place = {b[j]: j for j in range(gap[2], gap[3])}
    return [(i, place[a[i]]) for i in range(gap[0], gap[1]) if often_b.get(a[i]) == 1 and often_a[a[i]] == 1]


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
