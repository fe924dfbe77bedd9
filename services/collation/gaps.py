"""Words inside a gap: sentences that share most of the shorter one's telling words, in order, answer each other.

Because each word is used once, the parts of a split or a merger are seen: each part claims words of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from services.collation.anchors import Link
from services.collation.likeness import Content, likeness, weigh
from services.collation.matching import matching_runs

ENOUGH = 0.6
"""The share of the shorter sentence's weight that must be found, in order, in the other. `parts` asks for less."""

WEAK = 0.6
"""A link of less likeness rests on a short sentence whose few words stand in a long one."""

MOST_COMPARED = 900
"""Pairs of sentences in a gap, 1 ms: past it links are taken as found."""


def link_gap(a: Sequence[Content], b: Sequence[Content]) -> list[Link]:
    """Links (i, j) between sentences of one gap."""
    if len(a) == 1 and len(b) == 1:
        return [(0, 0)] if likeness(a[0], b[0]) >= ENOUGH else []
    all_a, owner_a = _telling(a)
    all_b, owner_b = _telling(b)
    shared: dict[Link, set[str]] = defaultdict(set)
    for x, y, n in matching_runs(all_a, all_b):
        for i, j, word in zip(owner_a[x : x + n], owner_b[y : y + n], all_a[x : x + n], strict=True):
            shared[i, j].add(word)
    links = [(i, j) for (i, j), found in shared.items() if weigh(found) >= ENOUGH * min(a[i].weight, b[j].weight)]
    return links if len(a) * len(b) > MOST_COMPARED else _undisputed(links, a, b)


def _telling(sentences: Sequence[Content]) -> tuple[list[str], list[int]]:
    """The telling words in order, and the number of the sentence each stands in."""
    said = [list(filter(sentence.telling.__contains__, sentence.every)) for sentence in sentences]
    return list(chain.from_iterable(said)), [owner for owner, some in enumerate(said) for _ in some]


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
