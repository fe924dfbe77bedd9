"""A page of a list as an answer: items, the next cursor, and a Link header that carries it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import request

from services.errors import Fault, Invalid
from services.records.paging import Page

T = TypeVar("T")
Answer = tuple[dict[str, Any], int, dict[str, str]]


def answered(items: Iterable[Any], following: str | None) -> Answer:
    """Body, status and headers of one page."""
    headers = {}
    if following:
        asked = {**request.args.to_dict(), "cursor": following}
        headers["Link"] = f'<{request.path}?{urlencode(asked)}>; rel="next"'
    return {"items": list(items), "next": following}, 200, headers


def by_place(rows: Sequence[T], cursor: str | None, limit: int) -> Page[T]:
    """A page of a list that is made in memory. Raises Invalid for a cursor that was not given here."""
    start = 0
    if cursor:
        if not (cursor.startswith("n") and cursor[1:].isascii() and cursor[1:].isdecimal() and len(cursor) < 12):
            fault = Fault("cursor", "should be the `next` of an earlier answer.")
            raise Invalid("The cursor is not one that was given here.", faults=(fault,))
        start = int(cursor[1:])
    more = start + limit < len(rows)
    return Page(tuple(rows[start : start + limit]), f"n{start + limit}" if more else None)
