"""Texts from files, pipes and JSON lines, for the commands that need no server.

Offsets count code points of the text as given: nothing is translated, not even line ends.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from services.collation.clean import from_html, from_text
from services.collation.text import Text
from services.errors import Invalid, Malformed, Missing

HTML = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Given:
    """A text with its name and, where the file tells, its time."""

    name: str
    text: Text
    published_at: datetime | None = None


def load(path: str) -> Given:
    """A text or HTML file, a JSON file in Variorum's own form, or `-` for standard input.

    Raises Missing, Malformed, Invalid.
    """
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Missing(f"{path} cannot be read: {error.strerror}.") from error
    given = _decoded(raw, path)
    kind = Path(path).suffix.lower()
    if kind == ".json":
        return _from_payload(given, path)
    return Given(path, from_html(given) if kind in HTML else from_text(given))


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed(f"{name} is not UTF-8 at byte {error.start}; save it as UTF-8.") from error


def _from_payload(given: str, name: str) -> Given:
    try:
        payload = json.loads(given)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"{name} is not JSON: {error}.") from error
    if not isinstance(payload, dict):
        raise Invalid(f"{name} should hold one object with body_text or body_html.")
    html = payload.get("body_html")
    body = html if html is not None else payload.get("body_text")
    if not isinstance(body, str):
        raise Invalid(f"{name} should have body_text or body_html.")
    return Given(name, from_html(body) if html is not None else from_text(body), moment(payload, "published_at"))


def field(line: dict[str, Any], name: str) -> Text:
    """A text of a JSON line; `"format": "html"` says that it is HTML. Raises Invalid."""
    value = line.get(name)
    if not isinstance(value, str):
        raise Invalid(f"{name} is missing; it should be text." if value is None else f"{name} should be text.")
    return from_html(value) if line.get("format") == "html" else from_text(value)


def moment(line: dict[str, Any], name: str) -> datetime | None:
    """A time of a JSON line, ISO 8601; without a zone it is taken as UTC. Raises Invalid."""
    value = line.get(name)
    if value is None:
        return None
    try:
        read = datetime.fromisoformat(value)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        raise Invalid(f"{name} should be a date and time like 2026-11-22T14:51:00Z.") from None


def answer_lines(work: Callable[[dict[str, Any]], dict[str, Any]], lines: Iterable[bytes], out: IO[bytes]) -> int:
    """Answer each JSON line with one, in the same order, holding one at a time. Returns the exit status.

    A line that cannot be read, or whose text breaks an engine, gives its id and the error; the rest goes on.
    """
    status = 0
    for raw in lines:
        if raw.isspace():
            continue
        name: Any = None
        try:
            line = json.loads(_decoded(raw, "the line"))
            if not isinstance(line, dict):
                raise Invalid("The line should be a JSON object.")
            name = line.get("id")
            answer = {"id": name, **work(line)}
        except Exception as error:  # one line must not stop the stream, whatever is in it
            status, answer = 1, {"id": name, "error": _said(error)}
        out.write(_encoded(answer))
        out.flush()
    return status


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"The line is not JSON: {error}."
    return getattr(error, "message", None) or f"{type(error).__name__}: {error}"


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def _encoded(answer: dict[str, Any]) -> bytes:
    try:
        return _ENCODER.encode(answer).encode() + b"\n"
    except UnicodeEncodeError:  # half a character in the text: only an escape can carry it
        return json.dumps(answer).encode() + b"\n"
