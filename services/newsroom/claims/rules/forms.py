"""When two words count as one: forms of one stem, or a listed pair of synonyms."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from services.newsroom.lexicon.claims_en import SYNONYMS


def stem(word: Hashable) -> str:
    """A word without the endings of number, tense and adverb: enough to see that two forms are one word."""
    return _stem(str(word))


@lru_cache(maxsize=16384)
def _stem(text: str) -> str:
    for end in ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ely", "ed", "es", "ly", "al", "s", "e", "y"):
        if text.endswith(end) and len(text) - len(end) >= 3:
            return text[: -len(end)]
    return text


def are_synonyms(x: Hashable, y: Hashable) -> bool:
    """Whether the lexicon lists the second as a synonym of the first."""
    return y in SYNONYMS.get(x, ())
