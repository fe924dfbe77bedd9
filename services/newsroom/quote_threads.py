"""The same spoken words in two articles: verbatim, a part of a longer quotation, or a little altered.

The law: words decide, typography does not. Short phrases are joined only inside one event, long ones anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from services.newsroom.likeness import Marked
from services.newsroom.quote_words import contains
from services.newsroom.vocabulary import is_empty, stem

UTTERANCE = 5
"""Five words and more, quoted alike, are one utterance."""
ANYWHERE = 9
"""So many words are not said twice by chance, not even of two events."""
ALTERED = 84.0
"""At this likeness of letters five words of six are the same: an edit, not another sentence."""
SHARED_WORDS = 0.75
"""Likeness of letters alone also finds other words; three of four must be the same."""


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
    if contains(long, short):
        score = _verbatim(short, whole=len(short) == len(long))
        return SameWords(score, True) if score else None
    if len(short) < UTTERANCE:
        return None
    return _altered(short, long)


def _verbatim(short: tuple[str, ...], *, whole: bool) -> float:
    if len(short) >= UTTERANCE:
        return 0.98
    telling = [w for w in short if not is_empty(stem(w))]
    if len(telling) >= 3:
        return 0.92
    if len(telling) == 2:
        return 0.85 if whole else 0.75
    return 0.7 if whole and telling and len(telling[0]) >= 6 and len(short) >= 2 else 0.0


def _altered(short: tuple[str, ...], long: tuple[str, ...]) -> SameWords | None:
    if long[-1] == short[-1] or long[0] == short[0] or len(short) >= 7:
        found = fuzz.partial_ratio_alignment(" ".join(short), " ".join(long), score_cutoff=ALTERED)
        if found is None or not found.score:
            return None
        window = " ".join(long)[found.dest_start : found.dest_end].split()
        same = _ordered_common(short, window)
        if same >= SHARED_WORDS * len(short) and any(not is_empty(stem(w)) for w in set(short) & set(window)):
            return SameWords(round(found.score / 100 * 0.95, 3), False)
    return None


def _ordered_common(one: tuple[str, ...], other: list[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for at, there in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if word == there else max(row[at], row[at - 1])
    return row[-1]
