"""Stories and their versions."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.schemas.answering import Moment
from api.schemas.asking import Paged, one_of, words
from services.records.catalogue import SORTS


class StoriesAsked(Paged):
    q = words(
        200,
        metadata={
            "description": "Words, or a phrase in quotation marks, in title, headline, claims, quotes, speakers, "
            "source and address; speaker:, source: and type: look there alone."
        },
    )
    source = words(80)
    has = one_of(("silent", "announced", "changes"))
    sort = one_of(SORTS, load_default="recent")


class VersionsAsked(Paged):
    source = words(80)
    article = words()


class Named(Schema):
    name = fields.String()
    title = fields.String()


class Counts(Schema):
    """Changes of one collation. `share` is the share of sentences that are not kept."""

    material = fields.Integer()
    silent = fields.Integer()
    announced = fields.Integer()
    cosmetic = fields.Integer()
    share = fields.Float()


class VersionShape(Schema):
    """One posted text of an article at one moment. `number` is its place by published time now; `id` never changes."""

    id = fields.String(attribute="ref")
    number = fields.Integer()
    story = fields.String()
    source = fields.String()
    article = fields.String()
    url = fields.String(metadata={"description": "Its page here."})
    published_at = Moment()
    published_given = fields.Boolean()
    received_at = Moment()
    headline = fields.String()
    label = fields.String(allow_none=True)
    status = fields.String(metadata={"description": "usable, embargoed, withheld or canceled."})
    hidden = fields.Boolean(metadata={"description": "Its text is for editors only."})
    embargoed_until = Moment(allow_none=True)
    language = fields.String(allow_none=True)
    article_url = fields.String(allow_none=True)
    words = fields.Integer()
    is_seed = fields.Boolean()
    compared = fields.Boolean()
    failed = fields.String(allow_none=True, metadata={"description": "Why it could not be compared, if it was tried."})
    since_previous = fields.Nested(Counts, allow_none=True)
    since_seed = fields.Nested(Counts, allow_none=True)


class TextShape(VersionShape):
    """A version with what was posted. `text` is as posted: offsets of other answers count its code points."""

    format = fields.String()
    text = fields.String()
    byline = fields.String(allow_none=True)
    notes = fields.List(fields.Raw())


class StoryShape(Schema):
    slug = fields.String()
    title = fields.String()
    created_at = Moment()
    sources = fields.List(fields.Nested(Named))
    versions = fields.Integer()
    first_at = Moment(allow_none=True)
    last_at = Moment(allow_none=True)
    changes = fields.Integer()
    open = fields.Integer()
    silent = fields.Integer()
    announced = fields.Integer()
    url = fields.String()


class ArticleShape(Schema):
    id = fields.String()
    source = fields.String()
    versions = fields.Integer()
    latest = fields.String(allow_none=True, metadata={"description": "The id of its latest version."})


class WholeStory(Schema):
    slug = fields.String()
    title = fields.String()
    created_at = Moment()
    seed = fields.Nested(VersionShape, allow_none=True)
    seed_chosen = fields.Boolean()
    articles = fields.List(fields.Nested(ArticleShape))
    url = fields.String()
