"""The telling words of a sentence by their roots: two desks tell one thing in other words, of one root or one meaning.

The law: what two words say together ("fell ill", "found guilty") is said once, by both, and not by either alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from services.collation.text import Span
from services.newsroom.lexicon.common_en import NEWSY
from services.newsroom.lexicon.meanings import bases
from services.newsroom.lexicon.predicates_en import PREDICATES
from services.newsroom.lexicon.synonyms_en import DEEDS, PERSONS, PHRASES, STANCES, THINGS
from services.newsroom.stories.vocabulary import is_empty, stem, words


class Told(NamedTuple):
    """One word of a sentence: where it stands, in small letters, and its root; "" where it tells nothing by itself."""

    start: int
    end: int
    small: str
    root: str
    capital: bool


@lru_cache(100_000)
def root(word: str) -> str:
    """A word's group of predicates, or the word without what its tense adds. Takes small letters."""
    known = PREDICATES.get(word) or DEEDS.get(word) or THINGS.get(word)
    if known is not None:
        return known
    found = stem(word)
    for ending in ("ing", "ed", "ion", "ly"):
        if found.endswith(ending) and len(found) > len(ending) + 3:
            found = found.removesuffix(ending)
            return found[:-1] if found[-1] == found[-2] and found[-1] not in "ls" else found
    return found.removesuffix("e") if len(found) > 4 else found


DONE = (frozenset(PREDICATES.values()) | frozenset(DEEDS.values()) | frozenset(PHRASES.values())) - frozenset(STANCES)
"""Roots that say what was done; two figures of two deeds are two claims."""
NEWSY_ROOTS = frozenset(map(root, NEWSY)) - frozenset(PREDICATES.values())
_OPENING = frozenset(first for first, _ in PHRASES)


def told_in(text: str, aside: Sequence[Span] = ()) -> list[Told]:
    """The words of a sentence outside its numbers and days, in order."""
    plain = [m for m in words(text) if not any(s <= m.start() < e for s, e in aside)]
    small = [m.group().casefold() for m in plain]
    said = ["" if is_empty(stem(w)) and w not in DEEDS else root(w) for w in small]
    for at, word in enumerate(small):
        opening = next((form for form in (word, *bases(word)) if form in _OPENING), None)
        if opening is None:
            continue
        for behind in (at + 1, at + 2):
            phrase = PHRASES.get((opening, small[behind])) if behind < len(small) else None
            if phrase is not None and not _BETWEEN.search(text, plain[at].end(), plain[behind].start()):
                said[at] = phrase
                said[behind] = said[behind] if small[behind] in PERSONS else ""  # "claimed 14 lives" counts lives
                break
    return [Told(m.start(), m.end(), w, r, m.group()[0].isupper()) for m, w, r in zip(plain, small, said, strict=True)]


_BETWEEN = re.compile(r"[.;:,()–—]")
"""Marks that keep two words from saying one thing."""


def roots_in(told: Sequence[Told], opens: int = 0, closes: int | None = None) -> list[str]:
    """The roots of the telling words between two offsets."""
    return [t.root for t in told if t.root and opens <= t.start and (closes is None or t.end <= closes)]
