"""What a story's sources claim and quote, followed: the matrix, one thread with its history, and what people said."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api.auth import viewer
from api.resources import places
from api.resources.blueprint import Resource
from api.resources.paging import Answer, answered, by_place
from api.schemas.answering import page_of
from api.schemas.threads import BondAsked, BondShape, ThreadsAsked, ThreadShape, ThreadWhole
from services import bonding
from services.bonding import Word
from services.errors import Missing, NotAllowed
from services.newsroom.stories.followed import Link
from services.records import threads as kept
from services.records.bonds import Bonded
from services.records.library import open_story
from services.records.session import reading
from services.records.thread_packing import KeptCell
from services.records.threads import ThreadLine
from workers.hints import hint

blueprint = Resource("threads", "Claims and quotes followed through versions and across sources.")


@blueprint.read("/stories/<slug>/threads", page_of(ThreadShape), ThreadsAsked)
def threads(asked: dict[str, Any], slug: str) -> Answer:
    """The claims and quotes of a story in the order in which they were told, each with what every source says of it"""
    with reading() as session:
        shelf = open_story(session, slug)
        lines = kept.of_story(session, shelf.id, asked.get("kind"))
    state = kept.HAS.get(asked.get("state", ""))
    wanted = [line for line in lines if (state is None or state(line)) and asked.get("slot") in (None, line.slot)]
    page = by_place(wanted, asked.get("cursor"), asked["limit"])
    return answered(map(_line, page.items), page.cursor)


@blueprint.read("/stories/<slug>/threads/<ref>", ThreadWhole)
def thread(slug: str, ref: str) -> dict[str, Any]:
    """One claim or quote: every place where it stands, why these are one, and what is not sure

    A ref that it had before an earlier version came finds it too.
    """
    with reading() as session:
        found = kept.find(session, open_story(session, slug).id, ref)
    if found is None:
        raise Missing(f"The story {slug!r} has no thread {ref[:40]!r}.")
    line, whole = found
    mentions = [{name: getattr(m, name) for name in _MENTION} for m in whole.mentions]
    return {
        **_line(line),
        "refs": whole.refs,
        "mentions": mentions,
        "links": [_link(link) for link in whole.links],
        "doubts": [_link(link) for link in whole.doubts],
    }


@blueprint.read("/stories/<slug>/bonds", page_of(BondShape))
def bonds(slug: str) -> Answer:
    """What people said of two mentions, oldest first; the last word on a pair counts"""
    return answered(map(_bond, bonding.said_of(slug)), None)


@blueprint.write("/stories/<slug>/bonds", BondShape, BondAsked)
def bond(asked: dict[str, Any], slug: str) -> dict[str, Any]:
    """Say of two mentions that they are one thread or not, or take the last word on them back"""
    by = viewer()
    if by is None:
        raise NotAllowed("Sign in to join and part.")
    said = bonding.say(slug, Word(**asked), by)
    hint()
    return _bond(said)


_LINE = ("kind", "slot", "label", "speaker", "first_at", "changed_at", "sources", "moved", "not_moved", "differs",
         "disagrees", "story")  # fmt: skip
_MENTION = ("ref", "source", "article", "version", "published_at", "words", "value", "key", "speaker")


def _line(line: ThreadLine) -> dict[str, Any]:
    shown = {name: getattr(line, name) for name in _LINE}
    url = f"{places.story_page(line.story)}/{line.kind}/{line.ref}"
    return {**shown, "id": line.ref, "cells": [_cell(cell) for cell in line.cells], "url": url}


def _cell(cell: KeptCell) -> dict[str, Any]:
    return asdict(cell)


def _link(link: Link) -> dict[str, Any]:
    ends = {
        name: {key: getattr(end, key) for key in _MENTION} for name, end in (("here", link.here), ("there", link.there))
    }
    return {**ends, "score": link.score, "why": link.why, "joined": link.joined}


def _bond(said: Bonded) -> dict[str, Any]:
    return asdict(said)
