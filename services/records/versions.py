"""Versions, for the writers: inserted, placed among their neighbours, numbered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, and_, func, insert, or_, select, update
from sqlalchemy.orm import Session, joinedload

from services.records.neighbours import Placed, moved
from services.records.tables import Article, Source, Story, Version

_PLACE = (
    Version.id,
    Version.published_at,
    Version.text_digest,
    Version.status,
    Version.previous_id,
    Version.repeats,
)


def latest(session: Session, article: int) -> Placed | None:
    """The article's last row in order."""
    statement = (
        select(*_PLACE)
        .where(Version.article_id == article)
        .order_by(Version.published_at.desc(), Version.text_digest.desc(), Version.status.desc())
        .limit(1)
    )
    row = session.execute(statement).first()
    return Placed(*row) if row else None


def of_ref(session: Session, ref: str) -> Placed | None:
    """The row of that ref."""
    row = session.execute(select(*_PLACE).where(Version.ref == ref)).first()
    return Placed(*row) if row else None


def add(session: Session, values: dict[str, Any]) -> int:
    """Insert a version as its article's last one; `place` corrects that."""
    return session.execute(insert(Version).returning(Version.id), values).scalar_one()


def place(session: Session, article: int) -> list[int]:
    """Put every version of the article in its place; the ids of those whose place changed."""
    rows = [Placed(*row) for row in session.execute(select(*_PLACE).where(Version.article_id == article))]
    changed = moved(rows)
    for id, previous, repeats in changed:
        session.execute(update(Version).where(Version.id == id).values(previous_id=previous, repeats=repeats))
    return [id for id, _, _ in changed]


def number(session: Session, row: Placed, article: int) -> int:
    """The version's place among those of its article that are no repeats, from 1."""
    before = or_(
        Version.published_at < row.published_at,
        and_(
            Version.published_at == row.published_at,
            or_(
                Version.text_digest < row.text_digest,
                and_(Version.text_digest == row.text_digest, Version.status <= row.status),
            ),
        ),
    )
    statement = select(func.count()).where(Version.article_id == article, ~Version.repeats, before)
    return session.scalar(statement) or 0


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
    return Placed(*session.execute(select(*_PLACE).where(Version.id == id)).one())


def of_story(story: int) -> Select[int]:
    """The ids of a story's versions."""
    return select(Version.id).join(Article, Article.id == Version.article_id).where(Article.story_id == story)


def whole(session: Session, id: int) -> Version | None:
    """A version with its content, article, story and source."""
    options = (
        joinedload(Version.content),
        joinedload(Version.article).joinedload(Article.story),
        joinedload(Version.article).joinedload(Article.source),
    )
    return session.scalar(select(Version).where(Version.id == id).options(*options))
