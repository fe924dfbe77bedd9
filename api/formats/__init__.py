"""What newsrooms post, one file a known payload. The first format that recognises a payload reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.formats import variorum
from api.formats.fields import name_of
from api.strict_json import parse
from services.errors import Fault, Invalid, WrongMediaType
from services.intake import Posted


@dataclass(frozen=True, slots=True)
class Format:
    """A known JSON payload: whether an object is one, and how it is read. `read` raises Invalid with faults."""

    name: str
    recognises: Callable[[dict[str, Any]], bool]
    read: Callable[[dict[str, Any]], Posted]


FORMATS: tuple[Format, ...] = (Format("variorum", variorum.recognises, variorum.read),)
"""In the order in which they are tried; Variorum's own is last and takes whatever no other knows."""


def read(raw: bytes, content_type: str, content_encoding: str = "") -> Posted:
    """The version that a body holds. Raises WrongMediaType, Malformed, Invalid."""
    if content_encoding.strip().lower() not in ("", "identity"):
        message = f"is {content_encoding[:40]!r}; send the body as it is, without compressing it."
        raise WrongMediaType(f"The content encoding {message}", faults=(Fault("content-encoding", message),))
    _check_media_type(content_type)
    return understand(parse(raw))


def understand(payload: Any) -> Posted:
    """The version that a parsed payload holds, in whichever known format it is. Raises Invalid."""
    if not isinstance(payload, dict):
        message = f"is {name_of(payload)}; should be a JSON object with the fields of one version."
        raise Invalid(f"The body {message}", faults=(Fault("body", message, "wrong_type"),))
    known = next(f for f in FORMATS if f.recognises(payload))
    return known.read(payload)


def _check_media_type(content_type: str) -> None:
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    wanted = "should be application/json."
    if not (kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))):
        message = f"is {kind[:80]!r}; {wanted}" if kind else f"is missing; {wanted}"
        raise WrongMediaType(f"The content type {message}", faults=(Fault("content-type", message),))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8"):
            message = f"says charset {value[:40]!r}; JSON is UTF-8."
            raise WrongMediaType(f"The content type {message}", faults=(Fault("content-type", message),))
