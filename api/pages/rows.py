"""Changes and versions as rows of an export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import url_for

from api.pages import words
from api.pages.asked import sees_hidden
from api.pages.links import link_of
from api.pages.timeline import NONE, Corrected
from services.records.change_log import ChangeLine
from services.records.library import StoryShelf

CHANGE_COLUMNS = (
    "change_id", "story", "source", "article", "version_from", "version_to", "time_from", "time_to", "part", "type",
    "effect", "slot", "kind", "material", "old", "new", "speaker_old", "speaker_new", "why", "state", "decided_by",
    "decided_at", "reason", "url",
)  # fmt: skip
VERSION_COLUMNS = (
    "story", "source", "article", "version", "ref", "published_at", "received_at", "headline", "words", "status",
    "baseline", "share_changed", "changed_claims", "silent", "announced", "wording_edits", "url",
)  # fmt: skip


def kind_of(line: ChangeLine) -> str:
    """silent | announced | none, as exports say it."""
    return "silent" if words.silent(line) else "announced" if words.announced(line) else "none"


def change_row(shelf: StoryShelf, line: ChangeLine) -> dict[str, Any]:
    """A change as a row of an export."""
    base, witness = shelf.by_id.get(line.base_id), shelf.by_id.get(line.witness_id)
    judged = line.judged
    return {
        "change_id": line.ref, "story": line.story, "source": line.source, "article": line.article,
        "version_from": "baseline" if base and base.is_seed else base.token if base else None,
        "version_to": witness.token if witness else None,
        "time_from": line.published_base, "time_to": line.published_witness,
        "part": line.part, "type": words.type_of(line), "effect": line.effect, "slot": line.slot,
        "kind": kind_of(line), "material": line.material, "old": line.old, "new": line.new,
        "speaker_old": line.speaker_old, "speaker_new": line.speaker_new, "why": line.why, "state": line.state,
        "decided_by": judged.by if judged else None, "decided_at": judged.made_at if judged else None,
        "reason": judged.reason if judged else None,
        "url": url_for("changes.permalink", slug=line.story, ref=line.ref),
    }  # fmt: skip


def version_rows(shelf: StoryShelf, corrected: dict[int, Corrected]) -> Iterator[dict[str, Any]]:
    for article in shelf.articles:
        for v in article.versions:
            found, by = v.since_previous, corrected.get(v.id, NONE)
            hidden = v.hidden and not sees_hidden()
            yield {
                "story": shelf.slug, "source": article.source.name, "article": article.key, "version": v.token,
                "ref": v.ref, "published_at": v.published_at, "received_at": v.received_at,
                "headline": None if hidden else v.headline, "words": v.words, "status": v.status, "baseline": v.is_seed,
                "share_changed": found.share if found else None,
                "changed_claims": found.count("material") if found else None,
                "silent": by.silent if found else None,
                "announced": by.announced if found else None,
                "wording_edits": found.count("cosmetic") if found else None,
                "url": link_of(shelf, v),
            }  # fmt: skip
