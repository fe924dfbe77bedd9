"""The changes that are kept, each with the last judgement it was given. Reads only.

A change is kept once for every collation that shows it; here it stands once, where it was seen last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from services.errors import Fault, Invalid, Missing
from services.records import tables
from services.records.neighbours import in_order
from services.records.paging import PAGE, Page, cut

CORRECTING = ("correction", "clarification", "editors_note", "retraction")
"""Notices that take something back; an update or a refile announces news or a slip, and corrects nothing."""
LIKE_A_CORRECTION = "contradiction"
"""The one kind of undisclosed change that is like a correction: both texts cannot have been true of the same thing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The last judgement of a change: what a person said, when, and why."""

    verdict: str
    reason: str | None
    note: str | None
    by: str
    made_at: datetime
    id: int

    @property
    def state(self) -> str:
        """open | confirmed | dismissed: a change that was reopened is open again."""
        return "open" if self.verdict == "reopened" else self.verdict


@dataclass(frozen=True, slots=True)
class LaterNotice:
    """The notice that covers a change in the end: the ref of the version that brought it, and that version's time."""

    version: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One kept change, and where it stands: story, source, article, base and witness.

    `later` is set where the notice that covers it came in a later version; `disclosure` and `why` speak of it then.
    """

    id: int
    ref: str
    story: str
    source: str
    source_title: str
    article: str
    base_id: int
    witness_id: int
    published_base: datetime
    published_witness: datetime
    part: str
    effect: str
    slot: str
    old: str | None
    new: str | None
    material: bool
    score: float
    speaker_old: str | None
    speaker_new: str | None
    disclosure: str
    undisclosed: str | None
    why: str
    findings: tuple[dict[str, Any], ...]
    spans: tuple[int | None, int | None, int | None, int | None]
    notice: tuple[int, int] | None
    later: LaterNotice | None = None
    judged: Verdict | None = None

    @property
    def state(self) -> str:
        """open | confirmed | dismissed."""
        return self.judged.state if self.judged else "open"

    @property
    def silent(self) -> bool:
        """A material change that contradicts what was said, covered by no notice: a silent correction, likely."""
        return self.material and self.disclosure == "none" and self.undisclosed == LIKE_A_CORRECTION

    @property
    def announced(self) -> bool:
        """Material, no notice itself, and a notice that corrects covers it."""
        return self.material and self.disclosure in CORRECTING and self.effect != "notice"


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """What is asked for; None leaves a field open. `against` is seed or previous."""

    story: str | None = None
    source: str | None = None
    slots: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    disclosures: tuple[str, ...] = ()
    ledger: bool = False  # only what a corrections ledger holds: silent, announced, and the notices themselves
    material: bool | None = None
    silent: bool | None = None
    announced: bool | None = None
    against: str | None = None
    version_id: int | None = None
    witnesses: tuple[int, ...] | None = None
    ref: str | None = None
    refs: tuple[str, ...] | None = None
    usable_only: bool = False  # leave out what touches a text that is hidden


def is_silent() -> ColumnElement[bool]:
    """`ChangeLine.silent` for a query."""
    c = tables.ChangeRow
    return and_(
        c.material.is_(True), c.disclosure == "none", c.undisclosed == LIKE_A_CORRECTION, c.later_kind.is_(None)
    )


def is_announced() -> ColumnElement[bool]:
    """`ChangeLine.announced` for a query."""
    c = tables.ChangeRow
    told = or_(c.disclosure.in_(CORRECTING), c.later_kind.in_(CORRECTING))
    return and_(c.material.is_(True), told, c.effect != "notice")


def changes(session: Session, wanted: ChangeFilter, cursor: str | None = None, size: int = PAGE) -> Page[ChangeLine]:
    """The kept changes that match, newest version first and in text order within it; each with its verdict."""
    c, k = tables.ChangeRow, tables.Collation
    query = _lines(wanted).order_by(k.witness_id.desc(), k.id.desc(), c.position).limit(size + 1)
    if cursor:
        query = query.where(_after(cursor))
    rows, more = cut(session.execute(query).all(), size)
    lines = tuple(map(_line, rows))
    last = rows[-1] if more else None
    following = f"{last.witness_id}-{last.collation_id}-{last.position}" if last else None
    return Page(judged(session, lines), following)


def change(session: Session, story: str, ref: str, usable_only: bool = False) -> tuple[ChangeLine, ...]:
    """Every current place of one change in a story, the newest version's first. Raises Missing."""
    k = tables.Collation
    wanted = ChangeFilter(story=story, ref=ref, usable_only=usable_only)
    rows = session.execute(_lines(wanted).order_by(k.witness_id.desc(), k.id.desc())).all()
    if not rows:
        raise Missing(f"There is no change {ref!r} in {story!r}.")
    return judged(session, tuple(map(_line, rows)))


def by_id(session: Session, ids: Iterable[int]) -> list[tuple[ChangeLine, datetime]]:
    """Changes by id, without verdicts, each with the moment its collation was made."""
    c, k = tables.ChangeRow, tables.Collation
    query = _lines(ChangeFilter()).add_columns(k.made_at).where(c.id.in_(list(ids)))
    return [(_line(row), row.made_at) for row in session.execute(query)]


def verdicts(session: Session, refs: Iterable[str]) -> dict[str, Verdict]:
    """The last judgement of each change that has one."""
    return {ref: said[-1] for ref, said in judgements(session, refs).items()}


def judgements(session: Session, refs: Iterable[str]) -> dict[str, tuple[Verdict, ...]]:
    """All judgements of each change, oldest first."""
    j, wanted = tables.Judgement, sorted(set(refs))
    said: dict[str, tuple[Verdict, ...]] = {}
    for at in range(0, len(wanted), 500):  # below SQLite's limit of bound values
        rows = session.execute(
            select(j.change_ref, j.verdict, j.reason, j.note, j.signed, j.made_at, j.id)
            .where(j.change_ref.in_(wanted[at : at + 500]))
            .order_by(j.id)
        )
        for ref, verdict, reason, note, by, made_at, number in rows:
            said[ref] = (*said.get(ref, ()), Verdict(verdict, reason, note, by, made_at, number))
    return said


def judged(session: Session, lines: tuple[ChangeLine, ...]) -> tuple[ChangeLine, ...]:
    """The same changes, each with its verdict."""
    found = verdicts(session, (line.ref for line in lines))
    return tuple(replace(line, judged=found.get(line.ref)) for line in lines)


def last_judged_at(session: Session, story_id: int, user_id: int) -> datetime | None:
    """When a person last judged anything in a story: what came after it is new to them."""
    j = tables.Judgement
    return session.scalar(select(func.max(j.made_at)).where(j.story_id == story_id, j.user_id == user_id))


def corrections(session: Session, article_id: int) -> dict[int, tuple[int, int]]:
    """For each version of an article that corrects its predecessor: how often silently, likely, and how often not."""
    c, k, v = tables.ChangeRow, tables.Collation, tables.Version
    noticed = and_(c.slot == "notice_added", c.disclosure.in_(CORRECTING))
    rows = session.execute(
        select(
            v.id,
            func.sum(case((is_silent(), 1), else_=0)),
            func.sum(case((and_(is_announced(), c.later_kind.is_(None)), 1), else_=0)),
            func.max(case((noticed, 1), else_=0)),
        )
        .join(k, k.witness_id == v.id)
        .join(c, c.collation_id == k.id)
        .where(v.article_id == article_id, k.base_id == v.previous_id, k.superseded_at.is_(None))
        .where(or_(is_silent(), is_announced(), noticed))
        .group_by(v.id)
    )
    # A notice that comes a version after what it speaks of is told where it came, not where the change did.
    return {version: (int(silent), int(announced) or int(late)) for version, silent, announced, late in rows}


def told_in_article(
    session: Session, article_id: int, refs: Iterable[str], usable_only: bool = False
) -> dict[str, ChangeLine]:
    """For each change its line from the version of the article that brought it, read against the one before.

    Two articles differ without correcting each other; whether a difference was corrected, silently or not, is known
    from the article's own history.
    """
    k, wanted, out = tables.Collation, sorted(set(refs)), dict[str, ChangeLine]()
    for at in range(0, len(wanted), 500):
        some = tuple(wanted[at : at + 500])
        query = _lines(ChangeFilter(against="previous", material=True, refs=some, usable_only=usable_only))
        rows = session.execute(query.where(tables.Article.id == article_id).order_by(k.witness_id))
        out.update((line.ref, line) for line in map(_line, rows))
    return out


def first_seen(session: Session, base_id: int, article_id: int, refs: Iterable[str]) -> dict[str, int]:
    """For each change the first version of an article, by published time, that shows it against a base."""
    c, k, v = tables.ChangeRow, tables.Collation, tables.Version
    wanted, out = sorted(set(refs)), dict[str, int]()
    for at in range(0, len(wanted), 500):
        rows = session.execute(
            select(c.ref, v.id)
            .join(k, c.collation_id == k.id)
            .join(v, k.witness_id == v.id)
            .where(k.base_id == base_id, v.article_id == article_id, k.superseded_at.is_(None))
            .where(c.ref.in_(wanted[at : at + 500]))
            .order_by(*(column.desc() for column in in_order(v)))
        )
        out.update((ref, version) for ref, version in rows)
    return out


def elsewhere(
    session: Session, line_of: tuple[str, str, str | None, str | None], story: str, usable_only: bool = False
) -> tuple[ChangeLine, ...]:
    """The same change in other articles of the story, newest first: part, slot and a value that is the same."""
    part, slot, old, new = line_of
    c, k = tables.ChangeRow, tables.Collation
    same = [column == value for column, value in ((c.old, old), (c.new, new)) if value]
    if not same:
        return ()
    wanted = ChangeFilter(story=story, slots=(slot,), material=True, usable_only=usable_only)
    query = _lines(wanted).where(c.part == part, or_(*same))
    rows = session.execute(query.order_by(k.witness_id.desc(), k.id.desc()).limit(60)).all()
    return tuple(map(_line, rows))


def _lines(wanted: ChangeFilter) -> Select[*tuple[Any, ...]]:
    c, k, a, s = tables.ChangeRow, tables.Collation, tables.Article, tables.Source
    base, witness = aliased(tables.Version), aliased(tables.Version)
    query: Select[*tuple[Any, ...]] = (
        select(
            c, k.id.label("collation_id"), c.position, k.base_id, k.witness_id, tables.Story.slug, s.name, s.title,
            a.key, base.published_at.label("published_base"), witness.published_at.label("published_witness"),
        )
        .join(k, c.collation_id == k.id)
        .join(witness, k.witness_id == witness.id)
        .join(base, k.base_id == base.id)
        .join(a, witness.article_id == a.id)
        .join(s, a.source_id == s.id)
        .join(tables.Story, a.story_id == tables.Story.id)
        .where(k.superseded_at.is_(None))
    )  # fmt: skip
    if wanted.story is not None:
        query = query.where(tables.Story.slug == wanted.story)
    if wanted.source is not None:
        query = query.where(s.name == wanted.source)
    if wanted.slots:
        query = query.where(c.slot.in_(wanted.slots))
    if wanted.effects:
        query = query.where(c.effect.in_(wanted.effects))
    if wanted.disclosures:
        query = query.where(func.coalesce(c.later_kind, c.disclosure).in_(wanted.disclosures))
    if wanted.ledger:
        query = query.where(or_(is_silent(), is_announced(), c.effect == "notice"))
    if wanted.material is not None:
        query = query.where(c.material.is_(wanted.material))
    if wanted.silent is not None:
        query = query.where(is_silent() if wanted.silent else ~is_silent())
    if wanted.announced is not None:
        query = query.where(is_announced() if wanted.announced else ~is_announced())
    if wanted.against == "seed":
        query = query.where(k.base_id == tables.Story.seed_id)
    elif wanted.against == "previous":
        query = query.where(k.base_id == witness.previous_id)
    if wanted.version_id is not None:
        query = query.where(k.witness_id == wanted.version_id)
    if wanted.witnesses is not None:
        query = query.where(k.witness_id.in_(wanted.witnesses))
    if wanted.ref is not None:
        query = query.where(c.ref == wanted.ref)
    if wanted.refs is not None:
        query = query.where(c.ref.in_(wanted.refs))
    if wanted.usable_only:
        query = query.where(~witness.hidden, ~base.hidden)
    return query


def _after(cursor: str) -> ColumnElement[bool]:
    parts = cursor.split("-")
    if len(parts) != 3 or not all(p.isdecimal() and len(p) < 18 for p in parts):
        raise Invalid(
            "The cursor is not one that was given here.",
            faults=(Fault("cursor", "It should be the cursor of an earlier answer."),),
        )
    witness, collation, position = map(int, parts)
    c, k = tables.ChangeRow, tables.Collation
    return or_(
        k.witness_id < witness,
        and_(k.witness_id == witness, k.id < collation),
        and_(k.id == collation, c.position > position),
    )


def _line(row: Any) -> ChangeLine:
    c: tables.ChangeRow = row.ChangeRow
    notice = (c.notice_start, c.notice_end) if c.notice_start is not None and c.notice_end is not None else None
    later = LaterNotice(c.later_version, c.later_at) if c.later_version and c.later_at else None
    return ChangeLine(
        c.id, c.ref, row.slug, row.name, row.title, row.key, row.base_id, row.witness_id,
        row.published_base, row.published_witness, c.part, c.effect, c.slot, c.old, c.new, c.material, c.score,
        c.speaker_old, c.speaker_new, c.later_kind or c.disclosure, None if later else c.undisclosed,
        c.later_why or c.why, tuple(c.findings or ()), (c.a_start, c.a_end, c.b_start, c.b_end), notice, later,
    )  # fmt: skip
