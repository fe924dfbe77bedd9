"""What a notice that states no value is about: its words, the slots they ask for, and other words of one matter."""

from __future__ import annotations

import re
from functools import lru_cache

from services.newsroom.lexicon import disclosure as lex
from services.newsroom.notices.atoms import atoms
from services.newsroom.patterns import later

_WORD = later(r"[^\W_]+(?:[’'.,:-][^\W_]+)*")
_TOPIC_SLOTS = tuple((later(pattern, re.IGNORECASE), slots) for pattern, slots in lex.TOPIC_SLOTS)
_ONE_MATTER = tuple(later(pattern) for pattern in lex.ONE_MATTER)


@lru_cache(4096)
def topic(words: str) -> frozenset[str]:
    """The words of a notice that say what it is about: folded, without those of every notice and of grammar."""
    return frozenset(
        folded
        for word in _WORD.findall(words)
        if (folded := stem(word)) not in lex.NO_TOPIC and (len(folded) > 2 or folded.isdigit())
    )


def stem(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word.lower())
    return word[:-1] if word.endswith("s") and len(word) > 4 and not word.endswith("ss") else word


def of_one_matter(words: frozenset[str], here: frozenset[str]) -> frozenset[str]:
    """The words of a notice that speak of the same matter as other words of a sentence: "toll", "killed"."""
    shared = [pattern for pattern in _ONE_MATTER if any(pattern.fullmatch(word) for word in here)]
    return frozenset(word for word in words if any(pattern.fullmatch(word) for pattern in shared))


@lru_cache(512)
def slots_asked(words: str) -> frozenset[str]:
    """The slots of the changes that a notice which states no value can be about; none where it does not say."""
    return frozenset(slot for pattern, slots in _TOPIC_SLOTS if pattern.search(words) for slot in slots)


@lru_cache(512)
def names_in(words: str) -> frozenset[str]:
    return frozenset(stem(word) for atom in atoms(words) if atom.shape == "name" for word in atom.words.split())
