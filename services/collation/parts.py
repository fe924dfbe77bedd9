"""Further parts of a sentence that was split: free neighbours of a part that complete the whole, word by word.

A merger is the same, read from the witness to the base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from services.collation.anchors import Link
from services.collation.likeness import MOST_WORDS, content

COMPLETES = 0.5
"""The share of a neighbour's words by which it must complete the whole, in order, to be a part of it."""

MOST_PARTS = 6
"""Nobody cuts a sentence into more; it bounds the work on texts that have no sentences."""


def find_parts(
    links: Sequence[Link], a: Sequence[str], b: Sequence[str], free_a: Sequence[int], free_b: Sequence[int]
) -> list[Link]:
    """Links to be added to `links`: parts that splits, then mergers, have left over among the free sentences."""
    split = _completing(links, a, b, free_b)
    merged = _completing([(j, i) for i, j in (*links, *split)], b, a, free_a)
    return split + [(i, j) for j, i in merged]


def _completing(links: Sequence[Link], wholes: Sequence[str], parts: Sequence[str], free: Sequence[int]) -> list[Link]:
    if not free:
        return []
    owner = {part: whole for whole, part in links}
    owned: dict[int, list[int]] = defaultdict(list)
    for whole, part in links:
        owned[whole].append(part)
    found: list[Link] = []
    for part in free:
        for near in (part - 1, part + 1):
            if near not in owner or len(owned[owner[near]]) >= MOST_PARTS:
                continue
            whole = owner[near]
            known = [content(parts[at]).every for at in owned[whole]]
            if _completes(content(wholes[whole]).every, known, content(parts[part]).every, after=near < part):
                owner[part] = whole
                owned[whole].append(part)
                found.append((whole, part))
                break
    return found


def _completes(whole: Sequence[str], known: Sequence[Sequence[str]], more: Sequence[str], *, after: bool) -> bool:
    """Whether a neighbour, put before or after the known parts, finds words of the whole that they have not."""
    without = [word for part in known for word in part]
    joined = [*without, *more] if after else [*more, *without]
    if max(len(joined), len(whole)) > MOST_WORDS:
        return False
    gain = LCSseq.similarity(joined, whole) - LCSseq.similarity(without, whole)
    return gain >= COMPLETES * len(more)
