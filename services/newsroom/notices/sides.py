"""The two readings of a comparison, and the sentences a change stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from services.collation.text import Span
from services.newsroom.changes import Change
from services.newsroom.readings import Reading

WIDE = 2000
"""Characters looked at on each side of a change: a sentence of a text without full stops has no other end."""

LIKE = 70.0
"""How alike, of 100, two sentences are that say the same, in their words, whatever was put in or taken away."""

MOST_SENTENCES = 1000
"""Sentences among which that is looked for."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two readings of a comparison, with the headline and byline of each side by name."""

    base: Reading
    witness: Reading
    heads: Mapping[str, tuple[str, str]]

    def sentences(self, change: Change) -> tuple[str, str]:
        """The sentences a change stands in, before and after; "" where it stands in none."""
        if change.part in self.heads:
            return self.heads[change.part]
        return sentence_at(self.base, change.a), sentence_at(self.witness, change.b)

    def answering(self, before: str) -> str:
        """The sentence of the witness that is likest one of the base, where a change took words away and put none."""
        clean = self.witness.text.clean
        sentences = (clean[slice(*span)] for span in self.witness.sentences[:MOST_SENTENCES])
        found = process.extractOne(before[:WIDE], sentences, scorer=fuzz.token_set_ratio, score_cutoff=LIKE)
        return found[0] if found else ""


def sentence_at(reading: Reading, span: Span | None) -> str:
    """The sentence or sentences a span lies in; of very long ones what lies around the span."""
    if span is None:
        return ""
    sentences = reading.sentences
    first = bisect_right(sentences, span[0], key=lambda sentence: sentence[1])
    behind = bisect_left(sentences, max(span[1], span[0] + 1), key=lambda sentence: sentence[0])
    start, end = (sentences[first][0], sentences[behind - 1][1]) if first < behind else span
    return reading.text.clean[max(start, span[0] - WIDE) : min(end, span[1] + WIDE)]
