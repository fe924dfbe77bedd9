"""A headline answers a headline, however little of its words it keeps."""

from __future__ import annotations

from dataclasses import replace

from services.collation.apparatus import Apparatus, Op, Row
from services.collation.collate import DEFAULT, collate
from services.collation.text import Text


def collate_field(base: Text, witness: Text, engine: str = DEFAULT) -> Apparatus:
    """Read one field of an edition against the same field of another: where no sentence answers another, all of the
    old answers all of the new as one revised row."""
    if not base.clean and not witness.clean:
        return Apparatus("", "", (), engine)
    made = collate(base, witness, engine)
    if not base.clean or not witness.clean or any(row.a and row.b for row in made.rows):
        return made
    old = tuple(sorted(span for row in made.rows for span in row.a))
    new = tuple(sorted(span for row in made.rows for span in row.b))
    end = len(witness.clean)
    ops: list[Op] = [("replace", *old[0], 0, end)]
    ops += [("delete", start, stop, end, end) for start, stop in old[1:]]
    return replace(made, rows=(Row("revised", old, new, tuple(ops)),))
