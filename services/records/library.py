"""One story as it is read: its articles, their versions numbered by published time, and the collations kept of them.

Reads only; nothing here writes. Values are frozen, so that they outlive the session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.errors import Missing, Moved
from services.records import tables
from services.records.jobs import COMPARE
from services.records.neighbours import in_order
from services.records.stories import slug_of_story, story_id

NUMBERED = re.compile(r"v([1-9][0-9]{0,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source as pages name it."""

    id: int
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class KeptCollation:
    """A collation that is kept and current, with its counts and without its apparatus."""

    id: int
    base_id: int
    witness_id: int
    engine: str
    rubric: str
    counts: dict[str, Any]

    def count(self, name: str) -> int:
        """One of the counts `material`, `silent`, `announced`, `cosmetic`; 0 where it was not counted."""
        return int(self.counts.get(name) or 0)

    @property
    def share(self) -> float:
        """Share of sentences that are not kept, 0 to 1."""
        return float(self.counts.get("share") or 0.0)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version without its text. `number` is its place by published time among those of its article.

    `since_previous` and `since_seed` are None until the version is compared, or where there is nothing to compare with.
    `waiting` is true while a comparison is due; `failed` says why it was given up.
    """

    id: int
    ref: str
    number: int
    article_id: int
    published_at: datetime
    published_given: bool
    received_at: datetime
    headline: str
    label: str | None
    status: str
    language: str | None
    url: str | None
    words: int
    previous_id: int | None
    is_seed: bool = False
    waiting: bool = False
    failed: str | None = None
    since_previous: KeptCollation | None = None
    since_seed: KeptCollation | None = None
    held_back: bool = False
    embargoed_until: datetime | None = None

    @property
    def token(self) -> str:
        """How an address names it within its article."""
        return f"v{self.number}"

    @property
    def hidden(self) -> bool:
        """Its text is not for every reader: under embargo, or taken back by its newsroom, alone or with its article."""
        return self.held_back


@dataclass(frozen=True, slots=True)
class ArticleShelf:
    """One source's piece on the story, with its versions, oldest first."""

    id: int
    key: str
    source: SourceName
    versions: tuple[VersionLine, ...]

    @property
    def latest(self) -> VersionLine | None:
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True, slots=True)
class StoryShelf:
    """A story with everything that is kept of it but the texts."""

    id: int
    slug: str
    title: str
    seed_id: int | None
    seed_chosen: bool
    created_at: datetime
    articles: tuple[ArticleShelf, ...]
    versions: tuple[VersionLine, ...] = field(init=False, compare=False)
    """All versions of all articles, by published time."""
    by_id: dict[int, VersionLine] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        named = sorted(self.articles, key=lambda a: (a.source.name, a.key))  # whose versions stand in order each
        every = sorted((v for a in named for v in a.versions), key=lambda v: v.published_at)
        object.__setattr__(self, "versions", tuple(every))
        object.__setattr__(self, "by_id", {v.id: v for v in every})

    @property
    def seed(self) -> VersionLine | None:
        return self.by_id.get(self.seed_id or 0)

    @property
    def sources(self) -> tuple[SourceName, ...]:
        """Each source once, in the order in which its first article came."""
        return tuple({a.source.id: a.source for a in self.articles}.values())

    def article_of(self, version: VersionLine) -> ArticleShelf:
        """The article a version belongs to."""
        return next(a for a in self.articles if a.id == version.article_id)

    def of_source(self, name: str, key: str | None = None) -> ArticleShelf:
        """A source's article: the one with that key, else the one with the most versions. Raises Missing."""
        mine = [a for a in self.articles if a.source.name == name]
        if key is not None:
            mine = [a for a in mine if a.key == key]
        if not mine:
            raise Missing(
                f"The story {self.slug!r} has no article of {name!r}" + (f" with the id {key!r}." if key else ".")
            )
        return max(mine, key=lambda a: (len(a.versions), -a.id))


def open_story(session: Session, slug: str) -> StoryShelf:
    """A story with its articles, versions and the counts of what is kept: four queries however long it is.

    Raises Missing, and Moved when its articles have gone into another story.
    """
    story = session.scalar(select(tables.Story).where(tables.Story.slug == slug))
    if story is None:
        raise Missing(f"There is no story {slug!r}.")
    if story.leads_to_id is not None:
        to = slug_of_story(session, story_id(session, slug) or story.id)
        raise Moved(f"The story {slug!r} is part of {to!r} now.", to=to)
    lines = _versions(session, story)
    joined = select(tables.Article, tables.Source).join(tables.Source).where(tables.Article.story_id == story.id)
    articles = tuple(
        ArticleShelf(
            a.id, a.key, SourceName(s.id, s.name, s.title), tuple(v for v in lines if v.article_id == a.id)
        )
        for a, s in session.execute(joined.order_by(tables.Article.id))
    )  # fmt: skip
    return StoryShelf(story.id, story.slug, story.title, story.seed_id, story.seed_chosen, story.created_at, articles)


def _versions(session: Session, story: tables.Story) -> tuple[VersionLine, ...]:
    v = tables.Version
    shown = (
        select(
            v.id, v.ref, v.article_id, v.published_at, v.published_given, v.received_at, tables.Content.headline,
            v.label, v.status, v.language, v.url, v.words, v.previous_id, v.hidden, v.embargoed_until,
        )
        .join(tables.Article, v.article_id == tables.Article.id)
        .join(tables.Content, v.content_digest == tables.Content.digest)
        .where(tables.Article.story_id == story.id, v.repeats.is_(False))
        .order_by(v.article_id, *in_order(v))
    )  # fmt: skip
    job = tables.Job
    jobs = {
        row.version_id: row
        for row in session.execute(
            select(job.version_id, job.due_at, job.dead_at, job.reason)
            .join(v, job.version_id == v.id)
            .join(tables.Article, v.article_id == tables.Article.id)
            .where(
                tables.Article.story_id == story.id,
                job.kind == COMPARE,
                or_(job.due_at.is_not(None), job.dead_at.is_not(None)),
            )
        )
    }
    kept: dict[tuple[int | None, int], KeptCollation] = {
        (c.base_id, c.witness_id): c for c in collations_of_story(session, story.id)
    }
    lines: list[VersionLine] = []
    for row in session.execute(shown):
        number = lines[-1].number + 1 if lines and lines[-1].article_id == row.article_id else 1
        lines.append(
            VersionLine(
                row.id, row.ref, number, row.article_id, row.published_at, row.published_given, row.received_at,
                row.headline or "", row.label, row.status, row.language, row.url, row.words, row.previous_id,
                is_seed=row.id == story.seed_id,
                waiting=row.id in jobs and jobs[row.id].due_at is not None,
                failed=jobs[row.id].reason if row.id in jobs and jobs[row.id].dead_at is not None else None,
                since_previous=kept.get((row.previous_id, row.id)),
                since_seed=kept.get((story.seed_id, row.id)),
                held_back=row.hidden,
                embargoed_until=row.embargoed_until,
            )
        )  # fmt: skip
    return tuple(lines)


def collations_of_story(session: Session, story_id: int) -> tuple[KeptCollation, ...]:
    """Every current collation whose witness is a version of the story; the newest engine's and rubric's last."""
    c = tables.Collation
    witnesses = select(tables.Version.id).join(tables.Article).where(tables.Article.story_id == story_id)
    rows = session.execute(
        select(c.id, c.base_id, c.witness_id, c.engine, c.rubric, c.counts)
        .where(c.witness_id.in_(witnesses.scalar_subquery()), c.superseded_at.is_(None))
        .order_by(c.id)
    )
    return tuple(KeptCollation(*row) for row in rows)


def find_version(
    shelf: StoryShelf, token: str, article: ArticleShelf | None = None, seen: datetime | None = None
) -> VersionLine:
    """The version an address names: `baseline`, `vN` or `seen` of an article, or a version's stable ref.

    `seen` is the article's newest version received by that moment, else its first. Raises Missing.
    """
    if token == "baseline":
        if shelf.seed is None:
            raise Missing(f"The story {shelf.slug!r} has no baseline yet.")
        return shelf.seed
    among = article.versions if article else shelf.versions
    if token == "seen" and among:
        past = [v for v in among if seen is not None and v.received_at <= seen]
        return past[-1] if past else among[0]
    numbered = NUMBERED.fullmatch(token)
    if numbered and article:
        place = int(numbered[1])
        if place <= len(among):
            return among[place - 1]
    found = next((v for v in shelf.versions if v.ref == token), None)
    if found is None:
        raise Missing(f"There is no version {token!r} here.")
    return found


def version_place(session: Session, ref: str) -> tuple[str, str, str, VersionLine]:
    """Story slug, source name, article key and line of the version with that stable ref. Raises Missing."""
    row = session.execute(
        select(tables.Story.slug)
        .join(tables.Article, tables.Article.story_id == tables.Story.id)
        .join(tables.Version, tables.Version.article_id == tables.Article.id)
        .where(tables.Version.ref == ref)
    ).first()
    if row is None:
        raise Missing(f"There is no version {ref!r}.")
    shelf = open_story(session, row.slug)
    line = find_version(shelf, ref)
    article = shelf.article_of(line)
    return shelf.slug, article.source.name, article.key, line


def version_row(session: Session, line: VersionLine) -> tables.Version:
    """The row behind a line, for those who need its text. Raises Missing."""
    row = session.get(tables.Version, line.id)
    if row is None:
        raise Missing(f"The version {line.ref!r} is gone.")
    return row


def headlines(session: Session, version_ids: list[int]) -> dict[int, str]:
    """The headlines of some versions, empty where there is none; those of hidden ones are left out."""
    rows = session.execute(
        select(tables.Version.id, tables.Content.headline)
        .join(tables.Content, tables.Version.content_digest == tables.Content.digest)
        .where(tables.Version.id.in_(version_ids), ~tables.Version.hidden)
    )
    return {version: headline or "" for version, headline in rows}
