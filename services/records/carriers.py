"""Who still carries a value that was set right elsewhere, and what readers were told of a value: from kept threads.

A change that stands in no thread has no answer here: who carries its old value is not known, and is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.records import change_log
from services.records.change_log import is_announced, is_silent
from services.records.ledgers import Entry
from services.records.tables import ChangeRow, Source, Story, ThreadRow
from services.records.thread_packing import KeptCell, unpack_cells

Carrier = tuple[str, str]
"""Name and title of a source."""


@dataclass(frozen=True, slots=True)
class Brought:
    """How a value came: with a notice, likely in silence, or neither; and what a person said of that."""

    silent: bool
    announced: bool
    state: str


def carriers(session: Session, entries: Sequence[Entry]) -> dict[str, tuple[Carrier, ...]]:
    """By a change's ref, the sources that still say what it took back; a change that no thread holds is left out."""
    wanted = {e.change.ref: e.story for e in entries if e.change and (e.change.silent or e.change.announced)}
    if not wanted:
        return {}
    titles = titles_of(session)
    t = ThreadRow
    rows = session.execute(
        select(t.row).join(Story, t.story_id == Story.id).where(Story.slug.in_(set(wanted.values())), t.moved > 0)
    )
    found: dict[str, dict[str, None]] = {}
    for (row,) in rows:
        cells = unpack_cells(row)
        for cell in cells:
            for ref, key in _left(cell):
                if ref in wanted:
                    others = [c.source for c in cells if c.source != cell.source and c.now and c.now.key == key]
                    found.setdefault(ref, {}).update(dict.fromkeys(others))
    return {ref: tuple((name, titles.get(name, name)) for name in names) for ref, names in found.items()}


def _left(cell: KeptCell) -> Iterable[tuple[str, str]]:
    """The changes of one source with the key of the value that each took back."""
    for before, after in zip(cell.said, cell.said[1:], strict=False):
        yield from ((ref, before.key) for ref in after.changes)
    if cell.left is not None and cell.said:
        yield from ((ref, cell.said[-1].key) for ref in cell.changes)


def titles_of(session: Session) -> dict[str, str]:
    """The title of every source by its name."""
    return {row.name: row.title for row in session.execute(select(Source.name, Source.title))}


def brought(session: Session, refs: Iterable[str]) -> dict[str, Brought]:
    """How values came, by the refs of the changes that brought them."""
    wanted = sorted(set(refs))
    told: dict[str, tuple[bool, bool]] = {}
    for at in range(0, len(wanted), 500):
        rows = session.execute(
            select(ChangeRow.ref, is_silent(), is_announced()).where(ChangeRow.ref.in_(wanted[at : at + 500]))
        )
        for ref, silent, announced in rows:
            was = told.get(ref, (False, False))
            told[ref] = (was[0] or bool(silent), was[1] or bool(announced))
    said = change_log.verdicts(session, wanted)
    # Against another base the same change may be told of or not; that a notice covers it counts.
    return {
        ref: Brought(silent and not announced, announced, said[ref].state if ref in said else "open")
        for ref, (silent, announced) in told.items()
    }
