"""The door of the room: base and witness in, apparatus out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from services.collation.align import Group, align
from services.collation.apparatus import Apparatus, Kind, Row
from services.collation.segment import sentences
from services.collation.text import Span, Text
from services.collation.variants import find_ops

Engine = Callable[[Text, Text], Apparatus]


def variorum(base: Text, witness: Text) -> Apparatus:
    """Exact anchors, then words inside the gaps, then leftovers by likeness."""
    a, b = sentences(base), sentences(witness)
    spans_a, spans_b = _spans(a), _spans(b)
    rows = []
    for group in align(a, b):
        side_a, side_b = tuple(spans_a[i] for i in group.a), tuple(spans_b[j] for j in group.b)
        ops = find_ops(base.clean, witness.clean, side_a, side_b)
        rows.append(Row(_kind(group, a, b), side_a, side_b, ops, group.moved))
    return Apparatus(base.clean, witness.clean, tuple(rows), "variorum-1")


def _spans(pieces: Sequence[str]) -> list[Span]:
    return list(pairwise(accumulate(map(len, pieces), initial=0)))


def _kind(group: Group, a: Sequence[str], b: Sequence[str]) -> Kind:
    if not group.a:
        return "added"
    if not group.b:
        return "omitted"
    if len(group.a) != len(group.b):
        return "split" if len(group.a) < len(group.b) else "merged"
    return "kept" if len(group.a) == 1 and a[group.a[0]].strip() == b[group.b[0]].strip() else "revised"


ENGINES: dict[str, Engine] = {"variorum-1": variorum}
"""Every engine must pass the same replay proof and cases."""

DEFAULT = "variorum-1"


def collate(base: Text, witness: Text, engine: str = DEFAULT) -> Apparatus:
    """Read the witness against the base."""
    return ENGINES[engine](base, witness)
