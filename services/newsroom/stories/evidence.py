"""How likely two articles tell of one event.

The law: the weights are set by hand, each with its reason; nothing is fitted. A score is the chance, as a logistic of
evidence for and against, so that pieces add up and none can prove anything alone except many words quoted alike.
Sums are exact (fsum): sets have no order, and the same articles must give the same score byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, fsum

from services.newsroom.stories.likeness import Kept

STRANGERS = -5.6
"""Before anything is known two articles are strangers: some 300 to 1."""
WORDING = 15.0
"""Two reports of one event share a third of their weighed wording (+5), two of one topic a tenth (+1.5)."""
LEAD = 8.0
"""What happened stands in the first paragraphs of both, however long one of them goes on afterwards."""
HEADLINE = 2.5
"""Headlines say the event in ten words, but each desk chooses its own angle: none shared proves nothing."""
NAMES = 3.0
"""Who and where. The half of the names of one event; a tenth when only the nation and its leaders are shared."""
OTHER_NAMES = -9.0
FEW_NAMES = 0.18
"""Two articles that name people and places, and not the same ones, tell two events, however alike the words."""
OTHER_DEEDS = -3.0
DEEDS = 2
"""One town has a fire and a strike on one day: openings that each tell two deeds, and none alike, are two events."""
QUOTED = 0.7
MOST_QUOTED = 4
"""Five quoted words in a row are one utterance; four such runs are a sentence. A famous one returns for years."""
NUMBERS = 0.4
MOST_NUMBERS = 3
"""The same number of the same things; small numbers meet by chance."""
DAYS = ((1, 1.0), (3, 0.6), (7, -0.7), (14, -2.0), (31, -3.0), (92, -4.0))
LONG_AGO = -5.0
"""Outlets report one event within three days; after a month what is alike is the topic, or the next such event."""

TELLING = 1.5
"""A word in fewer than a fifth of all articles."""
NAMED = 9.0
"""A full name, or two words of names that not everybody bears."""
LITTLE = 12.0
"""Two rare words: shares of less than that prove little."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two articles share, each as a share of what could be shared, with the words to name it."""

    wording: float
    lead: float
    headline: float
    names: float
    both_name: bool
    other_deeds: bool
    days: float | None
    shared_names: tuple[str, ...]
    shared_headline: tuple[str, ...]
    shared_numbers: tuple[str, ...]
    quoted: tuple[str, ...]


def compare_traits(new: Kept, old: Kept, weights: dict[str, float], is_common: Callable[[str], bool]) -> Evidence:
    """Everything two articles share. `weights` are of the new one's words; `is_common` tells mottoes from quotes."""
    mine, theirs = new.traits, old.traits
    counts = theirs.terms
    product = fsum(mine.terms[w] * counts[w] * weights[w] ** 2 for w in mine.terms.keys() & counts.keys())
    days = None
    if mine.published_at is not None and theirs.published_at is not None:
        days = abs((mine.published_at - theirs.published_at).total_seconds()) / 86_400
    opening = (mine.lead | mine.headline) & (theirs.lead | theirs.headline)
    names, headline = mine.names & theirs.names, mine.headline & theirs.headline
    return Evidence(
        product / (new.size * old.size),
        _share(mine.lead & theirs.lead, weights, min(new.lead, old.lead)),
        _share(headline, weights, min(new.headline, old.headline)),
        _share(names, weights, min(new.names, old.names)),
        min(new.names, old.names) >= NAMED,
        min(len(mine.deeds), len(theirs.deeds)) >= DEEDS and not mine.deeds & theirs.deeds,
        days,
        tuple(sorted(names, key=lambda w: (w not in opening, -weights[w], w))),
        tuple(w for w in sorted(headline, key=lambda w: (-weights[w], w)) if weights[w] > TELLING and len(w) > 2),
        tuple(sorted(f"{n} {w}" for n, w in mine.numbers & theirs.numbers if weights[w] > TELLING)),
        tuple(s for s in sorted(mine.shingles & theirs.shingles) if not is_common(s)),
    )


def _share(shared: frozenset[str], weights: dict[str, float], smaller: float) -> float:
    return min(1.0, fsum(weights[w] for w in shared) / max(smaller, LITTLE))


def chance(evidence: Evidence) -> float:
    """0 to 1: that both articles tell of one event."""
    total = (
        STRANGERS
        + WORDING * evidence.wording
        + LEAD * evidence.lead
        + HEADLINE * evidence.headline
        + NAMES * evidence.names
        + (OTHER_NAMES * max(0.0, 1 - evidence.names / FEW_NAMES) if evidence.both_name else 0.0)
        + OTHER_DEEDS * evidence.other_deeds
        + QUOTED * min(MOST_QUOTED, len(evidence.quoted))
        + NUMBERS * min(MOST_NUMBERS, len(evidence.shared_numbers))
        + _nearness(evidence.days)
    )
    return 1 / (1 + exp(-total))


def _nearness(days: float | None) -> float:
    if days is None:
        return 0.0
    return next((weight for most, weight in DAYS if days <= most), LONG_AGO)
