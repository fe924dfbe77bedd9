"""Arc XP's ANS story, as in the schema 0.10: content elements, headlines, credits, corrections; or an operation on it.

Corrections stand as elements among the others or in a field of their own; both become notes, not text, and so does
the note that editors show beside the text. An operation that deletes or unpublishes takes the story back.
"""

from __future__ import annotations

from typing import Any

from api.formats.arc_elements import corrections, html_of
from api.formats.translation import Told, accept, moment_of, names, objects
from services.errors import Fault, Invalid
from services.intake import Posted

DATES = ("last_updated_date", "publish_date", "display_date", "first_publish_date", "created_date")
TAKEN_BACK = {"delete": "canceled", "unpublish": "withheld", "unpublish_edition": "withheld"}


def recognises(payload: dict[str, Any]) -> bool:
    """Its text is a list of content elements, its headlines are an object, or it is an operation on a story."""
    return (
        isinstance(payload.get("content_elements"), list)
        or isinstance(payload.get("headlines"), dict)
        or _is_operation(payload)
    )


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    if not _is_operation(payload):
        _tell_story(told, payload, "")
        return accept(told, {"article": "_id", "body": "content_elements"})
    for name in ("story_id", "content_id", "id"):
        told.tell("article", payload.get(name), name)
    told.tell("version", payload.get("revision_id"), "revision_id")
    told.tell("published_at", payload.get("date"), "date")
    told.tell("status", TAKEN_BACK.get(str(payload.get("operation"))), "operation")
    inside = next((name for name in ("story", "body") if isinstance(payload.get(name), dict)), "story")
    if isinstance(story := payload.get(inside), dict):
        _tell_story(told, story, f"{inside}.")
    return accept(told, {"article": "story_id", "body": f"{inside}.content_elements"})


def _is_operation(payload: dict[str, Any]) -> bool:
    return isinstance(payload.get("operation"), str) and str(payload.get("type")).endswith(("_operation", "-operation"))


def _tell_story(told: Told, story: dict[str, Any], at: str) -> None:
    kind = story.get("type")
    if kind is not None and not str(kind).startswith("story"):
        message = f"is {str(kind)[:40]!r}; only stories are read here. Send the story itself."
        raise Invalid(f"{at}type {message}", faults=(Fault(f"{at}type", message, "not_text"),))
    told.tell("article", story.get("_id"), f"{at}_id")
    revision = story.get("revision")
    if isinstance(revision, dict):
        told.tell("version", revision.get("revision_id"), f"{at}revision.revision_id")
        if revision.get("published") is False:
            told.tell("status", "withheld", f"{at}revision.published")
    _tell_lines(told, story, at)
    for name in DATES:
        told.tell("published_at", moment_of(story.get(name)), f"{at}{name}")
    restrictions = story.get("content_restrictions")
    embargo = restrictions.get("embargo") if isinstance(restrictions, dict) else None
    if isinstance(embargo, dict) and embargo.get("active") is True:
        told.embargo(embargo.get("end_time"), f"{at}content_restrictions.embargo.end_time")
    elements = objects(story.get("content_elements"), f"{at}content_elements")
    told.tell("body_html", html_of(elements), f"{at}content_elements")
    for path, element in [*corrections(elements), *objects(story.get("corrections"), f"{at}corrections")]:
        told.note(_opened(element.get("text"), str(element.get("correction_type") or "")), element.get("date"), path)
    told.note(_opened(story.get("editor_note"), "editor's note"), None, f"{at}editor_note")


def _tell_lines(told: Told, story: dict[str, Any], at: str) -> None:
    headlines = story.get("headlines")
    for name in ("basic", "web", "print", "mobile", "native"):
        told.tell("headline", headlines.get(name) if isinstance(headlines, dict) else None, f"{at}headlines.{name}")
    credits = story.get("credits")
    told.tell("byline", names(credits.get("by")) if isinstance(credits, dict) else None, f"{at}credits.by")
    told.tell("language", story.get("language"), f"{at}language")
    for name in ("canonical_url", "website_url"):  # often without a host; then it is no address here
        if str(story.get(name)).startswith(("http://", "https://")):
            told.tell("url", story[name], f"{at}{name}")


def _opened(text: Any, kind: str) -> Any:
    """A note that says its kind in a field, with that word before it; a plain correction needs none."""
    said = kind.lower() in ("clarification", "retraction", "update", "editor's note")
    if not (said and isinstance(text, str) and text.strip()) or text.lower().startswith(kind.lower()[:6]):
        return text
    return f"{kind.capitalize()}: {text}"
