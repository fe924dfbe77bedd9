"""Two versions read against each other: `/s/{story}/{source}/{a}..{b}`, or any two of a story across sources."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from api.pages import exports, timeline, words
from api.pages.asked import here, viewer_id
from api.pages.links import pair_link
from api.pages.pair import Pair
from api.pages.rows import CHANGE_COLUMNS
from api.pages.sheet import VIEWS, open_sheet
from api.pages.timeline import Corrected, Leads
from services.errors import Missing
from services.newsroom.claims.rubric import RUBRICS
from services.records import change_log, library
from services.records.library import ArticleShelf, StoryShelf, VersionLine
from services.records.session import reading

blueprint = Blueprint("compare", __name__, url_prefix="/s")


@blueprint.get("/<slug>/compare")
def choose(slug: str) -> Any:
    """Any two versions, chosen in a form: `left` and `right` are `source:version`."""
    left, right = request.args.get("left", ""), request.args.get("right", "")
    if ":" not in left or ":" not in right:
        return redirect(url_for("story.versions", slug=slug), 303)
    query = {key: value for key in ("view",) if (value := request.args.get(key))}
    return redirect(url_for("compare.across", slug=slug, pair=f"{left}..{right}", **query), 303)  # type: ignore[arg-type]


@blueprint.get("/<slug>/compare/<pair>")
def across(slug: str, pair: str) -> Any:
    """Two versions of any two articles of the story."""
    pair, form = _form(pair)
    left, right = _two(pair)
    with reading() as session:
        shelf = library.open_story(session, slug)
        base_article, base = _named(session, shelf, left)
        article, witness = _named(session, shelf, right)
        if base_article.id == article.id and not form:
            return redirect(pair_link(shelf, article, f"{base.token}..{witness.token}", **_kept_query()), 303)
        return _page(session, Pair(shelf, base_article, article, base, witness, True), form)


@blueprint.get("/<slug>/<source>/<pair>")
def within(slug: str, source: str, pair: str) -> Any:
    """A version of a source's article against the baseline, an earlier version, or any other."""
    pair, form = _form(pair)
    left, right = _two(pair)
    with reading() as session:
        shelf = library.open_story(session, slug)
        article = shelf.of_source(source, request.args.get("article"))
        witness = _find(session, shelf, right, article)
        base = _find(session, shelf, left, article)
        return _page(
            session, Pair(shelf, shelf.article_of(base), shelf.article_of(witness), base, witness, False), form
        )


def _form(pair: str) -> tuple[str, str]:
    for form in ("csv", "json"):
        if pair.endswith(f".{form}"):
            return pair.removesuffix(f".{form}"), form
    return pair, ""


def _two(pair: str) -> tuple[str, str]:
    left, dots, right = pair.partition("..")
    if not dots or not left or not right:
        raise Missing("A comparison is addressed as two versions with two dots between: baseline..v2, v1..v2.")
    return left, right


def _named(session: Session, shelf: StoryShelf, name: str) -> tuple[ArticleShelf, VersionLine]:
    source, _, token = name.rpartition(":")
    if token == "baseline":
        found = library.find_version(shelf, token)
    elif not source:
        raise Missing(f"{name!r} names no version; write it as source:v2.")
    else:
        found = _find(session, shelf, token, shelf.of_source(source))
    return shelf.article_of(found), found


def _find(session: Session, shelf: StoryShelf, token: str, article: ArticleShelf) -> VersionLine:
    seen = None
    if token == "seen":
        who = viewer_id()
        seen = change_log.last_judged_at(session, shelf.id, who) if who is not None else None
    return library.find_version(shelf, token, article, seen)


def _last_seen(session: Session, pair: Pair) -> VersionLine | None:
    """The article's newest version when one judged in the story last, where newer ones came since."""
    who = viewer_id()
    moment = change_log.last_judged_at(session, pair.shelf.id, who) if who is not None else None
    seen = library.find_version(pair.shelf, "seen", pair.article, moment) if moment else None
    return seen if seen and seen.number < pair.witness.number else None


def _kept_query() -> dict[str, Any]:
    return {key: values for key, values in request.args.lists() if key in ("view", "type", "wording")}


def _page(session: Session, pair: Pair, form: str) -> Any:
    clock = words.Clock.over([pair.base.published_at, pair.witness.published_at])
    context: dict[str, Any] = {
        "pair": pair,
        "strip": _strip(session, pair),
        "views": VIEWS,
        "links": _links(session, pair),
        "clock": clock,
        "rubrics": tuple(RUBRICS),
    }
    if pair.hidden:
        return render_template("compare_hidden.html", version=pair.hidden, **context), 403
    if pair.waiting:
        return render_template("compare_waiting.html", **context), 202, {"Cache-Control": "no-store"}
    sheet = open_sheet(session, pair)
    if form:
        name = f"{pair.shelf.slug}_{pair.article.source.name}_{pair.base.token}-{pair.witness.token}"
        return exports.answer(form, name, CHANGE_COLUMNS, [item.row(pair) for item in sheet.listed])
    if request.args.get("part") == "card":
        return render_template("card.html", sheet=sheet, card=sheet.card, pair=pair)
    return render_template("compare.html", sheet=sheet, past_stub=_past_stub(pair), **context)


def _past_stub(pair: Pair) -> str | None:
    past = pair.past_stub
    return (
        pair_link(pair.shelf, pair.shelf.article_of(pair.stub), past, **_kept_query()) if past and pair.stub else None
    )


def _strip(session: Session, pair: Pair) -> timeline.Drawing | None:
    before = {v.id: f"v{v.number - 1}" if v.number > 1 else "baseline" for v in pair.article.versions}
    if pair.base.is_seed:
        before = dict.fromkeys(before, "baseline")
    href = {
        v.id: pair_link(pair.shelf, pair.article, f"{before[v.id]}..{v.token}", **_kept_query())
        for v in pair.article.versions
    }
    found = change_log.corrections(session, pair.article.id)
    leads = Leads(href, {version: Corrected(*counts) for version, counts in found.items()})
    return timeline.strip(pair.article, pair.witness, leads)


def _links(session: Session, pair: Pair) -> dict[str, Any]:
    """Where the choices above the text lead."""
    v, query = pair.witness, _kept_query()

    def link(a: str, b: str) -> str:
        return pair_link(pair.shelf, pair.article, f"{a}..{b}", **query)

    older = f"v{v.number - 1}" if v.number > 1 else None
    newer = f"v{v.number + 1}" if v.number < len(pair.article.versions) else None
    base = "baseline" if pair.base.is_seed else None
    seen = _last_seen(session, pair)
    return {
        "baseline": link("baseline", v.token),
        "previous": link(older, v.token) if older else None,
        "previous_name": older,
        "seen": link("seen", v.token) if seen else None,
        "seen_name": seen.token if seen else None,
        "older": link(base or f"v{v.number - 2}" if v.number > 2 else "baseline", older) if older else None,
        "newer": link(base or v.token, newer) if newer else None,
        "views": {key: here(view=key) for key in VIEWS},
    }
