"""A reviewer's answer to a change: appended, dated and signed, never edited. The last one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.accounts import Account
from services.errors import Conflict, Fault, Invalid, Missing
from services.records.session import reading, writing
from services.records.tables import Article, ChangeRow, Collation, Judgement, Version

VERDICTS = ("confirmed", "dismissed", "reopened")
REASONS = ("wording", "wrong_match", "no_claim", "other")
"""Why a change is dismissed."""
LONGEST_NOTE = 4000  # characters: a paragraph or three


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says about a change. `after` is the id of the last judgement they saw, 0 for none, None: any."""

    verdict: str
    reason: str | None = None
    note: str | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One kept judgement."""

    id: int
    change: str
    verdict: str
    reason: str | None
    note: str | None
    by: str
    made_at: datetime


def judge(ref: str, answer: Answer, by: Account) -> Judged:
    """Append a judgement to a change.

    Raises Missing (no such change), Invalid, and Conflict when somebody else judged since `answer.after`.
    """
    _check(answer)
    with writing() as session:
        story = _story_of(session, ref)
        last = session.scalar(
            select(Judgement).where(Judgement.change_ref == ref).order_by(Judgement.id.desc()).limit(1)
        )
        if answer.after is not None and answer.after != (last.id if last else 0):
            said = f"{last.signed} {last.verdict} it at {last.made_at:%Y-%m-%d %H:%M} UTC" if last else "nobody did"
            raise Conflict(f"Somebody judged this change after you looked: {said}. Look again before you answer.")
        made = Judgement(
            story_id=story,
            change_ref=ref,
            verdict=answer.verdict,
            reason=answer.reason,
            note=(answer.note or "").strip() or None,
            user_id=by.id if by.kind == "user" else None,
            signed=by.name,
            made_at=datetime.now(UTC),
        )
        session.add(made)
        session.flush()
        return _judged(made)


def judgements(ref: str) -> tuple[Judged, ...]:
    """All judgements of a change, oldest first. Raises Missing."""
    with reading() as session:
        _story_of(session, ref)
        rows = session.scalars(select(Judgement).where(Judgement.change_ref == ref).order_by(Judgement.id))
        return tuple(map(_judged, rows))


def _check(answer: Answer) -> None:
    faults = []
    if answer.verdict not in VERDICTS:
        faults.append(Fault("verdict", f"is {answer.verdict[:40]!r}; should be one of {', '.join(VERDICTS)}."))
    if answer.reason is not None and answer.reason not in REASONS:
        faults.append(Fault("reason", f"is {answer.reason[:40]!r}; should be one of {', '.join(REASONS)}."))
    elif answer.reason is not None and answer.verdict != "dismissed":
        faults.append(Fault("reason", "is given; only a dismissal has a reason."))
    note = answer.note or ""
    if len(note) > LONGEST_NOTE:
        faults.append(Fault("note", f"has {len(note)} characters; should have at most {LONGEST_NOTE}."))
    if "\x00" in note or any("\ud800" <= ch <= "\udfff" for ch in note):
        faults.append(Fault("note", "has a NUL character or half a character; take it out."))
    if faults:
        raise Invalid(" ".join(f"{f.field} {f.message}" for f in faults), faults=tuple(faults))


def _story_of(session: Session, ref: str) -> int:
    story = session.scalar(
        select(Article.story_id)
        .join(Version, Version.article_id == Article.id)
        .join(Collation, Collation.witness_id == Version.id)
        .join(ChangeRow, ChangeRow.collation_id == Collation.id)
        .where(ChangeRow.ref == ref)
        .limit(1)
    )
    if story is None:
        raise Missing(f"There is no change {ref[:40]!r}.")
    return story


def _judged(row: Judgement) -> Judged:
    return Judged(row.id, row.change_ref, row.verdict, row.reason, row.note, row.signed, row.made_at)
