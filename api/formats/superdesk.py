"""Superdesk's HTTP push: its variant of ninjs, named by `guid`.

A correction is the same guid with a higher version, a kill the same guid with `pubstatus: canceled`. `ednote` is
for other newsrooms, not for readers, and is not taken for a notice. Its counters of takes, rewrites and corrections
say nothing that version and `evolvedfrom` do not.
"""

from __future__ import annotations

from typing import Any

from api.formats.ninjs import check_type, tell_item
from api.formats.translation import Told, accept, names
from services.intake import Posted

SIGNS = ("pubstatus", "versioncreated", "firstcreated", "body_html", "slugline", "evolvedfrom")


def recognises(payload: dict[str, Any]) -> bool:
    """It names itself by `guid` and has fields of a ninjs item."""
    return isinstance(payload.get("guid"), str) and any(name in payload for name in SIGNS)


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid, naming each field by its path."""
    told = Told()
    check_type(payload)
    told.tell("article", payload.get("guid"), "guid")
    tell_item(told, payload)
    told.tell("evolved_from", payload.get("rewrite_of"), "rewrite_of")  # as Superdesk's own archive says it
    told.tell("byline", _writers(payload.get("authors")), "authors")
    return accept(told, {"article": "guid", "body": "body_html"})


def _writers(authors: Any) -> str:
    """Who wrote it; editors stand in the same list and sign nothing."""
    people = authors if isinstance(authors, list) else []
    return names([one for one in people if not (isinstance(one, dict) and one.get("role") == "editor")])
