"""One claim or quote in every source: its values over time, why the places are one thread, and what is not sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from api.auth import local_address, viewer
from api.pages import exports, matrix
from api.pages.head import Head, open_head
from api.pages.links import link_of
from api.pages.matrix import CellView, Column
from services import bonding
from services.bonding import Word
from services.errors import Conflict, Invalid, Missing, NotAllowed
from services.newsroom.stories.followed import Link, Mention, StoryThread
from services.records import bonds, threads
from services.records.bonds import Bonded
from services.records.library import VersionLine
from services.records.session import reading
from services.records.thread_packing import KeptCell, KeptSaid
from services.records.threads import ThreadLine
from services.records.told import Told
from workers.hints import hint

blueprint = Blueprint("thread", __name__, url_prefix="/s")

WORDS = {"join": "joined", "part": "parted", "withdraw": "withdrawn"}
SURE, LIKELY = 0.9, 0.7
"""From here on a join is said to be sure, or likely; below it is said to be possible."""
COLUMNS = ("id", "story", "kind", "type", "source", "article", "version", "published_at", "value", "key", "words",
           "speaker", "start", "end", "mention")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a source: what stood, since when, where that can be seen, and what readers were told of it."""

    value: str
    at: datetime
    version: VersionLine | None
    href: str
    words: str
    tag: str = ""
    later: datetime | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class SourceHistory:
    """What one source says over time, the first value first."""

    column: Column
    cell: CellView
    values: tuple[Value, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two places that are one thread, or may be; how sure that is; and the last word a person said of them."""

    link: Link
    sure: str
    word: Bonded | None
    hrefs: tuple[str, str]


@blueprint.get("/<slug>/claim/<ref>", defaults={"kind": "claim"})
@blueprint.get("/<slug>/quote/<ref>", defaults={"kind": "quote"})
def page(slug: str, kind: str, ref: str) -> Any:
    """One thread with everything that is known of it; an older address of it leads here."""
    return _page(slug, kind, ref)


@blueprint.get("/<slug>/claim/<ref>.<any(csv,json):form>", defaults={"kind": "claim"})
@blueprint.get("/<slug>/quote/<ref>.<any(csv,json):form>", defaults={"kind": "quote"})
def mentions(slug: str, kind: str, ref: str, form: str) -> Any:
    """Every place where the thread stands, a row each."""
    with reading() as session:
        head = open_head(session, slug)
        line, thread = _find(session, head, kind, ref)
    return exports.answer(form, f"{slug}_{kind}_{line.ref}", COLUMNS, [_mention_row(line, m) for m in thread.mentions])


@blueprint.post("/<slug>/claim/<ref>/bonds", defaults={"kind": "claim"})
@blueprint.post("/<slug>/quote/<ref>/bonds", defaults={"kind": "quote"})
def bond(slug: str, kind: str, ref: str) -> Any:
    """Say of two places that they are one thread or not, or take such a word back; then go back to the thread."""
    who = viewer()
    if who is None or who.kind != "user":
        raise NotAllowed("A word on two places is a person's: sign in.")
    form, note = request.form, request.form.get("note", "").strip()
    after = form.get("after", "")
    said = Word(form.get("here", ""), form.get("there", ""), WORDS.get(form.get("word", ""), ""), note or None,
                int(after) if after.isdecimal() and len(after) < 18 else None)  # fmt: skip
    try:
        bonding.say(slug, said, who)
    except (Conflict, Invalid) as refused:
        status = 409 if isinstance(refused, Conflict) else 422
        return _page(slug, kind, ref, note=note, refused=refused.message), status
    hint()
    wanted = local_address(form.get("next"))
    return redirect(wanted if wanted != "/" else url_for("thread.page", slug=slug, kind=kind, ref=ref), 303)


def _page(slug: str, kind: str, ref: str, note: str = "", refused: str = "") -> Any:
    with reading() as session:
        head = open_head(session, slug)
        line, thread = _find(session, head, kind, ref)
        spoken = bonds.of_story(session, head.shelf.id)
    if line.ref != ref and not refused:
        return redirect(url_for("thread.page", slug=slug, kind=kind, ref=line.ref), 302)
    columns = matrix.columns_of(head)
    (row,) = matrix.rows_of(head, [line], columns)
    by_ref = {v.ref: v for v in head.shelf.versions}
    told = {one.ref: one for one in head.told}
    histories = [
        SourceHistory(cell.column, cell, _values(head, line, cell.kept, thread, told, by_ref), _speakers(thread, cell))
        for cell in row.cells
        if cell.kept is not None
    ]
    last = {(word.here, word.there): word for word in spoken}
    mine = {thread.ref, *thread.refs}
    return render_template(
        "thread.html", head=head, tab=f"{kind}s", kind=kind, line=line, row=row, histories=histories,
        links=[_tie(head, link, last, by_ref) for link in thread.links],
        doubts=[_tie(head, link, last, by_ref) for link in thread.doubts],
        spoken=[word for word in spoken if {word.here, word.there} & mine], standing=bonds.standing(spoken),
        titles={c.name: c.title for c in columns}, words_at=_words_at(spoken, thread), note=note, refused=refused,
        silent_sources=[c.title for c in columns if c.name not in {h.column.name for h in histories}],
    )  # fmt: skip


def _find(session: Any, head: Head, kind: str, ref: str) -> tuple[ThreadLine, StoryThread]:
    found = threads.find(session, head.shelf.id, ref)
    if found is None or found[0].kind != kind:
        raise Missing(f"The story {head.shelf.slug!r} has no {kind} {ref[:40]!r}.")
    return found


def _values(
    head: Head, line: ThreadLine, cell: KeptCell, thread: StoryThread, told: Mapping[str, Told],
    by_ref: Mapping[str, VersionLine],
) -> tuple[Value, ...]:  # fmt: skip
    said_at = {(m.version, m.key): m.words for m in reversed(thread.mentions) if m.source == cell.source}
    out = []
    for one in cell.said:
        brought = [told[ref] for ref in one.changes if ref in told]
        out.append(_value(head, one, matrix.said_in_words(line, one.value, one.key), brought, by_ref.get(one.version),
                          said_at.get((one.version, one.key), "")))  # fmt: skip
    if cell.left is not None:
        version = by_ref.get(cell.left)
        brought = [told[ref] for ref in cell.changes if ref in told]
        out.append(Value("", cell.since, version, link_of(head.shelf, version) if version else "", "",
                         matrix.tag_of(brought), gone=True))  # fmt: skip
    return tuple(out)


def _value(
    head: Head, one: KeptSaid, value: str, brought: Sequence[Told], version: VersionLine | None, said: str
) -> Value:
    href = link_of(head.shelf, version) if version else ""
    if href and brought:
        href += f"{'&' if '?' in href else '?'}c={brought[0].ref}#c-{brought[0].ref}"
    later = next((b.later for b in brought if b.later is not None), None)
    return Value(value, one.published_at, version, href, said, matrix.tag_of(brought), later)


def _speakers(thread: StoryThread, cell: CellView) -> tuple[str, ...]:
    mine = [m.speaker or "nobody named" for m in thread.mentions if m.source == cell.column.name]
    return tuple(name for name, _ in groupby(mine)) if thread.kind == "quote" else ()


def _tie(head: Head, link: Link, last: Mapping[tuple[str, str], Bonded], by_ref: Mapping[str, VersionLine]) -> Tie:
    sure = "sure" if link.score >= SURE else "likely" if link.score >= LIKELY else "possible"
    ends = [by_ref.get(m.version) for m in (link.here, link.there)]
    hrefs = tuple(link_of(head.shelf, v) if v else "" for v in ends)
    return Tie(link, sure, last.get(bonds.pair(link.here.ref, link.there.ref)), (hrefs[0], hrefs[1]))


def _words_at(spoken: Sequence[Bonded], thread: StoryThread) -> dict[str, Mention]:
    """The mentions that people spoke of, by ref, as far as they stand in this thread, its links and its doubts."""
    ends = [m for link in (*thread.links, *thread.doubts) for m in (link.here, link.there)]
    return {m.ref: m for m in (*ends, *thread.mentions)}


def _mention_row(line: ThreadLine, m: Mention) -> dict[str, Any]:
    return {
        "id": line.ref, "story": line.story, "kind": line.kind, "type": line.slot, "source": m.source,
        "article": m.article, "version": m.version, "published_at": m.published_at, "value": m.value, "key": m.key,
        "words": m.words, "speaker": m.speaker, "start": m.span[0], "end": m.span[1], "mention": m.ref,
    }  # fmt: skip
