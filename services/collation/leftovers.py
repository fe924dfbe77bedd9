"""Sentences without an answer, compared with each other anywhere in the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

from rapidfuzz.distance import Indel

from services.collation.tokens import weight

ENOUGH = 0.55
"""Likeness from which two sentences without an answer are taken for one that was rewritten or moved."""

MOST_CANDIDATES = 8
"""Sentences that are compared in full with one leftover: those that share most of its rare words."""

MOST_HOLDERS = 30
"""A word in more leftovers than this picks nobody out."""


def link_leftovers(a: Mapping[int, Sequence[str]], b: Mapping[int, Sequence[str]]) -> list[tuple[int, int]]:
    """Links (i, j) between leftovers of base and witness, each used once, best first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, words in b.items():
        for word in set(words):
            holders[word].append(j)
    found: list[tuple[float, int, int]] = []
    for i, words in a.items():
        votes: defaultdict[int, float] = defaultdict(float)
        for word in set(words):
            at = holders.get(word, ())
            if len(at) <= MOST_HOLDERS:
                for j in at:
                    votes[j] += weight(word)
        for j in nlargest(MOST_CANDIDATES, votes, key=votes.__getitem__):
            likeness = _likeness(words, b[j])
            if likeness >= ENOUGH:
                found.append((likeness, i, j))
    used_a: set[int] = set()
    used_b: set[int] = set()
    links = []
    for _, i, j in sorted(found, key=lambda f: (-f[0], f[1], f[2])):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            links.append((i, j))
    return links


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """Order and words together: the mean of Indel on tokens and Dice on their weights."""
    shared = sum(weight(word) * n for word, n in (Counter(a) & Counter(b)).items())
    whole = sum(map(weight, a)) + sum(map(weight, b))
    return (Indel.normalized_similarity(a, b) + 2 * shared / whole) / 2 if whole else 0.0
