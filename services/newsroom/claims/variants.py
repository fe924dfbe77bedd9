"""The places where two states of one sentence differ, unit by unit.

A variant is a run of base units and the run of witness units that stands for it; one of the two may be empty. Numbers,
dates and names that answer each other inside a run are variants of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import Indel

from services.collation.text import Span
from services.newsroom.claims.stretches import stretch
from services.newsroom.values.units import Unit


@dataclass(frozen=True, slots=True)
class Variant:
    """One difference: units of the base, units of the witness, in order. `at` is where it stands: (base, witness) unit
    index. `beside` counts the other words of the run that it was taken from."""

    a: tuple[Unit, ...]
    b: tuple[Unit, ...]
    at: tuple[int, int] = (0, 0)
    beside: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "a", stretch(self.a))
        object.__setattr__(self, "b", stretch(self.b))

    def words(self, side: str) -> tuple[Unit, ...]:
        """The units of one side ("a" or "b") without marks."""
        return self.a.words if side == "a" else self.b.words  # type: ignore[attr-defined, no-any-return]

    def span(self, side: str) -> Span | None:
        """Where one side starts and ends in its sentence, None when it is empty."""
        units = self.a if side == "a" else self.b
        return (units[0].start, units[-1].end) if units else None


@dataclass(frozen=True)
class Revision:
    """Two states of one sentence (or of the run of sentences that answer each other), with all their units.

    What is remembered of a revision is looked up by its texts; its units only tell two of one text apart.
    """

    base: str
    witness: str
    a: tuple[Unit, ...] = field(hash=False)
    b: tuple[Unit, ...] = field(hash=False)

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """Every place where the two differ, in order of the witness."""
        return find_variants(self.a, self.b)

    @cached_property
    def keys_a(self) -> Counter[Hashable]:
        """How often each key stands in the base."""
        return Counter([u.key for u in self.a])

    @cached_property
    def keys_b(self) -> Counter[Hashable]:
        """How often each key stands in the witness."""
        return Counter([u.key for u in self.b])


def find_variants(a: tuple[Unit, ...], b: tuple[Unit, ...]) -> tuple[Variant, ...]:
    """Differences between two runs of units by their longest common subsequence of keys."""
    out: list[Variant] = []
    for a0, a1, b0, b1 in _gaps([u.key for u in a], [u.key for u in b]):
        out += _pair_values(Variant(a[a0:a1], b[b0:b1], (a0, b0)))
    return tuple(out)


def find_forms(a: tuple[Unit, ...], b: tuple[Unit, ...]) -> list[tuple[Unit, Unit]]:
    """Units that say the same on both sides and are written with other letters: "km" and "kilometers"."""
    return [
        (x, y)
        for op in Indel.opcodes([u.key for u in a], [u.key for u in b])
        if op.tag == "equal"
        for x, y in zip(a[op.src_start : op.src_end], b[op.dest_start : op.dest_end], strict=True)
        if x.text != y.text and x.kind != "mark" and _plain((x,)) != _plain((y,))
    ]


def _gaps(a: list[Hashable], b: list[Hashable]) -> list[tuple[int, int, int, int]]:
    """Runs that are not in the common subsequence; runs that only a mark or a small word keeps apart are one."""
    if not a or not b:
        return [(0, len(a), 0, len(b))] if a or b else []
    gaps: list[list[int]] = []
    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            continue
        if gaps and gaps[-1][1] == op.src_start and gaps[-1][3] == op.dest_start:
            gaps[-1][1], gaps[-1][3] = op.src_end, op.dest_end
        else:
            gaps.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    merged: list[list[int]] = []
    for gap in gaps:
        if merged and gap[0] - merged[-1][1] == 1 and a[gap[0] - 1] in _WEAK and _both(merged[-1]) and _both(gap):
            merged[-1][1], merged[-1][3] = gap[1], gap[3]
        else:
            merged.append(gap)
    return [(g[0], g[1], g[2], g[3]) for g in merged]


def _both(gap: list[int]) -> bool:
    return gap[1] > gap[0] and gap[3] > gap[2]


_WEAK = frozenset(["a", "an", "the", "of", "in", "on", "at", "to", "and", "by", "for", "with"])


def _pair_values(variant: Variant) -> list[Variant]:
    """Take numbers, dates and names that stand on both sides out of a run, each pair a variant of its own."""
    if (
        not variant.a
        or not variant.b
        or (len(variant.a) == 1 and len(variant.b) == 1)
        or _plain(variant.a) == _plain(variant.b)
    ):
        return [variant]
    pairs: list[Variant] = []
    beside = sum(u.kind != "mark" for u in (*variant.a, *variant.b)) - 2
    left_a, left_b = list(variant.a), list(variant.b)
    for kind in ("number", "date", "name"):
        ours = [u for u in variant.a if u.kind == kind]
        theirs = [u for u in variant.b if u.kind == kind]
        if not ours or len(ours) != len(theirs):
            continue
        for x, y in zip(ours, theirs, strict=True):
            pairs.append(Variant((x,), (y,), variant.at, beside))
            left_a.remove(x)
            left_b.remove(y)
    if left_a or left_b:
        pairs.append(Variant(tuple(left_a), tuple(left_b), variant.at))
    return sorted(pairs, key=lambda v: ((v.b or v.a)[0].start, (v.a or v.b)[0].start))


def _plain(units: tuple[Unit, ...]) -> str:
    return "".join(c for u in units for c in u.text.lower() if c.isalnum())
