"""What is kept of how the house is doing: work that waits, how soon it was done, sources, and disk. Reads only."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, make_url, select, text
from sqlalchemy.orm import Session

from services.records import delivery_log, jobs
from services.records.delivery_log import SourceLine
from services.records.jobs import Backlog
from services.records.session import on_sqlite
from services.records.tables import Collation, Delivery, Job, Version
from services.settings import settings

DAY = timedelta(days=1)
LATEST = 200  # versions whose comparison is timed: a busy day's last hour, or a quiet one's last week


@dataclass(frozen=True, slots=True)
class Apart:
    """Work that was set apart for one reason: how much, and since when."""

    reason: str
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Store:
    """Which kind it is and its bytes; bytes left on its disk, None where that is another machine's."""

    kind: str
    size: int
    free: int | None


@dataclass(frozen=True, slots=True)
class Vitals:
    """All of it at one moment. `delays`: seconds from arriving to compared, in rising order; `refused`: how many calls
    of the last day, by the code of their refusal.
    """

    at: datetime
    backlog: Backlog
    done_at: datetime | None
    apart: tuple[Apart, ...]
    delays: tuple[float, ...]
    store: Store
    sources: tuple[SourceLine, ...]
    refused: dict[str, int]


def vitals(session: Session) -> Vitals:
    """How the house is doing now."""
    now = jobs.clock(session)
    return Vitals(
        now, jobs.backlog(session), session.scalar(select(func.max(Job.done_at))), _apart(session), _delays(session),
        _store(session), delivery_log.sources(session), _refused(session, now - DAY),
    )  # fmt: skip


def _apart(session: Session) -> tuple[Apart, ...]:
    reason = func.coalesce(Job.reason, "")
    count = func.count()
    query = select(reason, count, func.min(Job.dead_at)).where(Job.dead_at.is_not(None)).group_by(reason)
    rows = session.execute(query.order_by(count.desc(), reason))
    return tuple(Apart(why, many, since) for why, many, since in rows if since is not None)


def _delays(session: Session) -> tuple[float, ...]:
    """Of the latest versions that were compared with one before them; a comparison under a newer rubric counts not."""
    latest = select(Version.id, Version.received_at).order_by(Version.id.desc()).limit(LATEST).subquery()
    first = func.min(Collation.made_at)
    query = select(latest.c.received_at, first).join(Collation, Collation.witness_id == latest.c.id)
    rows = session.execute(query.group_by(latest.c.id, latest.c.received_at))
    return tuple(sorted(max(0.0, (made - received).total_seconds()) for received, made in rows))


def _refused(session: Session, since: datetime) -> dict[str, int]:
    code = func.coalesce(Delivery.code, "")
    query = select(code, func.count()).where(
        Delivery.outcome == "refused", Delivery.received_at >= since, ~Delivery.test
    )
    return {row[0]: row[1] for row in session.execute(query.group_by(code).order_by(func.count().desc(), code))}


def _store(session: Session) -> Store:
    if not on_sqlite():
        return Store("PostgreSQL", session.scalar(text("SELECT pg_database_size(current_database())")) or 0, None)
    path = Path(make_url(settings().database_url).database or "")
    parts = (path, path.with_name(f"{path.name}-wal"))  # what was written last is in the second until it is taken over
    size = sum(os.path.getsize(part) for part in parts if part.exists())
    return Store("SQLite", size, shutil.disk_usage(path.parent).free)
