"""An archive, one article a line: `{"id", "story"?, "url"?, "versions": [{"at", "title"?, "text" or "html"}, …]}`."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from services.errors import Fault, Invalid
from services.intake import Posted, Received


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of an archive, as posted and as received."""

    posted: Posted
    received: Received


@dataclass(frozen=True, slots=True)
class Broken:
    """A line, or a version of it, that cannot be read: where and why."""

    where: str
    why: str


def entries(line: bytes, number: int, source: str) -> Iterator[Entry | Broken]:
    """Every version of a line. What cannot be read is said, and the rest goes on."""
    try:
        article = json.loads(line)
        key = _text(article, "id", "id")
        versions = article["versions"]
        if not isinstance(versions, list):
            raise _wrong("versions", "should be a list")
    except (ValueError, KeyError, TypeError, Invalid) as error:
        yield Broken(f"line {number}", _why(error))
        return
    for place, version in enumerate(versions, 1):
        try:
            yield _entry(article, key, version, source)
        except (ValueError, KeyError, TypeError, OverflowError, Invalid) as error:
            yield Broken(f"line {number}, version {place}", _why(error))


def _entry(article: dict[str, Any], key: str, version: dict[str, Any], source: str) -> Entry:
    html = "html" in version
    posted = Posted(
        article=key,
        body=_text(version, "html" if html else "text", "text"),
        format="html" if html else "text",
        story=_optional(article, "story"),
        headline=_optional(version, "title"),
        url=_optional(version, "url") or _optional(article, "url"),
        published_at=_moment(version["at"]),
    )
    raw = json.dumps([source, key, version], ensure_ascii=True, sort_keys=True).encode()
    # Made from what is said, so that a second load of the same archive is all duplicates.
    delivery = f"backfill-{hashlib.sha256(raw).hexdigest()[:32]}"
    received = Received(source, delivery, datetime.now(UTC), raw, "application/json", {}, time.perf_counter())
    return Entry(posted, received)


def _text(record: dict[str, Any], name: str, shown: str) -> str:
    value = record[name]
    if not isinstance(value, str) or not value.strip():
        raise _wrong(shown, "should be text that is not empty")
    return value


def _optional(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise _wrong(name, "should be text")
    return value or None


def _moment(value: Any) -> datetime:
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise _wrong("at", "should be a date and time such as 2026-03-01T09:30:00Z") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _wrong(field: str, message: str) -> Invalid:
    return Invalid(f"{field} {message}", faults=(Fault(field, message),))


def _why(error: Exception) -> str:
    if isinstance(error, Invalid):
        return error.message
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return f"not JSON: {error}"
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else "should be an object with id and versions"
