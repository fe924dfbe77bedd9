"""Kept threads: written by the story, those that differ only; read by story, by ref, and over all stories."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from services.collation.text import Span
from services.newsroom.stories.followed import StoryThread
from services.records import tables
from services.records.once import table_of
from services.records.paging import PAGE, Page, cursor_of, cut, place_of
from services.records.thread_packing import KeptCell, refs_of, unpack_cells, unpack_thread

STATES = ("differs", "not_moved", "disagrees", "moved")
"""What threads are filtered by: some source differs, one still carries what others left, values clash, some moved."""
LONGEST_SAID = 8_000
"""Characters of a thread that are searched in: all its words, but for those of a live blog that repeats itself."""


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One kept thread as lists and the matrix show it. `cells` has the sources that carry it or did, seed's first."""

    id: int
    ref: str
    story: str
    story_title: str
    kind: str
    slot: str
    label: str
    speaker: str | None
    position: int
    first_at: datetime
    changed_at: datetime
    sources: int
    moved: int
    not_moved: int
    differs: bool
    disagrees: bool
    cells: tuple[KeptCell, ...]


@dataclass(frozen=True, slots=True)
class ThreadFilter:
    """What is asked for; None leaves a field open."""

    kind: str | None = None
    slots: tuple[str, ...] = ()
    state: str | None = None
    story: str | None = None
    source: str | None = None
    speaker: str | None = None
    q: str | None = None


HAS: dict[str, Callable[[ThreadLine], bool]] = {
    "differs": lambda line: line.differs,
    "not_moved": lambda line: line.not_moved > 0,
    "disagrees": lambda line: line.disagrees,
    "moved": lambda line: line.moved > 0,
}
"""The same of a line that was read."""


def of_story(session: Session, story_id: int, kind: str | None = None) -> tuple[ThreadLine, ...]:
    """The threads of a story in the order in which they were first told: one query."""
    t = tables.ThreadRow
    query = _lines().where(t.story_id == story_id).order_by(t.position)
    return tuple(map(_line, session.execute(query if kind is None else query.where(t.kind == kind))))


def counts(session: Session, story_id: int) -> dict[str, int]:
    """How many claims and quotes of a story are followed."""
    t = tables.ThreadRow
    kinds = list(session.scalars(select(t.kind).where(t.story_id == story_id)))
    return {kind: kinds.count(kind) for kind in ("claim", "quote")}


def find(session: Session, story_id: int, ref: str) -> tuple[ThreadLine, StoryThread] | None:
    """The thread of that ref, or the one that holds the mention of that ref: old addresses find their thread."""
    t = tables.ThreadRow
    here = t.story_id == story_id
    row = session.execute(_whole().where(here, t.ref == ref)).first()
    if row is None:
        held = session.execute(select(t.id, t.body).where(here).order_by(t.position))
        id = next((id for id, body in held if ref in refs_of(body)), None)
        row = session.execute(_whole().where(t.id == id)).first() if id is not None else None
    if row is None:
        return None
    line = _line(row)
    return line, unpack_thread(row.body, line.ref, line.kind, line.slot, line.label)


def has_mention(session: Session, story_id: int, ref: str) -> bool:
    """Whether a mention of that ref stands in a kept thread of the story."""
    t = tables.ThreadRow
    if session.scalar(select(t.id).where(t.story_id == story_id, t.ref == ref)) is not None:
        return True
    bodies = session.scalars(select(t.body).where(t.story_id == story_id))
    return any(ref in refs_of(body) for body in bodies)


def places_of(session: Session, story_id: int, versions: Collection[str]) -> dict[str, list[tuple[str, Span, str]]]:
    """For each of these versions, by ref, where threads stand in it: kind, clean offsets of the body, thread's ref."""
    t = tables.ThreadRow
    found: dict[str, list[tuple[str, Span, str]]] = {}
    rows = session.execute(select(t.ref, t.kind, t.body).where(t.story_id == story_id).order_by(t.position))
    for ref, kind, body in rows:
        for mention in unpack_thread(body, ref, kind, "", "").mentions:
            if mention.version in versions:
                found.setdefault(mention.version, []).append((kind, mention.span, ref))
    return found


def threads(session: Session, wanted: ThreadFilter, cursor: str | None = None, size: int = PAGE) -> Page[ThreadLine]:
    """The threads of all stories that match, those that changed last first."""
    t = tables.ThreadRow
    query = _lines().order_by(t.changed_at.desc(), t.id.desc()).limit(size + 1)
    for condition in conditions(wanted):
        query = query.where(condition)
    place = place_of(cursor)
    if place:
        at, id = place
        query = query.where(or_(t.changed_at < at, (t.changed_at == at) & (t.id < id)))
    rows, more = cut(session.execute(query).all(), size)
    lines = tuple(map(_line, rows))
    return Page(lines, cursor_of(lines[-1].changed_at, lines[-1].id) if more else None)


def speakers(session: Session, most: int = 200) -> list[str]:
    """Whose quotes are followed, those with the most first."""
    t = tables.ThreadRow
    query = select(t.speaker).where(t.kind == "quote", t.speaker.is_not(None)).group_by(t.speaker)
    return [name for name in session.scalars(query.order_by(func.count().desc(), t.speaker).limit(most)) if name]


def conditions(wanted: ThreadFilter) -> list[ColumnElement[bool]]:
    """A filter as conditions on kept threads."""
    t = tables.ThreadRow
    states = {
        "differs": t.differs.is_(True),
        "disagrees": t.disagrees.is_(True),
        "not_moved": t.not_moved > 0,
        "moved": t.moved > 0,
    }
    out: list[ColumnElement[bool]] = []
    if wanted.kind:
        out.append(t.kind == wanted.kind)
    if wanted.slots:
        out.append(t.slot.in_(wanted.slots))
    if wanted.state in states:
        out.append(states[wanted.state])
    if wanted.story:
        out.append(tables.Story.slug == wanted.story)
    if wanted.speaker:
        out.append(t.speaker == wanted.speaker)
    if wanted.source:
        out.append(t.carriers.contains(f"|{wanted.source}|", autoescape=True))
    out += [t.said.contains(word, autoescape=True) for word in (wanted.q or "").casefold().split()[:8]]
    return out


def keep(session: Session, story_id: int, rows: Sequence[dict[str, Any]]) -> int:
    """Make a story's kept threads these sealed rows; those that are kept so already stay. How many were written."""
    t = tables.ThreadRow
    kept = {
        ref: (id, digest)
        for id, ref, digest in session.execute(select(t.id, t.ref, t.digest).where(t.story_id == story_id))
    }
    new = {row["ref"]: row for row in rows}
    gone = [id for ref, (id, _) in kept.items() if ref not in new]
    for at in range(0, len(gone), 500):  # below SQLite's limit of bound values
        session.execute(delete(t).where(t.id.in_(gone[at : at + 500])))
    fresh = [{**row, "story_id": story_id} for ref, row in new.items() if ref not in kept]
    if fresh:
        session.execute(insert(table_of(t)), fresh)
    changed = [
        {**row, "kept": kept[ref][0]} for ref, row in new.items() if ref in kept and kept[ref][1] != row["digest"]
    ]
    if changed:
        session.connection().execute(_CHANGE, changed)
    return len(gone) + len(fresh) + len(changed)


_CHANGE = update(table_of(tables.ThreadRow)).where(table_of(tables.ThreadRow).c.id == bindparam("kept"))


def sealed(row: dict[str, Any]) -> dict[str, Any]:
    """A row with the digest of all that is in it."""
    return {**row, "digest": _digest(row)}


def _digest(row: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(row, default=_plain, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> str:
    return value.hex() if isinstance(value, bytes) else value.isoformat()


def _columns() -> tuple[Any, ...]:
    t, s = tables.ThreadRow, tables.Story
    return (
        t.id, t.ref, s.slug, s.title, t.kind, t.slot, t.label, t.speaker, t.position, t.first_at, t.changed_at,
        t.sources, t.moved, t.not_moved, t.differs, t.disagrees, t.row,
    )  # fmt: skip


def _lines() -> Select[Any]:
    return select(*_columns()).join(tables.Story, tables.ThreadRow.story_id == tables.Story.id)


def _whole() -> Select[Any]:
    return select(*_columns(), tables.ThreadRow.body).join(tables.Story, tables.ThreadRow.story_id == tables.Story.id)


def _line(row: Any) -> ThreadLine:
    return ThreadLine(
        row.id, row.ref, row.slug, row.title, row.kind, row.slot, row.label, row.speaker, row.position, row.first_at,
        row.changed_at, row.sources, row.moved, row.not_moved, row.differs, row.disagrees, unpack_cells(row.row),
    )  # fmt: skip
