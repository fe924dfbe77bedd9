"""Who is to judge which change: appended, never edited. The last word on a change counts."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.records.tables import Assignment, ChangeRow, User


def assignees(session: Session, refs: Iterable[str]) -> dict[str, str]:
    """The name of who is to judge each change; a change that is nobody's is left out."""
    wanted, out = sorted(set(refs)), dict[str, str]()
    for at in range(0, len(wanted), 500):  # below SQLite's limit of bound values
        rows = session.execute(
            select(Assignment.change_ref, User.name)
            .join(User, User.id == Assignment.to_id, isouter=True)
            .where(Assignment.change_ref.in_(wanted[at : at + 500]))
            .order_by(Assignment.id)
        )
        for ref, name in rows:
            out[ref] = name or ""
    return {ref: name for ref, name in out.items() if name}


def given_to(name: str) -> ColumnElement[bool]:
    """Whether a change is that person's to judge now, for a query; with an empty name, whether it is nobody's."""
    newest = (
        select(User.name)
        .select_from(Assignment)
        .join(User, User.id == Assignment.to_id, isouter=True)
        .where(Assignment.change_ref == ChangeRow.ref)
        .order_by(Assignment.id.desc())
        .limit(1)
        .correlate(ChangeRow)
        .scalar_subquery()
    )
    return newest == name if name else newest.is_(None)
