"""Matching runs of two token lists, with a bound on the work.

The longest common subsequence, as rapidfuzz finds it. Where the lists are too long for that, tokens that are unique in
both split the problem first; what is still too large is left unmatched: a coarser answer instead of a stall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

from services.collation.chain import heaviest_chain

Run = tuple[int, int, int]
"""(first in a, first in b, length) of tokens that are the same."""

MOST_CELLS = 16_000_000
"""Tokens times tokens for one exact answer: 4,000 words a side, 2 MB and 10 ms."""


def matching_runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Runs of equal tokens in order, as long in all as can be, without the empty run at the end."""
    if len(a) * len(b) <= MOST_CELLS:
        return [(x, y, n) for x, y, n in LCSseq.opcodes(a, b).as_matching_blocks() if n]
    return list(joined(_coarse(a, b)))


def _coarse(a: Sequence[str], b: Sequence[str]) -> Iterator[Run]:
    low, high = 0, 0
    most = min(len(a), len(b))
    while low < most and a[low] == b[low]:
        low += 1
    while high < most - low and a[-1 - high] == b[-1 - high]:
        high += 1
    yield 0, 0, low
    before = (low, low)
    ends = (len(a) - high, len(b) - high)
    often_a, often_b = Counter(a[low : ends[0]]), Counter(b[low : ends[1]])
    place = {b[j]: j for j in range(low, ends[1])}
    unique = [(i, place[a[i]]) for i in range(low, ends[0]) if often_a[a[i]] == 1 and often_b.get(a[i]) == 1]
    chain = heaviest_chain([j for _, j in unique], [1.0] * len(unique))
    for i, j in [*(unique[at] for at in chain), ends]:
        if 0 < (i - before[0]) * (j - before[1]) <= MOST_CELLS:
            for x, y, n in LCSseq.opcodes(a[before[0] : i], b[before[1] : j]).as_matching_blocks():
                yield before[0] + x, before[1] + y, n
        if (i, j) != ends:
            yield i, j, 1
        before = (i + 1, j + 1)
    yield ends[0], ends[1], high


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The same runs, those that follow each other on both sides joined into one."""
    last: Run | None = None
    for run in runs:
        if not run[2]:
            continue
        if last and last[0] + last[2] == run[0] and last[1] + last[2] == run[1]:
            last = (last[0], last[1], last[2] + run[2])
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
