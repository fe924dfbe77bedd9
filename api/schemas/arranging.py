"""Which articles make up which story: proposals, the log, and what editors do."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.answering import Moment
from api.schemas.asking import Asked, Paged, one_of, words
from services.arranging import ANSWERS


class ProposalsAsked(Paged):
    story = words(120)


class AnswerAsked(Asked):
    """What an editor decides about a proposal."""

    answer = one_of(
        ANSWERS, required=True, metadata={"description": "move: the later article joins; merge: its whole story does."}
    )


class MergeAsked(Asked):
    into = words(120, required=True, metadata={"description": "The story that this one becomes part of."})


class SplitAsked(Asked):
    source = words(80, required=True)
    article = words(required=True)


class MoveAsked(SplitAsked):
    to = words(120, required=True, metadata={"description": "The story that the article goes to."})


class BaselineAsked(Asked):
    version = words(26, required=True, metadata={"description": "The id of a version of the story."})


class UndoAsked(Asked):
    """Nothing is asked: the act is in the address."""


class DoneShape(Schema):
    """What was done: `act` is its number in the log, by which it can be undone."""

    act = fields.Integer()
    story = fields.String(metadata={"description": "The story to look at now."})


class SideShape(Schema):
    article = fields.String()
    source = fields.String()
    story = fields.String()
    headline = fields.String()
    published_at = Moment()
    hidden = fields.Boolean()


class ProposalShape(Schema):
    """Two articles of different stories that may tell of one event. `late` would join the story of `early`."""

    id = fields.Integer()
    score = fields.Float(metadata={"description": "The chance that both tell of one event."})
    why = fields.String(metadata={"description": "The evidence; empty where one of the texts is hidden by now."})
    made_at = Moment()
    late = fields.Nested(SideShape)
    early = fields.Nested(SideShape)


class EventShape(Schema):
    """One line of a story's log: an act of an editor, or what a version says of itself."""

    at = Moment()
    kind = fields.String()
    source = fields.String(allow_none=True)
    article = fields.String(allow_none=True)
    version = fields.String(allow_none=True)
    said = fields.String(allow_none=True)
    by = fields.String(allow_none=True)
    act = fields.Integer(allow_none=True)
    undone = fields.Integer(allow_none=True, metadata={"description": "The act that took it back."})
    came_from = fields.String(allow_none=True)
    went_to = fields.String(allow_none=True)
    articles = fields.List(fields.String())
