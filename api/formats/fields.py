"""The fields of a posted version: each says what it was given and what it should be.

Messages continue the name of their field: `published_at` "has no time zone; ...".
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from marshmallow import ValidationError, fields

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)  # before it no newsroom's system gives a date on purpose
AHEAD = timedelta(days=1)  # clocks and time zones that are wrong; an embargo is not a publication
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # BCP 47, in its shape
SLUG_LENGTH = 120
SLUG_LETTERS = frozenset(("Ll", "Lo", "Lm", "Mn", "Mc", "Nd"))


class Complaint(str):
    """A message with a code that is stable for machines."""

    code: str

    def __new__(cls, message: str, code: str = "invalid") -> Complaint:
        made = super().__new__(cls, message)
        made.code = code
        return made


def complain(message: str, code: str = "invalid") -> ValidationError:
    """What a field says when it cannot take a value."""
    return ValidationError(Complaint(message, code))


def name_of(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "an object"


class Words(fields.Field[Any]):
    """Text without NUL and without half characters, of bounded length. `line` forbids control characters too."""

    def __init__(self, *, longest: int, line: bool = True, **options: Any) -> None:
        options.setdefault("allow_none", not options.get("required"))
        super().__init__(error_messages=_MESSAGES, **options)
        self.longest, self.line = longest, line

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str):
            raise complain(f"is {name_of(value)}; should be text.", "wrong_type")
        if "\x00" in value:
            raise complain(f"has a NUL character at {value.index(chr(0))}; take it out.", "nul")
        half = next((i for i, ch in enumerate(value) if "\ud800" <= ch <= "\udfff"), None) if _odd(value) else None
        if half is not None:
            raise complain(f"has half a character (a lone surrogate) at {half}; send the whole one.", "surrogate")
        if len(value) > self.longest:
            raise complain(f"has {len(value)} characters; should have at most {self.longest}.", "too_long")
        if self.line:
            value = value.strip()
            bad = next((ch for ch in value if unicodedata.category(ch) == "Cc"), None)
            if bad is not None:
                raise complain(f"has a control character ({bad!a}); should be one line of text.", "control")
            if self.required and not value:
                raise complain("is empty; should be text.", "empty")
        return value


def _odd(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


_MESSAGES: dict[str, str | list[Any] | dict[Any, Any]] = {
    "required": Complaint("is missing; it must be sent.", "missing_field"),
    "null": Complaint("is null; it must be sent.", "missing_field"),
}


class StorySlug(Words):
    """Lower-case letters of any script, digits and single hyphens."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=1000, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        given: str = super()._deserialize(value, attr, data, **kwargs)
        if is_slug(given):
            return given
        better = suggest_slug(given)
        advice = f"send {better!r}." if better else "for example harbour-fire."
        shown = given if len(given) <= 60 else given[:59] + "…"
        rule = f"should be lower-case letters, digits and single hyphens, at most {SLUG_LENGTH}"
        raise complain(f"is {shown!r}; {rule}: {advice}", "slug")


def is_slug(value: str) -> bool:
    """Whether a story can stand under this name in an address."""
    if not 0 < len(value) <= SLUG_LENGTH or unicodedata.normalize("NFC", value) != value:
        return False
    parts = value.split("-")
    return all(part and all(unicodedata.category(ch) in SLUG_LETTERS for ch in part) for part in parts)


def suggest_slug(value: str) -> str:
    """The nearest name that a story can have; empty when nothing is left of it."""
    lower = unicodedata.normalize("NFC", value.lower())
    kept = "".join(ch if unicodedata.category(ch) in SLUG_LETTERS else "-" for ch in lower)
    return "-".join(part for part in kept.split("-") if part)[:SLUG_LENGTH].strip("-")


class Address(Words):
    """An http or https address with a host."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=2000, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        given: str = super()._deserialize(value, attr, data, **kwargs)
        try:
            parts = urlsplit(given)
            fits = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in given
        except ValueError:
            fits = False
        if not fits:
            raise complain(f"is {given[:80]!r}; should be an address that begins with http:// or https://.", "url")
        return given


class Language(Words):
    """A language tag as in BCP 47."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=35, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        given: str = super()._deserialize(value, attr, data, **kwargs)
        if not LANGUAGE.fullmatch(given):
            raise complain(f"is {given!r}; should be a language tag such as en, en-GB or pt-BR.", "language")
        return given


class PublishedAt(Words):
    """A moment: ISO 8601 with a time zone, from 1900 to a day from now; an embargo may end as late as it likes."""

    def __init__(self, *, ahead: bool = False, **options: Any) -> None:
        super().__init__(longest=64, **options)
        self.ahead = ahead

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        given: str = super()._deserialize(value, attr, data, **kwargs)
        return read_moment(given, ahead=self.ahead)


EXAMPLE = "2026-11-22T14:51:00Z or 2026-11-22T15:51:00+01:00"


def read_moment(given: str, *, ahead: bool = False) -> datetime:
    """The moment that an ISO 8601 text names, in UTC. Raises ValidationError saying what to send."""
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise complain(f"is {given!r}; should be a date and time like {EXAMPLE}.", "date") from None
    if moment.tzinfo is None:
        raise complain(f"is {given!r}, which has no time zone; send it like {EXAMPLE}.", "no_zone")
    if not EARLIEST.year <= moment.year < datetime.max.year:
        raise complain(f"is in the year {moment.year}; should be from 1900 to a day from now.", "out_of_range")
    moment = moment.astimezone(UTC)
    if moment < EARLIEST:
        raise complain(f"is {given!r}; should not be before 1900.", "out_of_range")
    if not ahead and moment > datetime.now(UTC) + AHEAD:
        raise complain(f"is {given!r}, more than a day ahead; should be when the version was published.", "future")
    return moment
