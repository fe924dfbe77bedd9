"""Tellings for tests: plain text in, read as the product reads it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from services.collation import clean
from services.newsroom.reading import read
from services.newsroom.stories.followed import Telling

MORNING = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


def tell(source: str, hours: float, text: str, version: str = "", article: str = "lead") -> Telling:
    """One version of a source's article, so many hours after six in the morning."""
    at = MORNING + timedelta(hours=hours)
    return Telling(source, article, version or f"{source}-{hours}", at, read(clean.from_text(text), at))
