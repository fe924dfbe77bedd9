"""What tests with a store post: sources, moments of one day, and webhook calls that the intake takes."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from itertools import count

from services.intake import Posted, Receipt, Received, accept
from services.records import session
from services.records.tables import Source

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
"""The day of the invented stories."""

_numbers = count()


def add_sources(*names: str) -> None:
    """Make sources, `wire` and `gazette` when none is named."""
    with session.writing() as rows:
        for name in names or ("wire", "gazette"):
            rows.add(Source(name=name, title=name.title(), created_at=START))


def at(minutes: float) -> datetime:
    """So many minutes into the day."""
    return START + timedelta(minutes=minutes)


def call(
    key: str | None = None, raw: bytes = b"{}", source: str = "wire", received_at: datetime | None = None
) -> Received:
    """One webhook call; with a key of its own unless one is given."""
    return Received(
        source,
        key or f"call-{next(_numbers)}",
        received_at or datetime.now(UTC),
        raw,
        "application/json",
        {"Webhook-Signature": "v1,c2VjcmV0LXNpZ25hdHVyZQ=="},
        time.perf_counter(),
    )


def post(posted: Posted, key: str | None = None, source: str = "wire", raw: bytes = b"{}") -> Receipt:
    """Take one version in."""
    return accept(call(key, raw, source), posted)
