"""In which story an article stands: what its versions say of that, and the moves. For the writers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from services.records.neighbours import in_order
from services.records.tables import Article, Source, Story, Version


@dataclass(frozen=True, slots=True)
class Stand:
    """An article and where it stands. `placed`: an editor put it there."""

    id: int
    story_id: int
    source_id: int
    source: str
    key: str
    placed: bool


def take_turns(session: Session) -> None:
    """From here to the end of the transaction nobody else moves articles: moves then never wait for each other.

    SQLite has one writer: nothing to take. Call it before any story is held.
    """
    if session.get_bind().dialect.name == "postgresql":
        # Any number, the same in every process; released with the transaction.
        session.execute(text("SELECT pg_advisory_xact_lock(7241906)"))


def hold_stories(session: Session, stories: Iterable[int]) -> None:
    """Take the locks of some stories until the transaction ends, so that no version comes in meanwhile."""
    if session.get_bind().dialect.name == "postgresql":
        ids = sorted(set(stories))
        session.execute(select(Story.id).where(Story.id.in_(ids)).order_by(Story.id).with_for_update(key_share=True))


def article(session: Session, id: int) -> Stand:
    """An article by its id."""
    return _stands(session, Article.id == id)[0]


def find_article(session: Session, source: str, key: str) -> Stand | None:
    """An article by its source's name and its key there."""
    return next(iter(_stands(session, (Source.name == source) & (Article.key == key))), None)


def articles_of(session: Session, story: int) -> list[Stand]:
    """A story's articles, in the order in which they came."""
    return _stands(session, Article.story_id == story)


def _stands(session: Session, which: object) -> list[Stand]:
    columns = (Article.id, Article.story_id, Article.source_id, Source.name, Article.key, Article.placed)
    rows = session.execute(select(*columns).join(Source).where(which).order_by(Article.id))  # type: ignore[arg-type]
    return [Stand(*row) for row in rows]


def named(session: Session, article: int) -> str | None:
    """The slug that the first version by published time names, of those that name one."""
    return _first(session, article, Version.story_named)


def parent(session: Session, article: int) -> str | None:
    """The key of the article that it continues, as the first version by published time says that says so."""
    return _first(session, article, Version.evolved_from)


def _first(session: Session, article: int, column: object) -> str | None:
    statement = (
        select(column)  # type: ignore[call-overload]
        .where(Version.article_id == article, column.is_not(None))  # type: ignore[attr-defined]
        .order_by(*in_order(Version))
        .limit(1)
    )
    said: str | None = session.scalar(statement)
    return said


def offspring(session: Session, source: int, key: str) -> list[int]:
    """Articles of the source of which a version says that it continues that key, in the order in which they came."""
    statement = (
        select(Article.id)
        .join(Version, Version.article_id == Article.id)
        .where(Version.evolved_from == key, Article.source_id == source, Article.key != key)
        .distinct()
        .order_by(Article.id)
    )
    return list(session.scalars(statement))


def move(session: Session, article: int, story: int) -> None:
    """Put an article into another story. A story that is left without articles leads there from now on."""
    left = session.execute(select(Article.story_id).where(Article.id == article)).scalar_one()
    session.execute(update(Article).where(Article.id == article).values(story_id=story))
    session.execute(update(Story).where(Story.id == story).values(leads_to_id=None))
    if not session.scalar(select(func.count()).where(Article.story_id == left)):
        session.execute(update(Story).where(Story.id == left).values(leads_to_id=story))


def set_placed(session: Session, article: int, placed: bool) -> None:
    """Say whether an editor put the article where it stands."""
    session.execute(update(Article).where(Article.id == article).values(placed=placed))
