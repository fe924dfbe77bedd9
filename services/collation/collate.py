"""The door of the room: base and witness in, apparatus out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat

from services.collation.align import Group, align
from services.collation.apparatus import Apparatus, Kind, Row
from services.collation.seams import anchor
from services.collation.segment import Sentences, sentences
from services.collation.text import Text
from services.collation.variants import find_ops

Engine = Callable[[Text, Text], Apparatus]

_ROW = partial(tuple.__new__, Row)
"""A row of five fields: most rows of most texts are kept, and made without a call in Python for each."""


def variorum(base: Text, witness: Text) -> Apparatus:
    """Exact anchors, then words inside the gaps, then leftovers by likeness."""
    a, b, anchors = anchor(sentences(base), sentences(witness))
    rows: list[Row] = []
    for group in align(a.cores, b.cores, anchors):
        rows += _kept(group, a, b) if group.kept else [_changed(group, a, b)]
    return Apparatus(base.clean, witness.clean, tuple(rows), "variorum-1")


def _kept(group: Group, a: Sentences, b: Sentences) -> Iterator[Row]:
    """One row for each sentence; only the blanks after it may differ."""
    here, there = slice(group.a[0], group.a[-1] + 1), slice(group.b[0], group.b[-1] + 1)
    old, new = a.spans[here], b.spans[there]
    if a.pieces[here] == b.pieces[there]:
        return map(_ROW, zip(repeat("kept"), zip(old), zip(new), repeat(()), repeat(group.moved)))
    return (
        Row("kept", (x,), (y,), find_ops(a.text, (x,), b.text, (y,)), group.moved)
        for x, y in zip(old, new, strict=True)
    )


def _changed(group: Group, a: Sentences, b: Sentences) -> Row:
    old, new = tuple([a.spans[i] for i in group.a]), tuple([b.spans[j] for j in group.b])
    if not new:
        return Row("omitted", old, (), tuple([("delete", start, end, 0, 0) for start, end in old]))
    if not old:
        return Row("added", (), new, tuple([("insert", 0, 0, start, end) for start, end in new]))
    if len(old) == len(new) == 1 and a.cores[group.a[0]] == b.cores[group.b[0]]:
        return next(_kept(group, a, b))
    kind: Kind = "split" if len(old) < len(new) else "merged" if len(old) > len(new) else "revised"
    return Row(kind, old, new, find_ops(a.text, old, b.text, new), group.moved)


ENGINES: dict[str, Engine] = {"variorum-1": variorum}
"""Every engine must pass the same replay proof and cases."""

DEFAULT = "variorum-1"


def collate(base: Text, witness: Text, engine: str = DEFAULT) -> Apparatus:
    """Read the witness against the base."""
    return ENGINES[engine](base, witness)
