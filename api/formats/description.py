"""Variorum's own payload as JSON Schema, for `/openapi.json` and `/docs`."""

from __future__ import annotations

from typing import Any

from api.formats.variorum import STATUSES

ABOUT = {
    "story": (
        "The story's slug: lower-case letters, digits, hyphens. By default made from the headline.",
        120,
    ),
    "article": ("The article's stable id in your system.", 500),
    "version": ("Your own name for this version.", 80),
    "url": ("Where the article stands; http or https.", 2000),
    "headline": ("As plain text.", 1000),
    "byline": ("As plain text.", 1000),
    "language": ("A language tag such as en-GB.", 35),
    "body_text": ("The text, paragraphs on lines of their own. Or send body_html.", None),
    "body_html": ("The text as HTML. Or send body_text.", None),
    "published_at": ("When this version was published: ISO 8601 with a time zone. Default: when it came.", 64),
    "status": ("withheld and canceled hide the article's text from reviewers; the history stays.", None),
    "evolved_from": ("The id of your article that this one continues; it joins that article's story.", 500),
    "embargoed_until": ("Nobody but editors reads the text before this time: ISO 8601 with a time zone.", 64),
}


def schema() -> dict[str, Any]:
    """What a body may hold."""
    fields: dict[str, Any] = {}
    for name, (about, longest) in ABOUT.items():
        fields[name] = {"type": "string", "description": about}
        if longest:
            fields[name]["maxLength"] = longest
    fields["published_at"]["format"] = fields["embargoed_until"]["format"] = "date-time"
    fields["url"]["format"] = "uri"
    fields["status"]["enum"] = list(STATUSES)
    note = {
        "type": "object",
        "required": ["text"],
        "properties": {"text": {"type": "string"}, "date": {"type": "string", "format": "date-time"}},
    }
    fields["correction"] = {
        "description": "What you told your readers about a change: one text, or a list of texts with dates.",
        "oneOf": [{"type": "string"}, {"type": "array", "items": note, "maxItems": 100}],
    }
    return {
        "type": "object",
        "required": ["article"],
        "oneOf": [{"required": ["body_text"]}, {"required": ["body_html"]}],
        "properties": fields,
    }


def example() -> dict[str, Any]:
    """A version as a newsroom might send it."""
    return {
        "story": "harbour-fire",
        "article": "a-1042",
        "headline": "Fire at the old rope works",
        "language": "en-GB",
        "body_text": "A fire at the old rope works hurt 14 people on Wednesday, officials said.",
        "published_at": "2026-05-06T09:30:00Z",
        "correction": "An earlier version of this story said 12 people were hurt. It was 14.",
    }
