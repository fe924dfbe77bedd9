"""A reviewer's answer to a change: appended, dated and signed, never edited. The last one counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A change that somebody else judged while one looked: what they said."""

    change: str
    said: Judged | None


class JudgedSince(Conflict):
    """Somebody judged meanwhile; `changes` says which changes, and what was said. Nothing was kept."""

    def __init__(self, message: str, changes: tuple[Overtaken, ...]) -> None:
        super().__init__(message)
        self.changes = changes


def judge(ref: str, answer: Answer, by: Account) -> Judged:
    """Append a judgement to a change.

    Raises Missing (no such change), Invalid, and JudgedSince when somebody else judged since `answer.after`.
    """
    return judge_all({ref: answer}, by)[0]


def judge_all(answers: Mapping[str, Answer], by: Account) -> tuple[Judged, ...]:
    """Append a judgement to each of several changes, to all or to none. Raises as `judge` does."""
    for answer in answers.values():
        _check(answer)
    with writing() as session:
        stories = {ref: story_of(session, ref) for ref in answers}
        last = {ref: _last(session, ref) for ref in answers}
        late = [ref for ref, a in answers.items() if a.after is not None and a.after != _id(last[ref])]
        if late:
            raise _judged_since(late, last)
        now = datetime.now(UTC)  # one moment for all: so are they undone together
        made = [_appended(session, stories[ref], ref, answer, by, now) for ref, answer in answers.items()]
        session.flush()
        return tuple(map(_judged, made))


def undo(id: int, by: Account) -> tuple[Judged, ...]:
    """Put everything that was judged together with a judgement of one's own back to what was said before it.

    Raises Missing when it is not one's own, and JudgedSince when somebody judged one of the changes after it.
    """
    with writing() as session:
        first = session.get(Judgement, id)
        if first is None or by.kind != "user" or first.user_id != by.id:
            raise Missing(f"You made no judgement {id}.")
        together = session.scalars(
            select(Judgement).where(Judgement.user_id == by.id, Judgement.made_at == first.made_at)
        ).all()
        last = {one.change_ref: _last(session, one.change_ref) for one in together}
        late = [one.change_ref for one in together if _id(last[one.change_ref]) != one.id]
        if late:
            raise _judged_since(late, last)
        now = datetime.now(UTC)
        made = [_appended(session, one.story_id, one.change_ref, _before(session, one), by, now) for one in together]
        session.flush()
        return tuple(map(_judged, made))


def together_with(id: int, by: Account) -> tuple[Judged, ...]:
    """What one judged in one go with a judgement of one's own, oldest first; nothing for anybody else's."""
    with reading() as session:
        first = session.get(Judgement, id)
        if first is None or by.kind != "user" or first.user_id != by.id:
            return ()
        rows = session.scalars(
            select(Judgement)
            .where(Judgement.user_id == by.id, Judgement.made_at == first.made_at)
            .order_by(Judgement.id)
        )
        return tuple(map(_judged, rows))


def _last(session: Session, ref: str) -> Judgement | None:
    return session.scalar(select(Judgement).where(Judgement.change_ref == ref).order_by(Judgement.id.desc()).limit(1))


def _id(row: Judgement | None) -> int:
    return row.id if row else 0


def _before(session: Session, row: Judgement) -> Answer:
    """What was said of a change before a judgement; that it is open where nothing was."""
    said = session.scalar(
        select(Judgement)
        .where(Judgement.change_ref == row.change_ref, Judgement.id < row.id)
        .order_by(Judgement.id.desc())
        .limit(1)
    )
    return Answer(said.verdict, said.reason) if said else Answer("reopened")


def _judged_since(late: Sequence[str], last: Mapping[str, Judgement | None]) -> JudgedSince:
    found = tuple(Overtaken(ref, _judged(row) if (row := last[ref]) else None) for ref in late)
    row = last[late[0]]
    said = f"{row.signed} {row.verdict} it at {row.made_at:%Y-%m-%d %H:%M} UTC" if row else "nobody did"
    which = "this change" if len(late) == 1 else f"{len(late)} of these changes, one so"
    return JudgedSince(f"Somebody judged {which} after you looked: {said}. Look again before you answer.", found)


def _appended(session: Session, story: int, ref: str, answer: Answer, by: Account, now: datetime) -> Judgement:
    made = Judgement(
        story_id=story,
        change_ref=ref,
        verdict=answer.verdict,
        reason=answer.reason,
        note=(answer.note or "").strip() or None,
        user_id=by.id if by.kind == "user" else None,
        signed=by.name,
        made_at=now,
    )
    session.add(made)
    return made


def judgements(ref: str) -> tuple[Judged, ...]:
    """All judgements of a change, oldest first. Raises Missing."""
    with reading() as session:
        story_of(session, ref)
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


def story_of(session: Session, ref: str) -> int:
    """The story of a change. Raises Missing."""
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
