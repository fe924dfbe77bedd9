"""A WordPress post as its REST API gives it, with the corrections of Newspack's plugin.

Fields `date` and `modified` are the site's local time and have no zone; `…_gmt` are UTC without saying so, and the
distance between the two is the site's zone, in which Newspack dates its corrections.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from html import unescape
from typing import Any

from api.formats.translation import Told, accept, names, objects, text_of
from services.intake import Posted

STATUSES = {"publish": "usable", "trash": "canceled"}
NOTES = ("newspack_corrections", "newspack_correction", "corrections")


def recognises(payload: dict[str, Any]) -> bool:
    """Title and content are objects with `rendered` or `raw`."""
    return any(
        isinstance(payload.get(name), dict) and payload[name].keys() & {"rendered", "raw"}
        for name in ("content", "title", "guid")
    )


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    told.tell("article", text_of(payload.get("id")), "id")
    for name, key in (("content", "body_html"), ("title", "headline")):
        for kind in ("rendered", "raw"):
            part = payload.get(name)
            value = part.get(kind) if isinstance(part, dict) else part
            told.tell(key, unescape(value) if key == "headline" and isinstance(value, str) else value, f"{name}.{kind}")
    told.tell("url", payload.get("link"), "link")
    for name in ("modified_gmt", "date_gmt"):
        told.tell("published_at", _utc(payload.get(name)), name)
    told.tell("status", _status(payload.get("status")), "status")
    embedded = payload.get("_embedded")
    authors = embedded.get("author") if isinstance(embedded, dict) else None
    told.tell("byline", names(authors) if isinstance(authors, list) else None, "_embedded.author")
    told.tell("byline", payload.get("author_name"), "author_name")
    for place, holder in (("", payload), ("meta.", payload.get("meta"))):
        for name in NOTES:
            if isinstance(holder, dict) and isinstance(holder.get(name), list):
                _tell_notes(told, holder[name], place + name, _zone(payload))
    return accept(told, {"article": "id", "body": "content.rendered"})


def _status(status: Any) -> Any:
    """Drafts, pending and future posts are withheld: readers do not see them."""
    return None if status is None else STATUSES.get(str(status), "withheld")


def _tell_notes(told: Told, notes: list[Any], path: str, zone: timezone | None) -> None:
    for here, note in objects(notes, path):
        text = note.get("post_content") or note.get("content") or note.get("text")
        if isinstance(text, dict):
            text = text.get("raw") or text.get("rendered")
        kind = note.get("correction_type") or note.get("type") or note.get("newspack_corrections_type")
        if kind == "clarification" and isinstance(text, str) and not text.lower().startswith("clarif"):
            text = f"Clarification: {text}"
        date = _utc(note.get("post_date_gmt") or note.get("date_gmt"))
        local = note.get("correction_date") or note.get("post_date") or note.get("date")
        told.note(text, date or _local(local, zone), here)


def _utc(value: Any) -> Any:
    """A `…_gmt` field with its zone; WordPress writes zeros for "not yet"."""
    if not isinstance(value, str) or value.startswith("0000"):
        return None if isinstance(value, str) else value
    return value if value.endswith("Z") or "+" in value else f"{value.replace(' ', 'T')}+00:00"


def _local(value: Any, zone: timezone | None) -> Any:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=zone).isoformat() if zone else None
    return moment.isoformat()


def _zone(payload: dict[str, Any]) -> timezone | None:
    """The site's zone: how far its local time is from UTC, to a quarter of an hour."""
    for local, utc in (("modified", "modified_gmt"), ("date", "date_gmt")):
        try:
            apart = datetime.fromisoformat(payload[local]) - datetime.fromisoformat(payload[utc])
        except (KeyError, TypeError, ValueError):
            continue
        quarters = round(apart / timedelta(minutes=15))
        if abs(quarters) <= 4 * 14:
            return timezone(quarters * timedelta(minutes=15)) if quarters else UTC
    return None
