"""Sentences without an answer: rewritten where they stood, or moved and rewritten.

In its place a sentence is taken for rewritten when a third of what it says is kept, and a short line without a full
stop (a heading, a credit, a time stamp) whatever it says; elsewhere more must be kept, since an article says many
things about the same names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate

from services.collation.anchors import Link
from services.collation.likeness import Content, containment, kinship, likeness, spelling
from services.collation.matching import Run

ALONE = 0.22
"""Likeness from which a sentence answers the only one that stands in its place."""

IN_PLACE = 0.33
"""Likeness from which a sentence answers one of several in its place."""

ELSEWHERE = 0.33
"""Kinship from which a sentence is recognised anywhere in the text."""

NEARBY = 0.8
"""Kinship from which it is recognised a few sentences away, or in its place but in another order: neighbours share a
subject, so likeness proves less. Two sentences side by side that stand whole in one are its parts: of each so much of
its words must be found there."""

A_FEW = 3
"""Kept sentences between two places that are still near."""

MOST_IN_PLACE = 10_000
"""Pairs that are looked at between two anchors; past it only shared rare words propose a pair."""

MOST_CANDIDATES = 6
"""Sentences that are compared in full with one leftover: those that share most of its rare words."""

MOST_HOLDERS = 30
"""A word in more leftovers than this picks nobody out."""


def link_leftovers(a: Mapping[int, Content], b: Mapping[int, Content], chain: Sequence[Run]) -> list[Link]:
    """Links (i, j), each sentence used once, best first. `chain` are the runs of links that kept their order."""
    before = list(accumulate([n for _, _, n in chain], initial=0))
    firsts, seconds = [i for i, _, _ in chain], [j for _, j, _ in chain]
    place_a = {i: before[bisect_left(firsts, i)] for i in a}
    place_b = {j: before[bisect_left(seconds, j)] for j in b}
    found = [*_in_place(a, b, place_a, place_b), *_elsewhere(a, b, place_a, place_b)]
    links: list[Link] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    taken: dict[int, list[Link]] = defaultdict(list)
    for score, _, i, j in sorted(found, key=lambda f: (-f[1], -f[0], f[2], f[3])):
        if i in used_a or j in used_b:
            continue
        place = place_a[i]
        if place == place_b[j]:
            if score < NEARBY and any((i < x) != (j < y) for x, y in taken[place]):
                continue
            taken[place].append((i, j))
        used_a.add(i)
        used_b.add(j)
        links.append((i, j))
    return links


Proposal = tuple[float, float, int, int]
"""Likeness, how far it is over what is asked for, base sentence, witness sentence."""


def _in_place(
    a: Mapping[int, Content], b: Mapping[int, Content], place_a: Mapping[int, int], place_b: Mapping[int, int]
) -> Iterator[Proposal]:
    stand: dict[int, list[int]] = defaultdict(list)
    for j, place in place_b.items():
        stand[place].append(j)
    beside: dict[int, list[int]] = defaultdict(list)
    for i, place in place_a.items():
        beside[place].append(i)
    for place, old in beside.items():
        new = stand.get(place, [])
        bare_a, bare_b = [i for i in old if a[i].bare], [j for j in new if b[j].bare]
        if len(bare_a) == len(bare_b) == 1:
            yield ELSEWHERE, 0.0, bare_a[0], bare_b[0]
        least = ALONE if len(old) == len(new) == 1 else IN_PLACE
        if len(old) * len(new) <= MOST_IN_PLACE:
            for i in old:
                for j in new:
                    score = likeness(a[i], b[j])
                    if score < least and len(old) == len(new) == 1:
                        score = spelling(a[i], b[j])
                    if score >= least:
                        yield score, score - least, i, j


def _elsewhere(
    a: Mapping[int, Content], b: Mapping[int, Content], place_a: Mapping[int, int], place_b: Mapping[int, int]
) -> Iterator[Proposal]:
    holders: dict[str, list[int]] = defaultdict(list)
    for j, sentence in b.items():
        for word in sentence.telling:
            holders[word].append(j)
    parts: dict[Link, float] = {}
    for i, sentence in a.items():
        votes: Counter[int] = Counter()
        for word in sentence.telling & holders.keys():
            if len(holders[word]) <= MOST_HOLDERS:
                votes.update(holders[word])
        for _, j in nsmallest(MOST_CANDIDATES, [(-shared, j) for j, shared in votes.items()]):
            least = NEARBY if 0 < abs(place_a[i] - place_b[j]) <= A_FEW else ELSEWHERE
            score = kinship(sentence, b[j], ELSEWHERE)
            if score >= least:
                yield score, score - ELSEWHERE, i, j
            elif score >= ELSEWHERE and containment(sentence, b[j]) >= NEARBY:
                parts[i, j] = score
    for (i, j), score in parts.items():  # a part is at most half of the whole, which kinship holds against it
        if not parts.keys().isdisjoint(((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1))):
            yield score, score - ELSEWHERE, i, j
