"""One page of a list and the cursor to the next: the place of the last row shown, never a count of rows to skip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from services.errors import Fault, Invalid

T = TypeVar("T")

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PAGE = 50
"""Rows of a page: what one scrolls through without losing the place."""
MOST = 500
"""Rows of the largest page a script may ask for."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list. `cursor` asks for the rows after them; None: these are the last."""

    items: tuple[T, ...]
    cursor: str | None = None


def cursor_of(moment: datetime | None, row: int) -> str:
    """The place of a row in a list ordered by time and then by row."""
    # Whole microseconds, counted without a float: a place that is off by one would show its row again for ever.
    return f"{((moment or EPOCH) - EPOCH) // timedelta(microseconds=1)}-{row}"


def place_of(cursor: str | None) -> tuple[datetime, int] | None:
    """Read a cursor back. Raises Invalid for anything that `cursor_of` did not make."""
    if not cursor:
        return None
    stamp, dash, row = cursor.rpartition("-")
    try:
        if not dash or not row.isdecimal() or len(row) > 18 or len(stamp) > 18:
            raise ValueError(cursor)
        return EPOCH + timedelta(microseconds=int(stamp)), int(row)
    except (ValueError, OverflowError):
        fault = Fault("cursor", "It should be the cursor of an earlier answer.")
        raise Invalid("The cursor is not one that was given here.", faults=(fault,)) from None


def cut(rows: Sequence[T], size: int) -> tuple[tuple[T, ...], bool]:
    """The first `size` of rows that were read with one to spare, and whether more follow."""
    return tuple(rows[:size]), len(rows) > size
