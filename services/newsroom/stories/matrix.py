"""The matrix: what every source says of every thread, over time, against the seed.

The law: a cell says what stands in the versions and nothing else. "Not moved" is said only where another source left
the value behind that this one still carries; whether it did so with a notice is for whoever keeps the changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from services.newsroom.stories.followed import Mention, StoryThread, Telling
from services.newsroom.stories.sameness import contradict

State = Literal["as_seed", "as_first", "first_here", "moved", "not_moved", "not_carried"]
"""Against the seed's value, or, where the seed does not have the thread, against the value that was told first."""
Square = Literal["moved", "as_seed", "not_carried"]


@dataclass(frozen=True, slots=True)
class Said:
    """One value that a source gave: `first` is the mention that brought it, `last` the latest that still has it.

    Whether the value came with a notice is looked up by the version and the span (`at`) of `first`; where the value
    before it stood, by `last` of the value before.
    """

    value: str
    key: str
    first: Mention
    last: Mention


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of a thread over time, the latest last, and how that stands to the seed.

    `since` is when its value came, or when the thread was left out; None where it never carried it. `from_start` says
    that the value stands since the source first told of it.
    """

    source: str
    state: State
    said: tuple[Said, ...]
    since: datetime | None
    from_start: bool = False
    reverted: bool = False

    @property
    def now(self) -> Said | None:
        """The value that stands in the latest version."""
        return self.said[-1] if self.said and self.state != "not_carried" else None


@dataclass(frozen=True, slots=True)
class Row:
    """One thread over all sources. `first` is the source that had it first, `spread` a square for every source.

    `disagree`: sources now give values that are not equal; `contradicted`: values that cannot both be so.
    `reverted`: a source went back to a value that it had left. `disagreement` orders rows: more is more worth a look.
    """

    thread: StoryThread
    cells: tuple[Cell, ...]
    first: str
    spread: tuple[Square, ...]
    disagree: bool
    contradicted: bool
    reverted: bool
    disagreement: tuple[int, ...]

    @property
    def moved(self) -> int:
        """How many sources moved off the seed."""
        return self.spread.count("moved")

    @property
    def carried(self) -> int:
        """How many sources carry the thread now."""
        return len(self.spread) - self.spread.count("not_carried")


def matrix(
    threads: Sequence[StoryThread], tellings: Sequence[Telling], seed_version_ref: str
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The sources in the order of the columns (the seed's first), and a row for every thread in its order.

    Without a telling of the seed's ref, sources stand by their first telling and nothing is "as seed".
    """
    sources = _columns(tellings, seed_version_ref)
    versions = _versions(tellings)
    return sources, tuple(_remembered(thread, sources, versions, seed_version_ref) for thread in threads)


Version = tuple[str, datetime]
"""A version's ref and its published time."""
Versions = dict[tuple[str, str], tuple[Version, ...]]
"""The versions of every article by published time."""

MOST_KEPT = 20_000
"""Rows that are remembered: those of some ten stories that are growing at one time."""

_kept: dict[int, tuple[StoryThread, tuple[object, ...], Row]] = {}


def _remembered(thread: StoryThread, sources: tuple[str, ...], versions: Versions, seed: str) -> Row:
    """The row of a thread; where the thread and the versions of the articles that carry it are as before, that row."""
    carrying = dict.fromkeys((m.source, m.article) for m in thread.mentions)
    context = (sources, seed, *(versions.get(article) for article in carrying))
    known = _kept.get(id(thread))
    if known is not None and known[0] is thread and known[1] == context:
        return known[2]
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    row = _row(thread, sources, versions, seed)
    _kept[id(thread)] = (thread, context, row)
    return row


def _columns(tellings: Sequence[Telling], seed: str) -> tuple[str, ...]:
    first: dict[str, tuple[bool, datetime]] = {}
    for telling in tellings:
        told = (telling.version != seed, telling.published_at)
        first[telling.source] = min(first.get(telling.source, told), told)
    return tuple(sorted(first, key=lambda source: (first[source], source)))


def _versions(tellings: Sequence[Telling]) -> Versions:
    found: dict[tuple[str, str], dict[Version, None]] = defaultdict(dict)
    for telling in sorted(tellings, key=lambda t: t.order):
        found[telling.source, telling.article][telling.version, telling.published_at] = None
    return {article: tuple(held) for article, held in found.items()}


def _row(thread: StoryThread, sources: tuple[str, ...], versions: Versions, seed: str) -> Row:
    by_source: dict[str, list[Mention]] = defaultdict(list)
    for mention in thread.mentions:
        by_source[mention.source].append(mention)
    first = min(thread.mentions, key=lambda mention: mention.order)
    in_seed = next((m for m in thread.mentions if m.version == seed), None)
    base = in_seed or first
    said = {source: _said(by_source[source]) for source in by_source}
    gone = {source: _gone(by_source[source], versions) for source in by_source}
    left = any(
        gone[source] is None and values[-1].key != base.key and any(v.key == base.key for v in values[:-1])
        for source, values in said.items()
    )
    cells = []
    for source in sources:
        if source not in said:
            cells.append(Cell(source, "not_carried", (), None))
            continue
        values = said[source]
        keys = [v.key for v in values]
        state: State
        if gone[source] is not None:
            state = "not_carried"
        elif keys[-1] != base.key:
            state = "moved"
        elif left:
            state = "not_moved"
        elif in_seed is not None:
            state = "as_seed"
        else:
            state = "first_here" if source == first.source else "as_first"
        since = gone[source] or values[-1].first.published_at
        cells.append(Cell(source, state, values, since, len(values) == 1, len(set(keys)) < len(keys)))
    return _summed(thread, tuple(cells), first.source)


def _summed(thread: StoryThread, cells: tuple[Cell, ...], first: str) -> Row:
    now = Counter(cell.now.key for cell in cells if cell.now is not None)
    carrying = now.total()
    unequal = (carrying * carrying - sum(n * n for n in now.values())) // 2
    kept = sorted(now)
    clash = any(contradict(thread.slot, a, b) for i, a in enumerate(kept) for b in kept[i + 1 :])
    squares: tuple[Square, ...] = tuple(
        "moved" if c.state == "moved" else "not_carried" if c.state == "not_carried" else "as_seed" for c in cells
    )
    not_moved = sum(c.state == "not_moved" for c in cells)
    moved = squares.count("moved")
    return Row(
        thread,
        cells,
        first,
        squares,
        len(now) > 1,
        clash,
        any(c.reverted for c in cells),
        (int(clash), not_moved, unequal, moved, carrying),
    )


def _said(mentions: list[Mention]) -> tuple[Said, ...]:
    """The values of one source in the order of time; a version that says one thing twice says it once."""
    found: list[Said] = []
    seen: set[tuple[str, str]] = set()
    for mention in sorted(mentions, key=lambda mention: mention.order):
        told = (mention.article, mention.version)
        if found and (mention.key == found[-1].key or told in seen):
            last = mention if mention.key == found[-1].key else found[-1].last
            found[-1] = Said(found[-1].value, found[-1].key, found[-1].first, last)
        else:
            found.append(Said(mention.value, mention.key, mention, mention))
        seen.add(told)
    return tuple(found)


def _gone(mentions: list[Mention], versions: Versions) -> datetime | None:
    """When the last article of a source that carried a thread left it out; None while one carries it."""
    since: list[datetime] = []
    for article in sorted({(m.source, m.article) for m in mentions}):
        held = versions.get(article, ())
        holding = {m.version for m in mentions if (m.source, m.article) == article}
        if not held or held[-1][0] in holding:
            return None
        at = max(i for i, (ref, _) in enumerate(held) if ref in holding)
        since.append(held[at + 1][1])
    return max(since)
