"""A story as it is followed: its usable versions, and the changes between neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session

from services.newsroom.notices.history import Later
from services.records.neighbours import in_order
from services.records.once import table_of
from services.records.tables import Article, ChangeRow, Collation, Job, Source, Story, Version

TRIED = 2
"""A text whose comparison was begun so often may end the process that reads it: its story is followed without it."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A version that is followed: what it says, whose it is, and which came before it; `text` is its text's digest."""

    id: int
    ref: str
    digest: str
    published_at: datetime
    previous_id: int | None
    source: str
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Material:
    """A material change between neighbours, as much as a thread needs of it. Spans are of the body."""

    ref: str
    a: tuple[int, int] | None
    b: tuple[int, int] | None


def seed_of(session: Session, story_id: int) -> str | None:
    """The ref of the version that a story is read against."""
    return session.scalar(select(Version.ref).join(Story, Story.seed_id == Version.id).where(Story.id == story_id))


def followed(session: Session, story_id: int) -> tuple[Followed, ...]:
    """A story's versions in the order of source, article and published time.

    Left out: repeats, what is hidden, and texts that could not be compared.
    """
    v, a, s, j = (table_of(t).c for t in (Version, Article, Source, Job))
    rows = session.execute(
        select(v.id, v.ref, v.content_digest, v.published_at, v.previous_id, s.name, a.key, v.text_digest)
        .join_from(table_of(Version), table_of(Article), a.id == v.article_id)
        .join(table_of(Source), s.id == a.source_id)
        .outerjoin(table_of(Job), (j.version_id == v.id) & (j.kind == "compare"))
        .where(a.story_id == story_id, ~v.hidden, v.repeats.is_(False))
        .where(or_(j.id.is_(None), j.dead_at.is_(None) & (j.attempts < TRIED)))
        .order_by(s.name, a.key, *in_order(v))
    )
    return tuple(Followed(*row) for row in rows)


_MATERIAL = (
    select(
        table_of(Collation).c.witness_id,
        *(table_of(ChangeRow).c[name] for name in ("ref", "a_start", "a_end", "b_start", "b_end")),
    )
    .join_from(table_of(ChangeRow), table_of(Collation), table_of(ChangeRow).c.collation_id == table_of(Collation).c.id)
    .join(table_of(Version), table_of(Version).c.id == table_of(Collation).c.witness_id)
    .where(
        table_of(Collation).c.base_id == table_of(Version).c.previous_id,
        table_of(Collation).c.superseded_at.is_(None),
        table_of(Collation).c.witness_id.in_(bindparam("witnesses", expanding=True)),
        table_of(ChangeRow).c.material,
        table_of(ChangeRow).c.part == "body",
    )
    .order_by(table_of(Collation).c.witness_id, table_of(ChangeRow).c.position)
)


def material(session: Session, witnesses: Iterable[int]) -> dict[int, list[Material]]:
    """The material changes of these versions against the one before each, in text order."""
    found: dict[int, list[Material]] = {}
    wanted = sorted(set(witnesses))
    for at in range(0, len(wanted), 500):  # below SQLite's limit of bound values
        for witness, ref, a0, a1, b0, b1 in session.execute(_MATERIAL, {"witnesses": wanted[at : at + 500]}):
            a, b = (None if a0 is None else (a0, a1)), (None if b0 is None else (b0, b1))
            found.setdefault(witness, []).append(Material(ref, a, b))
    return found


def collations(session: Session, witnesses: Iterable[int]) -> dict[int, int]:
    """For each of these versions the collation that reads it against the one before."""
    c, v = table_of(Collation).c, table_of(Version).c
    wanted, found = sorted(set(witnesses)), dict[int, int]()
    for at in range(0, len(wanted), 500):
        rows = session.execute(
            select(c.witness_id, c.id)
            .join_from(table_of(Collation), table_of(Version), v.id == c.witness_id)
            .where(c.witness_id.in_(wanted[at : at + 500]), c.base_id == v.previous_id, c.superseded_at.is_(None))
        )
        found.update((witness, id) for witness, id in rows)
    return found


def happened(session: Session, witnesses: Iterable[int]) -> list[tuple[int, ChangeRow]]:
    """Every material change of these versions against the one before each, with the version that brought it."""
    wanted, found = sorted(set(witnesses)), list[tuple[int, ChangeRow]]()
    for at in range(0, len(wanted), 500):
        rows = session.execute(
            select(Collation.witness_id, ChangeRow)
            .join(ChangeRow, ChangeRow.collation_id == Collation.id)
            .join(Version, Version.id == Collation.witness_id)
            .where(Collation.witness_id.in_(wanted[at : at + 500]), Collation.base_id == Version.previous_id)
            .where(Collation.superseded_at.is_(None), ChangeRow.material)
            .order_by(Collation.witness_id, ChangeRow.position)
        )
        found += [(witness, row) for witness, row in rows]
    return found


def keep_later(session: Session, known: Mapping[int, Later | str | None]) -> None:
    """Say of changes, by their row, what their article's history adds: the later notice that covers them, or only why
    they are flagged. None: it adds nothing."""
    values = [{"row": id, **_columns(one)} for id, one in sorted(known.items())]
    if values:
        changes = table_of(ChangeRow)
        session.connection().execute(update(changes).where(changes.c.id == bindparam("row")), values)


def _columns(known: Later | str | None) -> dict[str, Any]:
    later = known if isinstance(known, Later) else None
    return {
        "later_kind": later.kind if later else None,
        "later_version": later.version if later else None,
        "later_at": later.published_at if later else None,
        "later_why": later.why if later else known,
    }
