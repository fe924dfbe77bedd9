"""The log of what editors did to stories, and the proposals they decide on: appended, looked up. For the writers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select, update
from sqlalchemy.orm import Session, aliased

from services.records.tables import Act, Article, Proposal

MOST = 2**31 - 1
"""The highest number a row can have."""


def add(
    session: Session,
    kind: str,
    stories: tuple[int, int | None],
    detail: dict[str, Any],
    signed: tuple[str, int | None],
    undoes: int | None = None,
) -> int:
    """Append an act; its id. `stories` are the one it began in and where articles went; `signed` is name and user."""
    made = Act(
        kind=kind,
        story_id=stories[0],
        other_id=stories[1],
        detail=detail,
        undoes_id=undoes,
        signed=signed[0],
        user_id=signed[1],
        made_at=datetime.now(UTC),
    )
    session.add(made)
    session.flush()
    return made.id


def find(session: Session, id: int) -> Act | None:
    """An act by its id."""
    return session.get(Act, id) if id <= MOST else None


def undone_by(session: Session, id: int) -> Act | None:
    """The act that took this one back."""
    return session.scalar(select(Act).where(Act.undoes_id == id))


def proposal(session: Session, id: int) -> Proposal | None:
    """A proposal by its id."""
    return session.get(Proposal, id) if id <= MOST else None


def between(one: int, other: int) -> Select[int]:
    """The ids of all proposals between articles of two stories."""
    here, there = aliased(Article), aliased(Article)
    return (
        select(Proposal.id)
        .join(here, here.id == Proposal.here_id)
        .join(there, there.id == Proposal.there_id)
        .where(
            or_(
                and_(here.story_id == one, there.story_id == other),
                and_(here.story_id == other, there.story_id == one),
            )
        )
    )


def open_between(session: Session, one: int, other: int) -> list[int]:
    """The proposals between two stories that nobody has decided on."""
    return list(session.scalars(between(one, other).where(Proposal.state == "open").order_by(Proposal.id)))


def decide(session: Session, ids: Iterable[int], state: str) -> None:
    """Set the state of some proposals."""
    session.execute(update(Proposal).where(Proposal.id.in_(list(ids))).values(state=state))
