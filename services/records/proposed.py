"""The proposals that wait for an editor: two articles of different stories, with the evidence. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from services.records.paging import PAGE, Page, cursor_of, cut, place_of
from services.records.tables import Article, Content, Proposal, Source, Story, Version


@dataclass(frozen=True, slots=True)
class Side:
    """One of two articles. `alone`: it is its story's only one. No headline where its text is hidden by now."""

    article_id: int
    article: str
    source: str
    source_title: str
    story: str
    story_title: str
    headline: str
    published_at: datetime
    hidden: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal. The article of the later story would join the earlier one; `why` is empty where a text is hidden."""

    id: int
    score: float
    why: str
    made_at: datetime
    late: Side
    early: Side


def proposals(
    session: Session, story: str | None = None, cursor: str | None = None, size: int = PAGE
) -> Page[ProposalLine]:
    """Proposals nobody has decided on, newest first; of one story, or of all."""
    here, there, one, other = aliased(Article), aliased(Article), aliased(Story), aliased(Story)
    query = (
        select(Proposal)
        .join(here, here.id == Proposal.here_id)
        .join(there, there.id == Proposal.there_id)
        .join(one, one.id == here.story_id)
        .join(other, other.id == there.story_id)
        .where(Proposal.state == "open", one.id != other.id)
        .order_by(Proposal.id.desc())
        .limit(size + 1)
    )
    if story is not None:
        query = query.where(or_(one.slug == story, other.slug == story))
    place = place_of(cursor)
    if place:
        query = query.where(Proposal.id < place[1])
    rows, more = cut(session.scalars(query).all(), size)
    return Page(tuple(_line(session, row) for row in rows), cursor_of(None, rows[-1].id) if more else None)


def _line(session: Session, row: Proposal) -> ProposalLine:
    sides = [_side(session, row.here_id, row.here_version_id), _side(session, row.there_id, row.there_version_id)]
    sides.sort(key=lambda pair: (pair[0], pair[1].story), reverse=True)
    (_, late), (_, early) = sides
    why = "" if late.hidden or early.hidden else row.why
    return ProposalLine(row.id, row.score, why, row.made_at, late, early)


def _side(session: Session, article: int, version: int) -> tuple[tuple[datetime, int], Side]:
    """An article, with what its story is ordered by: the time of its first version."""
    mine, others = aliased(Article), aliased(Article)
    first = (
        select(Version.published_at)
        .join(mine, mine.id == Version.article_id)
        .where(mine.story_id == Story.id)
        .order_by(Version.published_at)
        .limit(1)
        .correlate(Story)
        .scalar_subquery()
    )
    company = select(others.id).where(others.story_id == Article.story_id, others.id != Article.id).exists()
    row = session.execute(
        select(
            Article.key, Source.name, Source.title, Story.slug, Story.title, Content.headline, Version.published_at,
            Version.hidden, company, first, Story.id,
        )
        .join_from(Article, Source, Source.id == Article.source_id)
        .join(Story, Story.id == Article.story_id)
        .join(Version, Version.id == version)
        .join(Content, Content.digest == Version.content_digest)
        .where(Article.id == article)
    ).one()  # fmt: skip
    key, source, source_title, slug, title, headline, published, hidden, accompanied, began, story = row
    shown = "" if hidden else headline or ""
    side = Side(article, key, source, source_title, slug, title, shown, published, hidden, not accompanied)
    return (began, story), side
