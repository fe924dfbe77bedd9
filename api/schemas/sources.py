"""Sources and their deliveries."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.answering import Moment
from api.schemas.asking import Paged, one_of, words
from services.records.delivery_log import OUTCOMES


class DeliveriesAsked(Paged):
    outcome = one_of(OUTCOMES)
    story = words(120)


class SourceShape(Schema):
    name = fields.String()
    title = fields.String()
    signature = fields.String()
    created_at = Moment()
    deliveries = fields.Integer()
    versions = fields.Integer()
    stories = fields.Integer()
    last_accepted_at = Moment(allow_none=True)
    last_outcome = fields.String(allow_none=True)
    last_code = fields.String(allow_none=True)
    last_at = Moment(allow_none=True)
    refused_since = fields.Integer()
    url = fields.String(metadata={"description": "Where it posts."})


class DeliveryShape(Schema):
    id = fields.Integer()
    key = fields.String(allow_none=True)
    outcome = fields.String()
    code = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)
    answer = fields.Integer()
    received_at = Moment()
    milliseconds = fields.Float()
    size = fields.Integer()
    content_type = fields.String(allow_none=True)
    version = fields.String(attribute="version_ref", allow_none=True)
    article = fields.String(allow_none=True)
    story = fields.String(allow_none=True)
