"""The door of the room: base and witness in, apparatus out."""

from __future__ import annotations

from collections.abc import Callable

from services.collation.align import Group, align
from services.collation.apparatus import Apparatus, Kind, Row
from services.collation.seams import cut_at_seams
from services.collation.segment import Sentences, sentences
from services.collation.text import Text
from services.collation.variants import Side, find_ops

Engine = Callable[[Text, Text], Apparatus]


def variorum(base: Text, witness: Text) -> Apparatus:
    """Exact anchors, then words inside the gaps, then leftovers by likeness."""
    a, b = cut_at_seams(sentences(base), sentences(witness))
    rows = [_row(group, a, b) for group in align(a, b)]
    return Apparatus(base.clean, witness.clean, tuple(rows), "variorum-1")


def _row(group: Group, a: Sentences, b: Sentences) -> Row:
    if len(group.a) == len(group.b) == 1:
        i, j = group.a[0], group.b[0]
        old, new = a.pieces[i], b.pieces[j]
        if old == new:
            return Row("kept", (a.spans[i],), (b.spans[j],), (), group.moved)
        kind: Kind = "kept" if a.cores[i] == b.cores[j] else "revised"
        ops = find_ops(Side((old,), (a.spans[i][0],)), Side((new,), (b.spans[j][0],)))
        return Row(kind, (a.spans[i],), (b.spans[j],), ops, group.moved)
    side_a, side_b = tuple([a.spans[i] for i in group.a]), tuple([b.spans[j] for j in group.b])
    if not side_b:
        return Row("omitted", side_a, (), tuple([("delete", start, end, 0, 0) for start, end in side_a]))
    if not side_a:
        return Row("added", (), side_b, tuple([("insert", 0, 0, start, end) for start, end in side_b]))
    ops = find_ops(
        Side([a.pieces[i] for i in group.a], [start for start, _ in side_a]),
        Side([b.pieces[j] for j in group.b], [start for start, _ in side_b]),
    )
    kind = "split" if len(side_a) < len(side_b) else "merged" if len(side_a) > len(side_b) else "revised"
    return Row(kind, side_a, side_b, ops, group.moved)


ENGINES: dict[str, Engine] = {"variorum-1": variorum}
"""Every engine must pass the same replay proof and cases."""

DEFAULT = "variorum-1"


def collate(base: Text, witness: Text, engine: str = DEFAULT) -> Apparatus:
    """Read the witness against the base."""
    return ENGINES[engine](base, witness)
