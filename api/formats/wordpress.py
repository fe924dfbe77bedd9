"""A WordPress post as its REST API gives it, or as the post object itself, with the corrections of Newspack's plugin.

Fields `date` and `modified` are the site's local time and have no zone; `…_gmt` are UTC without saying so, and the
distance between the two is the site's zone, in which Newspack dates its corrections.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from api.formats.translation import Told, accept, names, objects, text_of
from services.intake import Posted

STATUSES = {"publish": "usable", "trash": "canceled"}
NOTES = ("newspack_corrections", "newspack_correction", "corrections")


OBJECT = {
    "ID": "id", "post_content": "content", "post_title": "title", "post_status": "status", "post_date": "date",
    "post_date_gmt": "date_gmt", "post_modified": "modified", "post_modified_gmt": "modified_gmt",
}  # fmt: skip
"""The names in WordPress's own post object, and in its REST API."""
AUTHORS = ("newspack_author_info", "authors", "coauthors")
"""Where Newspack and the plugins for several authors name them."""


def recognises(payload: dict[str, Any]) -> bool:
    """Title and content are objects with `rendered` or `raw`, or it is a post object."""
    return "post_content" in payload or any(
        isinstance(payload.get(name), dict) and payload[name].keys() & {"rendered", "raw"}
        for name in ("content", "title", "guid")
    )


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    own = {told_as: name for name, told_as in OBJECT.items()} if "post_content" in payload else {}
    post = {told_as: payload.get(name) for told_as, name in own.items()} | payload
    told.tell("article", text_of(post.get("id")), own.get("id", "id"))
    content = post.get("content")
    if isinstance(content, dict) and content.get("protected") is True:
        told.tell("status", "withheld", "content.protected")  # readers see it with a password only
    for name, key in (("content", "body_html"), ("title", "headline")):
        part = post.get(name)
        for kind in ("rendered", "raw"):
            told.tell(key, part.get(kind) if isinstance(part, dict) else part, own.get(name, f"{name}.{kind}"))
    told.tell("url", post.get("link"), "link")
    for name in ("modified_gmt", "date_gmt"):
        told.tell("published_at", _utc(post.get(name)), own.get(name, name))
    told.tell("status", _status(post.get("status")), own.get("status", "status"))
    told.tell("language", post.get("lang"), "lang")  # of the plugins for several languages
    _tell_authors(told, post)
    for place, holder in (("", post), ("meta.", post.get("meta"))):
        for name in NOTES:
            if isinstance(holder, dict) and isinstance(holder.get(name), list):
                _tell_notes(told, holder[name], place + name, _zone(post))
    return accept(told, {"article": own.get("id", "id"), "body": own.get("content", "content.rendered")})


def _tell_authors(told: Told, post: dict[str, Any]) -> None:
    for name in AUTHORS:
        told.tell("byline", names(post.get(name)), name)
    embedded = post.get("_embedded")
    told.tell("byline", names(embedded.get("author")) if isinstance(embedded, dict) else None, "_embedded.author")
    told.tell("byline", post.get("author_name"), "author_name")


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
