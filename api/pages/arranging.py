"""Which articles make up which story: proposals, the story's log, and the forms by which editors arrange."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from api.auth import local_address, requires, viewer
from api.pages import exports, words
from api.pages.asked import words_of
from api.pages.head import open_head
from services import arranging
from services.accounts import Account
from services.arranging import Done
from services.errors import Conflict, Invalid, Missing, NotAllowed
from services.records import proposed, story_log
from services.records.proposed import ProposalLine
from services.records.session import reading
from services.records.story_log import Event
from workers.hints import hint

blueprint = Blueprint("arranging", __name__)

PROPOSAL_COLUMNS = ("proposal", "score", "why", "made_at", "joins_story", "joins_source", "joins_article", "into_story",
                    "into_source", "into_article")  # fmt: skip
LOG_COLUMNS = ("at", "kind", "what", "by", "act", "undone_by", "source", "article", "version", "from", "to")

TELLING = {
    "moved": "{articles} moved from {came_from} to {went_to}",
    "split": "{articles} got a story of its own, {went_to}, out of {came_from}",
    "merged": "{came_from} became part of {went_to}: {articles}",
    "joined": "{articles} joined {went_to} from {came_from}, as was proposed",
    "declined": "{came_from} and {went_to} are not one story: the proposal was declined",
    "baseline": "Another version became the baseline",
    "undone": "Act {said} was undone",
    "withheld": "{source} withheld {article} with {version}: its text is for editors only",
    "canceled": "{source} canceled {article} with {version}: its text is for editors only",
    "back": "{source} published {article} again with {version}",
    "embargoed": "{version} of {source} is under embargo until {said}",
    "embargo_ended": "The embargo of {source} {version} ended",
    "number_backwards": "{source} sent its number {said}: {version} stands where its published time puts it",
    "names_another": "{source} {version} names the story {said}; the article stands where its first version put it",
    "continues_itself": "{source} {version} says that it continues itself, {said}; that says nothing",
    "continues_unknown": "{source} {version} continues {said}, which has not come",
    "continues_elsewhere": "{source} {version} continues {said}, which stands in another story",
}
"""What a line of the log says."""
NOTHING = "its articles"


@blueprint.get("/proposals")
@blueprint.get("/proposals.<any(csv,json):form>")
def proposals(form: str = "") -> str | Response:
    """What waits for an editor: stories that may be one, with the evidence."""
    story = words_of("story") or None
    with reading() as session:
        if form:
            lines = exports.all_pages(lambda cursor, size: proposed.proposals(session, story, cursor, size))
            return exports.answer(form, "proposals", PROPOSAL_COLUMNS, [_proposal_row(p) for p in lines])
        page = proposed.proposals(session, story, request.args.get("cursor"))
    return render_template("proposals.html", page=page, story=story)


@blueprint.post("/proposals/<int:number>")
@requires("editor")
def answer(number: int) -> Any:
    """Decide on a proposal, then go back to where it was decided."""
    said = request.form.get("answer", "")
    return _do(lambda by: arranging.answer(number, said, by), url_for("arranging.proposals"))


@blueprint.get("/s/<slug>/log")
@blueprint.get("/s/<slug>/log.<any(csv,json):form>")
def log(slug: str, form: str = "") -> str | Response:
    """What was done to the story, by whom; for editors the forms to do more."""
    return _log(slug, form)


def _log(slug: str, form: str = "", refused: str = "") -> str | Response:
    with reading() as session:
        head = open_head(session, slug)
        events = story_log.log(session, head.shelf)
        waiting = proposed.proposals(session, slug).items
    if form:
        return exports.answer(form, f"{slug}_log", LOG_COLUMNS, list(_log_rows(events)))
    told = [(event, telling(event)) for event in events]
    return render_template("story_log.html", head=head, tab="log", events=told, waiting=waiting, refused=refused)


@blueprint.post("/s/<slug>/move")
@requires("editor")
def move(slug: str) -> Any:
    """Put one of the story's articles into another story, or into one of its own when none is named."""
    source, _, article = request.form.get("article", "").partition(" ")
    to = request.form.get("to", "").strip()
    if to:
        return _do(lambda by: arranging.move(source, article, to, by), url_for("arranging.log", slug=slug), slug)
    return _do(lambda by: arranging.split(source, article, by), url_for("arranging.log", slug=slug), slug)


@blueprint.post("/s/<slug>/merge")
@requires("editor")
def merge(slug: str) -> Any:
    """Make the story part of another; its address leads there."""
    into = request.form.get("into", "").strip()
    return _do(lambda by: arranging.merge(slug, into, by), None, slug)


@blueprint.post("/s/<slug>/baseline")
@requires("editor")
def baseline(slug: str) -> Any:
    """Read the story against another version; everything that depends on it is compared again."""
    ref = request.form.get("version", "")
    return _do(lambda by: arranging.choose_baseline(slug, ref, by), url_for("arranging.log", slug=slug), slug)


@blueprint.post("/s/<slug>/acts/<int:number>/undo")
@requires("editor")
def undo(slug: str, number: int) -> Any:
    """Take an act back."""
    return _do(lambda by: arranging.undo(number, by), None, slug)


def _do(work: Callable[[Account], Done], back: str | None, slug: str = "") -> Any:
    """Do it and go to where it can be seen; where it cannot be done, say why on the page it was asked on."""
    by = viewer()
    if by is None:
        raise NotAllowed("Sign in to arrange stories.")
    try:
        done = work(by)
    except (Conflict, Invalid, Missing) as refused:
        status = 409 if isinstance(refused, Conflict) else 422
        if slug:
            return _log(slug, refused=refused.message), status
        raise
    hint()
    wanted = local_address(request.form.get("next"))
    return redirect(wanted if wanted != "/" else back or url_for("arranging.log", slug=done.story), 303)


def telling(event: Event) -> str:
    """A line of the log in words."""
    said = event.said
    if event.kind == "embargoed" and said:
        said = words.moment(datetime.fromisoformat(said))
    told = {
        "articles": words.listed(event.articles) if event.articles else NOTHING,
        "came_from": event.came_from,
        "went_to": event.went_to,
        "source": event.source,
        "article": event.article,
        "version": event.version,
        "said": said,
    }
    return TELLING[event.kind].format(**told)


def _log_rows(events: tuple[Event, ...]) -> Iterator[dict[str, Any]]:
    for e in events:
        yield {
            "at": e.at, "kind": e.kind, "what": telling(e), "by": e.by, "act": e.act, "undone_by": e.undone,
            "source": e.source, "article": e.article, "version": e.version, "from": e.came_from, "to": e.went_to,
        }  # fmt: skip


def _proposal_row(p: ProposalLine) -> dict[str, Any]:
    return {
        "proposal": p.id, "score": round(p.score, 4), "why": p.why, "made_at": p.made_at, "joins_story": p.late.story,
        "joins_source": p.late.source, "joins_article": p.late.article, "into_story": p.early.story,
        "into_source": p.early.source, "into_article": p.early.article,
    }  # fmt: skip
