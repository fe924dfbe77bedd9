"""A story's claims and quotes are followed through versions and across sources; what is found is kept.

The row is the job: after a version is compared its story is due, once however many versions came. What is kept is a
function of the set of versions and of what reviewers said, so the order of arrival, a second run and a kill in between
leave no trace. Rows that would be the same are not written again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services import opened
from services.newsroom.compare import Edition
from services.newsroom.notices.history import Happened, Issue, Later, later_notices
from services.newsroom.readings import Reading
from services.newsroom.stories.follow import follow
from services.newsroom.stories.followed import Mention, Telling
from services.newsroom.stories.matrix import Cell, Row, matrix
from services.opened import Posting
from services.records import bonds, contents, jobs, neighbourhood, packing, threads
from services.records.jobs import Claimed
from services.records.neighbourhood import Followed, Material
from services.records.session import reading, writing
from services.records.thread_packing import KeptCell, KeptSaid, pack_cells, pack_thread

Read = dict[str, tuple[Edition, Reading]]
"""What is read in versions, by ref."""


@dataclass(frozen=True, slots=True)
class _Found:
    """All that is kept of one run: rows of threads, and for each change the later notice that covers it."""

    rows: list[dict[str, Any]]
    covered: dict[int, Later | None]


def run(row: Claimed, worker: str) -> None:
    """Follow the story of a claimed row; keep what is found with the row's stamp, unless the row is another's now."""
    found = _follow(row.story_id)
    with writing() as session:
        if jobs.holds(session, row, worker):
            jobs.finish(session, [row], worker)
            threads.keep(session, row.story_id, found.rows)
            neighbourhood.keep_later(session, found.covered)


def _follow(story_id: int) -> _Found:
    with reading() as session:
        versions = neighbourhood.followed(session, story_id)
        seed = neighbourhood.seed_of(session, story_id)
        said = bonds.standing(bonds.of_story(session, story_id))
        read = _read(versions, lambda digests: contents.of(session, digests))
        tellings = [Telling(v.source, v.article, v.ref, v.published_at, read[v.ref][1]) for v in versions]
        joined, parted = ([pair for pair, b in said.items() if b.word == word] for word in ("joined", "parted"))
        _, rows = matrix(follow(tellings, joined, parted), tellings, seed or "")
        brought = _Brought(versions, rows, lambda ids: neighbourhood.material(session, ids))
        kept = [_kept(place, row, brought) for place, row in enumerate(rows)]
        return _Found(kept, _covered(versions, read, lambda ids: neighbourhood.happened(session, ids)))


def _read(versions: Sequence[Followed], fetch: opened.Contents) -> Read:
    postings = {v.ref: Posting(v.digest, v.published_at) for v in versions}
    found = opened.open_all(postings.values(), fetch)
    return {ref: found[posting] for ref, posting in postings.items()}


class _Brought:
    """Which kept changes brought a value, or took it away: those between neighbours that touch its place."""

    def __init__(self, versions: Sequence[Followed], rows: Iterable[Row], fetch: Any) -> None:
        self._by_ref = {v.ref: v for v in versions}
        self._refs = {v.id: v.ref for v in versions}
        self._articles: dict[tuple[str, str], list[Followed]] = defaultdict(list)
        for version in versions:
            self._articles[version.source, version.article].append(version)
        wanted = {
            ref
            for row in rows
            for cell in row.cells
            for ref in (*(s.first.version for s in cell.said[1:]), self.left(cell))
        }
        self._changes: Mapping[int, list[Material]] = fetch(self._by_ref[ref].id for ref in wanted if ref)

    def left(self, cell: Cell) -> str | None:
        """The version that left out what a source had carried."""
        if cell.state != "not_carried" or not cell.said:
            return None
        last = cell.said[-1].last
        following = (v for v in self._articles[last.source, last.article] if v.published_at > last.published_at)
        return next((v.ref for v in following), None)

    def by(self, witness: str, before: Mention | None, after: Mention | None) -> tuple[str, ...]:
        """Refs of the changes of a version that touch where a value stood before it, or stands in it."""
        version = self._by_ref[witness]
        base = self._refs.get(version.previous_id or 0)
        found = self._changes.get(version.id, ())
        a = before.at if before is not None and before.version == base else None
        b = after.at if after is not None else None
        near = [c.ref for c in found if _touch(c.b, b) or _touch(c.a, a)]
        return tuple(dict.fromkeys(near))


def _touch(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _kept(place: int, row: Row, brought: _Brought) -> dict[str, Any]:
    thread = row.thread
    cells = [_cell(cell, brought) for cell in row.cells if cell.said]
    moments = [c.since for c in cells if not c.from_start or c.state == "not_carried"]
    speakers = [m for m in thread.mentions if m.speaker]
    return {
        "ref": thread.ref,
        "kind": thread.kind,
        "slot": thread.slot,
        "label": thread.label,
        "speaker": max(speakers, key=lambda m: (m.published_at, m.source, m.version)).speaker if speakers else None,
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


def _cell(cell: Cell, brought: _Brought) -> KeptCell:
    assert cell.since is not None
    said = []
    for n, one in enumerate(cell.said):
        changes = brought.by(one.first.version, cell.said[n - 1].last, one.first) if n else ()
        said.append(
            KeptSaid(
                one.value, one.key, one.first.article, one.first.version, one.first.published_at, one.last.version,
                one.last.published_at, changes,
            )
        )  # fmt: skip
    left = brought.left(cell)
    gone = brought.by(left, cell.said[-1].last, None) if left else ()
    return KeptCell(cell.source, cell.state, tuple(said), cell.since, cell.from_start, cell.reverted, left, gone)


def _covered(versions: Sequence[Followed], read: Read, fetch: Any) -> dict[int, Later | None]:
    """For each change of an article that ever told its readers of one: the later notice that covers it, if any."""
    articles: dict[tuple[str, str], list[Followed]] = defaultdict(list)
    for version in versions:
        articles[version.source, version.article].append(version)
    telling = [article for article in articles.values() if any(_tells(*read[v.ref]) for v in article[2:])]
    rows = fetch(v.id for article in telling for v in article)
    found: dict[int, Later | None] = {}
    for article in telling:
        places = {v.id: n for n, v in enumerate(article)}
        mine = [(places[witness], row) for witness, row in rows if places.get(witness)]
        later = later_notices(
            [_issue(v, *read[v.ref]) for v in article], [Happened(n, packing.as_made(row)) for n, row in mine]
        )
        for n, (_, row) in enumerate(mine):
            if n in later or row.later_kind is not None:
                found[row.id] = later.get(n)
    return found


def _tells(edition: Edition, read: Reading) -> bool:
    return bool(read.notices or edition.notes)


def _issue(version: Followed, edition: Edition, read: Reading) -> Issue:
    return Issue(version.ref, version.published_at, read, edition.notes, edition.headline.clean, edition.byline.clean)
