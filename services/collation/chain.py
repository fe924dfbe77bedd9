"""What kept its order: the heaviest chain of links in which both sides go forward. What is outside has moved."""

from __future__ import annotations

from collections.abc import Sequence
from operator import lt


def increases(numbers: Sequence[int]) -> bool:
    """Whether each is greater than the one before."""
    return all(map(lt, numbers, numbers[1:]))


def heaviest_chain(seconds: Sequence[int], weights: Sequence[float]) -> list[int]:
    """Indices of the links of greatest total weight whose `seconds` strictly increase.

    Links are given in the order of the base; `seconds` are their places in the witness, all different. Links that
    follow each other on both sides stand or fall together, so only runs of them are weighed.
    """
    if increases(seconds):
        return list(range(len(seconds)))
    ranks = [0] * len(seconds)
    for rank, link in enumerate(sorted(range(len(seconds)), key=seconds.__getitem__), 1):
        ranks[link] = rank
    starts = [0, *(link for link in range(1, len(ranks)) if ranks[link] != ranks[link - 1] + 1)]
    ends = [*starts[1:], len(ranks)]
    runs = _heaviest([ranks[start] for start in starts], [sum(weights[x:y]) for x, y in zip(starts, ends, strict=True)])
    return [link for run in runs for link in range(starts[run], ends[run])]


def _heaviest(seconds: Sequence[int], weights: Sequence[float]) -> list[int]:
    """The same for any links, with a Fenwick tree of best sums: n log n."""
    rank = {place: at for at, place in enumerate(sorted(seconds), 1)}
    size = len(rank)
    best = [(0.0, -1)] * (size + 1)
    before = [-1] * len(seconds)
    top = (0.0, -1)
    for link, place in enumerate(seconds):
        found, at = (0.0, -1), rank[place] - 1
        while at:
            if best[at][0] > found[0]:
                found = best[at]
            at &= at - 1
        before[link] = found[1]
        here = (found[0] + weights[link], link)
        at = rank[place]
        while at <= size:
            if here[0] > best[at][0]:
                best[at] = here
            at += at & -at
        if here[0] > top[0]:
            top = here
    chain, link = [], top[1]
    while link >= 0:
        chain.append(link)
        link = before[link]
    return chain[::-1]
