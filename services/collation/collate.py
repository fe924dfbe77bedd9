"""The door of the room: base and witness in, apparatus out."""

from __future__ import annotations

from collections.abc import Callable

from services.collation.apparatus import Apparatus, Row
from services.collation.segment import segment
from services.collation.text import Text

Engine = Callable[[Text, Text], Apparatus]


def variorum(base: Text, witness: Text) -> Apparatus:
    """Exact anchors, then words inside the gaps, then leftovers by likeness."""
    a, b = segment(base), segment(witness)
    end = len(base.clean)
    rows = [Row("omitted", (s,), (), (("delete", *s, 0, 0),)) for s in a]
    rows += [Row("added", (), (s,), (("insert", end, end, *s),)) for s in b]
    return Apparatus(base.clean, witness.clean, tuple(rows), "variorum-1")


ENGINES: dict[str, Engine] = {"variorum-1": variorum}
"""Every engine must pass the same replay proof and cases."""

DEFAULT = "variorum-1"


def collate(base: Text, witness: Text, engine: str = DEFAULT) -> Apparatus:
    """Read the witness against the base."""
    return ENGINES[engine](base, witness)
