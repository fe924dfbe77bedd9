"""A story's claims and quotes are followed through versions and across sources; what is found is kept.

The row is the job: after a version is compared its story is due, once however many versions came. What is kept is a
function of the set of versions and of what reviewers said, so the order of arrival, a second run and a kill in between
leave no trace. What is as before is neither made nor written again: work follows what is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from services import opened
from services.newsroom.compare import Edition
from services.newsroom.notices.history import Happened, Issue, Later, later_notices, reasons_of_notices
from services.newsroom.readings import Reading
from services.newsroom.stories.follow import follow
from services.newsroom.stories.followed import Mention, Telling
from services.newsroom.stories.matrix import Cell, Row, matrix
from services.opened import Posting
from services.records import bonds, contents, jobs, neighbourhood, packing, threads
from services.records.jobs import Claimed
from services.records.neighbourhood import Followed, Material
from services.records.session import engine, reading, writing
from services.records.thread_packing import KeptCell, KeptSaid, pack_cells, pack_thread

Read = dict[str, tuple[Edition, Reading]]
"""What is read in versions, by ref."""
Articles = dict[tuple[str, str], list[Followed]]
"""The versions of each article by published time, under source and key."""
History = tuple[str, tuple[tuple[str, int | None], ...]]
"""The store, and an article's versions, each with the collation that reads it against the one before."""

MOST_KEPT = 20_000
"""Rows that are remembered as they were packed: those of some ten stories that are growing at one time."""

_packed: dict[int, tuple[Row, int, tuple[Any, ...], dict[str, Any]]] = {}
_told: dict[History, None] = {}
"""Histories of articles whose later notices are kept already, by this process."""


@dataclass(frozen=True, slots=True)
class _Found:
    """All that is kept of one run: rows of threads, and for each change what its article's history says of it."""

    rows: list[dict[str, Any]]
    covered: dict[int, Later | str | None]
    told: list[History]


def run(row: Claimed, worker: str) -> None:
    """Follow the story of a claimed row; keep what is found with the row's stamp, unless the row is another's now."""
    found = _follow(row.story_id)
    with writing() as session:
        if not jobs.holds(session, row, worker):
            return
        jobs.finish(session, [row], worker)
        threads.keep(session, row.story_id, found.rows)
        neighbourhood.keep_later(session, found.covered)
    if len(_told) > MOST_KEPT:
        _told.clear()
    _told.update(dict.fromkeys(found.told))


def forget() -> None:
    """Remember nothing of earlier runs."""
    _packed.clear()
    _told.clear()


def _follow(story_id: int) -> _Found:
    with reading() as session:
        versions = neighbourhood.followed(session, story_id)
        seed = neighbourhood.seed_of(session, story_id)
        said = bonds.standing(bonds.of_story(session, story_id))
        read = _read(versions, lambda digests: contents.of(session, digests))
        tellings = [Telling(v.source, v.article, v.ref, v.published_at, read[v.ref][1], v.text) for v in versions]
        joined, parted = ([pair for pair, b in said.items() if b.word == word] for word in ("joined", "parted"))
        _, rows = matrix(follow(tellings, joined, parted), tellings, seed or "")
        articles = _by_article(versions)
        brought = _Brought(articles, rows, lambda ids: neighbourhood.material(session, ids))
        kept = [_remembered(place, row, brought) for place, row in enumerate(rows)]
        return _Found(kept, *_covered(session, articles, read))


def _read(versions: Sequence[Followed], fetch: opened.Contents) -> Read:
    postings = {v.ref: Posting(v.digest, v.published_at) for v in versions}
    found = opened.open_all(postings.values(), fetch)
    return {ref: found[posting] for ref, posting in postings.items()}


def _by_article(versions: Iterable[Followed]) -> Articles:
    found: Articles = defaultdict(list)
    for version in versions:
        found[version.source, version.article].append(version)
    return found


class _Brought:
    """Which kept changes brought a value, or took it away: those between neighbours that touch its place."""

    def __init__(
        self, articles: Articles, rows: Iterable[Row], fetch: Callable[[Iterable[int]], Mapping[int, list[Material]]]
    ) -> None:
        self._articles = articles
        self._by_ref = {v.ref: v for article in articles.values() for v in article}
        self._refs = {v.id: v.ref for v in self._by_ref.values()}
        cells = [cell for row in rows for cell in row.cells if cell.said]
        wanted = {said.first.version for cell in cells for said in cell.said[1:]} | {*map(self.left, cells)}
        self._changes = fetch(self._by_ref[ref].id for ref in wanted if ref)

    def left(self, cell: Cell) -> str | None:
        """The version that left out what a source had carried."""
        if cell.state != "not_carried" or not cell.said:
            return None
        last = cell.said[-1].last
        article = self._articles[last.source, last.article]
        at = next(n for n, v in enumerate(article) if v.ref == last.version)
        return article[at + 1].ref if at + 1 < len(article) else None

    def of(self, cell: Cell) -> tuple[tuple[str, ...], ...]:
        """For each value of a source after its first the changes that brought it; last, those that took it away."""
        steps = [self._by(after.first.version, before.last, after.first) for before, after in _steps(cell)]
        left = self.left(cell)
        return (*steps, self._by(left, cell.said[-1].last, None) if left else ())

    def _by(self, witness: str, before: Mention, after: Mention | None) -> tuple[str, ...]:
        version = self._by_ref[witness]
        base = self._refs.get(version.previous_id or 0)
        a = before.at if before.version == base else None
        b = after.at if after is not None else None
        near = (c.ref for c in self._changes.get(version.id, ()) if _touch(c.b, b) or _touch(c.a, a))
        return tuple(dict.fromkeys(near))


def _steps(cell: Cell) -> Iterable[tuple[Any, Any]]:
    return zip(cell.said, cell.said[1:], strict=False)


def _touch(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _remembered(place: int, row: Row, brought: _Brought) -> dict[str, Any]:
    """What is kept of a row; where the row, its place and the changes that made it are as before, that again."""
    changes = tuple(brought.of(cell) for cell in row.cells if cell.said)
    known = _packed.get(id(row))
    if known is not None and known[0] is row and known[1:3] == (place, changes):
        return known[3]
    if len(_packed) >= MOST_KEPT:
        _packed.clear()
    made = threads.sealed(_kept(place, row, changes, brought))
    _packed[id(row)] = (row, place, changes, made)
    return made


def _kept(place: int, row: Row, changes: Sequence[tuple[tuple[str, ...], ...]], brought: _Brought) -> dict[str, Any]:
    thread = row.thread
    told = [cell for cell in row.cells if cell.said]
    cells = [_cell(cell, refs, brought.left(cell)) for cell, refs in zip(told, changes, strict=True)]
    moments = [c.since for c in cells if not c.from_start or c.state == "not_carried"]
    speakers = [m for m in thread.mentions if m.speaker]
    return {
        "ref": thread.ref,
        "kind": thread.kind,
        "slot": thread.slot,
        "label": thread.label,
        "speaker": max(speakers, key=lambda m: m.order).speaker if speakers else None,
        "position": place,
        "first_at": min(m.published_at for m in thread.mentions),
        "changed_at": max(moments or [c.since for c in cells]),
        "sources": row.carried,
        "moved": row.moved,
        "not_moved": sum(c.state == "not_moved" for c in cells),
        "differs": row.disagree or any(c.state == "not_carried" or len(c.said) > 1 for c in cells),
        "disagrees": row.contradicted,
        "carriers": "|" + "".join(f"{c.source}|" for c in cells),
        "said": _searched(thread.label, (m.words for m in thread.mentions), (m.speaker or "" for m in speakers)),
        "row": pack_cells(cells),
        "body": pack_thread(thread),
    }


def _searched(label: str, *words: Iterable[str]) -> str:
    every = dict.fromkeys([label, *(said for several in words for said in several)])
    return " ".join(" ".join(every).split()).casefold()[: threads.LONGEST_SAID]


def _cell(cell: Cell, changes: tuple[tuple[str, ...], ...], left: str | None) -> KeptCell:
    assert cell.since is not None
    said = tuple(
        KeptSaid(
            one.value, one.key, one.first.article, one.first.version, one.first.published_at, one.last.version,
            one.last.published_at, refs,
        )
        for one, refs in zip(cell.said, ((), *changes[:-1]), strict=True)
    )  # fmt: skip
    return KeptCell(cell.source, cell.state, said, cell.since, cell.from_start, cell.reverted, left, changes[-1])


def _covered(session: Session, articles: Articles, read: Read) -> tuple[dict[int, Later | str | None], list[History]]:
    """For each change of an article that ever told its readers of one: the later notice that covers it; of a notice
    whose wrong value no kept version has, the reason that says so."""
    telling = [article for article in articles.values() if any(_tells(*read[v.ref]) for v in article[1:])]
    against = neighbourhood.collations(session, (v.id for article in telling for v in article))
    store = str(engine().url)
    histories = [(store, tuple((v.ref, against.get(v.id)) for v in article)) for article in telling]
    fresh = [(article, history) for article, history in zip(telling, histories, strict=True) if history not in _told]
    rows = neighbourhood.happened(session, (v.id for article, _ in fresh for v in article))
    found: dict[int, Later | str | None] = {}
    for article, _ in fresh:
        places = {v.id: n for n, v in enumerate(article)}
        mine = [(places[witness], row) for witness, row in rows if places.get(witness)]
        issues = [_issue(v, *read[v.ref]) for v in article]
        changes = [Happened(n, packing.as_made(row)) for n, row in mine]
        known: dict[int, Later | str] = {**reasons_of_notices(issues, changes), **later_notices(issues, changes)}
        for n, (_, row) in enumerate(mine):
            if n in known or row.later_why is not None:
                found[row.id] = known.get(n)
    return found, [history for _, history in fresh]


def _tells(edition: Edition, read: Reading) -> bool:
    return bool(read.notices or edition.notes)


def _issue(version: Followed, edition: Edition, read: Reading) -> Issue:
    return Issue(version.ref, version.published_at, read, edition.notes, edition.headline.clean, edition.byline.clean)
