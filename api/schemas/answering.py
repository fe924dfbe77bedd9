"""What every answer is made of: moments, places, pages of a list, problems.

Times are ISO 8601 in UTC. Offsets are code points of the text as posted, half-open. Ids of versions and changes are
stable: they survive later versions, other numbers and a new database.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from marshmallow import Schema, fields


class Moment(fields.Field[datetime]):
    """A moment in UTC, as 2026-11-22T14:51:00Z."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


Offsets = fields.List(fields.Integer(), allow_none=True)


class FaultShape(Schema):
    field = fields.String()
    message = fields.String()
    code = fields.String()


class Problem(Schema):
    """What went wrong, as in RFC 9457; `errors` names each field and what it should be."""

    type = fields.String()
    title = fields.String()
    status = fields.Integer()
    detail = fields.String()
    code = fields.String()
    errors = fields.List(fields.Nested(FaultShape))


@cache
def page_of(item: type[Schema]) -> type[Schema]:
    """A page of a list: its items, and the cursor of the page after, null at the end."""
    members: dict[str, fields.Field[Any]] = {
        "items": fields.List(fields.Nested(item)),
        "next": fields.String(allow_none=True),
    }
    return Schema.from_dict(members, name=f"{item.__name__}Page")
