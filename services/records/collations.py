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

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session, selectinload

from services.collation.apparatus import Apparatus
from services.newsroom.changes import Change
from services.newsroom.compare import Comparison
from services.records import once, packing, versions
from services.records.tables import ChangeRow, Collation
from services.records.versions import Standing

LIKE_A_CORRECTION = "contradiction"
"""The kind of undisclosed change that takes back what readers were told: if material, a silent correction, likely."""

_collation = Collation.__table__.c
_OF = select(
    _collation.id,
    _collation.base_id,
    _collation.witness_id,
    _collation.engine,
    _collation.rubric,
    _collation.superseded_at,
).where(_collation.witness_id.in_(bindparam("witnesses", expanding=True)))
_ADD_CHANGES = insert(once.table_of(ChangeRow))


@dataclass(frozen=True, slots=True)
class Packed:
    """One collation on its way into the store."""

    base_id: int
    witness_id: int
    row: dict[str, Any]
    changes: list[dict[str, Any]]


def packed(base: Standing, witness: Standing, made: Comparison) -> Packed:
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
    named = refs(made.changes, witness.source, witness.article)
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


def save(session: Session, made: Iterable[Packed], now: datetime, *, beside: bool = False) -> None:
    """Keep collations with their changes, those that are not kept already. `beside` others that stand: not shown."""
    made = tuple(made)
    rows = [{**one.row, "made_at": now, "superseded_at": now if beside else None} for one in made]
    if not rows:
        return
    statement = once.insert(session, Collation).on_conflict_do_nothing()
    new = session.execute(statement.returning(_collation.id, _collation.base_id, _collation.witness_id), rows)
    ids = {(base, witness): id for id, base, witness in new}
    changes = [
        {**change, "collation_id": ids[pair]}
        for one in made
        if (pair := (one.base_id, one.witness_id)) in ids
        for change in one.changes
    ]
    if changes:
        session.execute(_ADD_CHANGES, changes)


def find(session: Session, base: int, witness: int, engine: str, rubric: str) -> Collation | None:
    """The kept collation of two versions by this engine and rubric, with its changes."""
    statement = select(Collation).where(
        Collation.base_id == base,
        Collation.witness_id == witness,
        Collation.engine == engine,
        Collation.rubric == rubric,
    )
    return session.scalar(statement.options(selectinload(Collation.changes)))


def kept_pairs(session: Session, witnesses: Iterable[int], engine: str, rubric: str) -> set[tuple[int, int]]:
    """(base, witness) of what is kept of these witnesses already."""
    rows = session.execute(_OF, {"witnesses": list(witnesses)})
    return {(base, witness) for _, base, witness, by, under, _ in rows if (by, under) == (engine, rubric)}


def settle(session: Session, witnesses: Iterable[int], engine: str, rubric: str, now: datetime) -> None:
    """Mark what is superseded, and what is current again: current is current engine, current rubric, current base."""
    standing = versions.standing(session, witnesses)
    for id, base, witness, by, under, superseded in session.execute(_OF, {"witnesses": list(standing)}).all():
        current = base in standing[witness].bases and (by, under) == (engine, rubric)
        if current != (superseded is None):
            session.execute(update(Collation).where(Collation.id == id).values(superseded_at=None if current else now))
