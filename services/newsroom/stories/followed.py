"""The threads of a story as values: one claim or one quote, followed through versions and across sources.

The law: a thread is a function of the set of tellings (and of what reviewers joined and parted), never of the order in
which they came. Who is not known, and what is not sure, is said and not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from services.collation.text import Span
from services.newsroom.readings import Reading

Order = tuple[datetime, str, str, str, str]
"""When, where, of which article and in which version: the one order in which a story is told."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One version of one article, read. `article` is the source's own key, `version` the version's stable ref.

    `among` orders versions of one article and one time, as whoever keeps them does.
    """

    source: str
    article: str
    version: str
    published_at: datetime
    reading: Reading
    among: str = ""

    @property
    def order(self) -> Order:
        """By what versions stand in order: by time, then source and article, then as they are kept."""
        return _order(self)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a thread stands in one version. `span` and `at` have clean offsets of the body.

    `words` is the sentence, or what is quoted, as it stands; `value` what is said of it ("at least 42"), as it
    stands, and `at` where; `key` the same normalised: equal keys of one thread mean the same. `speaker` is the resolved
    person of a quote, None when not known. `ref` names these words in this article, in whatever version: reviewers join
    and part refs.
    """

    ref: str
    source: str
    article: str
    version: str
    published_at: datetime
    span: Span
    at: Span
    words: str
    value: str
    key: str
    speaker: str | None = None
    among: str = ""

    @property
    def order(self) -> tuple[Order, Span]:
        """By what mentions stand in order: their versions', then their place in it."""
        return _order(self), self.at


def _order(one: Telling | Mention) -> Order:
    return one.published_at, one.source, one.article, one.among, one.version


@dataclass(frozen=True, slots=True)
class Link:
    """Why two articles are in one thread: the places that answer each other, how sure that is, and what was seen.

    `joined` is "reviewer" where a person said so.
    """

    here: Mention
    there: Mention
    score: float
    why: str
    joined: Literal["words", "facts", "reviewer"] = "words"


@dataclass(frozen=True, slots=True)
class StoryThread:
    """One claim or quote in every version of every source that carries it.

    `ref` is stable: it is made from the first mention by published time, and `refs` has those of all other mentions, so
    that an address made before an earlier version came still finds its thread. `mentions` are ordered by source,
    article and published time; a version that does not carry the thread has none. `doubts` are links that were not sure
    enough to join: a reviewer may.
    """

    ref: str
    refs: tuple[str, ...]
    kind: Literal["claim", "quote"]
    slot: str
    label: str
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...] = ()
    doubts: tuple[Link, ...] = ()
