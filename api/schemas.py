"""Who sees which field: the shapes of the JSON API, and what its addresses take.

Times are ISO 8601 in UTC. Offsets are code points of the text as posted, half-open. Ids of versions and changes are
stable: they survive later versions, other numbers and a new database.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any, get_args

from marshmallow import RAISE, Schema, fields, validate
from webargs.fields import DelimitedList

from services.arranging import ANSWERS
from services.newsroom.changes import Disclosure, Effect
from services.records.bonds import WORDS
from services.records.catalogue import SORTS
from services.records.delivery_log import OUTCOMES
from services.records.paging import MOST, PAGE
from services.records.threads import STATES
from services.review import LONGEST_NOTE, REASONS, VERDICTS

LONGEST = 500  # characters of any filter: the longest article id


class Moment(fields.Field[datetime]):
    """A moment in UTC, as 2026-11-22T14:51:00Z."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def at_most(longest: int) -> validate.Length:
    """No longer than that."""
    return validate.Length(max=longest, error="is too long; should have at most {max}.")


def between(least: int, most: int) -> validate.Range:
    """A number in a range."""
    return validate.Range(least, most, error="is {input}; should be from {min} to {max}.")


def words(longest: int = LONGEST, **options: Any) -> fields.String:
    """A bounded text without NUL and half characters, which no store could look for."""
    plain = validate.Regexp(r"^[^\x00\ud800-\udfff]*$", error="should have no NUL and no half characters.")
    return fields.String(validate=[at_most(longest), plain], **options)


def one_of(values: tuple[str, ...], **options: Any) -> fields.String:
    """One of some words."""
    return fields.String(validate=validate.OneOf(values, error="should be one of {choices}."), **options)


def some_of(values: tuple[str, ...]) -> DelimitedList:
    """Some of some words, with commas between."""
    return DelimitedList(one_of(values), validate=at_most(40))


class Asked(Schema):
    """What an address may be asked; anything else is refused, so that no filter is misspelt in silence."""

    class Meta:
        unknown = RAISE


class Paged(Asked):
    """Which page of a list."""

    cursor = words(200, metadata={"description": "The `next` of the answer before."})
    limit = fields.Integer(
        strict=False,
        load_default=PAGE,
        validate=between(1, MOST),
        metadata={"description": "Items of a page."},
    )


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


class SaidAsked(Paged):
    source = words(80)
    version = words(26, metadata={"description": "The id of one version. Default: each article's latest."})


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


class CompareAsked(Asked):
    source = words(80, metadata={"description": "Whose versions `vN` counts, when the story has several sources."})
    article = words(metadata={"description": "Which article of the source, when it has several."})


class DeliveriesAsked(Paged):
    outcome = one_of(OUTCOMES)
    story = words(120)


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


class VerdictShape(Schema):
    verdict = fields.String()
    reason = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    by = fields.String(allow_none=True)
    made_at = Moment()


class JudgementShape(VerdictShape):
    id = fields.Integer()
    change = fields.String()


Offsets = fields.List(fields.Integer(), allow_none=True)


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


class QuoteShape(Schema):
    source = fields.String()
    article = fields.String()
    version = fields.String()
    start = fields.Integer()
    end = fields.Integer()
    text = fields.String()
    kind = fields.String()
    group = fields.Integer()
    speaker = fields.String(allow_none=True)
    speaker_spans = fields.List(fields.List(fields.Integer()))
    cue = fields.String(allow_none=True)
    score = fields.Float()
    threads = fields.List(fields.String(), metadata={"description": "The threads of the story that stand in it."})


class ClaimShape(Schema):
    source = fields.String()
    article = fields.String()
    version = fields.String()
    start = fields.Integer()
    end = fields.Integer()
    text = fields.String()
    slots = fields.List(fields.Raw())
    threads = fields.List(fields.String(), metadata={"description": "The threads of the story that stand in it."})


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
