"""The same quote or claim in two articles: what joins them, and whether they say the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from services.collation.text import Span
from services.newsroom.quotes.speakers import Speaking, speaking
from services.newsroom.readings import Quote
from services.newsroom.stories.claim_sentences import Sentence
from services.newsroom.stories.claim_threads import same_claims
from services.newsroom.stories.likeness import Kept
from services.newsroom.stories.quote_threads import same_words

UTTERED = 0.9
"""From here on words are one utterance whoever is named for it: two outlets that name two people disagree."""
MOST_SAME = 4
"""One article repeats a quote in its headline, lead and text; more is a machine's work."""


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
    """The marked stretches of two articles that quote the same words, for each at most the likeliest few."""
    found: list[Thread] = []
    for here in new.traits.marked:
        same = [(s, there) for there in old.traits.marked if (s := same_words(here, there, one_event=one_event))]
        same.sort(key=lambda pair: -pair[0].score)
        for likeness, there in same[:MOST_SAME]:
            spans = (here.start, here.end), (there.start, there.end)
            found.append(Thread("quote", old.article.id, *spans, likeness.verbatim, likeness.score))
    return found


def with_speakers(
    threads: list[Thread], here: Sequence[Quote], there: Sequence[Quote], *, one_event: bool
) -> list[Thread]:
    """The same quote threads after hearing who speaks: of one event two speakers disagree, of two they are two quotes.

    `here` and `there` are the quotes that were read in the two articles. Who is not known contradicts nobody.
    """
    kept: list[Thread] = []
    for thread in threads:
        one, other = _quote_at(here, thread.here), _quote_at(there, thread.there)
        if one is None or other is None or speaking(one, other) is not Speaking.OTHER:
            kept.append(thread)
        elif one_event and thread.score >= UTTERED:
            kept.append(replace(thread, agree=False))
    return kept


def _quote_at(quotes: Sequence[Quote], span: Span) -> Quote | None:
    return next((q for q in quotes if q.kind != "indirect" and q.start < span[1] and span[0] < q.end), None)


def claim_threads(
    article: str, here: tuple[Sentence, ...], there: tuple[Sentence, ...], quoted: Collection[tuple[Span, Span]]
) -> list[Thread]:
    """Every claim that two articles of one event share; what is a thread as a quote is none as a claim."""
    found = (Thread("claim", article, c.here.span, c.there.span, c.agree, c.score) for c in same_claims(here, there))
    return [t for t in found if not any(_covers(a, t.here) and _covers(b, t.there) for a, b in quoted)]


def _covers(quote: Span, sentence: Span) -> bool:
    """Whether a quote makes up most of a sentence."""
    shared = min(quote[1], sentence[1]) - max(quote[0], sentence[0])
    return shared > 0.6 * (sentence[1] - sentence[0])
