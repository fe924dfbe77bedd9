"""The door of the room: base and witness in, apparatus out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from services.collation.align import Group, align
from services.collation.apparatus import Apparatus, Kind, Row
from services.collation.seams import cut_at_seams
from services.collation.segment import sentences
from services.collation.text import Span, Text
from services.collation.variants import Side, find_ops

Engine = Callable[[Text, Text], Apparatus]


def variorum(base: Text, witness: Text) -> Apparatus:
    """Exact anchors, then words inside the gaps, then leftovers by likeness."""
    a, b = cut_at_seams(sentences(base), sentences(witness))
    spans_a, spans_b = _spans(a), _spans(b)
    rows = [_row(group, a, b, spans_a, spans_b) for group in align(a, b)]
    return Apparatus(base.clean, witness.clean, tuple(rows), "variorum-1")


def _row(group: Group, a: Sequence[str], b: Sequence[str], spans_a: Sequence[Span], spans_b: Sequence[Span]) -> Row:
    if len(group.a) == len(group.b) == 1:
        i, j = group.a[0], group.b[0]
        old, new = a[i], b[j]
        if old == new:
            return Row("kept", (spans_a[i],), (spans_b[j],), (), group.moved)
        kind: Kind = "kept" if old.strip() == new.strip() else "revised"
        ops = find_ops(Side((old,), (spans_a[i][0],)), Side((new,), (spans_b[j][0],)))
        return Row(kind, (spans_a[i],), (spans_b[j],), ops, group.moved)
    side_a, side_b = tuple([spans_a[i] for i in group.a]), tuple([spans_b[j] for j in group.b])
    if not side_b:
        return Row("omitted", side_a, (), tuple([("delete", start, end, 0, 0) for start, end in side_a]))
    if not side_a:
        return Row("added", (), side_b, tuple([("insert", 0, 0, start, end) for start, end in side_b]))
    ops = find_ops(
        Side([a[i] for i in group.a], [start for start, _ in side_a]),
        Side([b[j] for j in group.b], [start for start, _ in side_b]),
    )
    kind = "split" if len(side_a) < len(side_b) else "merged" if len(side_a) > len(side_b) else "revised"
    return Row(kind, side_a, side_b, ops, group.moved)


def _spans(pieces: Sequence[str]) -> list[Span]:
    return list(pairwise(accumulate(map(len, pieces), initial=0)))


ENGINES: dict[str, Engine] = {"variorum-1": variorum}
"""Every engine must pass the same replay proof and cases."""

DEFAULT = "variorum-1"


def collate(base: Text, witness: Text, engine: str = DEFAULT) -> Apparatus:
    """Read the witness against the base."""
    return ENGINES[engine](base, witness)
