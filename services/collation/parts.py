"""Further parts of a sentence that was split: free neighbours of a part that complete the whole, word by word.

A merger is the same, read from the witness to the base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import LCSseq

from services.collation.likeness import MOST_WORDS, Content

COMPLETES = 0.5
"""The share of a neighbour's words by which it must complete the whole, in order, to be a part of it."""

MOST_PARTS = 6
"""Nobody cuts a sentence into more; it bounds the work on texts that have no sentences."""

Link = tuple[int, int]


def find_parts(links: Sequence[Link], a: Mapping[int, Content], b: Mapping[int, Content]) -> list[Link]:
    """Links to be added to `links`: parts that splits, then mergers, have left over."""
    split = _completing(links, a, b)
    merged = _completing([(j, i) for i, j in (*links, *split)], b, a)
    return split + [(i, j) for j, i in merged]


def _completing(links: Sequence[Link], wholes: Mapping[int, Content], parts: Mapping[int, Content]) -> list[Link]:
    owner = {part: whole for whole, part in links}
    free = [part for part in parts if part not in owner]
    if not free:
        return []
    owned: dict[int, list[int]] = defaultdict(list)
    for whole, part in links:
        owned[whole].append(part)
    found: list[Link] = []
    for part in free:
        near = part - 1 if part - 1 in owner else part + 1
        if near not in owner:
            continue
        whole = owner[near]
        if len(owned[whole]) < MOST_PARTS and _completes(
            wholes[whole], [parts[p] for p in owned[whole]], parts[part], after=near < part
        ):
            owner[part] = whole
            owned[whole].append(part)
            found.append((whole, part))
    return found


def _completes(whole: Content, known: Sequence[Content], more: Content, *, after: bool) -> bool:
    """Whether a neighbour, put before or after the known parts, finds words of the whole that they have not."""
    without = [word for part in known for word in part.every]
    joined = [*without, *more.every] if after else [*more.every, *without]
    if max(len(joined), len(whole.every)) > MOST_WORDS:
        return False
    gain = LCSseq.similarity(joined, whole.every) - LCSseq.similarity(without, whole.every)
    return gain >= COMPLETES * len(more.every)
