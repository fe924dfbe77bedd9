"""What a reviewer needs to judge a change without opening it: both texts around it, the notice, who else has it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy.orm import Session

from api.pages.asked import sees_hidden
from api.pages.card import in_context, in_other_articles
from services.collation import clean
from services.collation.text import Span
from services.records import assignments, change_log, disclosures, inbox
from services.records.change_log import ChangeLine, Verdict
from services.records.contents import body_of
from services.records.disclosures import Disclosed
from services.records.ledgers import Entry
from services.records.tables import Version

AROUND = 260
"""Characters shown on each side of a change: the paragraph it stands in, or most of it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts around a change; `words` is None where the change has none there."""

    words: Markup | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A change with all that speaks for it and against it. `alike` are open changes of the story that are the same."""

    entry: Entry
    line: ChangeLine
    before: Side
    after: Side
    told: Disclosed
    said: tuple[Verdict, ...]
    alike: tuple[Entry, ...]
    elsewhere: tuple[ChangeLine, ...]
    assignee: str | None


def evidence_of(session: Session, entry: Entry) -> Evidence:
    """The evidence of a row that is a change."""
    line = entry.change
    assert line is not None
    a0, a1, b0, b1 = line.spans
    alike = inbox.alike_in_story(session, entry, usable_only=not sees_hidden())
    listed = {(one.source, one.article) for one in alike}
    what = (line.part, line.slot, line.old, line.new)
    others = in_other_articles(session, what, entry.story, (entry.source, entry.article))
    return Evidence(
        entry,
        line,
        _side(session, line.base_id, line, (a0, a1), "old"),
        _side(session, line.witness_id, line, (b0, b1), "new"),
        disclosures.disclosed(session, [entry])[line.id],
        change_log.judgements(session, [line.ref]).get(line.ref, ()),
        alike,
        tuple(other for other in others if (other.source, other.article) not in listed),
        assignments.assignees(session, [line.ref]).get(line.ref),
    )


def _side(session: Session, version: int, line: ChangeLine, span: tuple[int | None, int | None], side: str) -> Side:
    row = session.get_one(Version, version)
    said = line.old if side == "old" else line.new
    start, end = span
    at: Span | None = (start, end) if start is not None and end is not None else None
    return Side(in_context(_text(row, line.part), at, said, side, AROUND), row.language)


def _text(row: Version, part: str) -> str:
    if part == "body":
        return body_of(row.content).clean
    return clean.from_text({"headline": row.content.headline, "byline": row.content.byline}.get(part) or "").clean
