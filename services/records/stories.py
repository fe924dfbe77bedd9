"""Stories and their articles, for the writers: found, opened, held still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from services.records.once import insert_missing
from services.records.tables import Article, Content, Source, Story, Version

_source, _article, _story = Source.__table__.c, Article.__table__.c, Story.__table__.c

# Statements of every intake are built once: building one costs more than running it.
_SOURCE = select(_source.id).where(_source.name == bindparam("name"))
_HOME = (
    select(
        _source.id,
        _source.name,
        _article.id,
        _article.key,
        _story.id,
        _story.slug,
        _story.title,
        _story.seed_id,
        _story.seed_chosen,
    )
    .join_from(Source.__table__, Article.__table__, _article.source_id == _source.id)
    .join(Story.__table__, _story.id == _article.story_id)
    .where(_source.name == bindparam("source"), _article.key == bindparam("article"))
)


class Elsewhere(Exception):
    """Another process changed where an article stands, between two looks: look again."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a version goes: ids of its source, story and article, and what the story is read against."""

    source_id: int
    source: str
    article_id: int
    article: str
    story_id: int
    story: str
    title: str
    seed_id: int | None
    seed_chosen: bool


def source_id(session: Session, name: str) -> int | None:
    """The id of a source, or None."""
    return session.scalar(_SOURCE, {"name": name})


def find_home(session: Session, source: str, article: str) -> Home | None:
    """The home of an article that is known."""
    row = session.execute(_HOME, {"source": source, "article": article}).first()
    return Home(*row) if row else None


def hold(session: Session, home: Home) -> Home:
    """Take the story's lock until the transaction ends, and read it again. SQLite has one writer: nothing to take."""
    if session.get_bind().dialect.name == "sqlite":
        return home
    # NO KEY UPDATE: articles and versions that point at the story can still be inserted by others.
    session.execute(select(Story.id).where(Story.id == home.story_id).with_for_update(key_share=True))
    again = find_home(session, home.source, home.article)
    if again is None or again.story_id != home.story_id:
        raise Elsewhere(home.article)
    return again


def story_id(session: Session, slug: str) -> int | None:
    """The id of a story, or None."""
    return session.scalar(select(Story.id).where(Story.slug == slug))


def open_story(session: Session, slug: str, title: str, now: datetime) -> int:
    """The id of the story with this slug, made when it is new."""
    found = story_id(session, slug)
    if found is None:
        insert_missing(session, Story, {"slug": slug, "title": title, "seed_chosen": False, "created_at": now})
        found = story_id(session, slug)
        assert found is not None
    return found


def open_article(session: Session, source: int, key: str, story: int, now: datetime) -> None:
    """Make the article of this key, unless another process just did."""
    insert_missing(session, Article, {"source_id": source, "key": key, "story_id": story, "created_at": now})


def earliest(session: Session, story: int) -> int | None:
    """The story's first version by published time: its seed while nobody has chosen one."""
    statement = (
        select(Version.id)
        .join(Article, Article.id == Version.article_id)
        .where(Article.story_id == story)
        .order_by(Version.published_at, Version.ref)
        .limit(1)
    )
    return session.scalar(statement)


def first_headline(session: Session, story: int) -> str | None:
    """The headline of the first version, by published time, that has one: the story's title."""
    statement = (
        select(Content.headline)
        .join(Version, Version.content_digest == Content.digest)
        .join(Article, Article.id == Version.article_id)
        .where(Article.story_id == story, Content.headline.is_not(None), Content.headline != "")
        .order_by(Version.published_at, Version.ref)
        .limit(1)
    )
    return session.scalar(statement)


def chosen_seed(session: Session, story: int) -> int | None:
    """The version that was chosen as the story's seed, or None when nobody has chosen one."""
    return session.scalar(select(Story.seed_id).where(Story.id == story, Story.seed_chosen))


def set_story(session: Session, story: int, **values: object) -> None:
    """Change fields of a story."""
    session.execute(update(Story).where(Story.id == story).values(**values))
