"""IPTC ninjs: 1.x in small letters with `body_…` fields, 2.x with lists of bodies, 3.x in camelCase.

Fields as in the schemas 1.5, 2.1 and 3.1. ninjs has no field for corrections: they stand in the text.
"""

from __future__ import annotations

from typing import Any

from api.formats.lines import is_markup
from api.formats.translation import Told, accept, objects, text_of, wrong_type
from api.formats.xml_text import nitf_text
from services.errors import Fault, Invalid
from services.intake import Posted

SIGNS = ("versioncreated", "versionCreated", "pubstatus", "pubStatus", "bodies", "headlines", "representationtype")
STANDARD = ("standard", "$standard")
MARKUP = ("html", "xhtml", "richtext")
LISTS = {  # the singular in drafts of 2.0
    "headline": ("headlines", "headline"),
    "body": ("bodies", "body"),
    "description": ("descriptions", "description"),
}
TEXT_TYPES = ("text", "composite", "preformatted", None)


def recognises(payload: dict[str, Any]) -> bool:
    """It names itself by `uri` and says that it is ninjs, when the version was made, its status, or its bodies."""
    if "uri" not in payload or "guid" in payload:
        return False
    standards = (payload.get(name) for name in STANDARD)
    if any(isinstance(said, dict) and said.get("name") == "ninjs" for said in standards):
        return True
    return any(name in payload for name in SIGNS) or ("article" not in payload and bool(_fields(payload, "body_")))


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    check_type(payload)
    told.tell("article", payload.get("uri"), "uri")
    tell_item(told, payload)
    if str(payload.get("uri")).startswith(("http://", "https://")):
        told.tell("url", payload["uri"], "uri")
    return accept(told, {"article": "uri", "body": "bodies" if "bodies" in payload else "body_html"})


def check_type(payload: dict[str, Any]) -> None:
    """Raises Invalid for a picture, a video, an event and whatever else is no text."""
    kind = payload.get("type")
    if kind not in TEXT_TYPES:
        message = f"is {str(kind)[:40]!r}; only items of type text are read here. Send the text itself."
        raise Invalid(f"type {message}", faults=(Fault("type", message, "not_text"),))


def tell_item(told: Told, payload: dict[str, Any]) -> None:
    """What ninjs and Superdesk's variant of it have in common."""
    told.tell("version", text_of(payload.get("version")), "version")
    for name in ("versioncreated", "versionCreated"):
        told.tell("published_at", payload.get(name), name)
    for name in ("byline", "by"):
        told.tell("byline", payload.get(name), name)
    told.tell("language", payload.get("language"), "language")
    for name in ("pubstatus", "pubStatus"):
        told.tell("status", payload.get(name), name)
    for name in ("evolvedfrom", "evolvedFrom"):
        told.tell("evolved_from", payload.get(name), name)
    for name in ("embargoed", "embargoedUntil"):
        told.embargo(payload.get(name), name)
    _tell_headline(told, payload)
    _tell_body(told, payload)


def _tell_headline(told: Told, payload: dict[str, Any]) -> None:
    for name in ("headline", "headline_main"):
        if isinstance(payload.get(name), str):
            told.tell("headline", payload[name], name)
    for name in LISTS["headline"]:
        lines = objects(payload.get(name), name) if isinstance(payload.get(name), list) else []
        for path, line in sorted(lines, key=lambda found: "main" not in (found[1].get("role"), found[1].get("name"))):
            key = "value" if "value" in line else "text"
            told.tell("headline", line.get(key), f"{path}.{key}")
    for name in ("headline_text", "headline_xhtml", "title"):
        if isinstance(payload.get(name), str):
            told.tell("headline", payload[name], name)


def _tell_body(told: Told, payload: dict[str, Any]) -> None:
    """The richest body that can be read: HTML, NITF, plain text. A flash has none: its description is all there is."""
    for field in ("body", "description"):
        named = next((name for name in LISTS[field] if isinstance(payload.get(name), list)), None)
        if field == "body" and named is None and payload.get("bodies") is not None:
            raise wrong_type("bodies", payload["bodies"], "a list of objects")
        if named is not None:
            _tell_richest(told, objects(payload[named], named))
        for name in _fields(payload, f"{field}_"):
            _tell_words(told, payload[name], name, any(sign in name for sign in MARKUP))


def _tell_richest(told: Told, bodies: list[tuple[str, dict[str, Any]]]) -> None:
    plain: list[tuple[str, Any]] = []
    documents: list[tuple[str, Any]] = []
    for path, body in bodies:
        key = "value" if "value" in body else "text"
        words, where = body.get(key), f"{path}.{key}"
        kind = _kind(body)
        if ("xml" in kind and "html" not in kind) or "nitf" in kind:
            documents.append((where, words))
            continue
        if not isinstance(words, str | None):
            raise wrong_type(where, words, "text")
        if "html" in kind or is_markup(words):
            _tell_words(told, words, where, True)
        else:
            plain.append((where, words))
    for where, words in documents:
        _tell_words(told, nitf_text(words), where, True)
    for where, words in plain:
        _tell_words(told, words, where, False)


def _tell_words(told: Told, words: Any, path: str, markup: bool) -> None:
    if not told.values.keys() & {"body_html", "body_text"}:
        told.tell("body_html" if markup or is_markup(words) else "body_text", words, path)


def _kind(body: dict[str, Any]) -> str:
    """What a body says of itself: a media type, or the name of a role."""
    for name in ("contentType", "contenttype", "role", "name"):
        if isinstance(body.get(name), str) and body[name]:
            return str(body[name]).lower()
    return "text"


def _fields(payload: dict[str, Any], opening: str) -> list[str]:
    """The `body_…` or `description_…` fields, those with markup first."""
    found = [name for name in payload if name.startswith(opening) and payload[name] not in (None, "")]
    return sorted(found, key=lambda name: (not any(sign in name for sign in MARKUP), name))
