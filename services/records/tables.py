"""The tables. One word per thing, as in docs/architecture.md."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite gives naive datetimes back, PostgreSQL aware ones: here both are aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, list[Any]: JSON, str: Text}  # noqa: RUF012


class Source(Table):
    """A newsroom system that posts versions."""

    __tablename__ = "sources"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str]
    # standard (Standard Webhooks) | github (X-Hub-Signature-256) | superdesk (x-superdesk-signature)
    signature: Mapped[str] = mapped_column(String(20), default="standard")
    # The name of the one payload it posts; None: each is recognised by what is in it.
    format: Mapped[str | None] = mapped_column(String(20))
    created_at: Mapped[datetime]
    secrets: Mapped[list[Secret]] = relationship(back_populates="source", order_by="Secret.id.desc()")


class Secret(Table):
    """A signing secret of a source. During a rotation two are valid."""

    __tablename__ = "secrets"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"), index=True)
    value: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    source: Mapped[Source] = relationship(back_populates="secrets")


class Story(Table):
    """What is covered, across sources. `seed_id` is the version all are read against."""

    __tablename__ = "stories"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    title: Mapped[str]
    seed_id: Mapped[int | None] = mapped_column(ForeignKey("versions.id", use_alter=True, name="stories_seed"))
    # False: the seed is the earliest version by published time, whatever came first.
    seed_chosen: Mapped[bool] = mapped_column(default=False)
    # A story whose articles have all gone: its address leads to the story that the last of them went to.
    leads_to_id: Mapped[int | None] = mapped_column(ForeignKey("stories.id", name="stories_leads_to"))
    created_at: Mapped[datetime]
    articles: Mapped[list[Article]] = relationship(back_populates="story", order_by="Article.id")
    seed: Mapped[Version | None] = relationship(foreign_keys=[seed_id], post_update=True)


class Article(Table):
    """One source's piece on a story. `key` is the source's own stable id for it."""

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("source_id", "key", name="articles_source_key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    key: Mapped[str] = mapped_column(String(500))
    # True: an editor said where it stands, and what its versions say no longer moves it.
    placed: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime]
    story: Mapped[Story] = relationship(back_populates="articles")
    source: Mapped[Source] = relationship()


class Content(Table):
    """What was posted, byte for byte, kept once however often it is posted."""

    __tablename__ = "contents"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    # SHA-256 of what a reader sees (clean headline, byline, body, notices): equal means "unchanged".
    text_digest: Mapped[str] = mapped_column(String(64), index=True)
    format: Mapped[str] = mapped_column(String(4))  # text | html
    body: Mapped[bytes] = mapped_column(LargeBinary)  # UTF-8, zlib
    headline: Mapped[str | None]
    byline: Mapped[str | None]
    # [{"text": ..., "date": ...}], notices that came in a field of their own
    notes: Mapped[list[Any]] = mapped_column(JSON, default=list)


class Version(Table):
    """One posted text of an article at one moment; immutable but for its place among its neighbours.

    Its number is not kept: it is its place in (published_at, text_digest) order among those that are no repeats.
    """

    __tablename__ = "versions"
    __table_args__ = (
        Index("versions_order", "article_id", "published_at", "text_digest"),
        Index(
            "versions_evolved",
            "evolved_from",
            sqlite_where=text("evolved_from IS NOT NULL"),
            postgresql_where=text("evolved_from IS NOT NULL"),
        ),
        Index(
            "versions_embargoed",
            "embargoed_until",
            sqlite_where=text("status = 'embargoed'"),
            postgresql_where=text("status = 'embargoed'"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(26), unique=True)  # stable: made from source, article, time and text
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    content_digest: Mapped[str] = mapped_column(ForeignKey("contents.digest"), index=True)
    text_digest: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime]
    published_given: Mapped[bool]
    received_at: Mapped[datetime]
    label: Mapped[str | None]  # the source's own name for the version
    status: Mapped[str] = mapped_column(String(10), default="usable")  # usable | embargoed | withheld | canceled
    # Its text is not for every reader: by its own status, or because its article was taken back by a later one.
    hidden: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Until when nobody may see it. When the time has come, `embargoed` becomes `usable`; the time stays.
    embargoed_until: Mapped[datetime | None]
    story_named: Mapped[str | None] = mapped_column(String(120))  # the slug that the newsroom sent with it
    evolved_from: Mapped[str | None] = mapped_column(String(500))  # key of the source's article that this continues
    language: Mapped[str | None] = mapped_column(String(35))
    url: Mapped[str | None]
    # the version just before by published time, repeats left out
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("versions.id"), index=True)
    repeats: Mapped[bool] = mapped_column(default=False)  # same text and status as the one before: kept, not shown
    words: Mapped[int] = mapped_column(default=0)
    article: Mapped[Article] = relationship()
    content: Mapped[Content] = relationship()


class Delivery(Table):
    """One webhook call, accepted or refused, with why."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index(
            "deliveries_once",
            "source_id",
            "key",
            unique=True,
            sqlite_where=text("kept"),
            postgresql_where=text("kept"),
        ),
        Index("deliveries_recent", "source_name", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    source_name: Mapped[str] = mapped_column(String(80))  # as addressed, cut to fit
    key: Mapped[str | None] = mapped_column(String(256))  # the webhook-id header
    kept: Mapped[bool] = mapped_column(default=False)  # accepted or unchanged: its key may not be used again
    # Sent by us to try the road: nothing is kept of it but its line. No story, no count and no alarm knows of it.
    test: Mapped[bool] = mapped_column(default=False, server_default=false())
    replays_id: Mapped[int | None]  # the delivery whose body was sent through again
    signed_with: Mapped[str | None] = mapped_column(String(10))  # newest | older: which secret, while two are valid
    outcome: Mapped[str] = mapped_column(String(12))  # accepted | unchanged | duplicate | refused
    code: Mapped[str | None] = mapped_column(String(40))  # why it was refused, for machines
    reason: Mapped[str | None]  # the same for people
    faults: Mapped[list[Any]] = mapped_column(JSON, default=list)  # [{"field", "message", "code"}]
    answer: Mapped[int]  # the HTTP status that was given
    received_at: Mapped[datetime]
    milliseconds: Mapped[float] = mapped_column(default=0.0)
    size: Mapped[int] = mapped_column(default=0)
    content_type: Mapped[str | None]
    headers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # signatures cut short
    body_digest: Mapped[str | None] = mapped_column(String(64))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)  # first 64 KiB, zlib
    version_id: Mapped[int | None] = mapped_column(ForeignKey("versions.id"), index=True)
    version: Mapped[Version | None] = relationship()


class Job(Table):
    """Work that is due: the row is the job.

    `compare` makes a version's collations with seed and predecessor; `follow` keeps a story's threads.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("kind", "version_id", name="jobs_once"),
        UniqueConstraint("kind", "story_id", name="jobs_once_a_story"),
        Index(
            "jobs_waiting",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), default="compare")
    version_id: Mapped[int | None] = mapped_column(ForeignKey("versions.id"))  # of `compare`
    story_id: Mapped[int | None] = mapped_column(ForeignKey("stories.id", name="jobs_story"))  # of `follow`
    due_at: Mapped[datetime | None]  # None: nothing to do (done, or dead)
    wanted: Mapped[int] = mapped_column(
        default=1
    )  # rises with every new reason to run; done only if unchanged since the claim
    attempts: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]
    reason: Mapped[str | None]


class Collation(Table):
    """The kept record of base..witness. Superseded when the witness has another predecessor or seed now."""

    __tablename__ = "collations"
    __table_args__ = (UniqueConstraint("base_id", "witness_id", "engine", "rubric", name="collations_once"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    base_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    witness_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    engine: Mapped[str] = mapped_column(String(40))
    rubric: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]
    apparatus: Mapped[bytes] = mapped_column(LargeBinary)  # JSON, zlib: {"part": [[kind, moved, a, b, ops], ...]}
    quotes: Mapped[bytes] = mapped_column(LargeBinary)  # JSON, zlib
    # {"material", "silent", "announced", "cosmetic", "share": share of sentences that are not kept}
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    base: Mapped[Version] = relationship(foreign_keys=[base_id])
    witness: Mapped[Version] = relationship(foreign_keys=[witness_id])
    changes: Mapped[list[ChangeRow]] = relationship(order_by="ChangeRow.position", back_populates="collation")


class ChangeRow(Table):
    """One change of one collation. `ref` is stable across versions: the same change, seen again, has the same."""

    __tablename__ = "changes"
    __table_args__ = (UniqueConstraint("collation_id", "position", name="changes_place"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    collation_id: Mapped[int] = mapped_column(ForeignKey("collations.id"))
    position: Mapped[int]
    ref: Mapped[str] = mapped_column(String(26), index=True)
    part: Mapped[str] = mapped_column(String(12))
    effect: Mapped[str] = mapped_column(String(20))
    slot: Mapped[str] = mapped_column(String(40))
    old: Mapped[str | None]
    new: Mapped[str | None]
    a_start: Mapped[int | None]
    a_end: Mapped[int | None]
    b_start: Mapped[int | None]
    b_end: Mapped[int | None]
    material: Mapped[bool]
    score: Mapped[float]
    speaker_old: Mapped[str | None]
    speaker_new: Mapped[str | None]
    disclosure: Mapped[str] = mapped_column(String(20))
    # development | contradiction | precision | unclear: the kind of a material change that no notice covers
    undisclosed: Mapped[str | None] = mapped_column(String(20))
    notice_start: Mapped[int | None]
    notice_end: Mapped[int | None]
    why: Mapped[str]
    findings: Mapped[list[Any]] = mapped_column(JSON, default=list)
    # A notice that came in a later version than the change and speaks of it: its kind, version, time and why.
    later_kind: Mapped[str | None] = mapped_column(String(20))
    later_version: Mapped[str | None] = mapped_column(String(26))
    later_at: Mapped[datetime | None]
    later_why: Mapped[str | None]
    collation: Mapped[Collation] = relationship(back_populates="changes")


class ThreadRow(Table):
    """One claim or quote of a story, followed through versions and across sources.

    A function of the story's usable versions and its bonds. The numbers are there to filter and sort by; `row` is the
    thread's line of the matrix, `body` its mentions, links and doubts.
    """

    __tablename__ = "threads"
    __table_args__ = (
        UniqueConstraint("story_id", "ref", name="threads_once"),
        Index("threads_recent", "kind", "changed_at", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id"))
    ref: Mapped[str] = mapped_column(String(26))
    kind: Mapped[str] = mapped_column(String(5))  # claim | quote
    slot: Mapped[str] = mapped_column(String(40))
    label: Mapped[str]
    speaker: Mapped[str | None]  # of a quote, as last resolved
    position: Mapped[int]  # its place in the story's matrix, by first mention
    first_at: Mapped[datetime]
    changed_at: Mapped[datetime]  # when a source last changed what it says of it; else when the last one took it up
    sources: Mapped[int]  # how many carry it now
    moved: Mapped[int]
    not_moved: Mapped[int]  # how many still carry what others have moved off
    differs: Mapped[bool]
    disagrees: Mapped[bool]
    carriers: Mapped[str]  # |wire|gazette|: sources that carry it or did
    said: Mapped[str]  # all that is said of it, in small letters, to search in
    row: Mapped[bytes] = mapped_column(LargeBinary)  # JSON, zlib
    body: Mapped[bytes] = mapped_column(LargeBinary)  # JSON, zlib
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of all of the above: equal rows are not written again


class Bond(Table):
    """A reviewer's dated, signed word on two mentions: one thread, or not; appended, never edited. The last counts."""

    __tablename__ = "bonds"
    id: Mapped[int] = mapped_column(primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id"), index=True)
    here: Mapped[str] = mapped_column(String(26))  # refs of mentions, the smaller first
    there: Mapped[str] = mapped_column(String(26))
    word: Mapped[str] = mapped_column(String(10))  # joined | parted | withdrawn
    note: Mapped[str | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    signed: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]


class Judgement(Table):
    """A reviewer's dated, signed answer to a change; appended, never edited."""

    __tablename__ = "judgements"
    id: Mapped[int] = mapped_column(primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id"), index=True)
    change_ref: Mapped[str] = mapped_column(String(26), index=True)
    verdict: Mapped[str] = mapped_column(String(12))  # confirmed | dismissed | reopened
    reason: Mapped[str | None]  # wording | wrong_match | no_claim | other, for dismissed
    note: Mapped[str | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    signed: Mapped[str] = mapped_column(String(80), default="")  # the name it was given under, a user's or a token's
    made_at: Mapped[datetime]
    user: Mapped[User | None] = relationship()


class Assignment(Table):
    """Who is to judge a change, None for nobody in particular; appended, dated and signed. The last counts."""

    __tablename__ = "assignments"
    id: Mapped[int] = mapped_column(primary_key=True)
    change_ref: Mapped[str] = mapped_column(String(26), index=True)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    signed: Mapped[str] = mapped_column(String(80))  # the name of who said so
    made_at: Mapped[datetime]


class Act(Table):
    """What an editor did to stories: appended, dated and signed, never edited. An undo is an act of its own."""

    __tablename__ = "acts"
    id: Mapped[int] = mapped_column(primary_key=True)
    # moved | split | merged | joined | declined | baseline | undone
    kind: Mapped[str] = mapped_column(String(10))
    story_id: Mapped[int] = mapped_column(ForeignKey("stories.id"), index=True)
    other_id: Mapped[int | None] = mapped_column(ForeignKey("stories.id"), index=True)  # where articles went
    # {"moves": [...], "seeds": [...], "proposals": [...]}: from and to, enough to take it back; see services.arranging
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("acts.id"), unique=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    signed: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]


class Proposal(Table):
    """Two articles of different stories that may tell of one event, with the evidence. The smaller id is `here`."""

    __tablename__ = "proposals"
    __table_args__ = (UniqueConstraint("here_id", "there_id", name="proposals_once"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    here_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    there_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)
    here_version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))  # the texts that were weighed
    there_version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    score: Mapped[float]  # 0 to 1: the chance that both tell of one event
    why: Mapped[str]
    state: Mapped[str] = mapped_column(String(10), default="open")  # open | accepted | declined
    made_at: Mapped[datetime]


class Sign(Table):
    """A telling word, number or run of quoted words of an article's text: how articles that may be alike are found."""

    __tablename__ = "signs"
    __table_args__ = (Index("signs_article", "article_id"),)
    sign: Mapped[str] = mapped_column(String(100), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True)


class User(Table):
    """A person who signs in."""

    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    role: Mapped[str] = mapped_column(String(10))  # reviewer | editor | admin
    password: Mapped[str]  # argon2id
    created_at: Mapped[datetime]


class Preference(Table):
    """How a person wants pages to look and to be worked; who has no row wants them as everybody has them."""

    __tablename__ = "preferences"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    keys: Mapped[bool]
    remapped: Mapped[dict[str, Any]] = mapped_column(JSON)  # what a key does: the key it has for this person
    marks: Mapped[str] = mapped_column(String(10))  # standard | stronger | plain
    spoken: Mapped[str] = mapped_column(String(10))  # short | off: whether marks are read out
    theme: Mapped[str] = mapped_column(String(10))  # system | light | dark
    zone: Mapped[str] = mapped_column(String(60))  # of the times that are shown, such as Europe/Oslo


class Token(Table):
    """A machine's key to the API; only its digest is kept."""

    __tablename__ = "tokens"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    role: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]


class SignIn(Table):
    """A browser's session, kept on the server; only the digest of its cookie is kept."""

    __tablename__ = "sign_ins"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    user: Mapped[User] = relationship()


class FeedKey(Table):
    """What a person's feed reader puts into a feed's address; opens feeds alone. Only its digest is kept."""

    __tablename__ = "feed_keys"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), unique=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    user: Mapped[User] = relationship()
