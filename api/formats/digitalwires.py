"""dpa's digitalwires, as its JSON 0.9 and 1.0 say it: an article with its sections as HTML and notes by role.

A note for desks that is not to be published is never read. Of corrections, `correctionshort` is what readers are told;
where it is missing, `correction`.
"""

from __future__ import annotations

from typing import Any

from api.formats.translation import Told, accept, objects, text_of
from services.intake import Posted


def recognises(payload: dict[str, Any]) -> bool:
    """It names its format, or has an article as HTML under a `urn`."""
    named = str(payload.get("format")).startswith("digitalwires")
    return named or ("urn" in payload and "article_html" in payload)


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    told.tell("article", payload.get("urn"), "urn")
    told.tell("version", text_of(payload.get("version")), "version")
    told.tell("published_at", payload.get("version_created"), "version_created")
    told.tell("status", payload.get("pubstatus"), "pubstatus")
    told.embargo(payload.get("embargoed"), "embargoed")
    for name in ("headline", "byline", "language"):
        told.tell(name, payload.get(name), name)
    told.tell("body_html", _body(payload), "article_html")
    notes = {"correctionshort": list[tuple[str, Any]](), "correction": list[tuple[str, Any]]()}
    for path, note in objects(payload.get("ednotes"), "ednotes"):
        role = str(note.get("role")).rpartition(":")[2]
        if note.get("is_publishable") is not False and role in notes:
            notes[role].append((path, note.get("ednote")))
    for path, words in notes["correctionshort"] or notes["correction"]:
        told.note(words, None, path)
    return accept(told, {"article": "urn", "body": "article_html"})


def _body(payload: dict[str, Any]) -> Any:
    """The article, and the box beside it; lists of links are no text."""
    main, box = payload.get("article_html"), payload.get("infobox_html")
    return f"{main}\n{box}" if isinstance(main, str) and main and isinstance(box, str) and box else main
