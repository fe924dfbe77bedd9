"""One story: its timeline, and what its latest versions change, quote, correct."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from api.pages import exports, words
from api.pages.asked import one_of, some_of, words_of
from api.pages.excerpts import excerpts
from api.pages.head import open_head
from api.pages.rows import CHANGE_COLUMNS, VERSION_COLUMNS, change_row, version_rows
from services.records.change_log import ChangeLine
from services.records.library import ArticleShelf, VersionLine
from services.records.session import reading

blueprint = Blueprint("story", __name__, url_prefix="/s")

STATES = ("open", "confirmed", "dismissed")


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one article."""

    article: ArticleShelf
    version: VersionLine | None
    lines: tuple[ChangeLine, ...]


@blueprint.get("/<slug>")
@blueprint.get("/<slug>.<any(csv,json):form>")
def changes(slug: str, form: str = "") -> str | Response:
    """What the latest version of each source changes against the baseline."""
    types = some_of("type", [key for key, _, _ in words.GROUPS])
    state, source = one_of("state", STATES), words_of("source")
    against = one_of("against", ("baseline", "previous"), "baseline")
    with reading() as session:
        head, latest, events = open_head(session, slug)
        lines = latest if against == "baseline" else tuple(_once(events))
        kept = tuple(
            line
            for line in lines
            if (not types or words.group_of(line) in types)
            and (not state or line.state == state)
            and (not source or line.source == source)
            and (request.args.get("silent") != "1" or words.silent(line))
        )
        beside = {} if form else excerpts(session, kept)
    if form:
        return exports.answer(form, f"{slug}_changes", CHANGE_COLUMNS, [change_row(head.shelf, c) for c in kept])
    groups = tuple(
        Group(a, a.latest, tuple(c for c in kept if c.article == a.key and c.source == a.source.name))
        for a in head.shelf.articles
        if not source or a.source.name == source
    )
    return render_template(
        "story_changes.html", head=head, tab="changes", groups=groups, types=types, state=state, source=source,
        total=len(lines), shown=len(kept), chips=words.chips(lines), against=against,
        beside=beside,
    )  # fmt: skip


@blueprint.get("/<slug>/quotes")
@blueprint.get("/<slug>/quotes.<any(csv,json):form>")
def quotes(slug: str, form: str = "") -> str | Response:
    """Every change of a quote, from version to version, and against the baseline."""
    with reading() as session:
        head, against, events = open_head(session, slug)
        speaker = words_of("speaker")
        found = _once(c for c in (*events, *against) if c.effect == "quote")
        kept = [c for c in found if not speaker or speaker in (c.speaker_old, c.speaker_new)]
        beside = {} if form else excerpts(session, kept)
    if form:
        return exports.answer(form, f"{slug}_quotes", CHANGE_COLUMNS, [change_row(head.shelf, c) for c in kept])
    speakers = sorted({s for c in found for s in (c.speaker_old, c.speaker_new) if s})
    return render_template(
        "story_quotes.html", head=head, tab="quotes", kept=kept, speakers=speakers, speaker=speaker, found=found,
        beside=beside,
    )  # fmt: skip


@blueprint.get("/<slug>/corrections")
@blueprint.get("/<slug>/corrections.<any(csv,json):form>")
def corrections(slug: str, form: str = "") -> str | Response:
    """What was corrected with a notice, what likely without, and the notices themselves."""
    kind = one_of("kind", ("silent", "announced", "notice"))
    with reading() as session:
        head, _, events = open_head(session, slug)
        found = _once(c for c in events if words.silent(c) or words.announced(c) or c.effect == "notice")
        kept = [c for c in found if not kind or kind == _kind(c)]
        beside = {} if form else excerpts(session, kept)
    if form:
        return exports.answer(form, f"{slug}_corrections", CHANGE_COLUMNS, [change_row(head.shelf, c) for c in kept])
    counts = {name: sum(_kind(c) == name for c in found) for name in ("silent", "announced", "notice")}
    return render_template(
        "story_corrections.html", head=head, tab="corrections", kept=kept, kind=kind, counts=counts, beside=beside
    )


@blueprint.get("/<slug>/versions")
@blueprint.get("/<slug>/versions.<any(csv,json):form>")
def versions(slug: str, form: str = "") -> str | Response:
    """All versions, as a table: the timeline in words, with pickers for any two."""
    with reading() as session:
        head, _, _ = open_head(session, slug)
    if form:
        return exports.answer(form, f"{slug}_versions", VERSION_COLUMNS, list(version_rows(head.shelf, head.corrected)))
    return render_template("story_versions.html", head=head, tab="versions")


def _once(lines: Iterable[ChangeLine]) -> list[ChangeLine]:
    return list({line.ref: line for line in lines}.values())


def _kind(line: ChangeLine) -> str:
    return "notice" if line.effect == "notice" else "silent" if words.silent(line) else "announced"
