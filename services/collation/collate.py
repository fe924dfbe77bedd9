"""The door of the room: base and witness in, apparatus out."""

from __future__ import annotations

from collections.abc import Callable

from services.collation.align import Group, align
from services.collation.apparatus import Apparatus, Kind, Row
from services.collation.seams import anchor
from services.collation.segment import Sentences, sentences
from services.collation.text import Text
from services.collation.variants import find_ops

Engine = Callable[[Text, Text], Apparatus]


def variorum(base: Text, witness: Text) -> Apparatus:
    """Exact anchors, then words inside the gaps, then leftovers by likeness."""
    a, b, anchors = anchor(sentences(base), sentences(witness))
    rows: list[Row] = []
    for group in align(a.cores, b.cores, anchors):
        rows += _kept(group, a, b) if group.kept else [_changed(group, a, b)]
    return Apparatus(base.clean, witness.clean, tuple(rows), "variorum-1")


def _kept(group: Group, a: Sentences, b: Sentences) -> list[Row]:
    """One row for each sentence; only the blanks after it may differ."""
    rows = []
    for i, j in zip(group.a, group.b, strict=True):
        old, new = (a.spans[i],), (b.spans[j],)
        ops = () if a.pieces[i] == b.pieces[j] else find_ops(a.text, old, b.text, new)
        rows.append(Row("kept", old, new, ops, group.moved))
    return rows


def _changed(group: Group, a: Sentences, b: Sentences) -> Row:
    old, new = tuple([a.spans[i] for i in group.a]), tuple([b.spans[j] for j in group.b])
    if not new:
        return Row("omitted", old, (), tuple([("delete", start, end, 0, 0) for start, end in old]))
    if not old:
        return Row("added", (), new, tuple([("insert", 0, 0, start, end) for start, end in new]))
    if len(old) == len(new) == 1 and a.cores[group.a[0]] == b.cores[group.b[0]]:
        return _kept(group, a, b)[0]
    kind: Kind = "split" if len(old) < len(new) else "merged" if len(old) > len(new) else "revised"
    return Row(kind, old, new, find_ops(a.text, old, b.text, new), group.moved)


ENGINES: dict[str, Engine] = {"variorum-1": variorum}
"""Every engine must pass the same replay proof and cases."""

DEFAULT = "variorum-1"


def collate(base: Text, witness: Text, engine: str = DEFAULT) -> Apparatus:
    """Read the witness against the base."""
    return ENGINES[engine](base, witness)
