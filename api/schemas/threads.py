"""Claims and quotes followed through versions and across sources, and what people say of them."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.answering import Moment
from api.schemas.asking import Asked, Paged, at_most, between, one_of, words
from services.records.bonds import WORDS
from services.records.threads import STATES
from services.review import LONGEST_NOTE


class ThreadsAsked(Paged):
    kind = one_of(("claim", "quote"), metadata={"description": "Default: both."})
    slot = words(40)
    state = one_of(STATES, metadata={"description": "What must be so of it: a source differs, has not moved, ..."})


class BondAsked(Asked):
    here = words(26, required=True, metadata={"description": "The ref of a mention."})
    there = words(26, required=True, metadata={"description": "The ref of the other."})
    word = one_of(WORDS, required=True)
    note = fields.String(allow_none=True, validate=at_most(LONGEST_NOTE))
    after = fields.Integer(
        strict=True,
        allow_none=True,
        validate=between(0, 2**53),
        metadata={
            "description": "Id of the last word on the two that you saw, 0 for none; 409 when there is a later one."
        },
    )


class SaidShape(Schema):
    """One value that a source gave: the version that brought it, the last that had it, and the changes that made it."""

    value = fields.String()
    key = fields.String(metadata={"description": "Normalised: equal keys of one thread mean the same."})
    article = fields.String()
    version = fields.String()
    published_at = Moment()
    last_version = fields.String()
    last_at = Moment()
    changes = fields.List(fields.String())


class CellShape(Schema):
    """What one source says of a thread over time, the latest last."""

    source = fields.String()
    state = fields.String(
        metadata={
            "description": "as_seed, as_first, first_here, moved, not_moved (others have), not_carried (any more)."
        }
    )
    said = fields.List(fields.Nested(SaidShape))
    since = Moment()
    from_start = fields.Boolean()
    reverted = fields.Boolean()
    left = fields.String(allow_none=True, metadata={"description": "The version that left it out."})
    changes = fields.List(fields.String(), metadata={"description": "The changes that left it out."})


class ThreadShape(Schema):
    """A claim or quote in every source that carries it or did, the seed's source first. `id` is stable."""

    id = fields.String()
    story = fields.String()
    kind = fields.String()
    slot = fields.String()
    label = fields.String()
    speaker = fields.String(allow_none=True)
    first_at = Moment()
    changed_at = Moment()
    sources = fields.Integer(metadata={"description": "How many sources carry it now."})
    moved = fields.Integer()
    not_moved = fields.Integer()
    differs = fields.Boolean()
    disagrees = fields.Boolean()
    cells = fields.List(fields.Nested(CellShape))
    url = fields.String()


class MentionShape(Schema):
    """Where a thread stands in one version. Reviewers join and part refs."""

    ref = fields.String()
    source = fields.String()
    article = fields.String()
    version = fields.String()
    published_at = Moment()
    words = fields.String()
    value = fields.String()
    key = fields.String()
    speaker = fields.String(allow_none=True)


class LinkShape(Schema):
    """Two places that are one thread, or may be, how sure that is, and what was seen."""

    here = fields.Nested(MentionShape)
    there = fields.Nested(MentionShape)
    score = fields.Float()
    why = fields.String()
    joined = fields.String(metadata={"description": "words, facts, or reviewer."})


class ThreadWhole(ThreadShape):
    refs = fields.List(fields.String(), metadata={"description": "Other refs that find it."})
    mentions = fields.List(fields.Nested(MentionShape))
    links = fields.List(fields.Nested(LinkShape))
    doubts = fields.List(fields.Nested(LinkShape), metadata={"description": "Not sure enough to join."})


class BondShape(Schema):
    """A person's word on two mentions: one thread (joined), or not (parted), or neither any more (withdrawn)."""

    id = fields.Integer()
    here = fields.String()
    there = fields.String()
    word = fields.String()
    note = fields.String(allow_none=True)
    by = fields.String()
    made_at = Moment()
