"""IPTC ninjs: 1.x in small letters with `body_…` fields, 2.x with lists of bodies, 3.x in camelCase.

Fields as in the schemas 1.5, 2.1 and 3.1. ninjs has no field for corrections: they stand in the text.
"""

from __future__ import annotations

from typing import Any

from api.formats.translation import Told, accept, objects, text_of, wrong_type
from services.errors import Fault, Invalid
from services.intake import Posted

SIGNS = ("versioncreated", "versionCreated", "pubstatus", "pubStatus", "bodies", "headlines", "representationtype")
STATUSES = ("usable", "withheld", "canceled")
MARKUP = ("html", "xhtml", "richtext")
LISTS = {"headline": ("headlines", "headline"), "body": ("bodies", "body")}  # the singular in drafts of 2.0
TEXT_TYPES = ("text", "composite", None)


def recognises(payload: dict[str, Any]) -> bool:
    """It names itself by `uri` and says when the version was made, its status, or its bodies."""
    if "uri" not in payload or "guid" in payload:
        return False
    return any(name in payload for name in SIGNS) or ("article" not in payload and bool(_fields(payload, "body_")))


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    kind = payload.get("type")
    if kind not in TEXT_TYPES:
        message = f"is {str(kind)[:40]!r}; only items of type text are read here."
        raise Invalid(f"type {message}", faults=(Fault("type", message, "not_text"),))
    told.tell("article", payload.get("uri"), "uri")
    tell_item(told, payload)
    if str(payload.get("uri")).startswith(("http://", "https://")):
        told.tell("url", payload["uri"], "uri")
    return accept(told, {"article": "uri", "body": "bodies" if "bodies" in payload else "body_html"})


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
        for path, line in sorted(lines, key=lambda found: found[1].get("role") != "main"):
            key = "value" if "value" in line else "text"
            told.tell("headline", line.get(key), f"{path}.{key}")


def _tell_body(told: Told, payload: dict[str, Any]) -> None:
    """The richest body that can be read: HTML, then plain text."""
    named = next((name for name in LISTS["body"] if name in payload), "bodies")
    bodies = [(path, b, _is_markup(b)) for path, b in objects(payload.get(named), named)]
    readable = [entry for entry in bodies if entry[2] is not None]
    for path, body, markup in sorted(readable, key=lambda entry: not entry[2]):
        if not isinstance(body.get("value"), str | None):
            raise wrong_type(f"{path}.value", body["value"], "text")
        told.tell("body_html" if markup else "body_text", body.get("value"), f"{path}.value")
        if told.values.keys() & {"body_html", "body_text"}:
            return
    # A flash has no body; its description is all that readers see.
    for name in _fields(payload, "body_") or _fields(payload, "description_"):
        _tell_words(told, payload[name], name, any(sign in name for sign in MARKUP))
    for path, line in objects(payload.get("descriptions"), "descriptions"):
        _tell_words(told, line.get("value"), f"{path}.value", bool(_is_markup(line)))


def _tell_words(told: Told, words: Any, path: str, markup: bool) -> None:
    if not told.values.keys() & {"body_html", "body_text"}:
        told.tell("body_html" if markup or "<p" in str(words)[:200] else "body_text", words, path)


def _is_markup(body: dict[str, Any]) -> bool | None:
    """True for HTML, False for plain text, None for what is neither (NITF, other XML)."""
    kind = str(
        body.get("contentType") or body.get("contenttype") or body.get("role") or body.get("name") or "text"
    ).lower()
    if "html" in kind:
        return True
    if "xml" in kind or "nitf" in kind:
        return None
    return "<p" in str(body.get("value"))[:200]


def _fields(payload: dict[str, Any], opening: str) -> list[str]:
    """The `body_…` or `description_…` fields, those with markup first."""
    found = [name for name in payload if name.startswith(opening) and payload[name] not in (None, "")]
    return sorted(found, key=lambda name: (not any(sign in name for sign in MARKUP), name))
