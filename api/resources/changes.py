"""Changes, corrections, and what reviewers say about them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from api.auth import viewer
from api.resources.blueprint import Resource
from api.resources.paging import Answer, answered
from api.resources.places import Shown, hides_texts
from api.schemas.answering import page_of
from api.schemas.changes import ChangesAsked, ChangeShape, ChangeWhole, CorrectionsAsked, JudgementAsked, JudgementShape
from services import review
from services.errors import Missing, NotAllowed
from services.records.change_log import ChangeFilter
from services.records.change_log import changes as list_changes
from services.records.library import find_version, open_story
from services.records.session import reading

blueprint = Resource("changes", "Changes, corrections and judgements.")


@blueprint.read("/stories/<slug>/changes", page_of(ChangeShape), ChangesAsked)
def changes(asked: dict[str, Any], slug: str) -> Answer:
    """The changes of a story, the newest version's first"""
    wanted = ChangeFilter(
        story=slug,
        source=asked.get("source"),
        slots=tuple(asked.get("slot") or ()),
        effects=tuple(asked.get("effect") or ()),
        disclosures=tuple(asked.get("disclosure") or ()),
        material=asked.get("material"),
        silent=asked.get("silent"),
        against=_against(asked),
    )
    return _page(wanted, slug, asked)


@blueprint.read("/stories/<slug>/corrections", page_of(ChangeShape), CorrectionsAsked)
def corrections(asked: dict[str, Any], slug: str) -> Answer:
    """What was set right: changes that a notice covers, silent corrections (likely), and the notices themselves"""
    wanted = ChangeFilter(story=slug, source=asked.get("source"), against=_against(asked), ledger=True)
    kind = asked.get("kind")
    if kind == "notice":
        wanted = replace(wanted, effects=("notice",))
    elif kind == "silent":
        wanted = replace(wanted, silent=True)
    elif kind == "announced":
        wanted = replace(wanted, announced=True)
    return _page(wanted, slug, asked)


def _against(asked: dict[str, Any]) -> str | None:
    return None if asked["against"] == "any" else str(asked["against"])


def _page(wanted: ChangeFilter, slug: str, asked: dict[str, Any]) -> Answer:
    with reading() as session:
        shelf = open_story(session, slug)
        if asked.get("version"):
            wanted = replace(wanted, version_id=find_version(shelf, asked["version"]).id)
        wanted = replace(wanted, usable_only=hides_texts())
        page = list_changes(session, wanted, asked.get("cursor"), asked["limit"])
        shown = Shown(session, page.items)
        return answered([shown.change(line) for line in page.items], page.cursor)


@blueprint.read("/changes/<ref>", ChangeWhole)
def change(ref: str) -> dict[str, Any]:
    """One change, and every pair of versions that shows it"""
    with reading() as session:
        lines = list_changes(session, ChangeFilter(ref=ref, usable_only=hides_texts()), None, 500).items
        if not lines:
            raise Missing(f"There is no change {ref[:40]!r}.")
        shown = Shown(session, lines)
        return {**shown.change(lines[0]), "places": [shown.place(line) for line in lines]}


@blueprint.read("/changes/<ref>/judgements", page_of(JudgementShape))
def judgements(ref: str) -> Answer:
    """What reviewers said about a change, oldest first"""
    return answered(review.judgements(ref), None)


@blueprint.write("/changes/<ref>/judgements", JudgementShape, JudgementAsked)
def judge(asked: dict[str, Any], ref: str) -> review.Judged:
    """Say what a change is: confirmed, dismissed with a reason, or open again"""
    by = viewer()
    if by is None:
        raise NotAllowed("Sign in to judge.")
    return review.judge(ref, review.Answer(**asked), by)
