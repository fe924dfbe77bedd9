"""Kept collations, for the writers: saved once, superseded when their base is no longer the witness's own."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session, selectinload

from services.collation.apparatus import Apparatus
from services.newsroom.changes import Change
from services.newsroom.compare import Comparison
from services.records import once, packing
from services.records.tables import Article, ChangeRow, Collation, Story, Version

LIKE_A_CORRECTION = "contradiction"
"""The kind of undisclosed change that takes back what readers were told: if material, a silent correction, likely."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One collation on its way into the store."""

    base_id: int
    witness_id: int
    row: dict[str, Any]
    changes: list[dict[str, Any]]


def packed(base: Version, witness: Version, made: Comparison) -> Packed:
    """Everything that is kept of a comparison."""
    row = {
        "base_id": base.id,
        "witness_id": witness.id,
        "engine": made.engine,
        "rubric": made.rubric,
        "apparatus": packing.pack_apparatus(made.apparatus),
        "quotes": packing.pack_quotes(made.quotes),
        "counts": counts(made.changes, made.apparatus["body"]),
    }
    named = refs(made.changes, witness.article.source.name, witness.article.key)
    changes = [
        {"position": at, "ref": ref, **packing.change_values(change)}
        for at, (ref, change) in enumerate(zip(named, made.changes, strict=True))
    ]
    return Packed(base.id, witness.id, row, changes)


def refs(changes: Sequence[Change], source: str, article: str) -> list[str]:
    """Stable ids: the same change of the same article, seen in another version or against the seed, has the same."""
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for change in changes:
        said = (change.part, change.slot, _normal(change.old), _normal(change.new))
        seen[said] += 1
        name = json.dumps([source, article, *said, seen[said]], ensure_ascii=False)
        out.append(base64.b32encode(hashlib.sha256(name.encode()).digest()).decode().lower()[:26])
    return out


def _normal(said: str | None) -> str:
    return "" if said is None else " ".join(said.split()).casefold()


def counts(changes: Iterable[Change], body: Apparatus) -> dict[str, Any]:
    """How many changes of each weight, and the share of sentences that are not kept."""
    changes = tuple(changes)
    material = [c for c in changes if c.material]
    sentences = sum(max(len(r.a), len(r.b)) for r in body.rows)
    touched = sum(max(len(r.a), len(r.b)) for r in body.rows if r.kind != "kept")
    return {
        "material": len(material),
        "silent": sum(c.disclosure == "none" and c.undisclosed == LIKE_A_CORRECTION for c in material),
        "announced": sum(c.disclosure != "none" for c in material),
        "cosmetic": sum(c.effect == "cosmetic" for c in changes),
        "share": round(touched / sentences, 4) if sentences else 0.0,
    }


def save(session: Session, collation: Packed, now: datetime) -> None:
    """Keep a collation with its changes, unless it is kept already."""
    statement = once.insert(session, Collation).on_conflict_do_nothing().returning(Collation.id)
    id = session.scalar(statement, {**collation.row, "made_at": now, "superseded_at": None})
    if id is not None and collation.changes:
        session.execute(insert(ChangeRow), [{**change, "collation_id": id} for change in collation.changes])


def find(session: Session, base: int, witness: int, engine: str, rubric: str) -> Collation | None:
    """The kept collation of two versions by this engine and rubric, with its changes."""
    statement = select(Collation).where(
        Collation.base_id == base,
        Collation.witness_id == witness,
        Collation.engine == engine,
        Collation.rubric == rubric,
    )
    return session.scalar(statement.options(selectinload(Collation.changes)))


def bases(session: Session, version: int) -> tuple[int, ...]:
    """The ids of what a version is read against now: seed and predecessor, each once, never itself."""
    statement = (
        select(Story.seed_id, Version.previous_id, Version.repeats)
        .join(Article, Article.id == Version.article_id)
        .join(Story, Story.id == Article.story_id)
        .where(Version.id == version)
    )
    seed, previous, repeats = session.execute(statement).one()
    if repeats:
        return ()
    return tuple(dict.fromkeys(id for id in (seed, previous) if id is not None and id != version))


def kept_bases(session: Session, witness: int, engine: str, rubric: str) -> set[int]:
    """The bases this witness was read against already."""
    statement = select(Collation.base_id).where(
        Collation.witness_id == witness, Collation.engine == engine, Collation.rubric == rubric
    )
    return set(session.scalars(statement))


def settle(session: Session, witness: int, engine: str, rubric: str, now: datetime) -> None:
    """Mark what is superseded, and what is current again: current is current engine, current rubric, current base."""
    wanted = bases(session, witness)
    statement = select(Collation.id, Collation.base_id, Collation.engine, Collation.rubric, Collation.superseded_at)
    for id, base, by, under, superseded in session.execute(statement.where(Collation.witness_id == witness)):
        current = base in wanted and (by, under) == (engine, rubric)
        if current != (superseded is None):
            session.execute(update(Collation).where(Collation.id == id).values(superseded_at=None if current else now))
