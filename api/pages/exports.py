"""Lists for machines and spreadsheets: the same rows as on the page, as JSON and as CSV.

A cell that a spreadsheet would take for a formula gets an apostrophe in front. With `?bom=1` a CSV begins with the mark
by which a spreadsheet knows UTF-8; programs ask without it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any, TypeVar

from flask import Response, request, stream_with_context

from services.records.paging import MOST, Page

T = TypeVar("T")

SCHEMA_VERSION = 1
ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a cell a formula in the spreadsheets people use."""
ROWS = 50_000
"""Rows of the longest export; more is a job for the API."""
MARKED = "bom"
"""The query key that asks for the byte order mark: how the file begins, no filter of its rows."""


def cell(value: object) -> str:
    """A value as a harmless cell."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    said = str(value)
    # Numbers are ours and stay numbers; only text can carry a formula.
    return f"'{said}" if said.startswith(ACTIVE) and not isinstance(value, int | float) else said


def stamp(value: datetime) -> str:
    """ISO 8601 in UTC."""
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def all_pages(read: Callable[[str | None, int], Page[T]]) -> Iterator[T]:
    """Every row of a paged list, up to the longest export."""
    for items in pages(read):
        yield from items


def pages(read: Callable[[str | None, int], Page[T]]) -> Iterator[tuple[T, ...]]:
    """The same, as the pages in which it was read."""
    cursor, given = None, 0
    while given < ROWS:
        page = read(cursor, MOST)
        yield page.items
        given += len(page.items)
        cursor = page.cursor
        if cursor is None:
            return


def answer(form: str, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Response:
    """The rows as `csv` or `json`, streamed. The file's name and the JSON's `query` say what was asked for."""
    query = {key: values for key, values in sorted(request.args.lists()) if any(values) and key != MARKED}
    parts = [name, *("-".join([key, *values]) for key, values in query.items() if key != "cursor")]
    filename = "".join(c if c.isalnum() or c in "-_." else "-" for c in "_".join(parts))[:120]
    mark = "\ufeff" if request.args.get(MARKED) == "1" else ""
    body = chain((mark,), _csv(columns, rows)) if form == "csv" else _json(query, columns, rows)
    made = Response(stream_with_context(body), mimetype="text/csv" if form == "csv" else "application/json")
    made.headers["Content-Disposition"] = f'inline; filename="{filename.encode("ascii", "replace").decode()}.{form}"'
    return made


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    held = io.StringIO()
    write = csv.writer(held)  # RFC 4180: commas, CRLF, quotes doubled
    write.writerow(columns)
    for row in rows:
        write.writerow([cell(row.get(column)) for column in columns])
        if held.tell() > 32_768:
            yield held.getvalue()
            held.seek(0)
            held.truncate()
    yield held.getvalue()


def _json(query: Mapping[str, Any], columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield f'{{"schema_version": {SCHEMA_VERSION}, "query": {json.dumps(query)}, "items": ['
    between = "\n"
    for row in rows:
        plain = {c: stamp(v) if isinstance(v := row.get(c), datetime) else v for c in columns}
        yield between + json.dumps(plain, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"
