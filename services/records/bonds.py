"""What reviewers joined and parted: appended, never edited. The last word on two mentions counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.records.tables import Bond

WORDS = ("joined", "parted", "withdrawn")
"""One thread; not one thread; the word before is taken back, and what the product finds counts again."""


@dataclass(frozen=True, slots=True)
class Bonded:
    """One kept word on two mentions."""

    id: int
    here: str
    there: str
    word: str
    note: str | None
    by: str
    made_at: datetime


def pair(one: str, other: str) -> tuple[str, str]:
    """Two refs in the order in which they are kept: a bond has no direction."""
    return (one, other) if one <= other else (other, one)


def of_story(session: Session, story_id: int) -> tuple[Bonded, ...]:
    """Every word on mentions of a story, oldest first."""
    rows = session.scalars(select(Bond).where(Bond.story_id == story_id).order_by(Bond.id))
    return tuple(map(bonded, rows))


def standing(words: Iterable[Bonded]) -> dict[tuple[str, str], Bonded]:
    """The last word on each pair, those taken back left out."""
    last = {(word.here, word.there): word for word in words}
    return {pair: word for pair, word in last.items() if word.word != "withdrawn"}


def bonded(row: Bond) -> Bonded:
    """A row as a value."""
    return Bonded(row.id, row.here, row.there, row.word, row.note, row.signed, row.made_at)
