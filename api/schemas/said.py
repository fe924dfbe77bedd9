"""What the texts of a story say now: quotes and claims of one version."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.asking import Paged, words


class SaidAsked(Paged):
    source = words(80)
    version = words(26, metadata={"description": "The id of one version. Default: each article's latest."})


class PlacedShape(Schema):
    """Where something stands in one version, and the threads that stand in it."""

    source = fields.String()
    article = fields.String()
    version = fields.String()
    start = fields.Integer()
    end = fields.Integer()
    text = fields.String()
    threads = fields.List(fields.String(), metadata={"description": "The threads of the story that stand in it."})


class QuoteShape(PlacedShape):
    kind = fields.String()
    group = fields.Integer()
    speaker = fields.String(allow_none=True)
    speaker_spans = fields.List(fields.List(fields.Integer()))
    cue = fields.String(allow_none=True)
    score = fields.Float()


class ClaimShape(PlacedShape):
    slots = fields.List(fields.Raw())
