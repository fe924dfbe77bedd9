"""The sources and the log of what they delivered, refused calls too. Reads only."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from services.errors import Missing
from services.records import tables
from services.records.paging import PAGE, Page, cursor_of, cut, place_of

RECENT = 40
"""Deliveries from which a source's usual gap is told: enough for a median, few enough to be of now."""
AT_ONCE = timedelta(minutes=1)
LEAST_GAPS = 4
"""Gaps from which on a median says more than one of them does."""
OUTCOMES = ("accepted", "unchanged", "duplicate", "refused")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with what a reader of its state needs: when it was last heard, and how."""

    id: int
    name: str
    title: str
    signature: str
    created_at: datetime
    deliveries: int
    versions: int
    stories: int
    last_accepted_at: datetime | None
    last_outcome: str | None
    last_code: str | None
    last_at: datetime | None
    refused_since: int  # refusals after the last delivery that was not refused
    refusing_since: datetime | None  # when the first of these came
    usual_gap: timedelta | None  # between one accepted delivery and the next; None where too few came to tell


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One webhook call without its headers and body, and the version that came of it."""

    id: int
    source: str
    key: str | None
    outcome: str
    code: str | None
    reason: str | None
    answer: int
    received_at: datetime
    milliseconds: float
    size: int
    content_type: str | None
    version_id: int | None
    version_ref: str | None
    article: str | None
    story: str | None
    story_title: str | None
    test: bool
    replays: int | None


@dataclass(frozen=True, slots=True)
class DeliveryFilter:
    """What is asked for; None leaves a field open."""

    outcome: str | None = None
    story: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    test: bool | None = False  # tests of ours: False leaves them out, True shows them alone


def sources(session: Session) -> tuple[SourceLine, ...]:
    """All sources by name."""
    rows = session.scalars(select(tables.Source).order_by(tables.Source.title, tables.Source.name))
    return tuple(_source_line(session, row) for row in rows)


def source(session: Session, name: str) -> SourceLine:
    """One source. Raises Missing."""
    row = session.scalar(select(tables.Source).where(tables.Source.name == name))
    if row is None:
        raise Missing(f"There is no source {name!r}.")
    return _source_line(session, row)


def _source_line(session: Session, row: tables.Source) -> SourceLine:
    d, v, a = tables.Delivery, tables.Version, tables.Article
    mine = and_(d.source_name == row.name, ~d.test)
    last = session.execute(select(d.outcome, d.code, d.received_at).where(mine).order_by(d.id.desc()).limit(1)).first()
    good = select(func.max(d.id)).where(mine, d.outcome != "refused").scalar_subquery()
    refused = select(func.count(d.id), func.min(d.received_at)).where(
        mine, d.outcome == "refused", d.id > func.coalesce(good, 0)
    )
    versions, stories = session.execute(
        select(func.count(v.id), func.count(func.distinct(a.story_id)))
        .join(a, v.article_id == a.id)
        .where(a.source_id == row.id, v.repeats.is_(False))
    ).one()
    refusals, refusing_since = session.execute(refused).one()
    recent = select(d.received_at).where(mine, d.outcome != "refused").order_by(d.id.desc()).limit(RECENT)
    return SourceLine(
        row.id, row.name, row.title, row.signature, row.created_at,
        session.scalar(select(func.count(d.id)).where(mine)) or 0, versions, stories,
        session.scalar(select(func.max(d.received_at)).where(mine, d.outcome == "accepted")),
        last.outcome if last else None, last.code if last else None, last.received_at if last else None,
        refusals, refusing_since, usual_gap(session.scalars(recent).all()),
    )  # fmt: skip


def usual_gap(moments: Sequence[datetime]) -> timedelta | None:
    """The median time from one delivery to the next; what comes within a minute came at once. None for too few."""
    ordered = sorted(moments)
    gaps = sorted(gap for one, next in pairwise(ordered) if (gap := next - one) >= AT_ONCE)
    return gaps[len(gaps) // 2] if len(gaps) >= LEAST_GAPS else None


def deliveries(
    session: Session,
    source_name: str,
    wanted: DeliveryFilter | None = None,
    cursor: str | None = None,
    size: int = PAGE,
) -> Page[DeliveryLine]:
    """A source's deliveries that match, newest first."""
    d, wanted = tables.Delivery, wanted or DeliveryFilter()
    query = _lines().where(d.source_name == source_name).order_by(d.id.desc()).limit(size + 1)
    if wanted.test is not None:
        query = query.where(d.test.is_(wanted.test))
    if wanted.outcome is not None:
        query = query.where(d.outcome == wanted.outcome)
    if wanted.story is not None:
        query = query.where(tables.Story.slug == wanted.story)
    if wanted.since is not None:
        query = query.where(d.received_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(d.received_at < wanted.until)
    place = place_of(cursor)
    if place:
        query = query.where(d.id < place[1])
    rows, more = cut([DeliveryLine(*row) for row in session.execute(query)], size)
    return Page(rows, cursor_of(rows[-1].received_at, rows[-1].id) if more else None)


def counts_by_outcome(session: Session, source_name: str) -> dict[str, int]:
    """How many deliveries of a source ended in each way; those that were tests as `test`, however they ended."""
    d = tables.Delivery
    query = select(d.outcome, d.test, func.count(d.id)).where(d.source_name == source_name).group_by(d.outcome, d.test)
    counts: Counter[str] = Counter()
    for outcome, test, n in session.execute(query):
        counts["test" if test else outcome] += n
    return dict(counts)


def delivery(session: Session, source_name: str, number: int) -> tuple[DeliveryLine, tables.Delivery, bytes | None]:
    """One delivery: its line, its row with headers and faults, and as much of its body as is kept. Raises Missing."""
    d = tables.Delivery
    line = session.execute(_lines().where(d.source_name == source_name, d.id == number)).first()
    row = session.get(d, number)
    if line is None or row is None:
        raise Missing(f"{source_name!r} has no delivery {number}.")
    return DeliveryLine(*line), row, zlib.decompress(row.body) if row.body else None


def failed_deliveries(
    session: Session, source_names: tuple[str, ...], since: datetime, until: datetime
) -> tuple[DeliveryLine, ...]:
    """Refused deliveries of some sources in a stretch of time, oldest first: the gaps in a timeline."""
    d = tables.Delivery
    query = _lines().where(
        d.source_name.in_(source_names), ~d.test, d.outcome == "refused", d.received_at >= since, d.received_at <= until
    )
    return tuple(DeliveryLine(*row) for row in session.execute(query.order_by(d.id).limit(200)))


def _lines() -> Select[*tuple[Any, ...]]:
    d = tables.Delivery
    query: Select[*tuple[Any, ...]] = (
        select(
            d.id, d.source_name, d.key, d.outcome, d.code, d.reason, d.answer, d.received_at, d.milliseconds, d.size,
            d.content_type, d.version_id, tables.Version.ref, tables.Article.key.label("article"), tables.Story.slug,
            tables.Story.title, d.test, d.replays_id,
        )
        .join(tables.Version, d.version_id == tables.Version.id, isouter=True)
        .join(tables.Article, tables.Version.article_id == tables.Article.id, isouter=True)
        .join(tables.Story, tables.Article.story_id == tables.Story.id, isouter=True)
    )  # fmt: skip
    return query


def source_names(session: Session) -> tuple[tuple[str, str], ...]:
    """Name and title of every source that posted a version, by title."""
    query = (
        select(tables.Source.name, tables.Source.title)
        .where(tables.Source.id.in_(select(tables.Article.source_id)))
        .order_by(tables.Source.title, tables.Source.name)
    )
    return tuple((name, title) for name, title in session.execute(query))
