"""A story's log: what editors did to it, and what versions say of where and whether they stand. Reads only.

What versions say is read from the versions, so that it does not depend on when they came.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from services.records.library import StoryShelf
from services.records.neighbours import in_order
from services.records.stories import story_id
from services.records.tables import Act, Article, Source, Story, Version

MOST = 500
"""So many acts are shown: years of a busy story."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log. `said` is what is named: a story's slug, an article's id, a time, a number.

    Acts have a number (`act`), who did it (`by`), and the number of the act that took them back (`undone`).
    """

    at: datetime
    kind: str
    source: str | None = None
    article: str | None = None
    version: str | None = None
    said: str | None = None
    by: str | None = None
    act: int | None = None
    undone: int | None = None
    came_from: str | None = None
    went_to: str | None = None
    articles: tuple[str, ...] = ()


def log(session: Session, shelf: StoryShelf) -> tuple[Event, ...]:
    """Everything in a story's log, newest first."""
    events = [*_acts(session, shelf), *_told(session, shelf)]
    return tuple(sorted(events, key=lambda e: (e.at, e.act or 0, e.kind, e.version or ""), reverse=True))


def _acts(session: Session, shelf: StoryShelf) -> list[Event]:
    left, other, undo = aliased(Story), aliased(Story), aliased(Act)
    rows = session.execute(
        select(Act, left.slug, other.slug, undo.id)
        .join(left, left.id == Act.story_id)
        .join(other, other.id == Act.other_id, isouter=True)
        .join(undo, undo.undoes_id == Act.id, isouter=True)
        .where(or_(Act.story_id == shelf.id, Act.other_id == shelf.id))
        .order_by(Act.id.desc())
        .limit(MOST)
    )
    return [_act(*row, refs={v.id: v.ref for v in shelf.versions}) for row in rows]


def _act(act: Act, left: str, other: str | None, undone: int | None, refs: dict[int, str]) -> Event:
    moves: list[dict[str, Any]] = act.detail.get("moves", [])
    seeds: list[dict[str, Any]] = act.detail.get("seeds", []) if act.kind == "baseline" else []
    return Event(
        act.made_at,
        act.kind,
        said=str(act.undoes_id) if act.undoes_id else next((refs.get(s["is"][0]) for s in seeds), None),
        by=act.signed,
        act=act.id,
        undone=undone,
        came_from=moves[0]["from"] if moves else left,
        went_to=moves[0]["to"] if moves else other,
        articles=tuple(f"{one['source']} {one['article']}" for one in moves),
    )


def _told(session: Session, shelf: StoryShelf) -> list[Event]:
    rows: Iterable[Any] = session.execute(
        select(
            Version.id, Version.article_id, Version.published_at, Version.status, Version.label, Version.story_named,
            Version.evolved_from, Version.embargoed_until, Article.key, Source.name, Source.title, Article.source_id,
        )
        .join(Article, Article.id == Version.article_id)
        .join(Source, Source.id == Article.source_id)
        .where(Article.story_id == shelf.id, Version.repeats.is_(False))
        .order_by(Version.article_id, *in_order(Version))
    )  # fmt: skip
    found: list[Event] = []
    before: Any = None
    highest = -1
    for row in rows:
        if before is None or before.article_id != row.article_id:
            before, highest = None, -1
        line = shelf.by_id.get(row.id)
        for kind, at, said in (*_standing(row, before, highest), *_belonging(session, shelf, row)):
            found.append(Event(at, kind, row.title, row.key, line.token if line else None, said))
        highest = max(highest, _number(row.label))
        before = row
    return found


def _number(label: str | None) -> int:
    return int(label) if label and label.isascii() and label.isdecimal() and len(label) < 18 else -1


def _standing(row: Any, before: Any, highest: int) -> list[tuple[str, datetime, str | None]]:
    """What a version says of whether it may be seen, and of its number."""
    at, out = row.published_at, list[tuple[str, datetime, str | None]]()
    if row.status in ("withheld", "canceled"):
        out.append((row.status, at, None))
    elif row.status == "embargoed":
        out.append(("embargoed", at, row.embargoed_until.isoformat()))
    elif before is not None and before.status in ("withheld", "canceled"):
        out.append(("back", at, None))
    if row.status == "usable" and row.embargoed_until is not None and row.embargoed_until > at:
        out.append(("embargo_ended", row.embargoed_until, None))
    if 0 <= _number(row.label) < highest:
        out.append(("number_backwards", at, f"{row.label} after {highest}"))
    return out


def _belonging(session: Session, shelf: StoryShelf, row: Any) -> list[tuple[str, datetime, str | None]]:
    """What a version says of the story it belongs to, where that is not where its article stands."""
    at, out = row.published_at, list[tuple[str, datetime, str | None]]()
    if row.story_named and row.story_named != shelf.slug and story_id(session, row.story_named) != shelf.id:
        out.append(("names_another", at, row.story_named))
    if row.evolved_from == row.key:
        out.append(("continues_itself", at, row.evolved_from))
    elif row.evolved_from:
        mine = select(Article.story_id).where(Article.source_id == row.source_id, Article.key == row.evolved_from)
        story = session.scalar(mine)
        if story is None:
            out.append(("continues_unknown", at, row.evolved_from))
        elif story != shelf.id:
            out.append(("continues_elsewhere", at, row.evolved_from))
    return out
