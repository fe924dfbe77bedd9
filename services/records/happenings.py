"""What happened since a mark: versions that came, collations that were made, judgements that were given. Reads only.

A happening is a row that is kept anyway; the stream of events has no table of its own. Ids rise in every table, so
three numbers say how far a listener has heard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Mapped, Session

from services.records.tables import Article, Collation, Judgement, Source, Story, Version

MOST = 200
"""So many of a kind are told at once; who was away for longer loads the page anew."""
LOOK_BACK = 32
"""PostgreSQL gives ids before transactions end: so many earlier ones may appear late, from writers side by side."""

_Told = Select[int, datetime, str, str, str, str, str, datetime]
_MARK = re.compile(r"v([0-9]{1,18})-c([0-9]{1,18})-j([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a listener has heard: the highest ids of versions, collations and judgements."""

    version: int = 0
    collation: int = 0
    judgement: int = 0

    def __str__(self) -> str:
        return f"v{self.version}-c{self.collation}-j{self.judgement}"

    @classmethod
    def read(cls, given: str | None) -> Mark | None:
        """The mark that was written so, or None."""
        found = _MARK.fullmatch(given or "")
        return cls(*map(int, found.groups())) if found else None

    def back(self) -> Mark:
        """A little before, for rows whose transactions ended late."""
        return Mark(*(max(0, n - LOOK_BACK) for n in (self.version, self.collation, self.judgement)))


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: `kind` is version, compared or judged; `id` is the row's in its own table.

    `change` and `by` are of a judgement. No text of the version is told: who may read it is decided where it is shown.
    """

    kind: str
    id: int
    at: datetime
    story: str
    source: str
    source_title: str
    article: str
    version: str
    published_at: datetime
    change: str | None = None
    verdict: str | None = None
    by: str | None = None


def now(session: Session) -> Mark:
    """The mark of what is kept at this moment."""
    return Mark(*(session.scalar(select(func.max(table.id))) or 0 for table in (Version, Collation, Judgement)))


def since(session: Session, mark: Mark) -> list[Happening]:
    """What happened after a mark, in the order of its making; at most `MOST` of a kind, the newest of them."""
    came = _place(Version.id, Version.received_at).where(Version.id > mark.version, Version.repeats.is_(False))
    compared = _place(Collation.id, Collation.made_at).join(Collation, Collation.witness_id == Version.id)
    compared = compared.where(Collation.id > mark.collation, Collation.superseded_at.is_(None))
    found = [*_told(session, "version", came), *_told(session, "compared", compared)]
    judged = select(
        Judgement.id, Judgement.made_at, Story.slug, Judgement.change_ref, Judgement.verdict, Judgement.signed
    ).join(Story, Story.id == Judgement.story_id)
    for row in session.execute(judged.where(Judgement.id > mark.judgement).order_by(Judgement.id.desc()).limit(MOST)):
        id, at, story, change, verdict, by = row
        found.append(Happening("judged", id, at, story, "", "", "", "", at, change, verdict, by))
    return sorted(found, key=lambda h: (h.at, h.kind, h.id))


def marked(mark: Mark, told: list[Happening]) -> Mark:
    """The mark of someone who has heard these as well."""
    tops = {kind: max((h.id for h in told if h.kind == kind), default=0) for kind in ("version", "compared", "judged")}
    return Mark(
        max(mark.version, tops["version"]),
        max(mark.collation, tops["compared"]),
        max(mark.judgement, tops["judged"]),
    )


def _place(id: Mapped[int], at: Mapped[datetime]) -> _Told:
    return (
        select(id, at, Story.slug, Source.name, Source.title, Article.key, Version.ref, Version.published_at)
        .select_from(Version)
        .join(Article, Article.id == Version.article_id)
        .join(Story, Story.id == Article.story_id)
        .join(Source, Source.id == Article.source_id)
    )


def _told(session: Session, kind: str, rows: _Told) -> list[Happening]:
    ordered = rows.order_by(rows.selected_columns[0].desc()).limit(MOST)
    return [Happening(kind, *row) for row in session.execute(ordered)]
