"""The index of signs: which articles hold a name, a number or quoted words; and the proposals that come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from services.records.once import insert_on, table_of
from services.records.tables import Article, Content, Proposal, Sign, Source, Version

KEPT = 10_000
"""So many of the latest articles are found by their signs: some weeks of a dozen newsrooms."""
COMMON = 2_000
"""A sign of more articles than this finds nobody."""
SEARCHED = 6_000
"""So many holders of an article's rarest signs are looked at."""
WEEKS = timedelta(weeks=4)
"""After a month what is alike is the topic, or the next such event."""
SOME = 500  # below SQLite's limit of bound values


@dataclass(frozen=True, slots=True)
class Text:
    """What an article says now, as far as everybody may read it."""

    article_id: int
    story_id: int
    version_id: int
    source: str
    published_at: datetime
    content: Content


def grown(session: Session, versions: Iterable[int]) -> list[int]:
    """Of these versions those that are their article's 1st, 2nd, 4th, 8th …: when it is worth a look.

    A story that goes on says more; looking each time would cost as much as comparing.
    """
    other = aliased(Version)
    count = select(func.count()).where(other.article_id == Version.article_id, ~other.repeats)
    count = count.where(other.published_at <= Version.published_at).correlate(Version)
    wanted = sorted(versions)
    found: list[int] = []
    for at in range(0, len(wanted), SOME):
        rows = session.execute(
            select(Version.id, count.scalar_subquery())
            .where(Version.id.in_(wanted[at : at + SOME]), ~Version.repeats)
            .order_by(Version.id)
        )
        found += [id for id, n in rows if n & (n - 1) == 0]
    return found


def text_of(session: Session, version: int) -> Text | None:
    """The latest text, for everybody, of the article that a version belongs to; None where there is none."""
    article = session.scalar(select(Version.article_id).where(Version.id == version))
    return next(iter(latest(session, [article] if article is not None else [])), None)


def latest(session: Session, articles: Sequence[int]) -> list[Text]:
    """The latest text of each article that everybody may read, in the order of the articles."""
    later = aliased(Version)
    newer = (
        select(later.id)
        .where(later.article_id == Version.article_id, ~later.hidden, ~later.repeats)
        .where(
            or_(
                later.published_at > Version.published_at,
                and_(later.published_at == Version.published_at, later.text_digest > Version.text_digest),
            )
        )
    )
    rows = session.execute(
        select(Article.id, Article.story_id, Version.id, Source.name, Version.published_at, Content)
        .join(Article, Article.id == Version.article_id)
        .join(Source, Source.id == Article.source_id)
        .join(Content, Content.digest == Version.content_digest)
        .where(Article.id.in_(list(articles)), ~Version.hidden, ~Version.repeats, ~newer.exists())
    )
    found = {row[0]: Text(*row) for row in rows}
    return [found[id] for id in articles if id in found]


def counts(session: Session, signs: Iterable[str]) -> dict[str, int]:
    """In how many articles each sign stands, of those that stand in any."""
    wanted, found = sorted(set(signs)), dict[str, int]()
    for at in range(0, len(wanted), SOME):
        some = Sign.sign.in_(wanted[at : at + SOME])
        rows = session.execute(select(Sign.sign, func.count()).where(some).group_by(Sign.sign))
        found |= {row[0]: row[1] for row in rows}
    return found


def articles(session: Session) -> int:
    """About how many articles are in the index."""
    return min(KEPT, session.scalar(select(func.max(Article.id))) or 0)


def of_articles(session: Session, ids: Sequence[int]) -> set[str]:
    """All signs of some articles."""
    return set(session.scalars(select(Sign.sign).where(Sign.article_id.in_(list(ids)))))


def holders(session: Session, here: Text, held: Mapping[str, int], weight: Mapping[str, float], most: int) -> list[int]:
    """Articles of other stories that share the most of an article's rare signs, likeliest first."""
    rare: list[str] = []
    searched = 0
    for sign in sorted(held, key=lambda s: (held[s], s)):
        if held[sign] > COMMON or searched > SEARCHED:
            break
        rare.append(sign)
        searched += held[sign]
    near = and_(Version.published_at >= here.published_at - WEEKS, Version.published_at <= here.published_at + WEEKS)
    recent = select(Version.id).where(Version.article_id == Article.id, near).exists()
    found: Counter[int] = Counter()
    rows = session.execute(
        select(Sign.article_id, Sign.sign)
        .join(Article, Article.id == Sign.article_id)
        .where(Sign.sign.in_(rare), Article.story_id != here.story_id, recent)
    )
    scores: dict[int, float] = {}
    for article, sign in rows:
        scores[article] = scores.get(article, 0.0) + weight.get(sign, 0.0) ** 2
        found[article] += 1
    likely = [a for a in scores if found[a] > 1]  # one word alike finds half the paper
    return sorted(likely, key=lambda a: (-scores[a], a))[:most]


def keep(session: Session, article: int, signs: Sequence[str]) -> None:
    """Put an article's signs in the place of those it had; forget those of articles long past."""
    session.execute(delete(Sign).where(Sign.article_id == article))
    newest = session.scalar(select(func.max(Article.id))) or 0
    session.execute(delete(Sign).where(Sign.article_id <= newest - KEPT))
    if signs:
        rows = [{"sign": sign, "article_id": article} for sign in sorted(signs)]
        session.execute(insert_on(session.get_bind().dialect.name, Sign).on_conflict_do_nothing(), rows)


def declined(session: Session, one: int, other: int) -> bool:
    """Whether an editor said that two stories are not one."""
    here, there = aliased(Article), aliased(Article)
    statement = (
        select(Proposal.id)
        .join(here, here.id == Proposal.here_id)
        .join(there, there.id == Proposal.there_id)
        .where(
            Proposal.state == "declined",
            or_(
                and_(here.story_id == one, there.story_id == other), and_(here.story_id == other, there.story_id == one)
            ),
        )
        .limit(1)
    )
    return session.scalar(statement) is not None


def propose(session: Session, here: Text, there: Text, score: float, why: str) -> None:
    """Keep a proposal, or what is known better of one that nobody has decided on."""
    one, other = sorted((here, there), key=lambda text: text.article_id)
    values: dict[str, Any] = {
        "here_version_id": one.version_id,
        "there_version_id": other.version_id,
        "score": score,
        "why": why,
    }
    pair = {"here_id": one.article_id, "there_id": other.article_id}
    rows = table_of(Proposal)
    new = insert_on(session.get_bind().dialect.name, Proposal).on_conflict_do_nothing()
    session.execute(new, {**pair, **values, "state": "open", "made_at": datetime.now(UTC)})
    known = and_(rows.c.here_id == one.article_id, rows.c.there_id == other.article_id, rows.c.state == "open")
    session.execute(update(rows).where(known).values(values))
