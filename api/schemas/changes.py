"""Changes, corrections, and what reviewers say about them."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields
from webargs.fields import DelimitedList

from api.schemas.answering import Moment, Offsets
from api.schemas.asking import Asked, Paged, at_most, between, one_of, some_of, words
from services.newsroom.changes import Disclosure, Effect
from services.review import LONGEST_NOTE, REASONS, VERDICTS


class ChangesAsked(Paged):
    effect = some_of(get_args(Effect))
    slot = DelimitedList(words(40), validate=at_most(40))
    material = fields.Boolean()
    silent = fields.Boolean(metadata={"description": "Material, contradicts the base, and no notice covers it."})
    disclosure = some_of(get_args(Disclosure))
    source = words(80)
    version = words(26, metadata={"description": "The id of the witness version."})
    against = one_of(
        ("previous", "seed", "any"),
        load_default="previous",
        metadata={"description": "Changes since the version before, since the seed text, or both."},
    )


class CorrectionsAsked(Paged):
    kind = one_of(("silent", "announced", "notice"), metadata={"description": "Default: all three."})
    source = words(80)
    against = one_of(("previous", "seed", "any"), load_default="previous")


class JudgementAsked(Asked):
    """A reviewer's answer to a change."""

    verdict = one_of(VERDICTS, required=True)
    reason = one_of(REASONS, allow_none=True, metadata={"description": "Why it is dismissed."})
    note = fields.String(allow_none=True, validate=at_most(LONGEST_NOTE))
    after = fields.Integer(
        strict=True,
        allow_none=True,
        validate=between(0, 2**53),
        metadata={"description": "Id of the last judgement you saw, 0 for none; 409 when there is a later one."},
    )


class VerdictShape(Schema):
    verdict = fields.String()
    reason = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    by = fields.String(allow_none=True)
    made_at = Moment()


class JudgementShape(VerdictShape):
    id = fields.Integer()
    change = fields.String()


class LaterShape(Schema):
    """The version that brought the notice which covers an earlier change."""

    version = fields.String()
    published_at = Moment()


class ChangeShape(Schema):
    """One change. `a`, `b` are places in base and witness, in the field that `part` names; `notice` in the witness."""

    id = fields.String()
    story = fields.String()
    source = fields.String()
    article = fields.String()
    base = fields.String(metadata={"description": "The id of the base version."})
    witness = fields.String(metadata={"description": "The id of the witness version."})
    part = fields.String()
    effect = fields.String()
    slot = fields.String()
    old = fields.String(allow_none=True)
    new = fields.String(allow_none=True)
    a = Offsets
    b = Offsets
    material = fields.Boolean()
    silent = fields.Boolean()
    score = fields.Float()
    speaker_old = fields.String(allow_none=True)
    speaker_new = fields.String(allow_none=True)
    disclosure = fields.String()
    undisclosed = fields.String(allow_none=True)
    later = fields.Nested(
        LaterShape, allow_none=True, metadata={"description": "Set where the notice came in a later version."}
    )
    notice = Offsets
    why = fields.String()
    state = fields.String(metadata={"description": "open, confirmed or dismissed."})
    judged = fields.Nested(VerdictShape, allow_none=True)
    url = fields.String()


class ChangeWhole(ChangeShape):
    places = fields.List(
        fields.Raw(), metadata={"description": "Every pair of versions that shows it: {base, witness, a, b}."}
    )
