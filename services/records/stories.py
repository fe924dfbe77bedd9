"""Stories and their articles, for the writers: found, opened, held still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from services.records.neighbours import in_order
from services.records.once import insert_missing
from services.records.tables import Article, Content, Source, Story, Version

_source, _article, _story = Source.__table__.c, Article.__table__.c, Story.__table__.c

_IN_ORDER = in_order(Version, Source.name, Article.key)

# Statements of every intake are built once: building one costs more than running it.
_SOURCE = select(_source.id).where(_source.name == bindparam("name"))
_HOME = (
    select(
        _source.id,
        _source.name,
        _article.id,
        _article.key,
        _article.placed,
        _story.id,
        _story.slug,
        _story.title,
        _story.seed_id,
        _story.seed_chosen,
        _story.leads_to_id,
    )
    .join_from(Source.__table__, Article.__table__, _article.source_id == _source.id)
    .join(Story.__table__, _story.id == _article.story_id)
    .where(_source.name == bindparam("source"), _article.key == bindparam("article"))
)
_NAMED = select(_story.id, _story.leads_to_id).where(_story.slug == bindparam("slug"))
_LED_TO = select(_story.id, _story.leads_to_id).where(_story.id == bindparam("id"))


class Elsewhere(Exception):
    """Another process changed where an article stands, between two looks: look again."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a version goes: ids of its source, story and article, and what the story is read against.

    `placed`: an editor put the article there. `leads_to_id` is the story that this one's articles have gone to.
    """

    source_id: int
    source: str
    article_id: int
    article: str
    placed: bool
    story_id: int
    story: str
    title: str
    seed_id: int | None
    seed_chosen: bool
    leads_to_id: int | None


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
    if again is None or again.story_id != home.story_id or again.leads_to_id is not None:
        raise Elsewhere(home.article)
    return again


def story_id(session: Session, slug: str) -> int | None:
    """The id of the story that a slug names, or None; of one whose articles have gone, where they went."""
    row = session.execute(_NAMED, {"slug": slug}).first()
    while row is not None and row[1] is not None:
        row = session.execute(_LED_TO, {"id": row[1]}).first()
    return row[0] if row else None


def slug_of_story(session: Session, id: int) -> str:
    """The slug of a story."""
    return session.execute(select(Story.slug).where(Story.id == id)).scalar_one()


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
    """The story's first version with a text, by published time: its seed while nobody has chosen one.

    A withdrawal may come without a text: it is the seed of a story only while there is nothing else.
    """
    statement = (
        select(Version.id)
        .join(Article, Article.id == Version.article_id)
        .join(Source, Source.id == Article.source_id)
        .where(Article.story_id == story)
        .order_by(Version.words == 0, *_IN_ORDER)
        .limit(1)
    )
    return session.scalar(statement)


def first_time(session: Session, story: int) -> datetime:
    """When the story's first version was published."""
    statement = (
        select(Version.published_at)
        .join(Article, Article.id == Version.article_id)
        .where(Article.story_id == story)
        .order_by(Version.published_at)
        .limit(1)
    )
    return session.execute(statement).scalar_one()


def first_headline(session: Session, story: int) -> str | None:
    """The headline of the first version, by published time, that has one and is not hidden: the story's title."""
    statement = (
        select(Content.headline)
        .join(Version, Version.content_digest == Content.digest)
        .join(Article, Article.id == Version.article_id)
        .join(Source, Source.id == Article.source_id)
        .where(Article.story_id == story, Content.headline.is_not(None), Content.headline != "", ~Version.hidden)
        .order_by(*_IN_ORDER)
        .limit(1)
    )
    return session.scalar(statement)


@dataclass(frozen=True, slots=True)
class State:
    """What of a story follows from its versions, as kept, and its slug."""

    slug: str
    title: str
    seed_id: int | None
    seed_chosen: bool


def state(session: Session, story: int) -> State:
    """A story's title and seed."""
    columns = (Story.slug, Story.title, Story.seed_id, Story.seed_chosen)
    return State(*session.execute(select(*columns).where(Story.id == story)).one())


def holds(session: Session, story: int, version: int | None) -> bool:
    """Whether a version stands in the story."""
    standing = select(Version.id).join(Article, Article.id == Version.article_id)
    return session.scalar(standing.where(Version.id == version, Article.story_id == story)) is not None


def first_article(session: Session, story: int) -> int | None:
    """The article that came first by published time, of those that no editor put into the story."""
    statement = (
        select(Article.id)
        .join(Version, Version.article_id == Article.id)
        .join(Source, Source.id == Article.source_id)
        .where(Article.story_id == story, ~Article.placed)
        .order_by(*_IN_ORDER)
        .limit(1)
    )
    return session.scalar(statement)


def rename(session: Session, story: int, old: str, new: str) -> None:
    """Give a story another slug; the old one leads to it from now on. A slug that another story has is left to it."""
    taken = session.execute(_NAMED, {"slug": new}).first()
    if taken is None:
        set_story(session, story, slug=new)
        at = session.execute(select(Story.created_at).where(Story.id == story)).scalar_one()
        lead = {"slug": old, "title": old, "seed_chosen": False, "created_at": at, "leads_to_id": story}
        insert_missing(session, Story, lead)
    elif taken[1] == story and not session.scalar(select(Article.id).where(Article.story_id == taken[0]).limit(1)):
        set_story(session, taken[0], slug=f"{old}/")  # it had that one before: the two change places
        set_story(session, story, slug=new)
        set_story(session, taken[0], slug=old)


def set_story(session: Session, story: int, **values: object) -> None:
    """Change fields of a story."""
    session.execute(update(Story).where(Story.id == story).values(**values))
