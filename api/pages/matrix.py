"""Claims and quotes by source: a row a thread, a cell a source that says what stands there, and since when.

Cells use the marks of every other page: what a source said before is struck, what it says now is underlined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from api.pages import words
from api.pages.head import Head
from services.records.library import VersionLine
from services.records.thread_packing import KeptCell
from services.records.threads import ThreadLine
from services.records.told import Told

STATES = {
    "": "Any state",
    "silent": "Silent correction, likely",
    "not_moved": "Has not moved",
    "disagree": "Sources disagree",
    "open": "Open for review",
    "left_out": "Left out by a source",
}
SORTS = {
    "": "Most disagreement first",
    "text": "In the order of telling",
    "recent": "Last changed first",
    "spread": "Most widely carried first",
}
SQUARES = {"moved": "f", "not_carried": "x"}


@dataclass(frozen=True, slots=True)
class Column:
    """One source: its title, whether the seed is its, and what stands under its name."""

    name: str
    title: str
    seed: bool
    about: str


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell in words. `shape` is same | moved | hold | gone | none; `old` is struck and `new` underlined.

    `tag` is silent | announced | open | hold, or nothing.
    """

    column: Column
    shape: str
    href: str = ""
    old: str = ""
    new: str = ""
    same: str = ""
    tag: str = ""
    since: str = ""
    told: tuple[Told, ...] = ()
    kept: KeptCell | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """One thread as a row."""

    line: ThreadLine
    href: str
    type: str
    squares: tuple[str, ...]
    about: str
    cells: tuple[CellView, ...]
    folded: int  # cells that a narrow screen folds away: those as baseline

    @property
    def states(self) -> frozenset[str]:
        """The states it is found by."""
        tags = {cell.tag for cell in self.cells}
        found = {"silent", "open"} & tags
        found |= {"not_moved"} if "hold" in tags else set()
        found |= {"disagree"} if self.line.disagrees else set()
        found |= {"left_out"} if any(cell.shape == "gone" for cell in self.cells) else set()
        return frozenset(found)

    @property
    def disagreement(self) -> tuple[int, ...]:
        """More is more worth a look: values that clash, sources that have not moved, pairs that differ."""
        now = [c.kept.now.key for c in self.cells if c.kept and c.kept.now]
        unequal = sum(a != b for i, a in enumerate(now) for b in now[i + 1 :])
        return (int(self.line.disagrees), self.line.not_moved, unequal, self.line.moved, len(now))


def columns_of(head: Head) -> tuple[Column, ...]:
    """The sources of a story: the seed's first, then in the order in which they took it up."""
    shelf, clock = head.shelf, head.clock
    shown = [v for v in shelf.versions if not v.hidden]
    sources = dict.fromkeys(shelf.article_of(v).source for v in shown)
    seed = shelf.seed
    home = shelf.article_of(seed).source if seed else None
    found = []
    for source in sorted(sources, key=lambda one: one != home):
        articles = [a for a in shelf.articles if a.source == source and any(not v.hidden for v in a.versions)]
        last = [v for a in articles for v in a.versions if not v.hidden][-1]
        now = f"{last.token}, {clock.short(last.published_at)}" if len(articles) == 1 else f"{len(articles)} articles"
        if seed is not None and source == home:
            now = f"Baseline {clock.short(seed.published_at)}" + (f", now {now}" if last.id != seed.id else "")
        found.append(Column(source.name, source.title, source == home, now))
    return tuple(found)


def rows_of(head: Head, lines: Sequence[ThreadLine], columns: Sequence[Column]) -> tuple[RowView, ...]:
    """Every thread as a row, in the order given."""
    told = {one.ref: one for one in head.told}
    return tuple(_row(head, line, columns, told) for line in lines)


def sorted_rows(rows: Sequence[RowView], by: str) -> tuple[RowView, ...]:
    """The rows in one of the orders."""
    if by == "recent":
        return tuple(sorted(rows, key=lambda r: (r.line.changed_at, -r.line.position), reverse=True))
    if by == "spread":
        return tuple(sorted(rows, key=lambda r: (-r.line.sources, r.line.position)))
    if by == "text":
        return tuple(rows)
    return tuple(sorted(rows, key=lambda r: (*(-n for n in r.disagreement), r.line.position)))


def said_in_words(line: ThreadLine, value: str, key: str) -> str:
    """A value as a cell shows it; of a statement, how sure it is said to be."""
    if line.kind == "quote":
        return f"“{words.cut(value, 80)}”"
    return value if line.slot in words.VALUED else words.sureness(key)


def _row(head: Head, line: ThreadLine, columns: Sequence[Column], told: Mapping[str, Told]) -> RowView:
    kept = {cell.source: cell for cell in line.cells}
    href = url_for("thread.page", slug=line.story, kind=line.kind, ref=line.ref)
    cells = tuple(_cell(head, line, column, kept.get(column.name), href, told) for column in columns)
    squares = tuple(SQUARES.get(kept[c.name].state, "") if c.name in kept else "x" for c in columns)
    carried = sum(square != "x" for square in squares)
    about = f"{line.moved} of {carried} moved" if line.moved else f"{carried} of {len(columns)} carry it"
    return RowView(line, href, words.SLOTS.get(line.slot, "Statement"), squares, about, cells,
                   sum(cell.shape in ("same", "none") for cell in cells))  # fmt: skip


def _cell(
    head: Head, line: ThreadLine, column: Column, cell: KeptCell | None, href: str, told: Mapping[str, Told]
) -> CellView:
    if cell is None:
        return CellView(column, "none")
    at = head.clock.short(cell.since)
    href = f"{href}#{column.name}"
    values = [said_in_words(line, s.value, s.key) for s in cell.said]
    if cell.state == "not_carried":
        brought = _told(cell.changes, told)
        return CellView(column, "gone", href, old=values[-1], tag=tag_of(brought), since=f"removed {at}", told=brought,
                        kept=cell)  # fmt: skip
    brought = _told(cell.said[-1].changes, told)
    if cell.state == "not_moved":
        since = "still as baseline" if len(values) == 1 else f"again as baseline, since {at}"
        return CellView(column, "hold", href, same=values[-1], tag="hold", since=since, told=brought, kept=cell)
    if len(values) > 1:
        same, old, new = what_moved(cell, values)
        return CellView(column, "moved", href, same=same, old=old, new=new, tag=tag_of(brought),
                        since=_since(cell, brought, at, head.clock), told=brought, kept=cell)  # fmt: skip
    if cell.state == "moved":
        return CellView(column, "moved", href, new=values[-1], since="since first version", kept=cell)
    since = {"as_seed": "as baseline", "first_here": "told first here"}.get(cell.state, "as first told")
    return CellView(column, "same", href, same=values[-1], since=since, kept=cell)


def what_moved(cell: KeptCell, values: Sequence[str]) -> tuple[str, str, str]:
    """What stays, what was and what is: of the same words given to somebody else, the speakers are what moved."""
    (words_before, _, before), (words_after, _, after) = (s.key.partition(" | ") for s in cell.said[-2:])
    if before and after and words_before == words_after:
        return values[-1], before, after
    return "", values[-2], values[-1]


def _told(refs: Sequence[str], told: Mapping[str, Told]) -> tuple[Told, ...]:
    return tuple(told[ref] for ref in refs if ref in told)


def tag_of(brought: Sequence[Told]) -> str:
    """What readers were told of a value that moved; what is silent is shown before what is announced."""
    if any(words.silent(one) and one.state != "dismissed" for one in brought):
        return "silent"
    if any(words.announced(one) for one in brought):
        return "announced"
    return "open" if any(one.state == "open" for one in brought) else ""


def _since(cell: KeptCell, brought: Sequence[Told], at: str, clock: words.Clock) -> str:
    late = next((one for one in brought if one.later is not None), None)
    if late is not None and late.later is not None:
        return f"since {at}, note {clock.short(late.later)}"
    return f"back again since {at}" if cell.reverted else f"since {at}"


def export_rows(head: Head, rows: Sequence[RowView]) -> list[dict[str, Any]]:
    """A row for each thread and source that carries it or did."""
    by_ref = {v.ref: v for v in head.shelf.versions}
    return [_export(head, row, cell, by_ref) for row in rows for cell in row.cells if cell.kept is not None]


COLUMNS = (
    "id", "story", "kind", "type", "label", "speaker", "source", "article", "state", "value_before", "value", "since",
    "version", "told", "moved", "sources", "disagree", "first_at", "changes", "url",
)  # fmt: skip


def _export(head: Head, row: RowView, view: CellView, by_ref: Mapping[str, VersionLine]) -> dict[str, Any]:
    line, cell = row.line, view.kept
    assert cell is not None
    last = cell.said[-1]
    version = by_ref.get(cell.left or last.version)
    before = cell.said[-2].value if len(cell.said) > 1 else None
    return {
        "id": line.ref, "story": line.story, "kind": line.kind, "type": line.slot, "label": line.label,
        "speaker": line.speaker, "source": cell.source, "article": last.article, "state": cell.state,
        "value_before": last.value if cell.state == "not_carried" else before,
        "value": None if cell.state == "not_carried" else last.value, "since": cell.since,
        "version": version.token if version else None, "told": view.tag if view.tag in ("silent", "announced") else "",
        "moved": line.moved, "sources": line.sources, "disagree": line.disagrees, "first_at": line.first_at,
        "changes": " ".join(one.ref for one in view.told), "url": row.href,
    }  # fmt: skip
