"""Sentences as claims that two newsrooms may both make: what they speak of, their numbers, and their days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.collation import clean
from services.collation.segment import segment
from services.collation.text import Span
from services.newsroom.lexicon.claims_en import NEGATIONS
from services.newsroom.stories.clauses import around
from services.newsroom.stories.counted import Counted, counted_in
from services.newsroom.stories.roots import DONE, Told, roots_in, told_in
from services.newsroom.stories.vocabulary import words
from services.newsroom.values.dates import FoundDate, Moment, find_dates
from services.newsroom.values.numbers import find_numbers

LEAST_WORDS = 3
"""A sentence with fewer telling words claims nothing that can be told apart; a number or a day tells as much as two,
one with its unit as three."""
MOST_SENTENCES = 400
"""The longest report has half of that; the work grows with the square."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or time with its clause and the roots of that. `at` and `clause` count from where the sentence opens."""

    moment: Moment
    at: Span
    clause: Span
    near: frozenset[str]

    @property
    def deeds(self) -> frozenset[str]:
        return self.near & DONE


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, the roots of its telling words, its numbers and dates, whether it denies, and whether it
    says that something is the most of its kind."""

    span: Span
    roots: frozenset[str]
    names: frozenset[str]
    numbers: tuple[Counted, ...]
    dates: tuple[Dated, ...]
    denies: bool
    ranks: bool

    @property
    def is_checkable(self) -> bool:
        return bool(self.numbers or self.dates or self.names)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Every sentence of a plain text that says something, in order."""
    found = (sentence_at(text[start:end], start) for start, end in segment(clean.from_text(text))[:MOST_SENTENCES])
    return tuple(s for s in found if s is not None)


def sentence_at(shown: str, start: int = 0, least: int = LEAST_WORDS) -> Sentence | None:
    """One sentence that stands at an offset, read; None when it says less than so many telling words."""
    text = shown.strip()
    start += len(shown) - len(shown.lstrip())
    if len(words(text)) < least:
        return None
    dates = find_dates(text)
    numbers = find_numbers(text, taken=tuple((d.start, d.end) for d in dates))
    told = told_in(text, [(d.start, d.end) for d in dates] + [(n.start, n.end) for n in numbers])
    telling = frozenset(roots_in(told))
    counted = counted_in(text, told, numbers)
    values = 2 * len(dates) + sum(3 if one.measure else 2 for one in counted)
    if len(telling) + values < least:
        return None
    return Sentence(
        (start, start + len(text)),
        telling,
        frozenset(t.root for t in told[1:] if t.capital and t.root),
        counted,
        tuple(_dated(text, told, d) for d in dates),
        any(t.small in NEGATIONS for t in told),
        _RANKS.search(text) is not None,
    )


def _dated(text: str, told: Sequence[Told], found: FoundDate) -> Dated:
    clause = around(text, told, found.start, found.end)
    return Dated(found.moment, (found.start, found.end), clause, frozenset(roots_in(told, *clause)))


_RANKS = re.compile(
    r"\b[Nn]ever before\b|\b[Nn]ot since\b|\bunprecedented\b|\b(?:all-time|on) record\b"
    r"|\brecord (?:high|low|fee|sum|number)\b"
    r"|\b(?:is|was|are|were|been|be) (?:[a-z]+ )?the (?:[a-z]+est|most|least|worst|best|first|last)\b[^.;]*?"
    r"\b(?:since|history|ever|on record|in (?:[\w-]+ ){1,3}(?:years|decades)|so far)\b"
)
"""How a desk says that something is the most of its kind, or was not seen for long."""
