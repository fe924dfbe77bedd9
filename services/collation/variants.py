"""What changed inside sentences that answer each other, as operations on characters that a person can read.

Whole words; swaps with fewer than three unchanged words between them become one; a pair that is mostly different is
shown as old, new.
"""

from __future__ import annotations

from services.collation.apparatus import Op, Tag, touching
from services.collation.matching import matching_runs
from services.collation.text import Span
from services.collation.tokens import TOKEN

BETWEEN = 3
"""Fewer unchanged tokens than this between two swaps are read as part of one."""

MOST_CHANGED = 0.6
"""Past this share of changed characters the old sentence and the new one are shown whole."""

Stretch = tuple[int, int, int, int]
"""Base from, to; witness from, to: characters that differ."""


def find_ops(base: str, witness: str, a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[Op, ...]:
    """Operations that turn the text of `a` into the text of `b`; spans that touch are read as one."""
    if not a:
        return tuple(("insert", 0, 0, *span) for span in touching(b))
    if not b:
        return tuple(("delete", *span, 0, 0) for span in touching(a))
    left, right = _Side(base, touching(a)), _Side(witness, touching(b))
    stretches = _differences(left.text, right.text)
    ops: list[Op] = []
    for a0, a1, b0, b1 in stretches:
        ops += _placed(left.places(a0, a1), right.places(b0, b1))
    return tuple(ops)


class _Side:
    """The joined text of spans, and where its characters stand in the whole."""

    __slots__ = ("spans", "text")

    def __init__(self, whole: str, spans: list[Span]) -> None:
        self.spans = spans
        self.text = "".join(whole[start:end] for start, end in spans)

    def places(self, start: int, end: int) -> list[Span]:
        """The spans of the whole text that hold [start, end) of the joined text; an empty one is one place."""
        found: list[Span] = []
        at = 0
        for s, e in self.spans:
            low, high = max(start, at), min(end, at + e - s)
            if low < high or (start == end and at <= start <= at + e - s and not found):
                found.append((s + low - at, s + high - at))
            at += e - s
        return found


def _placed(old: list[Span], new: list[Span]) -> list[Op]:
    """One stretch as ops: the first old and new piece together, further pieces alone."""
    ops: list[Op] = []
    for at in range(max(len(old), len(new))):
        a0, a1 = old[at] if at < len(old) else (old[-1][1], old[-1][1])
        b0, b1 = new[at] if at < len(new) else (new[-1][1], new[-1][1])
        if a1 > a0 or b1 > b0:
            tag: Tag = "insert" if a0 == a1 else "delete" if b0 == b1 else "replace"
            ops.append((tag, a0, a1, b0, b1))
    return ops


def _differences(old: str, new: str) -> list[Stretch]:
    if old == new:
        return []
    body_a, body_b = len(old.rstrip()), len(new.rstrip())
    if old[:body_a] == new[:body_b]:
        return [(body_a, len(old), body_b, len(new))]
    places_a = [m.span() for m in TOKEN.finditer(old)]
    places_b = [m.span() for m in TOKEN.finditer(new)]
    runs = matching_runs([old[s:e] for s, e in places_a], [new[s:e] for s, e in places_b])
    same = sum(places_a[x + n - 1][1] - places_a[x][0] for x, _, n in runs)
    out: list[Stretch] = []
    if same < (1 - MOST_CHANGED) * max(body_a, body_b):
        out.append((0, body_a, 0, body_b))
    else:
        at_a = at_b = 0
        for x, y, n in runs:
            for k in range(n):
                (a0, a1), (b0, b1) = places_a[x + k], places_b[y + k]
                if old[at_a:a0] != new[at_b:b0]:
                    out.append(_trimmed(old, new, (at_a, a0, at_b, b0)))
                at_a, at_b = a1, b1
        if old[at_a:body_a] != new[at_b:body_b]:
            out.append(_trimmed(old, new, (at_a, body_a, at_b, body_b)))
    if old[body_a:] != new[body_b:]:
        out.append((body_a, len(old), body_b, len(new)))
    return out


def _trimmed(old: str, new: str, stretch: Stretch) -> Stretch:
    """Without the blanks that both sides share at the ends."""
    a0, a1, b0, b1 = stretch
    while a0 < a1 and b0 < b1 and old[a0] == new[b0] and old[a0].isspace():
        a0, b0 = a0 + 1, b0 + 1
    while a0 < a1 and b0 < b1 and old[a1 - 1] == new[b1 - 1] and old[a1 - 1].isspace():
        a1, b1 = a1 - 1, b1 - 1
    return a0, a1, b0, b1
