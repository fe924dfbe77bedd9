"""Due work: the row is the job. Claimed under a lease, attempts counted before running, done only if nothing new came.

Rows of one claim are of one kind. A row that was tried before is claimed alone: a text that kills its process takes no
innocent rows with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, literal, or_, select, update
from sqlalchemy.orm import Session

from services.records.once import insert, insert_on, table_of
from services.records.tables import Article, Job, Version

LEASE = timedelta(seconds=10)  # a killed worker's rows are due again after this; a live one renews long before
ATTEMPTS = 5  # a text that fails or kills five times is set apart, for a person to see
BATCH = 16  # fresh rows of one claim: one transaction for many, and few to wait for a lease when a worker dies
COMPARE, FOLLOW, PROPOSE = "compare", "follow", "propose"
"""The kinds of work: a version's collations; a story's threads; the stories that a version's article may belong to."""
BACKOFF = (1, 4, 15, 60)  # seconds to wait after a failure that may pass


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that is this worker's to run, as it was when it was claimed."""

    id: int
    version_id: int
    wanted: int
    attempts: int
    kind: str = COMPARE
    story_id: int = 0


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much work there is: rows due, of these rows leased now, rows set apart, and when the oldest was due."""

    due: int
    leased: int
    dead: int
    oldest: datetime | None


_job = table_of(Job).c
_FINISH = (
    update(table_of(Job))
    .where(_job.id == bindparam("row"), _job.wanted == bindparam("claimed"))
    .values(due_at=None, done_at=bindparam("now"), attempts=0, leased_by=None, leased_until=None, reason=None)
)


def clock(session: Session) -> datetime:
    """Now, by the store's clock where it has one, so that machines whose clocks differ agree about leases."""
    if session.get_bind().dialect.name == "postgresql":
        now: datetime = session.execute(select(func.clock_timestamp())).scalar_one()
        return now.astimezone(UTC)
    return datetime.now(UTC)


def make_due(session: Session, versions: Iterable[int], kind: str = COMPARE) -> None:
    """Make the comparison of these versions due, or another work on each, again if it was done."""
    now = clock(session)
    rows = [{"kind": kind, "version_id": id, "due_at": now, "wanted": 1, "attempts": 0} for id in versions]
    if rows:
        session.execute(_make_due(session.get_bind().dialect.name), rows)


def make_stories_due(session: Session, stories: Iterable[int]) -> None:
    """Make the threads of these stories due. A row that waits keeps its place: a busy story is not put off for ever."""
    now = clock(session)
    # In one order, so that two transactions never wait for each other.
    rows = [{"kind": FOLLOW, "story_id": id, "due_at": now, "wanted": 1, "attempts": 0} for id in sorted(set(stories))]
    if rows:
        session.execute(_make_story_due(session.get_bind().dialect.name), rows)


def make_all_due(session: Session, versions: Select[int]) -> None:
    """Make the comparison of all selected versions due."""
    now = clock(session)
    chosen = versions.with_only_columns(
        literal(COMPARE), versions.selected_columns[0], literal(now, Job.due_at.type), literal(1), literal(0)
    )
    chosen = chosen.order_by(versions.selected_columns[0])
    columns = ["kind", "version_id", "due_at", "wanted", "attempts"]
    session.execute(_again(insert(session, Job).from_select(columns, chosen)))


@cache
def _make_due(dialect: str) -> Any:
    return _again(insert_on(dialect, Job))


@cache
def _make_story_due(dialect: str) -> Any:
    statement = insert_on(dialect, Job)
    return _again(statement, "story_id", func.coalesce(_job.due_at, statement.excluded.due_at))


def _again(statement: Any, of: str = "version_id", due_at: Any = None) -> Any:
    return statement.on_conflict_do_update(
        index_elements=["kind", of],
        set_={
            "due_at": statement.excluded.due_at if due_at is None else due_at,
            "wanted": _job.wanted + 1,
            "attempts": 0,
            "done_at": None,
            "dead_at": None,
            "reason": None,
        },
    )


def _free(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return Job.due_at.is_not(None), Job.due_at <= now, or_(Job.leased_until.is_(None), Job.leased_until < now)


def claim(session: Session, worker: str, limit: int = BATCH) -> list[Claimed]:
    """Take due rows of one kind: several fresh ones, or one that was tried before.

    Rows tried too often are set apart here.
    """
    now = clock(session)
    statement = (
        select(
            _job.id,
            func.coalesce(_job.version_id, 0),
            _job.wanted,
            _job.attempts,
            _job.kind,
            func.coalesce(_job.story_id, 0),
        )
        .where(*_free(now))
        .order_by(Job.due_at, Job.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = [Claimed(*row) for row in session.execute(statement)]
    spent = [row.id for row in found if row.attempts >= ATTEMPTS]
    if spent:
        set_apart(session, spent, f"It was tried {ATTEMPTS} times, and the process that ran it ended each time.")
    found = [row for row in found if row.attempts < ATTEMPTS]
    if found and found[0].attempts:
        found = found[:1]
    found = [row for row in found if row.kind == found[0].kind and row.attempts == found[0].attempts]
    if found:
        session.execute(
            update(Job)
            .where(Job.id.in_([row.id for row in found]))
            .values(attempts=Job.attempts + 1, leased_by=worker, leased_until=now + LEASE)
        )
    return found


def renew(session: Session, worker: str, ids: Iterable[int]) -> None:
    """Extend the lease of rows that are still this worker's."""
    until = clock(session) + LEASE
    session.execute(update(Job).where(Job.id.in_(list(ids)), Job.leased_by == worker).values(leased_until=until))


def holds(session: Session, row: Claimed, worker: str) -> bool:
    """Whether a row is still this worker's; locks it until the transaction ends."""
    held = select(Job.leased_by).where(Job.id == row.id).with_for_update()
    return session.scalar(held) == worker


def finish(session: Session, rows: Iterable[Claimed], worker: str) -> None:
    """Stamp rows done. Those that were made due again meanwhile stay due, and are nobody's. Locks the rows."""
    # In the order in which intake makes rows due, so that the two never wait for each other.
    ordered = sorted(rows, key=lambda row: row.version_id)
    now = clock(session)
    session.connection().execute(_FINISH, [{"row": row.id, "claimed": row.wanted, "now": now} for row in ordered])
    release(session, [row.id for row in ordered], worker)


def release(session: Session, ids: Iterable[int], worker: str) -> None:
    """Give rows back as they were, not run."""
    session.execute(
        update(Job).where(Job.id.in_(list(ids)), Job.leased_by == worker).values(leased_by=None, leased_until=None)
    )


def give_back(session: Session, ids: Iterable[int], worker: str) -> None:
    """Give rows back that were claimed but not started: the attempt does not count."""
    one_less = case((Job.attempts > 0, Job.attempts - 1), else_=0)
    session.execute(
        update(Job)
        .where(Job.id.in_(list(ids)), Job.leased_by == worker)
        .values(leased_by=None, leased_until=None, attempts=one_less)
    )


def postpone(session: Session, row: Claimed, reason: str) -> None:
    """Try a failed row again later; set it apart when it was tried too often."""
    tried = row.attempts + 1
    if tried >= ATTEMPTS:
        set_apart(session, [row.id], f"It was tried {tried} times. {reason}", wanted=row.wanted)
        return
    later = clock(session) + timedelta(seconds=BACKOFF[min(tried, len(BACKOFF)) - 1])
    session.execute(
        update(Job)
        .where(Job.id == row.id, Job.wanted == row.wanted)
        .values(due_at=later, leased_by=None, leased_until=None, reason=reason)
    )


def set_apart(session: Session, ids: Iterable[int], reason: str, wanted: int | None = None) -> None:
    """Stamp rows dead, with the reason a reader sees. Not those that were made due again since they were claimed."""
    statement = update(Job).where(Job.id.in_(list(ids)))
    if wanted is not None:
        statement = statement.where(Job.wanted == wanted)
    session.execute(
        statement.values(due_at=None, dead_at=clock(session), reason=reason, leased_by=None, leased_until=None)
    )


def bring_back(session: Session, story: int | None) -> int:
    """Make rows that were set apart due again as if never tried, those of one story or all; how many there were."""
    apart = select(Job.version_id).where(Job.dead_at.is_not(None), Job.kind == COMPARE)
    followed = select(Job.story_id).where(Job.dead_at.is_not(None), Job.kind == FOLLOW)
    if story is not None:
        apart = apart.where(Job.version_id == Version.id, Version.article_id == Article.id, Article.story_id == story)
        followed = followed.where(Job.story_id == story)
    # Locked in the order in which intake makes rows due, so that the two never wait for each other.
    found = [id for id in session.scalars(apart.order_by(Job.version_id).with_for_update(of=Job)) if id is not None]
    make_due(session, found)
    proposed = select(Job.version_id).where(Job.dead_at.is_not(None), Job.kind == PROPOSE)
    make_due(session, [id for id in session.scalars(proposed) if id is not None and story is None], PROPOSE)
    stories = [id for id in session.scalars(followed) if id is not None]
    make_stories_due(session, stories)
    return len(found) + len(stories)


def any_wait(session: Session) -> bool:
    """Whether a row is due and nobody's."""
    return session.scalar(select(Job.id).where(*_free(clock(session))).limit(1)) is not None


def due_up_to(session: Session, most: int) -> int:
    """How many rows are due; counting stops at `most`."""
    some = select(Job.id).where(Job.due_at.is_not(None)).limit(most).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def backlog(session: Session) -> Backlog:
    """The numbers that pages and metrics show."""
    now = clock(session)
    due, leased, oldest = session.execute(
        select(
            func.count(),
            func.count().filter(Job.leased_until > now),
            func.min(Job.due_at),
        ).where(Job.due_at.is_not(None))
    ).one()
    dead = session.scalar(select(func.count()).where(Job.dead_at.is_not(None))) or 0
    return Backlog(due, leased, dead, oldest)
