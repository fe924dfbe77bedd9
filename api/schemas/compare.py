"""Any two versions, read against each other."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.asking import Asked, words
from api.schemas.stories import VersionShape


class CompareAsked(Asked):
    source = words(80, metadata={"description": "Whose versions `vN` counts, when the story has several sources."})
    article = words(metadata={"description": "Which article of the source, when it has several."})


class CompareShape(Schema):
    """One collation. `rows` are of the body; `parts` has those of headline and byline."""

    story = fields.String()
    base = fields.Nested(VersionShape)
    witness = fields.Nested(VersionShape)
    engine = fields.String()
    rubric = fields.String()
    rows = fields.List(fields.Raw())
    parts = fields.Dict()
    changes = fields.List(fields.Raw())
    quotes = fields.List(fields.Raw())
