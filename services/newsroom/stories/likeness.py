"""What two articles share that articles of one event share: names, wording, headlines, numbers, quoted words, time.

The law: evidence is shared words weighed by how rare they are, and every piece of it can be named in a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import fsum, log, sqrt

from services.collation import clean
from services.newsroom.lexicon.common_en import NAME_PARTS
from services.newsroom.lexicon.predicates_en import PREDICATES
from services.newsroom.prose.marks import Piece, find_pieces
from services.newsroom.quotes.words import heard
from services.newsroom.stories.vocabulary import is_empty, stem, words

LEAD_WORDS = 90
"""The first two or three paragraphs: where an article says what happened."""
LONGEST_HEADLINE = 160
"""Characters: a longer first line is the first paragraph."""
SHINGLE = 5
"""So many quoted words in a row are the same utterance, not the same phrase."""

_OPENS = re.compile(r"(?:^|[.!?:…]['\"”’)]*\s+|\n\s*|[\"“‘(—]\s*)$")
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_SPELT = {word: str(n) for n, word in enumerate(_NUMBERS.split())}

_PARTS = frozenset(map(stem, NAME_PARTS))
_LOGS = (0.0, *(1 + log(n) for n in range(1, 100)))


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it comes by. `text` is plain; offsets of what is found are offsets of it."""

    id: str
    text: str
    title: str = ""
    source: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between quotation marks: the span with its marks, the words as heard, and which they are."""

    start: int
    end: int
    words: tuple[str, ...]
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared: stems with the logarithm of their counts, and the parts of them that tell most."""

    terms: dict[str, float]
    names: frozenset[str]
    headline: frozenset[str]
    lead: frozenset[str]
    deeds: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    shingles: frozenset[str]
    marked: tuple[Marked, ...]
    published_at: datetime | None


def headline_of(article: Article) -> str:
    """Its title; without one the first line, when it is short and more follows."""
    first, _, rest = article.text.partition("\n")
    return article.title or (first if len(first) <= LONGEST_HEADLINE and rest.strip() else "")


def traits(article: Article) -> Traits:
    """Read one article once for all later comparisons."""
    text = article.text
    found = words(text)
    stems = [stem(m.group()) for m in found]
    title = [stem(m.group()) for m in words(headline_of(article))]
    counts = Counter(stems)
    counts.update(title)
    small: set[str] = set()
    names: set[str] = set()
    for at, (match, word) in enumerate(zip(found, stems, strict=True)):
        first = match.group()[0]
        if first.islower():
            small.add(word)
        elif first.isupper() and (not _opens(text, match) or _goes_on(text, match, found[at + 1 : at + 2])):
            names.add(word)
    pieces = find_pieces(text, clean.from_text(text).blocks)
    marked = tuple(_marked(p, text) for p in pieces)
    return Traits(
        {word: _LOGS[min(n, 99)] for word, n in counts.items()},
        frozenset(w for w in names - small - _PARTS if not is_empty(w)),
        frozenset(title),
        frozenset(stems[:LEAD_WORDS]),
        frozenset(PREDICATES[w] for m in found[:LEAD_WORDS] if (w := m.group().casefold()) in PREDICATES),
        frozenset(_numbers(stems)),
        frozenset(s for m in marked for s in shingles(m.words)),
        marked,
        article.published_at,
    )


def _marked(piece: Piece, text: str) -> Marked:
    said = heard(text[piece.inner_start : piece.inner_end])
    return Marked(piece.start, piece.end, said, frozenset(said))


def _opens(text: str, word: re.Match[str]) -> bool:
    """Whether a word opens a sentence, so that its capital says nothing."""
    return _OPENS.search(text, max(0, word.start() - 6), word.start()) is not None


def _goes_on(text: str, word: re.Match[str], after: list[re.Match[str]]) -> bool:
    """Whether another capital follows at once, as in a full name."""
    return bool(after) and after[0].group()[0].isupper() and text[word.end() : after[0].start()] == " "


def _numbers(stems: list[str]) -> Iterable[tuple[str, str]]:
    """Each number with the word after it: 12 dead, 3.5 million."""
    for here, after in pairwise(stems):
        number = _SPELT.get(here, here)
        if number[0].isdigit() and not after[0].isdigit():
            yield number, after


def shingles(said: tuple[str, ...]) -> list[str]:
    """Every run of five words of what was said."""
    return [" ".join(said[i : i + SHINGLE]) for i in range(len(said) - SHINGLE + 1)]


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that came by, with what its parts weighed when it did."""

    article: Article
    traits: Traits
    size: float
    lead: float
    headline: float
    names: float


def keep(article: Article, known: Traits, weights: dict[str, float]) -> Kept:
    """Weigh the parts once. `weights` hold every word of the article."""
    size = sqrt(fsum((n * weights[w]) ** 2 for w, n in known.terms.items())) or 1.0
    parts = (fsum(weights[w] for w in part) for part in (known.lead, known.headline, known.names))
    return Kept(article, known, size, *parts)
