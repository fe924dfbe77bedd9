"""The same quote or claim in two articles: what joins them, and whether they say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from services.collation.text import Span
from services.newsroom.likeness import Kept
from services.newsroom.quote_threads import same_words


@dataclass(frozen=True, slots=True)
class Thread:
    """One quote or claim that stands in two articles. `agree`: with the same words, speaker and values.

    `here` are offsets in the article that came, `there` in the earlier one; `score` is the chance that it is the same.
    """

    kind: Literal["quote", "claim"]
    article: str
    here: Span
    there: Span
    agree: bool
    score: float


def quote_threads(new: Kept, old: Kept, *, one_event: bool) -> list[Thread]:
    """Every pair of marked stretches of two articles that quote the same words."""
    found: list[Thread] = []
    for here in new.traits.marked:
        for there in old.traits.marked:
            same = same_words(here, there, one_event=one_event)
            if same is not None:
                spans = (here.start, here.end), (there.start, there.end)
                found.append(Thread("quote", old.article.id, *spans, same.verbatim, same.score))
    return found
