"""How much a word says about which event is told: learnt from what was read, with a modest idea of common words.

The law: a word weighs by how few articles hold it. Before much is read, the lexicon stands in for the first articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log
from sys import intern

from services.newsroom.lexicon.common_en import EMPTY, NEWSY
from services.newsroom.lexicon.common_other import SMALL

PRIOR_ARTICLES = 400
"""The lexicon speaks for this many articles: what is learnt outweighs it after a week of one newsroom."""
PRIOR_NEWSY = 60
"""A newsy word stands in about one article of seven."""
PRIOR_OTHER = 1
"""A word the lexicon does not know counts as if it had been read once."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|\d+(?:[.,]\d+)+")
_TYPED = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00ad": None, "\u200b": None})


@lru_cache(200_000)  # a newsroom's words; reading them again would be half of all work
def stem(word: str) -> str:
    """A word without what changes between two tellings: letter case, a possessive, the plural s, dots of initials."""
    word = word.translate(_TYPED).casefold()
    if word.endswith("'s"):
        word = word[:-2]
    elif word.endswith("'"):
        word = word[:-1]
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 5 else word[:-1]
    return intern(word)


def words(text: str) -> list[re.Match[str]]:
    """The words of a text as matches: initials with dots and numbers with separators are one word."""
    return list(_WORD.finditer(text))


_EMPTY = EMPTY | {stem(w) for w in EMPTY}
_NEWSY = NEWSY | SMALL | {stem(w) for w in NEWSY | SMALL}


def is_empty(word: str) -> bool:
    """Whether a stem carries no evidence at all: "the", "said", "two"."""
    return word in _EMPTY


class Vocabulary:
    """In how many articles each word was read."""

    def __init__(self) -> None:
        self.articles = 0
        self._held: Counter[str] = Counter()

    def learn(self, held: Iterable[str]) -> None:
        """One more article, with the different words it holds."""
        self.articles += 1
        self._held.update(held)

    def weight(self, word: str) -> float:
        """The natural logarithm of how rare the word is: 0 for an empty one, about 6 for one not read before."""
        if word in _EMPTY:
            return 0.0
        prior = PRIOR_NEWSY if word in _NEWSY else PRIOR_OTHER
        return max(0.0, log((self.articles + PRIOR_ARTICLES) / (self._held[word] + prior)))

    def held(self, word: str) -> int:
        """In how many articles the word was read."""
        return self._held[word]
