"""Versions, for the writers: inserted, placed among their neighbours, numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from services.records import once
from services.records.neighbours import Placed, in_order, moved
from services.records.tables import Article, Content, Source, Story, Version

_version = Version.__table__.c
_PLACE = (
    _version.id,
    _version.published_at,
    _version.text_digest,
    _version.status,
    _version.previous_id,
    _version.repeats,
    _version.hidden,
)

# Statements of every intake are built once: building one costs more than running it.
_LATEST = (
    select(*_PLACE, Content.__table__.c.headline)
    .join_from(Version.__table__, Content.__table__, _version.content_digest == Content.__table__.c.digest)
    .where(_version.article_id == bindparam("article"))
    .order_by(*(column.desc() for column in in_order(_version)))
    .limit(1)
)
_NUMBER = select(func.count()).where(
    _version.article_id == bindparam("article"),
    ~_version.repeats,
    _version.published_at <= bindparam("published_at"),
    or_(
        _version.published_at < bindparam("published_at"),
        _version.text_digest < bindparam("text_digest"),
        and_(_version.text_digest == bindparam("text_digest"), _version.status <= bindparam("status")),
    ),
)


def latest(session: Session, article: int) -> tuple[Placed, str | None] | None:
    """The article's last row in order, and its headline."""
    row = session.execute(_LATEST, {"article": article}).first()
    return (Placed(*row[:-1]), row[-1]) if row else None


def of_ref(session: Session, ref: str) -> Placed | None:
    """The row of that ref."""
    row = session.execute(select(*_PLACE).where(_version.ref == ref)).first()
    return Placed(*row) if row else None


def ref(session: Session, id: int) -> str:
    """The stable ref of a version."""
    found: str = session.execute(select(_version.ref).where(_version.id == id)).scalar_one()
    return found


def add(session: Session, values: dict[str, Any]) -> int | None:
    """Insert a version; its id, or None when its ref is kept already."""
    id: int | None = session.scalar(once.missing_id(session.get_bind().dialect.name, Version), values)
    return id


def place(session: Session, article: int) -> list[int]:
    """Put every version of the article in its place; the ids of those that have other neighbours now."""
    rows = [Placed(*row) for row in session.execute(select(*_PLACE).where(_version.article_id == article))]
    changed = moved(rows)
    for place in changed:
        values = {"previous_id": place.previous_id, "repeats": place.repeats, "hidden": place.hidden}
        session.execute(update(Version).where(Version.id == place.id).values(values))
    return [place.id for place in changed if place.relinked]


def number(session: Session, row: Placed, article: int) -> int:
    """The version's place among those of its article that are no repeats, from 1."""
    place = {"published_at": row.published_at, "text_digest": row.text_digest, "status": row.status}
    return session.scalar(_NUMBER, {"article": article, **place}) or 0


def address(session: Session, id: int) -> Row[str, str, str, str, int]:
    """(story slug, source name, article key, ref, article id) of a version."""
    statement = (
        select(Story.slug, Source.name, Article.key, Version.ref, Article.id)
        .join(Article, Article.id == Version.article_id)
        .join(Story, Story.id == Article.story_id)
        .join(Source, Source.id == Article.source_id)
        .where(Version.id == id)
    )
    return session.execute(statement).one()


def placed(session: Session, id: int) -> Placed:
    """The row of that id."""
    return Placed(*session.execute(select(*_PLACE).where(_version.id == id)).one())


def visible_headline(session: Session, article: int) -> str | None:
    """The first headline of an article that is not hidden."""
    statement = (
        select(Content.headline)
        .join(Version, Version.content_digest == Content.digest)
        .where(Version.article_id == article, ~Version.hidden, Content.headline.is_not(None), Content.headline != "")
        .order_by(*in_order(Version))
        .limit(1)
    )
    return session.scalar(statement)


PART = 500  # below SQLite's limit of bound values


def in_parts(session: Session, story: int | None) -> Iterator[list[int]]:
    """The ids of all versions that are no repeats, of one story or of all, some at a time."""
    query = select(Version.id).join(Article, Article.id == Version.article_id).where(~Version.repeats)
    if story is not None:
        query = query.where(Article.story_id == story)
    last = 0
    while some := list(session.scalars(query.where(Version.id > last).order_by(Version.id).limit(PART))):
        yield some
        last = some[-1]


def set_version(session: Session, id: int, **values: object) -> None:
    """Change fields of a version that are not what it says: its status, its embargo."""
    session.execute(update(Version).where(Version.id == id).values(**values))


def embargo_of(session: Session, id: int) -> datetime | None:
    """Until when a version is held back, or was."""
    return session.scalar(select(Version.embargoed_until).where(Version.id == id))


_ENDED = and_(_version.status == "embargoed", _version.embargoed_until <= bindparam("now"))


def any_embargo_ended(session: Session, now: datetime) -> bool:
    """Whether an embargo has ended that is not lifted yet."""
    return session.scalar(select(_version.id).where(_ENDED).limit(1), {"now": now}) is not None


def embargoes_ended(session: Session, now: datetime, most: int) -> list[tuple[int, int, int]]:
    """(version, article, story) of embargoes that have ended and are not lifted yet, the first first."""
    statement = (
        select(_version.id, _version.article_id, Article.story_id)
        .join_from(Version.__table__, Article.__table__, Article.id == _version.article_id)
        .where(_ENDED)
        .order_by(_version.embargoed_until, _version.id)
        .limit(most)
    )
    return [(id, article, story) for id, article, story in session.execute(statement, {"now": now})]


def of_story(story: int) -> Select[int]:
    """The ids of a story's versions."""
    return select(Version.id).join(Article, Article.id == Version.article_id).where(Article.story_id == story)


def of_article(article: int) -> Select[int]:
    """The ids of an article's versions."""
    return select(Version.id).where(Version.article_id == article)


@dataclass(frozen=True, slots=True)
class Standing:
    """A version as the comparison needs it: what it says, whose it is, and what it is read against now."""

    id: int
    ref: str
    content_digest: str
    published_at: datetime
    source: str
    article: str
    bases: tuple[int, ...]
    """Ids of seed and predecessor, each once, never itself; none for a repeat."""


_STANDING = (
    select(
        _version.id,
        _version.ref,
        _version.content_digest,
        _version.published_at,
        Source.__table__.c.name,
        Article.__table__.c.key,
        Story.__table__.c.seed_id,
        _version.previous_id,
        _version.repeats,
    )
    .join_from(Version.__table__, Article.__table__, Article.__table__.c.id == _version.article_id)
    .join(Story.__table__, Story.__table__.c.id == Article.__table__.c.story_id)
    .join(Source.__table__, Source.__table__.c.id == Article.__table__.c.source_id)
    .where(_version.id.in_(bindparam("ids", expanding=True)))
)


_STORIES = (
    select(Article.__table__.c.story_id)
    .distinct()
    .join_from(Version.__table__, Article.__table__, Article.__table__.c.id == _version.article_id)
    .where(_version.id.in_(bindparam("ids", expanding=True)))
)


def standing(session: Session, ids: Iterable[int]) -> dict[int, Standing]:
    """Versions by id, each with what it is read against at this moment."""
    found = {}
    for id, ref, digest, at, source, article, seed, previous, repeats in session.execute(_STANDING, {"ids": list(ids)}):
        wanted = () if repeats else tuple(dict.fromkeys(b for b in (seed, previous) if b is not None and b != id))
        found[id] = Standing(id, ref, digest, at, source, article, wanted)
    return found


def stories_of(session: Session, ids: Iterable[int]) -> list[int]:
    """The ids of the stories that these versions belong to."""
    return list(session.scalars(_STORIES, {"ids": list(ids)}))
