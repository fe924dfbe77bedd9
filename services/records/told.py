"""What a story's versions told their readers, in brief: every material change between neighbours and its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from services.records.once import table_of
from services.records.tables import Article, ChangeRow, Collation, Judgement, Story, Version


@dataclass(frozen=True, slots=True)
class Told:
    """One material change, without its reasons. `later` is when the notice came that covers it, if it came later."""

    ref: str
    witness_id: int
    part: str
    effect: str
    slot: str
    old: str | None
    new: str | None
    speaker_old: str | None
    speaker_new: str | None
    disclosure: str
    undisclosed: str | None
    later: datetime | None
    published_at: datetime
    state: str
    material: bool = True


def told(session: Session, story_id: int, usable_only: bool) -> tuple[Told, ...]:
    """The material changes of a story's versions against the one before each, the newest last: two queries."""
    c, k, w, a = (table_of(t).c for t in (ChangeRow, Collation, Version, Article))
    base = table_of(Version).alias("base")
    b = base.c
    query = (
        select(
            c.ref, k.witness_id, c.part, c.effect, c.slot, c.old, c.new, c.speaker_old, c.speaker_new,
            func.coalesce(c.later_kind, c.disclosure), c.undisclosed, c.later_at, w.published_at,
        )
        .join_from(table_of(ChangeRow), table_of(Collation), c.collation_id == k.id)
        .join(table_of(Version), k.witness_id == w.id)
        .join(base, k.base_id == b.id)
        .join(table_of(Article), w.article_id == a.id)
        .where(a.story_id == story_id, k.base_id == w.previous_id, k.superseded_at.is_(None), c.material)
        .order_by(w.published_at, w.id, k.id, c.position)
    )  # fmt: skip
    if usable_only:
        query = query.where(~w.hidden, ~b.hidden)
    states = states_of(session, story_id)
    return tuple(
        Told(*row[:10], None if row[11] else row[10], row[11], row[12], states.get(row[0], "open"))
        for row in session.execute(query)
    )


def states_of(session: Session, story_id: int) -> dict[str, str]:
    """The state of every change of a story that was judged; the last judgement counts."""
    j = table_of(Judgement).c
    said = session.execute(select(j.change_ref, j.verdict).where(j.story_id == story_id).order_by(j.id))
    return {ref: "open" if verdict == "reopened" else verdict for ref, verdict in said}


def against_seed(session: Session, story_id: int, witnesses: tuple[int, ...], usable_only: bool) -> int:
    """How many material changes these versions show against the story's seed."""
    c, k, w, base = ChangeRow, Collation, aliased(Version), aliased(Version)
    query = (
        select(func.count(c.id))
        .join(k, c.collation_id == k.id)
        .join(w, k.witness_id == w.id)
        .join(base, k.base_id == base.id)
        .join(Story, Story.seed_id == base.id)
        .where(Story.id == story_id, w.id.in_(witnesses), k.superseded_at.is_(None), c.material)
    )
    if usable_only:
        query = query.where(~w.hidden, ~base.hidden)
    return session.scalar(query) or 0
