"""The editorial meaning of a difference, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from services.collation.text import Span
from services.newsroom.readings import Quote

Effect = Literal["cosmetic", "changed_claim", "added_claim", "removed_claim", "context", "quote", "notice", "unclear"]
Disclosure = Literal["correction", "clarification", "update", "editors_note", "retraction", "refile", "none"]
Undisclosed = Literal["development", "contradiction", "precision", "unclear"]
"""What kind of material change it is that no notice covers; only a contradiction is like a correction."""

QuoteFate = Literal[
    "kept", "added", "removed", "altered", "trimmed", "extended", "reattributed",
    "to_paraphrase", "from_paraphrase", "to_anonymous", "to_named",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about a change: its name, a score, a sentence, and the spans that prove it."""

    rule: str
    score: float
    detail: str
    a: Span | None = None
    b: Span | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The editorial meaning of one or more variants.

    `a` and `b` are clean offsets in the field that `part` names (headline, byline or body). `material` is true when a
    reader's knowledge of the facts, of who said what, or of how sure the newsroom is, changes. `why` is one sentence
    that a reviewer can check.
    """

    effect: Effect
    slot: str
    old: str | None
    new: str | None
    a: Span | None
    b: Span | None
    material: bool
    score: float
    why: str
    part: str = "body"
    speaker_old: str | None = None
    speaker_new: str | None = None
    disclosure: Disclosure = "none"
    notice: Span | None = None
    undisclosed: Undisclosed | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """What became of one quote between two versions, and why that is said."""

    change: QuoteFate
    old: Quote | None
    new: Quote | None
    why: str = ""
