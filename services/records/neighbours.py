"""A version's place among those of its article: a pure function of the whole set, so arrival order cannot matter.

Order is by published time; what came out at one time stands by source and article, and in one article by text and
status. A row with the text and status of the row just before it repeats it.
A row is hidden by its own status, and with all others of its article when the last one takes the article back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


def in_order(versions: Any, *where: Any) -> tuple[Any, ...]:
    """The columns by which versions stand in order, of a table or of an alias of it; `where` are the names of source
    and article where several articles are told in one order."""
    return versions.published_at, *where, versions.text_digest, versions.status


TAKING_BACK = ("withheld", "canceled")
"""With these the newsroom takes the whole article back; an embargo holds back one version of it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What decides a version's place, and the place that is kept for it now."""

    id: int
    published_at: datetime
    text_digest: str
    status: str
    previous_id: int | None
    repeats: bool
    hidden: bool = False

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


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a row. `relinked`: it has another predecessor than is kept, or is a repeat now, or no longer."""

    id: int
    previous_id: int | None
    repeats: bool
    hidden: bool
    relinked: bool


def moved(rows: Iterable[Placed]) -> list[Place]:
    """The places of the rows of one article whose kept place is no longer their place."""
    ordered = sorted(rows, key=lambda row: row.order)
    taken_back = bool(ordered) and ordered[-1].status in TAKING_BACK
    before: Placed | None = None
    shown: int | None = None
    out: list[Place] = []
    for row in ordered:
        repeats = before is not None and before.says == row.says
        hidden = taken_back or row.status != "usable"
        relinked = (row.previous_id, row.repeats) != (shown, repeats)
        if relinked or row.hidden != hidden:
            out.append(Place(row.id, shown, repeats, hidden, relinked))
        if not repeats:
            shown = row.id
        before = row
    return out
