"""What comes in and what is answered, as values, and what of it a store can keep at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from services.errors import Fault, Invalid

LONGEST = {"article": 500, "evolved_from": 500, "story": 120, "language": 35}  # characters, as wide as their columns
LONGEST_KEY = 256  # characters of a delivery key, as wide as its column
LONGEST_SLUG = 80  # characters of a slug made here; addresses stay readable


@dataclass(frozen=True, slots=True)
class Note:
    """A notice that came in a field of its own."""

    text: str
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """One version as a newsroom sends it, in whatever format it came. `article` is the source's own stable id.

    `evolved_from` is the id of the source's article that this one continues; nobody may see it before
    `embargoed_until`.
    """

    article: str
    body: str
    format: Literal["text", "html"] = "text"
    story: str | None = None
    headline: str | None = None
    byline: str | None = None
    language: str | None = None
    url: str | None = None
    label: str | None = None
    published_at: datetime | None = None
    status: Literal["usable", "withheld", "canceled"] = "usable"
    notes: tuple[Note, ...] = ()
    evolved_from: str | None = None
    embargoed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """One webhook call. `key` is its webhook-id; `started` is time.perf_counter() when its first byte was read.

    `test`: we sent it, to try the road. `replays`: the delivery whose body is sent through again. `signed_with`: newest
    or older, where two secrets were valid.
    """

    source: str
    key: str | None
    received_at: datetime
    raw: bytes
    content_type: str | None
    headers: dict[str, str]
    started: float
    test: bool = False
    replays: int | None = None
    signed_with: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the newsroom is answered. `ref` is the version's stable id, `number` its place by published time, from 1."""

    outcome: Literal["accepted", "duplicate", "unchanged"]
    story: str
    article: str
    ref: str
    number: int
    url: str
    delivery: int


def slug_of(text: str) -> str:
    """A slug: the letters, marks and digits of any script, in lower case, other runs as one hyphen; "story" if none."""
    kept = (c if unicodedata.category(c)[0] in "LMN" else "-" for c in unicodedata.normalize("NFC", text).lower())
    return re.sub("-+", "-", "".join(kept)).strip("-")[:LONGEST_SLUG].rstrip("-") or "story"


def check(received: Received, posted: Posted) -> None:
    """Raises Invalid, naming the field, for what no store can keep: no text, too long, no moment."""
    if received.key is not None and (len(received.key) > LONGEST_KEY or not received.key.isprintable()):
        fault = Fault("webhook-id", f"should be printable, and {LONGEST_KEY} characters at most", "invalid_key")
        raise Invalid("The delivery's id cannot be kept.", faults=(fault,))
    for name, value in _strings(posted):
        if not _is_text(value):
            fault = Fault(name, "should be text without NUL and without lone surrogates", "not_text")
            raise Invalid(f"{name} holds characters that no text holds.", faults=(fault,))
        most = LONGEST.get(name)
        if most and len(value) > most:
            fault = Fault(name, f"should be {most} characters at most", "too_long")
            raise Invalid(f"{name} is too long.", faults=(fault,))
    _check_moment("published_at", posted.published_at)
    _check_moment("embargoed_until", posted.embargoed_until)


def _check_moment(name: str, at: datetime | None) -> None:
    if at is None:
        return
    try:
        if at.tzinfo is not None and at.astimezone(UTC):
            return
    except OverflowError:
        pass
    fault = Fault(name, "should be a moment with a time zone, in the years 1 to 9999", "invalid_moment")
    raise Invalid(f"{name} is no moment.", faults=(fault,))


def _is_text(value: str) -> bool:
    try:
        return "\0" not in value and value.encode() is not None
    except UnicodeEncodeError:
        return False


def _strings(posted: Posted) -> list[tuple[str, str]]:
    names = ("article", "body", "story", "headline", "byline", "language", "url", "label", "evolved_from")
    given = [(name, getattr(posted, name)) for name in names]
    given += [(f"correction.{i}.text", note.text) for i, note in enumerate(posted.notes)]
    return [(name, value) for name, value in given if value]
