"""Words inside the gaps: sentences that share most of the shorter one's words, in order, answer each other."""

from __future__ import annotations

from collections.abc import Sequence

from services.collation.matching import matching_runs
from services.collation.tokens import weight

ENOUGH = 0.5
"""The share of the shorter sentence's weight that must be found, in order, in the other."""

Words = Sequence[Sequence[str]]


def link_gap(a: Words, b: Words) -> list[tuple[int, int]]:
    """Links (i, j) between sentences of one gap, given as their words."""
    owner_a = [i for i, words in enumerate(a) for _ in words]
    owner_b = [j for j, words in enumerate(b) for _ in words]
    all_a = [word for words in a for word in words]
    all_b = [word for words in b for word in words]
    shared: dict[tuple[int, int], float] = {}
    for x, y, n in matching_runs(all_a, all_b):
        for k in range(n):
            pair = (owner_a[x + k], owner_b[y + k])
            shared[pair] = shared.get(pair, 0.0) + weight(all_a[x + k])
    return [
        (i, j)
        for (i, j), found in shared.items()
        if found >= ENOUGH * min(sum(map(weight, a[i])), sum(map(weight, b[j])))
    ]
