"""Which articles make up which story: proposals, the log, and what editors do."""

from __future__ import annotations

from typing import Any

from api.auth import requires, viewer
from api.resources.blueprint import Resource
from api.resources.paging import Answer, answered, by_place
from api.schemas.answering import page_of
from api.schemas.arranging import (
    AnswerAsked,
    BaselineAsked,
    DoneShape,
    EventShape,
    MergeAsked,
    MoveAsked,
    ProposalsAsked,
    ProposalShape,
    SplitAsked,
    UndoAsked,
)
from api.schemas.asking import Paged
from services import arranging
from services.accounts import Account
from services.arranging import Done
from services.errors import Missing, NotAllowed
from services.records import proposed, story_log
from services.records.library import open_story
from services.records.session import reading
from workers.hints import hint

blueprint = Resource("arranging", "Which articles make up which story.")


@blueprint.read("/proposals", page_of(ProposalShape), ProposalsAsked)
def proposals(asked: dict[str, Any]) -> Answer:
    """Stories that may be one, with the evidence, newest first; what was decided is left out"""
    with reading() as session:
        page = proposed.proposals(session, asked.get("story"), asked.get("cursor"), asked["limit"])
    return answered(page.items, page.cursor)


@blueprint.write("/proposals/<number>", DoneShape, AnswerAsked)
@requires("editor")
def answer(asked: dict[str, Any], number: str) -> Done:
    """Decide on a proposal; what is declined does not come back"""
    return _done(arranging.answer(_number(number), asked["answer"], _who()))


@blueprint.read("/stories/<slug>/log", page_of(EventShape), Paged)
def log(asked: dict[str, Any], slug: str) -> Answer:
    """What was done to a story, and what its versions say of where and whether they stand, newest first"""
    with reading() as session:
        events = story_log.log(session, open_story(session, slug))
    page = by_place(events, asked.get("cursor"), asked["limit"])
    return answered(page.items, page.cursor)


@blueprint.write("/stories/<slug>/merge", DoneShape, MergeAsked)
@requires("editor")
def merge(asked: dict[str, Any], slug: str) -> Done:
    """Make a story part of another; its address leads there"""
    return _done(arranging.merge(slug, asked["into"], _who()))


@blueprint.write("/stories/<slug>/move", DoneShape, MoveAsked)
@requires("editor")
def move(asked: dict[str, Any], slug: str) -> Done:
    """Put an article of the story into another story"""
    return _done(arranging.move(asked["source"], asked["article"], asked["to"], _who()))


@blueprint.write("/stories/<slug>/split", DoneShape, SplitAsked)
@requires("editor")
def split(asked: dict[str, Any], slug: str) -> Done:
    """Give an article of the story a story of its own"""
    return _done(arranging.split(asked["source"], asked["article"], _who()))


@blueprint.write("/stories/<slug>/baseline", DoneShape, BaselineAsked)
@requires("editor")
def baseline(asked: dict[str, Any], slug: str) -> Done:
    """Read a story against another version; all that depends on it is compared again, and judgements stay"""
    return _done(arranging.choose_baseline(slug, asked["version"], _who()))


@blueprint.write("/acts/<number>/undo", DoneShape, UndoAsked)
@requires("editor")
def undo(asked: dict[str, Any], number: str) -> Done:
    """Take an act back; that is an act too"""
    return _done(arranging.undo(_number(number), _who()))


def _number(given: str) -> int:
    if not (given.isascii() and given.isdecimal() and len(given) < 18):
        raise Missing(f"There is nothing numbered {given[:40]!r}.")
    return int(given)


def _who() -> Account:
    by = viewer()
    if by is None:
        raise NotAllowed("Sign in to arrange stories.")
    return by


def _done(done: Done) -> Done:
    hint()
    return done
