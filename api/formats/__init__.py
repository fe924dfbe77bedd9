"""What newsrooms post, one file a known payload. The first format that recognises a payload reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.formats import arc, digitalwires, newsml, ninjs, schema_org, superdesk, variorum, web_page, wordpress
from api.formats.fields import name_of
from api.strict_json import parse
from services.errors import Fault, Invalid, Malformed, WrongMediaType
from services.intake import Posted

XML = "xml"
PAGE = ("text/html", "application/xhtml+xml")
TAKEN = ("application/json", "application/xml", "text/xml", *PAGE)


@dataclass(frozen=True, slots=True)
class Format:
    """A known JSON payload: whether an object is one, and how it is read. `read` raises Invalid with faults."""

    key: str
    name: str
    recognises: Callable[[dict[str, Any]], bool]
    read: Callable[[dict[str, Any]], Posted]


FORMATS: tuple[Format, ...] = (
    Format("schema.org", "schema.org", schema_org.recognises, schema_org.read),
    Format("arc", "Arc XP ANS", arc.recognises, arc.read),
    Format("wordpress", "WordPress", wordpress.recognises, wordpress.read),
    Format("digitalwires", "dpa digitalwires", digitalwires.recognises, digitalwires.read),
    Format("superdesk", "Superdesk", superdesk.recognises, superdesk.read),
    Format("ninjs", "ninjs", ninjs.recognises, ninjs.read),
    Format("variorum", "variorum", variorum.recognises, variorum.read),
)
"""The known payloads. Exactly one recognises a payload; Variorum's own takes whatever no other knows."""

NEWSML = "newsml"
KEYS = (*(f.key for f in FORMATS), NEWSML)
"""What a source can be set to post."""


def read(raw: bytes, content_type: str, content_encoding: str = "", only: str | None = None) -> Posted:
    """The version that a body holds; `only` is the one payload its source is set to.

    Raises WrongMediaType, Malformed, Invalid.
    """
    if content_encoding.strip().lower() not in ("", "identity"):
        message = f"is {content_encoding[:40]!r}; send the body as it is, without compressing it."
        raise WrongMediaType(f"The content encoding {message}", faults=(Fault("content-encoding", message),))
    kind = _media_type(content_type)
    is_page, is_xml = kind in PAGE, kind not in PAGE and kind.endswith(XML)
    if only is not None and ((only == NEWSML) != is_xml or (is_page and only != "schema.org")):
        raise _set_otherwise(only)
    if is_page:
        return web_page.read(_decoded(raw))
    if is_xml:
        return newsml.read(raw)
    return understand(parse(raw), only)


def _set_otherwise(only: str) -> Invalid:
    message = f"is no {only}, which is all that this source is set to post; see `variorum source format`."
    return Invalid(f"The body {message}", faults=(Fault("body", message, "wrong_format"),))


def understand(payload: Any, only: str | None = None) -> Posted:
    """The version that a parsed payload holds, in whichever known format it is, or in the only one. Raises Invalid."""
    if not isinstance(payload, dict):
        message = f"is {name_of(payload)}; should be a JSON object with the fields of one version."
        raise Invalid(f"The body {message}", faults=(Fault("body", message, "wrong_type"),))
    if only is not None:
        return next(f for f in FORMATS if f.key == only).read(payload)
    known = [f for f in FORMATS if f.recognises(payload)]
    own = known.pop()
    if len(known) + ("article" in payload and bool(known)) > 1:
        names = " and ".join(f.name for f in known + [own] * ("article" in payload))
        message = f"looks like {names} at once; send the fields of one of them."
        raise Invalid(f"The body {message}", faults=(Fault("body", message, "ambiguous"),))
    if not known and "article" not in payload:
        _refuse_envelope(payload)
    return (known[0] if known else own).read(payload)


def _refuse_envelope(payload: dict[str, Any], at: str = "", deep: int = 2) -> None:
    """Raises Invalid for a feed or an envelope that holds what is known: each version comes in a call of its own."""
    for name, value in payload.items():
        item = value[0] if isinstance(value, list) and value else value
        if not isinstance(item, dict):
            continue
        found = [f.name for f in FORMATS[:-1] if f.recognises(item)]
        if found:
            message = f"holds {found[0]}, one or more; send one item in each call, as the body itself."
            raise Invalid(f"{at}{name} {message}", faults=(Fault(at + name, message, "envelope"),))
        if deep > 1:
            _refuse_envelope(item, f"{at}{name}.", deep - 1)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 at byte {error.start}; encode it as UTF-8."
        raise Malformed(f"The body {message}", faults=(Fault("body", message, "encoding"),)) from error


def _media_type(content_type: str) -> str:
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    wanted = "should be application/json, application/xml for NewsML-G2, or text/html with JSON-LD."
    if kind not in TAKEN and not (kind.startswith("application/") and kind.endswith(("+json", XML))):
        message = f"is {kind[:80]!r}; {wanted}" if kind else f"is missing; {wanted}"
        raise WrongMediaType(f"The content type {message}", faults=(Fault("content-type", message),))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8"):
            message = f"says charset {value[:40]!r}; send UTF-8."
            raise WrongMediaType(f"The content type {message}", faults=(Fault("content-type", message),))
    return kind
