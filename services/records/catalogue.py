"""The list of stories, searched, sorted and counted. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from services.records import ledgers, search, tables
from services.records.change_log import is_announced, is_silent, verdicts
from services.records.ledgers import LedgerFilter
from services.records.library import SourceName, headlines
from services.records.neighbours import in_order
from services.records.paging import EPOCH, PAGE, Page, cursor_of, cut, place_of

SORTS = ("recent", "open", "silent", "disagreement", "unreviewed", "first", "title")
HAS = ("silent", "announced", "changes")
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Where a story without an open change stands among the oldest that wait: at the end."""
HOURS = 24
"""A sparkline shows the last day of a story, an hour a bar."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story as the list shows it. Counts are of distinct material changes from version to version."""

    id: int
    slug: str
    title: str
    headline: str
    created_at: datetime
    sources: tuple[SourceName, ...]
    versions: int
    first_at: datetime | None
    last_at: datetime | None
    last_source: str | None
    changes: int
    open: int
    silent: int
    announced: int
    hours: tuple[int, ...]  # versions in each of the last 24 hours of the story, oldest first


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """What is asked for; None leaves a field open."""

    q: str | None = None
    source: str | None = None
    has: str | None = None
    sort: str = "recent"
    usable_only: bool = False  # find nothing by a text that its newsroom withheld or canceled


def stories(
    session: Session, wanted: StoryFilter | None = None, cursor: str | None = None, size: int = PAGE
) -> Page[StoryLine]:
    """The stories that match, those with the newest version first."""
    wanted = wanted or StoryFilter()
    v, s = tables.Version, tables.Story
    spans = (
        select(
            tables.Article.story_id,
            func.max(v.published_at).label("last_at"),
            func.min(v.published_at).label("first_at"),
            func.count(v.id).label("versions"),
        )
        .join(tables.Article, v.article_id == tables.Article.id)
        .where(v.repeats.is_(False))
        .group_by(tables.Article.story_id)
        .subquery()
    )
    # A story without a version yet stands at the time it was made.
    key = func.coalesce(spans.c.first_at if wanted.sort == "first" else spans.c.last_at, s.created_at)
    counted = _counted(wanted)
    if counted is not None:
        key = func.coalesce(counted.c.n, NEVER if wanted.sort == "unreviewed" else 0)
    query = select(s, spans.c.first_at, spans.c.last_at, spans.c.versions, key.label("sorted_by")).join(
        spans, spans.c.story_id == s.id, isouter=True
    )
    if counted is not None:
        query = query.join(counted, counted.c.story_id == s.id, isouter=True)
    query = query.where(s.leads_to_id.is_(None))
    for condition in _conditions(session, wanted):
        query = query.where(condition)
    rows, more = cut(session.execute(_ordered(query, key, wanted.sort, cursor).limit(size + 1)).all(), size)
    lines = _lines(session, rows)
    following = None
    if more:
        id, last = rows[-1][0].id, rows[-1][4]
        if wanted.sort == "title":
            following = f"{id}-{id}"
        else:
            following = f"{last}-{id}" if isinstance(last, int) else cursor_of(last, id)
    return Page(lines, following)


def _counted(wanted: StoryFilter) -> Subquery | None:
    """What the stories are sorted by that is counted: (story_id, n); None where they are sorted by something else."""
    c, v, a, t = tables.ChangeRow, tables.Version, tables.Article, tables.ThreadRow
    if wanted.sort == "disagreement":
        query = select(t.story_id, func.count().label("n")).where(t.disagrees.is_(True)).group_by(t.story_id)
        return query.subquery()
    if wanted.sort not in ("open", "silent", "unreviewed"):
        return None
    matching = ledgers.changing(LedgerFilter(state="" if wanted.sort == "silent" else "open"))
    matching = matching.where(is_silent()) if wanted.sort == "silent" else matching
    n: ColumnElement[Any] = func.count(func.distinct(c.ref))
    if wanted.sort == "unreviewed":
        n = func.min(v.published_at)
    return matching.with_only_columns(a.story_id, n.label("n")).group_by(a.story_id).subquery()


def _ordered(query: Select, key: ColumnElement[datetime], sort: str, cursor: str | None) -> Select:  # type: ignore[type-arg]
    s = tables.Story
    place = place_of(cursor)
    if place and sort in ("open", "silent", "disagreement"):
        n = (place[0] - EPOCH) // timedelta(microseconds=1)  # a count stands where a moment stands in other cursors
        query = query.where(or_(key < n, and_(key == n, s.id < place[1])))
        place = None
    if sort == "title":
        query = query.order_by(func.lower(s.title), s.id)
        if place:
            here = select(func.lower(s.title)).where(s.id == place[1]).scalar_subquery()
            query = query.where(or_(func.lower(s.title) > here, and_(func.lower(s.title) == here, s.id > place[1])))
        return query
    if sort in ("first", "unreviewed"):
        query = query.order_by(key, s.id)
        return query.where(or_(key > place[0], and_(key == place[0], s.id > place[1]))) if place else query
    query = query.order_by(key.desc(), s.id.desc())
    return query.where(or_(key < place[0], and_(key == place[0], s.id < place[1]))) if place else query


def _conditions(session: Session, wanted: StoryFilter) -> list[ColumnElement[bool]]:
    s, a, v, c, k = tables.Story, tables.Article, tables.Version, tables.ChangeRow, tables.Collation
    mine = and_(a.story_id == s.id, v.article_id == a.id)
    out: list[ColumnElement[bool]] = []
    if wanted.source:
        out.append(
            exists().where(a.story_id == s.id, a.source_id == tables.Source.id, tables.Source.name == wanted.source)
        )
    changed = and_(mine, k.witness_id == v.id, k.base_id == v.previous_id, k.superseded_at.is_(None))
    # What one may not read, one does not find either.
    changed = and_(changed, c.collation_id == k.id, ~v.hidden)
    kinds = {"silent": is_silent(), "announced": is_announced(), "changes": c.material.is_(True)}
    if wanted.has in kinds:
        out.append(exists().where(changed, kinds[wanted.has]))
    return out + (search.of_stories(session, wanted.q, wanted.usable_only) if wanted.q else [])


def _lines(
    session: Session, rows: Sequence[tuple[tables.Story, datetime, datetime, int, datetime]]
) -> tuple[StoryLine, ...]:
    ids = [row[0].id for row in rows]
    heads = headlines(session, [row[0].seed_id for row in rows if row[0].seed_id])
    sources, moments = _versions_of(session, ids)
    counts = _counts(session, ids)
    out = []
    for story, first_at, last_at, versions, _ in rows:
        named = sources.get(story.id, [])
        total, waiting, silent, announced = counts.get(story.id, (0, 0, 0, 0))
        out.append(
            StoryLine(
                story.id, story.slug, story.title, heads.get(story.seed_id or 0, ""), story.created_at,
                tuple({n.id: n for n, _ in named}.values()), versions or 0, first_at, last_at,
                named[-1][0].title if named else None, total, waiting, silent, announced,
                _hours(moments.get(story.id, []), last_at),
            )
        )  # fmt: skip
    return tuple(out)


def _versions_of(
    session: Session, story_ids: list[int]
) -> tuple[dict[int, list[tuple[SourceName, datetime]]], dict[int, list[datetime]]]:
    v, a, s = tables.Version, tables.Article, tables.Source
    rows = session.execute(
        select(a.story_id, s.id, s.name, s.title, v.published_at)
        .join(a, v.article_id == a.id)
        .join(s, a.source_id == s.id)
        .where(a.story_id.in_(story_ids), v.repeats.is_(False))
        .order_by(*in_order(v, s.name, a.key))
    )
    named: dict[int, list[tuple[SourceName, datetime]]] = defaultdict(list)
    moments: dict[int, list[datetime]] = defaultdict(list)
    for story, number, name, title, moment in rows:
        named[story].append((SourceName(number, name, title), moment))
        moments[story].append(moment)
    return named, moments


def _hours(moments: list[datetime], last: datetime | None) -> tuple[int, ...]:
    bars = [0] * HOURS
    for moment in moments:
        ago = ((last or moment) - moment) // timedelta(hours=1)
        if 0 <= ago < HOURS:
            bars[HOURS - 1 - ago] += 1
    return tuple(bars)


def _counts(session: Session, story_ids: list[int]) -> dict[int, tuple[int, int, int, int]]:
    a, v, c, k = tables.Article, tables.Version, tables.ChangeRow, tables.Collation
    rows = session.execute(
        select(a.story_id, c.ref, is_silent(), is_announced())
        .join(k, c.collation_id == k.id)
        .join(v, k.witness_id == v.id)
        .join(a, v.article_id == a.id)
        .where(a.story_id.in_(story_ids), k.superseded_at.is_(None), k.base_id == v.previous_id, c.material.is_(True))
        .distinct()
    ).all()
    said = verdicts(session, (row[1] for row in rows))
    refs: dict[int, dict[str, tuple[bool, bool]]] = defaultdict(dict)
    for story, ref, silent, announced in rows:
        refs[story][ref] = (bool(silent), bool(announced))
    return {
        story: (
            len(found),
            sum(1 for ref in found if ref not in said or said[ref].state == "open"),
            sum(silent for silent, _ in found.values()),
            sum(announced for _, announced in found.values()),
        )
        for story, found in refs.items()
    }
