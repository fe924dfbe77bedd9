"""The ledgers over all stories: what was corrected, which quotes and which claims changed. Reads only.

A change stands in a ledger where its version brought it: against the version before. Rows are ordered by what they say
and never by when it arrived here: published time, then the version's stable ref, then the place in its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, null, or_, select, tuple_, union_all
from sqlalchemy.orm import Session, aliased

from services.errors import Fault, Invalid
from services.records import assignments, change_log, search, tables
from services.records.change_log import ChangeLine, is_announced, is_silent
from services.records.neighbours import TAKING_BACK
from services.records.paging import EPOCH, PAGE, Page, cut

KINDS = ("silent", "announced", "retraction", "notice")
"""What a corrections ledger holds; a text that its newsroom withdrew is counted among the retractions."""
STATES = ("open", "confirmed", "dismissed")
CURSOR = re.compile(r"(-?\d{1,17})-([0-9A-Za-z]{1,26})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """What is asked for; empty leaves a field open. `since` and `until` are published times, the second left out.

    `q` is a search, of which each part must be found.
    """

    kinds: tuple[str, ...] = ()
    story: str = ""
    source: str = ""
    slots: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()  # beside slots: a change of any of these, or of one of the slots
    state: str = ""
    since: datetime | None = None
    until: datetime | None = None
    speaker: str = ""
    q: str = ""
    judged_since: datetime | None = None  # by anybody, as it is judged now
    assignee: str | None = None  # the name of who is to judge it, "" for nobody
    usable_only: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A version as a ledger names it; its number is its place by published time now, its ref never changes."""

    id: int
    ref: str
    number: int
    published_at: datetime
    status: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a ledger: a change in the version that brought it, or, without one, a version as such.

    `recorded_at` is when it was kept as it is now; `counts` are those of the version against the one before.
    """

    kind: str  # silent | announced | notice | retraction | change; withdrawn | version
    story: str
    story_title: str
    source: str
    source_title: str
    article: str
    article_id: int
    version: Place
    before: Place | None
    recorded_at: datetime
    counts: dict[str, Any]
    change: ChangeLine | None = None


def corrections(session: Session, wanted: LedgerFilter, cursor: str | None = None, size: int = PAGE) -> Page[Entry]:
    """What was set right, with a notice or likely without one, and what was taken back, newest version first."""
    kinds = wanted.kinds or KINDS
    parts = [changing(wanted, session).where(or_(*(_of_kind(kind) for kind in kinds)))]
    if "retraction" in kinds and not (wanted.slots or wanted.speaker or wanted.state or wanted.q):
        parts.append(_withdrawn(wanted))
    return _page(session, parts, cursor, size)


def totals(session: Session, wanted: LedgerFilter) -> dict[str, int]:
    """How many rows of each kind the corrections ledger has under the same filters."""
    out = {}
    for kind in KINDS:
        query = changing(wanted, session).where(_of_kind(kind)).with_only_columns(func.count())
        out[kind] = session.scalar(query) or 0
    if not (wanted.slots or wanted.speaker or wanted.state or wanted.q):
        out["retraction"] += session.scalar(_withdrawn(wanted).with_only_columns(func.count())) or 0
    return out


def quotes(session: Session, wanted: LedgerFilter, cursor: str | None = None, size: int = PAGE) -> Page[Entry]:
    """Every quote that was added, removed, altered or given to another speaker, newest version first."""
    return _page(session, [changing(wanted, session).where(_quoted())], cursor, size)


def claims(session: Session, wanted: LedgerFilter, cursor: str | None = None, size: int = PAGE) -> Page[Entry]:
    """Every claim whose value, certainty or attribution changed, newest version first; quotes have their own ledger."""
    return _page(session, [changing(wanted, session).where(_claimed())], cursor, size)


def versions(session: Session, wanted: LedgerFilter, cursor: str | None = None, size: int = PAGE) -> Page[Entry]:
    """Every version, newest first, as rows without a change."""
    return _page(session, [_versions(wanted)], cursor, size)


def listed(session: Session, query: Select[*tuple[Any, ...]], cursor: str | None, size: int) -> Page[Entry]:
    """What a query made from `changing` finds, newest version first."""
    return _page(session, [query], cursor, size)


def speakers(session: Session, wanted: LedgerFilter, most: int = 200) -> list[tuple[str, int]]:
    """Whose quotes changed, those with the most changes first; each with how many."""
    c = tables.ChangeRow
    name = func.coalesce(c.speaker_new, c.speaker_old)
    query = changing(replace(wanted, speaker=""), session).where(_quoted(), name.is_not(None))
    counted = query.with_only_columns(name, func.count()).group_by(name).order_by(func.count().desc(), name)
    return [(row[0], row[1]) for row in session.execute(counted.limit(most))]


def count(session: Session, wanted: LedgerFilter, ledger: str) -> int:
    """How many rows the `quotes` or `claims` ledger has under these filters."""
    which = _quoted() if ledger == "quotes" else _claimed()
    return session.scalar(changing(wanted, session).where(which).with_only_columns(func.count())) or 0


def _quoted() -> ColumnElement[bool]:
    return tables.ChangeRow.effect == "quote"


def _claimed() -> ColumnElement[bool]:
    c = tables.ChangeRow
    return and_(c.material.is_(True), c.effect.not_in(("quote", "notice")))


def _of_kind(kind: str) -> ColumnElement[bool]:
    c = tables.ChangeRow
    if kind == "silent":
        return and_(is_silent(), c.effect != "notice")
    if kind == "announced":
        return is_announced()
    retracts = c.disclosure == "retraction"
    return and_(c.effect == "notice", retracts if kind == "retraction" else ~retracts)


def kind_of(change: ChangeLine) -> str:
    """silent | announced | retraction | notice | change."""
    if change.effect == "notice":
        return "retraction" if change.disclosure == "retraction" else "notice"
    return "silent" if change.silent else "announced" if change.announced else "change"


def last_verdict() -> ColumnElement[str]:
    """The verdict that counts for a change, for a query; null where nobody judged."""
    j = tables.Judgement
    newest = select(j.verdict).where(j.change_ref == tables.ChangeRow.ref).order_by(j.id.desc()).limit(1)
    return newest.correlate(tables.ChangeRow).scalar_subquery()


def in_state(state: str) -> ColumnElement[bool]:
    """Whether a change is open, confirmed or dismissed now, for a query."""
    said = last_verdict()
    return or_(said.is_(None), said == "reopened") if state == "open" else said == state


def changing(wanted: LedgerFilter, session: Session | None = None) -> Select[*tuple[Any, ...]]:
    """The changes that match, as a query for (published_at, ref, place, change, version).

    What is searched for hangs on the kind of store: it is looked for where a session is given.
    """
    c, k, v, a = tables.ChangeRow, tables.Collation, tables.Version, tables.Article
    query: Select[*tuple[Any, ...]] = (
        select(
            v.published_at, v.ref, (c.position + 1).label("place"), c.id.label("change_id"), v.id.label("version_id"),
        )
        .join(k, c.collation_id == k.id)
        .join(v, k.witness_id == v.id)
        .join(a, v.article_id == a.id)
        .where(k.base_id == v.previous_id, k.superseded_at.is_(None))
    )  # fmt: skip
    query = _placed(query, wanted)
    if wanted.slots or wanted.effects:
        query = query.where(or_(c.slot.in_(wanted.slots), c.effect.in_(wanted.effects)))
    if wanted.state:
        query = query.where(in_state(wanted.state), c.material.is_(True))
    if wanted.speaker:
        query = query.where(or_(c.speaker_old == wanted.speaker, c.speaker_new == wanted.speaker))
    if wanted.q and session is not None:
        query = query.where(*search.of_changes(session, wanted.q))
    if wanted.judged_since is not None:
        j = tables.Judgement
        query = query.where(c.ref.in_(select(j.change_ref).where(j.made_at >= wanted.judged_since)))
    if wanted.assignee is not None:
        query = query.where(assignments.given_to(wanted.assignee))
    if wanted.usable_only:
        base = aliased(tables.Version)
        query = query.join(base, k.base_id == base.id).where(~v.hidden, ~base.hidden)
    return query


def _versions(wanted: LedgerFilter) -> Select[*tuple[Any, ...]]:
    v, a = tables.Version, tables.Article
    query: Select[*tuple[Any, ...]] = (
        select(v.published_at, v.ref, literal(0).label("place"), null().label("change_id"), v.id.label("version_id"))
        .join(a, v.article_id == a.id)
        .where(v.repeats.is_(False))
    )
    return _placed(query, wanted)


def _withdrawn(wanted: LedgerFilter) -> Select[*tuple[Any, ...]]:
    """The versions by which a newsroom took back a text that it had published."""
    v, before = tables.Version, aliased(tables.Version)
    query = _versions(wanted).join(before, v.previous_id == before.id)
    return query.where(v.status.in_(TAKING_BACK), before.status.not_in(TAKING_BACK))


def _placed(query: Select[*tuple[Any, ...]], wanted: LedgerFilter) -> Select[*tuple[Any, ...]]:
    v, a, s = tables.Version, tables.Article, tables.Source
    if wanted.story:
        query = query.join(tables.Story, a.story_id == tables.Story.id).where(tables.Story.slug == wanted.story)
    if wanted.source:
        query = query.join(s, a.source_id == s.id).where(s.name == wanted.source)
    if wanted.since is not None:
        query = query.where(v.published_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(v.published_at < wanted.until)
    return query


def _page(session: Session, parts: Sequence[Select[*tuple[Any, ...]]], cursor: str | None, size: int) -> Page[Entry]:
    keys = (parts[0] if len(parts) == 1 else union_all(*parts)).subquery()
    row = keys.c
    query = select(row.published_at, row.ref, row.place, row.change_id, row.version_id)
    if cursor:
        published_at, ref, place = place_of(cursor)
        later = or_(row.ref > ref, and_(row.ref == ref, row.place > place))
        query = query.where(or_(row.published_at < published_at, and_(row.published_at == published_at, later)))
    ordered = query.order_by(row.published_at.desc(), row.ref, row.place).limit(size + 1)
    found, more = cut(session.execute(ordered).all(), size)
    last = found[-1] if more else None
    following = cursor_of(last.published_at, last.ref, last.place) if last else None
    return Page(entries(session, [(one.change_id, one.version_id) for one in found]), following)


def cursor_of(published_at: datetime, ref: str, place: int) -> str:
    """The place of a row: its version's published time to the microsecond and ref, and its place in the text."""
    return f"{(published_at - EPOCH) // timedelta(microseconds=1)}-{ref}-{place}"


def place_of(cursor: str) -> tuple[datetime, str, int]:
    """Read a cursor back. Raises Invalid for anything that `cursor_of` did not make."""
    given = CURSOR.fullmatch(cursor)
    try:
        if given:
            return EPOCH + timedelta(microseconds=int(given[1])), given[2], int(given[3])
    except OverflowError:
        pass
    fault = Fault("cursor", "It should be the cursor of an earlier answer.")
    raise Invalid("The cursor is not one that was given here.", faults=(fault,))


def entries(session: Session, keys: Iterable[tuple[int | None, int]]) -> tuple[Entry, ...]:
    """Rows by (change, version), in the order given."""
    keys = list(keys)
    versions = {version for _, version in keys}
    homes = _homes(session, versions)
    lines = _lines(session, [change for change, _ in keys if change is not None])
    befores = {home.previous_id for home in homes.values() if home.previous_id is not None}
    places = places_of(session, versions | befores)
    out = []
    for change, version in keys:
        home = homes[version]
        line, made = lines[change] if change is not None else (None, home.made_at or home.received_at)
        kind = kind_of(line) if line else "withdrawn" if places[version].status in TAKING_BACK else "version"
        out.append(
            Entry(
                kind, home.slug, home.title, home.name, home.source_title, home.key,
                home.article_id, places[version], places.get(home.previous_id or 0), made, home.counts or {}, line,
            )
        )  # fmt: skip
    return tuple(out)


def places_of(session: Session, ids: Iterable[int]) -> dict[int, Place]:
    """Versions by id, each with its number."""
    v, other = tables.Version, aliased(tables.Version)
    earlier = tuple_(other.published_at, other.text_digest, other.status) <= tuple_(
        v.published_at, v.text_digest, v.status
    )
    number = select(func.count()).where(other.article_id == v.article_id, other.repeats.is_(False), earlier)
    query = select(v.id, v.ref, number.correlate(v).scalar_subquery(), v.published_at, v.status)
    return {row.id: Place(*row) for some in _some(ids) for row in session.execute(query.where(v.id.in_(some)))}


def _homes(session: Session, ids: Iterable[int]) -> dict[int, Any]:
    v, a, s, t, k = tables.Version, tables.Article, tables.Source, tables.Story, tables.Collation
    own = and_(k.witness_id == v.id, k.base_id == v.previous_id, k.superseded_at.is_(None))
    query = (
        select(v.id, v.previous_id, v.received_at, k.made_at, k.counts, a.id.label("article_id"), a.key, s.name,
               s.title.label("source_title"), t.slug, t.title)
        .join(k, own, isouter=True)
        .join(a, v.article_id == a.id)
        .join(s, a.source_id == s.id)
        .join(t, a.story_id == t.id)
    )  # fmt: skip
    return {row.id: row for some in _some(ids) for row in session.execute(query.where(v.id.in_(some)))}


def _lines(session: Session, ids: Iterable[int]) -> dict[int, tuple[ChangeLine, datetime]]:
    found: dict[int, tuple[ChangeLine, datetime]] = {}
    for some in _some(ids):
        for line, made in change_log.by_id(session, some):
            found[line.id] = (line, made)
    judged = change_log.judged(session, tuple(line for line, _ in found.values()))
    return {line.id: (line, found[line.id][1]) for line in judged}


def _some(ids: Iterable[int]) -> Iterable[list[int]]:
    """In pieces below SQLite's limit of bound values."""
    every = sorted(set(ids))
    return [every[at : at + 500] for at in range(0, len(every), 500)]
