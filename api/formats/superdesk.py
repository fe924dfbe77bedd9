"""Superdesk's HTTP push: its variant of ninjs, named by `guid`.

A correction is the same guid with a higher version, a kill the same guid with `pubstatus: canceled`. `ednote` is
for other newsrooms, not for readers, and is not taken for a notice.
"""

from __future__ import annotations

from typing import Any

from api.formats.ninjs import tell_item
from api.formats.translation import Told, accept, names
from services.intake import Posted

SIGNS = ("pubstatus", "versioncreated", "firstcreated", "body_html", "slugline", "evolvedfrom")


def recognises(payload: dict[str, Any]) -> bool:
    """It names itself by `guid` and has fields of a ninjs item."""
    return isinstance(payload.get("guid"), str) and any(name in payload for name in SIGNS)


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    told.tell("article", payload.get("guid"), "guid")
    tell_item(told, payload)
    authors = payload.get("authors")
    told.tell("byline", names(authors) if isinstance(authors, list) else None, "authors")
    return accept(told, {"article": "guid", "body": "body_html"})
