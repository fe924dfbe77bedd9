"""Sentences as claims that two newsrooms may both make: what they speak of, and each number with what it counts.

The law: a number means nothing without its noun and its verb; two numbers are compared only when those agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from services.collation import clean
from services.collation.segment import segment
from services.collation.text import Span
from services.newsroom.lexicon.claims_en import NEGATIONS
from services.newsroom.lexicon.common_en import NEWSY
from services.newsroom.lexicon.predicates_en import ANYBODY, PREDICATES
from services.newsroom.stories.vocabulary import is_empty, stem, words
from services.newsroom.values.dates import Moment, find_dates
from services.newsroom.values.numbers import Quantity, find_numbers

NOUN_WITHIN = 3
"""So many words after a number its noun stands: 12 volunteer fire fighters."""
VERB_WITHIN = 7
"""So many words from a number its verb is looked for, on both sides."""
LEAST_WORDS = 3
"""A sentence with fewer telling words claims nothing that can be told apart; a number tells as much as two."""
MOST_SENTENCES = 400
"""The longest report has half of that; the work grows with the square."""
SOMEBODY = "people"
"""The noun of all numbers of people of whom no more is said."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts and what is said of it; both may be unknown. `at` counts from where it opens."""

    quantity: Quantity
    noun: str | None
    verb: str | None
    at: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or time with the deed that is nearest to it. `at` counts from the sentence's start."""

    moment: Moment
    verb: str | None
    at: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, the roots of its telling words, its numbers and dates, and whether it denies."""

    span: Span
    roots: frozenset[str]
    names: frozenset[str]
    numbers: tuple[Counted, ...]
    dates: tuple[Dated, ...]
    denies: bool

    @property
    def is_checkable(self) -> bool:
        return bool(self.numbers or self.dates or self.names)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Every sentence of a plain text that says something, in order."""
    found = (sentence_at(text[start:end], start) for start, end in segment(clean.from_text(text))[:MOST_SENTENCES])
    return tuple(s for s in found if s is not None)


@lru_cache(100_000)
def root(word: str) -> str:
    """A word's group of predicates, or the word without what its tense adds. Takes small letters."""
    if word in PREDICATES:
        return PREDICATES[word]
    found = stem(word)
    for ending in ("ing", "ed", "ion", "ly"):
        if found.endswith(ending) and len(found) > len(ending) + 3:
            found = found.removesuffix(ending)
            return found[:-1] if found[-1] == found[-2] and found[-1] not in "ls" else found
    return found.removesuffix("e") if len(found) > 4 else found


NEWSY_ROOTS = frozenset(map(root, NEWSY)) - frozenset(PREDICATES.values())


def sentence_at(shown: str, start: int = 0) -> Sentence | None:
    """One sentence that stands at an offset, read; None when it says too little to be told apart."""
    text = shown.strip()
    start += len(shown) - len(shown.lstrip())
    found = words(text)
    if len(found) < LEAST_WORDS:
        return None
    dates = find_dates(text)
    numbers = find_numbers(text, taken=tuple((d.start, d.end) for d in dates))
    aside = [(d.start, d.end) for d in dates] + [(n.start, n.end) for n in numbers]
    plain = [m for m in found if not any(s <= m.start() < e for s, e in aside)]
    small = [m.group().casefold() for m in plain]
    telling = [root(w) for w in small if not is_empty(stem(w))]
    if len(set(telling)) + 2 * len(numbers) < LEAST_WORDS:
        return None
    return Sentence(
        (start, start + len(text)),
        frozenset(telling),
        frozenset(root(m.group().casefold()) for m in plain[1:] if m.group()[0].isupper()),
        tuple(Counted(n.quantity, *_context(plain, n.start, n.end), (n.start, n.end)) for n in numbers),
        tuple(Dated(d.moment, _context(plain, d.start, d.end)[1], (d.start, d.end)) for d in dates),
        any(w in NEGATIONS for w in small),
    )


def _context(plain: list[re.Match[str]], start: int, end: int) -> tuple[str | None, str | None]:
    """The noun that follows a number, and the nearest verb on either side; the one behind wins a tie."""
    after = [m.group().casefold() for m in plain if m.start() >= end][:VERB_WITHIN]
    before = [m.group().casefold() for m in plain if m.end() <= start][-VERB_WITHIN:]
    noun = next((w for w in after[:NOUN_WITHIN] if w in ANYBODY or _is_noun(w)), None)
    distances = [(i, 0, PREDICATES[w]) for i, w in enumerate(after) if w in PREDICATES]
    distances += [(i, 1, PREDICATES[w]) for i, w in enumerate(reversed(before)) if w in PREDICATES]
    verb = min(distances)[2] if distances else None
    return (None if noun is None else SOMEBODY if noun in ANYBODY else root(noun)), verb


def _is_noun(word: str) -> bool:
    return word not in PREDICATES and not is_empty(stem(word))
