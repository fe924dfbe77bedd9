"""What of an article finds others that may tell of the same event: its telling names, words, numbers and quoted words.

The law: signs are few, so that an index of them stays small, and each stands where an article says what happened. How
many articles hold a sign says how much it weighs; of other words the lexicon speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from services.newsroom.stories.likeness import Article, Traits
from services.newsroom.stories.relate import Index, Proposal
from services.newsroom.stories.vocabulary import PRIOR_ARTICLES, PRIOR_OTHER, Vocabulary, is_empty

MOST = 80
"""Signs of one article: the names, the headline and the opening of a long one."""
MOST_QUOTED = 20
"""Runs of five quoted words among them: one or two utterances find their second telling."""
LONGEST = 100
"""Characters of a sign: five long words."""


def signs_of(known: Traits) -> tuple[str, ...]:
    """The signs of an article, the most telling first."""
    told = Vocabulary()
    words = sorted(
        (w for w in known.names | known.headline | known.lead if not is_empty(w)),
        key=lambda w: (w not in known.names, w not in known.headline, -told.weight(w), w),
    )
    quoted = sorted(f"“{run}" for run in known.shingles)[:MOST_QUOTED]
    counted = sorted(f"{number} {word}" for number, word in known.numbers if not is_empty(word))
    every = [*quoted, *words, *counted]
    return tuple(dict.fromkeys(s for s in every if len(s) <= LONGEST))[:MOST]


class Counted(Vocabulary):
    """A vocabulary that was counted elsewhere: in how many of so many articles a word is a sign."""

    def __init__(self, articles: int, held: Mapping[str, int]) -> None:
        super().__init__()
        self._all, self._counted = articles, held

    def learn(self, held: object) -> None:
        """Nothing: it is counted already."""

    def weight(self, word: str) -> float:
        """How rare a sign is; of other words what the lexicon says."""
        plain = super().weight(word)
        if word not in self._counted:
            return plain
        # A word that every desk uses stays as light as the lexicon says, however few articles were read.
        return max(0.0, min(plain, log((self._all + PRIOR_ARTICLES) / (self._counted[word] + PRIOR_OTHER))))


def proposals(new: Article, others: Sequence[Article], vocabulary: Vocabulary) -> tuple[Proposal, ...]:
    """Which of a few others may tell of the same event, best first, each with its evidence."""
    index = Index(vocabulary=vocabulary)
    for other in others:
        index.hold(other)
    return index.add(new).proposals
