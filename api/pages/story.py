"""One story: its timeline, what its sources claim and quote, what its latest versions change and correct."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from api.pages import exports, matrix, words
from api.pages.asked import one_of, query, some_of, words_of
from api.pages.excerpts import excerpts
from api.pages.head import latest_changes, open_head, version_to_version
from api.pages.rows import CHANGE_COLUMNS, VERSION_COLUMNS, change_row, version_rows
from services.records import threads
from services.records.change_log import ChangeLine
from services.records.library import ArticleShelf, VersionLine
from services.records.session import reading

blueprint = Blueprint("story", __name__, url_prefix="/s")

STATES = ("open", "confirmed", "dismissed")
OF_CHANGES = ("against", "silent", "source")
"""Query keys of the list of changes, which stood at the story's own address once: those addresses still lead to it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one article."""

    article: ArticleShelf
    version: VersionLine | None
    lines: tuple[ChangeLine, ...]


@blueprint.get("/<slug>")
@blueprint.get("/<slug>.<any(csv,json):form>")
def claims(slug: str, form: str = "") -> Any:
    """What each source claims, over time and against the baseline."""
    if any(key in request.args for key in OF_CHANGES):
        return redirect(url_for("story.changes", slug=slug, form=form or None) + query(), 302)
    return _matrix(slug, "claim", form)


@blueprint.get("/<slug>/quotes")
@blueprint.get("/<slug>/quotes.<any(csv,json):form>")
def quotes(slug: str, form: str = "") -> Any:
    """Who is quoted with what, by source, over time and against the baseline."""
    return _matrix(slug, "quote", form)


def _matrix(slug: str, kind: str, form: str) -> Any:
    state, by, speaker = one_of("state", matrix.STATES), one_of("sort", matrix.SORTS), words_of("speaker")
    hide = request.args.get("hide") == "1" or "sort" not in request.args  # a form that was sent says all it means
    with reading() as session:
        head = open_head(session, slug)
        lines = threads.of_story(session, head.shelf.id, kind)
    columns = matrix.columns_of(head)
    types = {key: word for key, word in words.THREAD_TYPES.items() if any(words.thread_type(t) == key for t in lines)}
    type_ = one_of("type", types)
    rows = matrix.rows_of(head, lines, columns)
    kept = matrix.sorted_rows(
        [
            row
            for row in rows
            if (not hide or row.line.differs)
            and (not type_ or words.thread_type(row.line) == type_)
            and (not state or state in row.states)
            and (not speaker or row.line.speaker == speaker)
        ],
        by,
    )
    if form:
        return exports.answer(form, f"{slug}_{kind}s", matrix.COLUMNS, matrix.export_rows(head, kept))
    return render_template(
        "story_matrix.html", head=head, tab=f"{kind}s", kind=kind, columns=columns, rows=kept, total=len(rows),
        agreed=sum(not row.line.differs for row in rows), types=types, type=type_, state=state, sort=by, hide=hide,
        states=matrix.STATES, sorts=matrix.SORTS, speaker=speaker,
        speakers=sorted({row.line.speaker for row in rows if row.line.speaker}),
    )  # fmt: skip


@blueprint.get("/<slug>/changes")
@blueprint.get("/<slug>/changes.<any(csv,json):form>")
def changes(slug: str, form: str = "") -> str | Response:
    """What the latest version of each source changes against the baseline."""
    types = some_of("type", [key for key, _, _ in words.GROUPS])
    state, source = one_of("state", STATES), words_of("source")
    against = one_of("against", ("baseline", "previous"), "baseline")
    with reading() as session:
        head = open_head(session, slug)
        lines = (
            latest_changes(session, head)
            if against == "baseline"
            else tuple(_once(version_to_version(session, head.shelf)))
        )
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


@blueprint.get("/<slug>/corrections")
@blueprint.get("/<slug>/corrections.<any(csv,json):form>")
def corrections(slug: str, form: str = "") -> str | Response:
    """What was corrected with a notice, what likely without, and the notices themselves."""
    kind = one_of("kind", ("silent", "announced", "notice"))
    with reading() as session:
        head = open_head(session, slug)
        events = version_to_version(session, head.shelf)
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
        head = open_head(session, slug)
    if form:
        return exports.answer(form, f"{slug}_versions", VERSION_COLUMNS, list(version_rows(head.shelf, head.corrected)))
    return render_template("story_versions.html", head=head, tab="versions")


def _once(lines: Iterable[ChangeLine]) -> list[ChangeLine]:
    return list({line.ref: line for line in lines}.values())


def _kind(line: ChangeLine) -> str:
    return "notice" if line.effect == "notice" else "silent" if words.silent(line) else "announced"
