"""What waits for a reviewer, over all stories: material changes, the most important first. Reads only.

Importance is a place in a list of reasons that a person can read, not a score: what may have been set right in silence
first, what only came or went last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from services.errors import Fault, Invalid
from services.records import ledgers, tables
from services.records.change_log import ChangeLine, is_silent
from services.records.ledgers import Entry, LedgerFilter
from services.records.paging import EPOCH, PAGE, Page, cut

STORIES = 10
"""Stories of a page of the inbox."""
SHOWN = 30
"""Changes of one story on a page: what one reviews in a sitting. The rest stands behind a link."""
SORTS = ("importance", "recent", "oldest")
FACTS = ("number", "quantity", "date", "time", "name", "role", "place")
STANDING = ("attribution", "certainty", "negation", "status")
CAME_OR_WENT = ("quote_added", "quote_removed")
CURSOR = re.compile(r"([0-4])-(-?\d{1,17})-(\d{1,17})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A story with changes that wait; `entries` are its most important ones, `count` is how many there are."""

    slug: str
    title: str
    count: int
    entries: tuple[Entry, ...]


def importance(change: ChangeLine) -> int:
    """0 silent correction, likely; 1 a quote's words or speaker; 2 a fact; 3 how sure, or who says so; 4 the rest."""
    if change.silent:
        return 0
    if change.effect == "quote":
        return 4 if change.slot in CAME_OR_WENT else 1
    return 2 if change.slot in FACTS else 3 if change.slot in STANDING else 4


def waiting(
    session: Session, wanted: LedgerFilter, sort: str = "importance", cursor: str | None = None
) -> Page[Waiting]:
    """Stories with changes that match, those with the most important change first, then the newest."""
    v, a = tables.Version, tables.Article
    newest = func.min(v.published_at) if sort == "oldest" else func.max(v.published_at)
    each = (
        _matching(session, wanted)
        .with_only_columns(a.story_id, func.min(_rank()).label("rank"), newest.label("newest"), func.count().label("n"))
        .group_by(a.story_id)
        .subquery()
    )
    row = each.c
    query = select(row.story_id, row.rank, row.newest, row.n)
    rank = row.rank if sort == "importance" else row.rank * 0
    earlier = row.newest > _moment(cursor) if sort == "oldest" else row.newest < _moment(cursor)
    if cursor:
        at, _, id = _place(cursor)
        same = and_(row.newest == _moment(cursor), row.story_id > id)
        query = query.where(or_(rank > at, and_(rank == at, or_(earlier, same))))
    newest_first = row.newest if sort == "oldest" else row.newest.desc()
    found, more = cut(
        session.execute(query.order_by(rank, newest_first, row.story_id).limit(STORIES + 1)).all(), STORIES
    )
    last = found[-1] if more else None
    following = None
    if last:
        micros = (last.newest - EPOCH) // timedelta(microseconds=1)
        following = f"{last.rank if sort == 'importance' else 0}-{micros}-{last.story_id}"
    ids = [one.story_id for one in found]
    counts = {one.story_id: one.n for one in found}
    return Page(_stories(session, wanted, ids, counts), following)


def rows(session: Session, wanted: LedgerFilter, cursor: str | None = None, size: int = PAGE) -> Page[Entry]:
    """The same changes as one list, newest version first."""
    return ledgers.listed(session, _matching(session, wanted), cursor, size)


def count(session: Session, wanted: LedgerFilter) -> int:
    """How many changes match."""
    return session.scalar(_matching(session, wanted).with_only_columns(func.count())) or 0


def judged_since(session: Session, since: datetime) -> dict[str, int]:
    """How many changes were confirmed and dismissed since a moment."""
    j = tables.Judgement
    query = select(j.verdict, func.count(func.distinct(j.change_ref))).where(j.made_at >= since).group_by(j.verdict)
    return {row[0]: row[1] for row in session.execute(query)}


def last_version_at(session: Session) -> datetime | None:
    """The published time of the newest version of all."""
    return session.scalar(select(func.max(tables.Version.published_at)))


def alike(entries: Sequence[Entry]) -> Counter[tuple[str, ...]]:
    """How often each change stands in a list, by what changed into what: the same in several sources is judged once."""
    return Counter(likeness(e) for e in entries)


def likeness(entry: Entry) -> tuple[str, ...]:
    """What two changes of one story share when they are the same change."""
    change = entry.change
    if change is None:
        return (entry.version.ref,)
    said = (" ".join((side or "").split()).casefold() for side in (change.old, change.new))
    return (entry.story, change.part, change.slot, *said)


def _matching(session: Session, wanted: LedgerFilter) -> Select[*tuple[object, ...]]:
    query = ledgers.changing(wanted, session).where(tables.ChangeRow.material.is_(True))
    return query.where(is_silent()) if wanted.kinds == ("silent",) else query


def _rank() -> ColumnElement[int]:
    """`importance` for a query."""
    c = tables.ChangeRow
    quote = case((c.slot.in_(CAME_OR_WENT), 4), else_=1)
    return case(
        (is_silent(), 0), (c.effect == "quote", quote), (c.slot.in_(FACTS), 2), (c.slot.in_(STANDING), 3), else_=4
    )


def _stories(session: Session, wanted: LedgerFilter, ids: Sequence[int], counts: dict[int, int]) -> tuple[Waiting, ...]:
    c, v, a = tables.ChangeRow, tables.Version, tables.Article
    place = func.row_number().over(
        partition_by=a.story_id, order_by=(_rank(), v.published_at.desc(), v.ref, c.position)
    )
    numbered = (
        _matching(session, replace(wanted, story=""))
        .where(a.story_id.in_(ids))
        .with_only_columns(a.story_id, c.id.label("change_id"), v.id.label("version_id"), place.label("place"))
        .subquery()
    )
    query = select(numbered).where(numbered.c.place <= SHOWN).order_by(numbered.c.place)
    keys: dict[int, list[tuple[int | None, int]]] = {id: [] for id in ids}
    for row in session.execute(query):
        keys[row.story_id].append((row.change_id, row.version_id))
    entries = iter(ledgers.entries(session, [key for some in keys.values() for key in some]))
    out = []
    for id, some in keys.items():
        mine = tuple(next(entries) for _ in some)
        out.append(Waiting(mine[0].story, mine[0].story_title, counts[id], mine))
    return tuple(out)


def _place(cursor: str) -> tuple[int, int, int]:
    given = CURSOR.fullmatch(cursor)
    if given is None:
        fault = Fault("cursor", "It should be the cursor of an earlier answer.")
        raise Invalid("The cursor is not one that was given here.", faults=(fault,))
    return int(given[1]), int(given[2]), int(given[3])


def _moment(cursor: str | None) -> datetime:
    try:
        return EPOCH + timedelta(microseconds=_place(cursor)[1]) if cursor else EPOCH
    except OverflowError:
        return EPOCH
