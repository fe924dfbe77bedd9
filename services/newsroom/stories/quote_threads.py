"""The same spoken words in two articles: verbatim, a part of a longer quotation, or a little altered.

The law: words decide, typography does not. Short phrases are joined only inside one event, long ones anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from services.newsroom.quotes.words import Words, contains
from services.newsroom.stories.likeness import Marked
from services.newsroom.stories.vocabulary import is_empty, stem

UTTERANCE = 5
"""Five words and more, quoted alike, are one utterance."""
ANYWHERE = 9
"""So many words are not said twice by chance, not even of two events."""
ALTERED = 84.0
"""At this likeness of letters five words of six are the same: an edit, not another sentence."""
SHARED_WORDS = 0.7
"""Likeness of letters alone also finds other words; most must be the same."""
LONGEST = 6_000
"""Characters: no speech is quoted longer; beyond it only the very same words are found, at no cost."""


@dataclass(frozen=True, slots=True)
class SameWords:
    """How sure it is that two marked stretches are one quote, and whether no word differs."""

    score: float
    verbatim: bool


def same_words(one: Marked, other: Marked, *, one_event: bool) -> SameWords | None:
    """Whether two marked stretches quote the same words. None: they do not, or too few to tell."""
    short, long = sorted((one.words, other.words), key=len)
    if not one_event and len(short) < ANYWHERE:
        return None
    if len(one.held & other.held) < SHARED_WORDS * min(len(one.held), len(other.held)):
        return None
    if contains(long, short):
        score = _verbatim(short, whole=len(short) == len(long))
        return SameWords(score, True) if score else None
    if len(short) < UTTERANCE:
        return None
    return _altered(short, long)


def _verbatim(short: Words, *, whole: bool) -> float:
    if len(short) >= UTTERANCE:
        return 0.98
    telling = [w for w in short if not is_empty(stem(w))]
    if len(telling) >= 3:
        return 0.92
    if len(telling) == 2:
        return 0.85 if whole else 0.75
    return 0.7 if whole and telling and len(telling[0]) >= 6 and len(short) >= 2 else 0.0


def _altered(short: Words, long: Words) -> SameWords | None:
    mine, theirs = " ".join(short), " ".join(long)
    if len(theirs) > LONGEST or not (long[-1] == short[-1] or long[0] == short[0] or len(short) >= 7):
        return None
    found = fuzz.partial_ratio_alignment(mine, theirs, score_cutoff=ALTERED)
    if found is None or not found.score:
        return None
    window = theirs[found.dest_start : found.dest_end].split()
    if LCSseq.similarity(short, window) < SHARED_WORDS * len(short):
        return None
    if all(is_empty(stem(w)) for w in set(short) & set(window)):
        return None
    return SameWords(round(found.score / 100 * 0.95, 3), False)
