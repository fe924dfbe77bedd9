"""What one text says, as values: quotes, claims, notices, furniture. Offsets are of the clean text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from services.collation.text import Span, Text

QuoteKind = Literal["direct", "partial", "indirect"]
NoticeKind = Literal["correction", "clarification", "update", "editors_note", "retraction", "refile"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given to a speaker. `start`/`end` of a direct quote include its marks.

    `speaker` is the resolved person or body, None when not known; `speaker_spans` is the mention in the text ("he").
    `group` joins the pieces of one quotation; `score` is the chance that the speaker is right. `role` is what the
    article says the speaker is, where it does.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    group: int
    speaker: str | None = None
    speaker_spans: tuple[Span, ...] = ()
    cue: str | None = None
    score: float = 0.0
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One checkable value of a claim. `value` is normalised: equal values mean the same thing."""

    slot: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or part of one, that states something checkable."""

    start: int
    end: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What the newsroom told its readers about a change. `wrong` and `right` are the values it states, if it does."""

    start: int
    end: int
    kind: NoticeKind
    wrong: str | None = None
    right: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text that claims and quotes nothing: dateline, byline, caption, credit, embed, contributor line, ..."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read in one text. `find_claims` finds its claims."""

    text: Text
    published_at: datetime | None
    sentences: tuple[Span, ...]
    quotes: tuple[Quote, ...] = ()
    notices: tuple[Notice, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    find_claims: Callable[[], tuple[Claim, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of every sentence, found when asked for: two versions are compared by the sentences that
        differ."""
        return self.find_claims()
