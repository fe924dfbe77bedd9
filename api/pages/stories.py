"""The list of stories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from api.pages import exports
from api.pages.asked import one_of, sees_hidden, words_of
from api.pages.snippets import marked, snippets
from services.records import catalogue, delivery_log, search
from services.records.catalogue import HAS, SORTS, StoryFilter, StoryLine
from services.records.session import reading

blueprint = Blueprint("stories", __name__)

SORT_WORDS = {
    "recent": "Newest version first",
    "open": "Most open first",
    "silent": "Most silent, likely, first",
    "disagreement": "Most disagreement first",
    "unreviewed": "Oldest unreviewed first",
    "first": "Oldest story first",
    "title": "By title",
}
HAS_WORDS = {"silent": "Silent corrections, likely", "announced": "Announced corrections", "changes": "Changed claims"}
COLUMNS = ("story", "title", "baseline_headline", "sources", "versions", "first_version_at", "last_version_at",
           "changes", "open", "silent", "announced", "url")  # fmt: skip


@blueprint.get("/")
def front() -> Any:
    """There is no page in front of the stories."""
    return redirect(url_for("stories.all_stories"), 302)


@blueprint.get("/stories")
@blueprint.get("/stories.<any(csv,json):form>")
def all_stories(form: str = "") -> str | Response:
    """Stories with the newest version first; searched, filtered, sorted by query keys."""
    wanted = StoryFilter(
        q=words_of("q") or None,
        source=words_of("source") or None,
        has=one_of("has", HAS) or None,
        sort=one_of("sort", SORTS, "recent"),
        usable_only=not sees_hidden(),
    )
    with reading() as session:
        if form:
            rows = exports.all_pages(lambda cursor, size: catalogue.stories(session, wanted, cursor, size))
            return exports.answer(form, "stories", COLUMNS, list(_rows(rows)))
        page = catalogue.stories(session, wanted, request.args.get("cursor"))
        sources = delivery_log.source_names(session)
        found = snippets(session, page.items, wanted.q, wanted.usable_only) if wanted.q else {}
    return render_template(
        "stories.html", page=page, wanted=wanted, sources=sources, sorts=SORT_WORDS, kinds=HAS_WORDS,
        found=found, parts_of=search.parsed(wanted.q or ""), marked=marked,
        filtered=bool(wanted.q or wanted.source or wanted.has),
    )  # fmt: skip


def _rows(lines: Iterator[StoryLine]) -> Iterator[dict[str, Any]]:
    for s in lines:
        yield {
            "story": s.slug,
            "title": s.title,
            "baseline_headline": s.headline,
            "sources": ", ".join(source.name for source in s.sources),
            "versions": s.versions,
            "first_version_at": s.first_at,
            "last_version_at": s.last_at,
            "changes": s.changes,
            "open": s.open,
            "silent": s.silent,
            "announced": s.announced,
            "url": url_for("story.claims", slug=s.slug),
        }
