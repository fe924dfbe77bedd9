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
"""Changes of one story on a page of all stories: what one reviews in a sitting. The rest stands behind a link."""
SHOWN_ALONE = 300
"""Changes of a story that is asked for alone."""
ALIKE = 60
"""Changes that are told to be the same as one: more than a story has sources."""
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


def kinds(session: Session, wanted: LedgerFilter) -> Counter[tuple[str, str, bool]]:
    """How many changes match of each effect and slot, and whether silent, likely, whichever of these is asked for."""
    c = tables.ChangeRow
    open_to_all = replace(wanted, kinds=(), slots=(), effects=())
    each = _matching(session, open_to_all).with_only_columns(c.effect, c.slot, is_silent().label("silent"))
    one = each.subquery().c
    query = select(one.effect, one.slot, one.silent, func.count()).group_by(one.effect, one.slot, one.silent)
    return Counter({(effect, slot, bool(silent)): n for effect, slot, silent, n in session.execute(query)})


def entry(session: Session, ref: str, usable_only: bool) -> Entry | None:
    """One change where its newest version brought it, in whatever state; None where there is none to be seen."""
    key = session.execute(_matching(session, LedgerFilter(usable_only=usable_only), ref)).first()
    return ledgers.entries(session, [(key.change_id, key.version_id)])[0] if key else None


def alike_in_story(session: Session, one: Entry, usable_only: bool) -> tuple[Entry, ...]:
    """The open changes of its story that are the same as one, in other versions and sources, the newest first."""
    change, c = one.change, tables.ChangeRow
    if change is None:
        return ()
    wanted = LedgerFilter(story=one.story, state="open", usable_only=usable_only)
    query = _matching(session, wanted).where(c.part == change.part, c.slot == change.slot, c.ref != change.ref)
    found = session.execute(query.add_columns(c.old, c.new).order_by(tables.Version.published_at.desc(), c.id))
    same = [
        (row.change_id, row.version_id) for row in found if _said(row.old, row.new) == _said(change.old, change.new)
    ]
    return ledgers.entries(session, same[:ALIKE])


def last_version_at(session: Session) -> datetime | None:
    """The published time of the newest version of all."""
    return session.scalar(select(func.max(tables.Version.published_at)))


def _said(old: str | None, new: str | None) -> tuple[str, str]:
    return " ".join((old or "").split()).casefold(), " ".join((new or "").split()).casefold()


def _matching(session: Session, wanted: LedgerFilter, ref: str | None = None) -> Select[*tuple[object, ...]]:
    """Each change once, where its newest version brought it: what came, went and came again is judged once."""
    c, v = tables.ChangeRow, tables.Version
    each = ledgers.changing(wanted, session).where(c.material.is_(True))
    if wanted.kinds == ("silent",):
        each = each.where(is_silent())
    if ref is not None:
        each = each.where(c.ref == ref)
    newest = func.row_number().over(partition_by=c.ref, order_by=(v.published_at.desc(), v.ref)).label("nth")
    once = each.with_only_columns(c.id, newest).subquery()
    return ledgers.changing(LedgerFilter()).where(c.id.in_(select(once.c.id).where(once.c.nth == 1)))


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
    query = (
        select(numbered).where(numbered.c.place <= (SHOWN_ALONE if wanted.story else SHOWN)).order_by(numbered.c.place)
    )
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
