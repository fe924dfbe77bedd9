"""Threads, and their lines of the matrix, to bytes and back again. Equal ones are equal bytes, whatever came first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from services.newsroom.stories.followed import Link, Mention, StoryThread
from services.records.packing import pack, unpack


@dataclass(frozen=True, slots=True)
class KeptSaid:
    """One value that a source gave: where it stood first, until when it stood, and the changes that brought it."""

    value: str
    key: str
    article: str
    version: str
    published_at: datetime
    last_version: str
    last_at: datetime
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptCell:
    """What one source says of a thread over time, as `stories.matrix.Cell`, with refs of the changes that made it so.

    `left` is the version that left the thread out, `changes` what is known of that.
    """

    source: str
    state: str
    said: tuple[KeptSaid, ...]
    since: datetime
    from_start: bool
    reverted: bool
    left: str | None = None
    changes: tuple[str, ...] = ()

    @property
    def now(self) -> KeptSaid | None:
        """The value that stands in the latest version."""
        return None if self.state == "not_carried" else self.said[-1]


def pack_cells(cells: Iterable[KeptCell]) -> bytes:
    """The cells of one line."""
    return pack([_cell(cell) for cell in cells])


def unpack_cells(data: bytes) -> tuple[KeptCell, ...]:
    """The cells that were packed."""
    return tuple(_uncell(*kept) for kept in unpack(data))


def _cell(c: KeptCell) -> list[Any]:
    said = [
        [s.value, s.key, s.article, s.version, _stamp(s.published_at), s.last_version, _stamp(s.last_at), s.changes]
        for s in c.said
    ]
    return [c.source, c.state, said, _stamp(c.since), c.from_start, c.reverted, c.left, c.changes]


def _uncell(
    source: str,
    state: str,
    said: Sequence[Any],
    since: str,
    from_start: bool,
    reverted: bool,
    left: str | None,
    changes: tuple[str, ...],
) -> KeptCell:
    values = tuple(
        KeptSaid(value, key, article, version, _moment(first), last, _moment(until), made)
        for value, key, article, version, first, last, until, made in said
    )
    return KeptCell(source, state, values, _moment(since), from_start, reverted, left, changes)


def pack_thread(thread: StoryThread) -> bytes:
    """Mentions, links and doubts of a thread; what is said alike in many versions is kept once."""
    places = {mention: at for at, mention in enumerate(thread.mentions)}
    return pack(
        {
            "refs": thread.refs,
            "mentions": [[said, [_place(m) for m in run]] for said, run in groupby(thread.mentions, _said)],
            "links": [_link(link, places) for link in thread.links],
            "doubts": [_link(link, places) for link in thread.doubts],
        }
    )


def unpack_thread(data: bytes, ref: str, kind: Any, slot: str, label: str) -> StoryThread:
    """The thread that was packed."""
    kept = unpack(data)
    mentions = tuple(_mention(said, place) for said, places in kept["mentions"] for place in places)
    links, doubts = (tuple(_unlinked(link, mentions) for link in kept[name]) for name in ("links", "doubts"))
    return StoryThread(ref, tuple(kept["refs"]), kind, slot, label, mentions, links, doubts)


def refs_of(data: bytes) -> frozenset[str]:
    """The refs of all mentions of a packed thread but the first."""
    return frozenset(unpack(data)["refs"])


def _said(m: Mention) -> tuple[Any, ...]:
    return (m.ref, m.source, m.article, m.words, m.value, m.key, m.speaker)


def _place(m: Mention) -> tuple[Any, ...]:
    return (m.version, _stamp(m.published_at), *m.span, *m.at)


def _mention(said: Sequence[Any], place: Sequence[Any]) -> Mention:
    ref, source, article, words, value, key, speaker = said
    version, at, start, end, first, last = place
    return Mention(ref, source, article, version, _moment(at), (start, end), (first, last), words, value, key, speaker)


def _link(link: Link, places: Mapping[Mention, int]) -> list[Any]:
    ends = [places[m] if m in places else [_said(m), _place(m)] for m in (link.here, link.there)]
    return [*ends, link.score, link.why, link.joined]


def _unlinked(kept: Sequence[Any], mentions: Sequence[Mention]) -> Link:
    here, there = (mentions[end] if isinstance(end, int) else _mention(*end) for end in kept[:2])
    return Link(here, there, *kept[2:])


def _stamp(moment: datetime) -> str:
    return moment.isoformat()


def _moment(kept: str) -> datetime:
    return datetime.fromisoformat(kept)
