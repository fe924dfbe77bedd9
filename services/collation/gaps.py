"""Words inside a gap: sentences that share most of the shorter one's telling words, in order, answer each other.

Because each word is used once, the parts of a split or a merger are seen: each part claims words of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from services.collation.likeness import Content, likeness
from services.collation.matching import matching_runs

ENOUGH = 0.6
"""The share of the shorter sentence's weight that must be found, in order, in the other. `parts` asks for less."""

WEAK = 0.6
"""A link of less likeness rests on a short sentence whose few words stand in a long one."""

MOST_COMPARED = 900
"""Pairs of sentences in a gap, 1 ms: past it links are taken as found."""

Link = tuple[int, int]


def link_gap(a: Sequence[Content], b: Sequence[Content]) -> list[Link]:
    """Links (i, j) between sentences of one gap."""
    if len(a) == 1 and len(b) == 1:
        return [(0, 0)] if likeness(a[0], b[0]) >= ENOUGH else []
    owner_a = [i for i, sentence in enumerate(a) for _ in sentence.words]
    owner_b = [j for j, sentence in enumerate(b) for _ in sentence.words]
    all_a = [word for sentence in a for word in sentence.words]
    all_b = [word for sentence in b for word in sentence.words]
    shared: dict[tuple[int, int], set[str]] = {}
    for x, y, n in matching_runs(all_a, all_b):
        for k in range(n):
            shared.setdefault((owner_a[x + k], owner_b[y + k]), set()).add(all_a[x + k])
    links = [
        (i, j)
        for (i, j), found in shared.items()
        if fsum([a[i].weights[word] for word in found]) >= ENOUGH * min(a[i].weight, b[j].weight)
    ]
    return links if len(a) * len(b) > MOST_COMPARED else _undisputed(links, a, b)


def _undisputed(links: list[Link], a: Sequence[Content], b: Sequence[Content]) -> list[Link]:
    """Without weak links of a short sentence where one that nobody claims is more like it: leftovers decide those."""
    free_a = set(range(len(a))).difference(i for i, _ in links)
    free_b = set(range(len(b))).difference(j for _, j in links)
    if not free_a and not free_b:
        return links
    kept = []
    for i, j in links:
        here = likeness(a[i], b[j])
        better = here < WEAK and (
            any(likeness(a[i], b[y]) > here for y in free_b) or any(likeness(a[x], b[j]) > here for x in free_a)
        )
        if not better:
            kept.append((i, j))
    return kept
