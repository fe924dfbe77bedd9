"""Variorum's own payload: one version of one article, field by field. Unknown fields are taken and ignored."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validates_schema

from api.errors import faults_of
from api.formats.fields import (
    Address,
    Complaint,
    Language,
    PublishedAt,
    StorySlug,
    Words,
    complain,
    name_of,
)
from services.collation import clean
from services.errors import Invalid
from services.intake import Note, Posted

STATUSES = ("usable", "withheld", "canceled")
MOST_NOTES = 100
LONGEST_BODY = 64 * 1024 * 1024  # characters; VARIORUM_MAX_BODY is the limit that matters


class Status(Words):
    """Whether readers may see the version."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=40, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        given: str = super()._deserialize(value, attr, data, **kwargs)
        if given not in STATUSES:
            raise complain(f"is {given!r}; should be one of {', '.join(STATUSES)}.", "status")
        return given


class NoteSchema(Schema):
    """One notice that came in a field of its own."""

    class Meta:
        unknown = EXCLUDE

    text = Words(longest=10_000, line=False, required=True)
    date = PublishedAt()


class Corrections(fields.Field[list[dict[str, Any]]]):
    """One text, or a list of texts with their dates."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[dict[str, Any]]:
        if isinstance(value, str):
            value = [{"text": value}]
        if not isinstance(value, list):
            given = name_of(value)
            raise complain(f'is {given}; should be text, or a list of {{"text", "date"}}.', "wrong_type")
        if len(value) > MOST_NOTES:
            raise complain(f"has {len(value)} entries; should have at most {MOST_NOTES}.", "too_long")
        wrong = {
            i: [Complaint(f"is {name_of(v)}; should be an object with text and date.", "wrong_type")]
            for i, v in enumerate(value)
            if not isinstance(v, dict)
        }
        if wrong:
            raise ValidationError(wrong)
        loaded = NoteSchema(many=True).load(value)
        return [note for note in loaded if note["text"].strip()]


class VersionSchema(Schema):
    """What a newsroom posts."""

    class Meta:
        unknown = EXCLUDE

    story = StorySlug()
    article = Words(longest=500, required=True)
    version = Words(longest=80)
    url = Address()
    headline = Words(longest=1000)
    byline = Words(longest=1000)
    language = Language()
    body_text = Words(longest=LONGEST_BODY, line=False)
    body_html = Words(longest=LONGEST_BODY, line=False)
    published_at = PublishedAt()
    status = Status()
    evolved_from = Words(longest=500)
    embargoed_until = PublishedAt(ahead=True)
    correction = Corrections(allow_none=True)

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def one_body(self, data: dict[str, Any], sent: dict[str, Any], **kwargs: Any) -> None:
        """Exactly one of the two bodies, with something in it to read."""
        given = [name for name in ("body_text", "body_html") if sent.get(name) is not None]
        if not given:
            raise ValidationError(Complaint("is missing; send body_text or body_html.", "missing_field"), "body_text")
        if len(given) == 2:
            raise ValidationError(
                Complaint("is sent beside body_text; send one of the two.", "two_bodies"), "body_html"
            )
        body = data.get(given[0])
        if body is None:
            return  # its own field has complained
        seen = body if given[0] == "body_text" else clean.from_html(body).clean
        if not any(ch.isalnum() for ch in seen):
            what = "is empty" if not body.strip() else "has no letter or digit that a reader would see"
            raise ValidationError(Complaint(f"{what}; should be the text of the article.", "empty"), given[0])


SCHEMA = VersionSchema()


def recognises(payload: dict[str, Any]) -> bool:
    """Whatever no other format knows is read as Variorum's own, so that its faults are named."""
    return True


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field and what it should be."""
    try:
        data = SCHEMA.load(payload)
    except ValidationError as error:
        faults = tuple(faults_of(error.messages))
        raise Invalid(summary(faults), faults=faults) from None
    html = data.get("body_html")
    return Posted(
        article=data["article"],
        body=html if html is not None else data["body_text"],
        format="html" if html is not None else "text",
        story=data.get("story") or None,
        headline=data.get("headline") or None,
        byline=data.get("byline") or None,
        language=data.get("language") or None,
        url=data.get("url") or None,
        label=data.get("version") or None,
        published_at=data.get("published_at"),
        status=data.get("status") or "usable",
        evolved_from=data.get("evolved_from") or None,
        embargoed_until=data.get("embargoed_until"),
        notes=tuple(Note(note["text"], note.get("date")) for note in data.get("correction") or ()),
    )


def summary(faults: tuple[Any, ...]) -> str:
    """All faults in one line."""
    return " ".join(f"{fault.field} {fault.message}" for fault in faults)
