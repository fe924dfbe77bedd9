"""Arc XP's ANS story, as in the schema 0.10: content elements, headlines, credits, corrections.

Corrections stand as elements among the others or in a field of their own; both become notes, not text.
"""

from __future__ import annotations

from html import escape
from typing import Any

from api.formats.translation import Told, accept, moment_of, names, objects, wrong_type
from services.intake import Posted

DEEPEST = 20  # lists in lists in quotes: deeper is no article
DATES = ("last_updated_date", "publish_date", "display_date", "first_publish_date", "created_date")


def recognises(payload: dict[str, Any]) -> bool:
    """Its text is a list of content elements, or its headlines are an object."""
    return isinstance(payload.get("content_elements"), list) or isinstance(payload.get("headlines"), dict)


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    told.tell("article", payload.get("_id"), "_id")
    revision = payload.get("revision")
    if isinstance(revision, dict):
        told.tell("version", revision.get("revision_id"), "revision.revision_id")
        if revision.get("published") is False:
            told.tell("status", "withheld", "revision.published")
    headlines = payload.get("headlines")
    if isinstance(headlines, dict):
        told.tell("headline", headlines.get("basic"), "headlines.basic")
    credits = payload.get("credits")
    people = credits.get("by") if isinstance(credits, dict) else None
    told.tell("byline", names(people) if isinstance(people, list) else None, "credits.by")
    told.tell("language", payload.get("language"), "language")
    for name in ("canonical_url", "website_url"):  # often without a host; then it is no address here
        if str(payload.get(name)).startswith(("http://", "https://")):
            told.tell("url", payload[name], name)
    for name in DATES:
        told.tell("published_at", moment_of(payload.get(name)), name)
    restrictions = payload.get("content_restrictions")
    embargo = restrictions.get("embargo") if isinstance(restrictions, dict) else None
    if isinstance(embargo, dict) and embargo.get("active") is True:
        told.embargo(embargo.get("end_time"), "content_restrictions.embargo.end_time")
    elements = objects(payload.get("content_elements"), "content_elements")
    told.tell("body_html", "\n".join(filter(None, (_html(path, e, 0) for path, e in elements))), "content_elements")
    for path, element in [*elements, *objects(payload.get("corrections"), "corrections")]:
        if element.get("type") == "correction":
            _tell_note(told, element, path)
    return accept(told, {"article": "_id", "body": "content_elements"})


def _tell_note(told: Told, element: dict[str, Any], path: str) -> None:
    text, kind = element.get("text"), str(element.get("correction_type") or "")
    if isinstance(text, str) and kind.lower() in ("clarification", "retraction", "update"):
        text = text if text.lower().startswith(kind.lower()[:6]) else f"{kind.capitalize()}: {text}"
    told.note(text, element.get("date"), path)


def _html(path: str, element: dict[str, Any], depth: int) -> str:
    """One element as HTML. `content` of text is HTML already; what shows no words gives nothing."""
    if depth > DEEPEST:
        return ""
    kind, content = element.get("type"), element.get("content")
    if kind in ("text", "header", "raw_html", "code", "interstitial_link") and not isinstance(content, str | None):
        raise wrong_type(f"{path}.content", content, "text")
    if kind in ("text", "interstitial_link"):
        return f"<p>{content}</p>" if content else ""
    if kind == "header":
        level = element.get("level")
        level = level if isinstance(level, int) and 1 <= level <= 6 else 2
        return f"<h{level}>{content}</h{level}>" if content else ""
    if kind == "raw_html":
        return content or ""
    if kind == "code":
        return f"<pre>{escape(content or '')}</pre>"
    if kind in ("quote", "blockquote", "list", "element_group"):
        return _nested(path, element, depth)
    return ""


def _nested(path: str, element: dict[str, Any], depth: int) -> str:
    name = "items" if element.get("type") == "list" else "content_elements"
    inner = [_html(here, item, depth + 1) for here, item in objects(element.get(name), f"{path}.{name}")]
    if element.get("type") == "list":
        tag = "ol" if element.get("list_type") == "ordered" else "ul"
        return f"<{tag}>{''.join(f'<li>{item}</li>' for item in inner)}</{tag}>"
    words = "\n".join(filter(None, inner)) or str(element.get("content") or "")
    return words if element.get("type") == "element_group" else f"<blockquote>{words}</blockquote>"
