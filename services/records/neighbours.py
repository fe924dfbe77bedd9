"""A version's place among those of its article: a pure function of the whole set, so arrival order cannot matter.

Order is by published time, then text, then status. A row with the text and status of the row just before it repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Placed:
    """What decides a version's place, and the place that is kept for it now."""

    id: int
    published_at: datetime
    text_digest: str
    status: str
    previous_id: int | None
    repeats: bool

    @property
    def order(self) -> tuple[datetime, str, str]:
        """What versions of an article are ordered by."""
        return self.published_at, self.text_digest, self.status

    @property
    def says(self) -> tuple[str, str]:
        """What a reader sees of it; equal to the row before: a repeat."""
        return self.text_digest, self.status

    @property
    def shown_id(self) -> int:
        """The row that stands for it: itself, or the version it repeats."""
        return self.previous_id if self.repeats and self.previous_id is not None else self.id


def moved(rows: Iterable[Placed]) -> list[tuple[int, int | None, bool]]:
    """(id, previous_id, repeats) of every row of one article whose kept place is no longer its place."""
    before: Placed | None = None
    shown: int | None = None
    out: list[tuple[int, int | None, bool]] = []
    for row in sorted(rows, key=lambda row: row.order):
        repeats = before is not None and before.says == row.says
        if (row.previous_id, row.repeats) != (shown, repeats):
            out.append((row.id, shown, repeats))
        if not repeats:
            shown = row.id
        before = row
    return out
