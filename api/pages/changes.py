"""One change, under an address that lasts: its card, wherever later versions took it, and the judgements of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from api.auth import local_address, viewer
from api.pages.asked import sees_hidden
from api.pages.excerpts import excerpts
from api.pages.links import line_link
from services import review
from services.errors import Conflict, Invalid, NotAllowed
from services.records import change_log, library
from services.records.change_log import ChangeLine
from services.records.library import StoryShelf
from services.records.session import reading
from services.review import Answer

blueprint = Blueprint("changes", __name__, url_prefix="/s")

VERDICTS = {"confirm": "confirmed", "dismiss": "dismissed", "reopen": "reopened"}


@blueprint.get("/<slug>/c/<ref>")
def permalink(slug: str, ref: str) -> Any:
    """One change with every version that shows it."""
    return _page(slug, ref)


@blueprint.post("/<slug>/c/<ref>/judgements")
def judge(slug: str, ref: str) -> Any:
    """Append a judgement, then go back to where it was made. Nothing that was typed is lost when it is refused."""
    note, after = request.form.get("note", "").strip(), request.form.get("after", "")
    verdict = VERDICTS.get(request.form.get("verdict", ""), "")
    reason = (request.form.get("reason") or "other") if verdict == "dismissed" else None
    who = viewer()
    if who is None or who.kind != "user":
        raise NotAllowed("A judgement is a person's: sign in.")
    answer = Answer(verdict, reason, note or None, int(after) if after.isdecimal() and len(after) < 18 else None)
    try:
        review.judge(ref, answer, who)
    except (Conflict, Invalid) as refused:
        return _page(slug, ref, note=note, refused=refused.message), 409 if isinstance(refused, Conflict) else 422
    wanted = local_address(request.form.get("next"))
    return redirect(wanted if wanted != "/" else url_for("changes.permalink", slug=slug, ref=ref), 303)


def _page(slug: str, ref: str, note: str = "", refused: str = "") -> str:
    with reading() as session:
        shelf = library.open_story(session, slug)
        lines = change_log.change(session, slug, ref, usable_only=not sees_hidden())
        said = change_log.judgements(session, [ref]).get(ref, ())
        line = next((one for one in lines if _brought(shelf, one)), lines[0])
        beside = excerpts(session, [line]).get(line.id, ("", ""))
    article = shelf.of_source(line.source, line.article)
    seen = [(one, *link) for one in _in_order(lines) if (link := line_link(shelf, one))]
    return render_template(
        "change.html", shelf=shelf, article=article, line=line, seen=seen, said=said, note=note, refused=refused,
        beside=beside,
    )  # fmt: skip


def _in_order(lines: tuple[ChangeLine, ...]) -> list[ChangeLine]:
    return sorted(lines, key=lambda one: (one.published_witness, one.published_base))


def _brought(shelf: StoryShelf, line: ChangeLine) -> bool:
    """Whether the line is from the version that brought the change: there it is known what readers were told."""
    witness = shelf.by_id.get(line.witness_id)
    return witness is not None and witness.previous_id == line.base_id
