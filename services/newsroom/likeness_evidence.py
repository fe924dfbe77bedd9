"""How likely two articles tell of one event, and the sentence that says why.

The law: the weights are set by hand, each with its reason; nothing is fitted. A score is the chance, as a logistic of
evidence for and against, so that pieces add up and none can prove anything alone except many words quoted alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from services.newsroom.likeness import Kept, Traits
from services.newsroom.vocabulary import Vocabulary

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
QUOTED = 0.7
MOST_QUOTED = 4
"""Five quoted words in a row are one utterance; four such runs are a sentence. A famous one returns for years."""
NUMBERS = 0.4
MOST_NUMBERS = 3
"""The same number of the same things; small numbers meet by chance."""
DAYS = ((1, 1.0), (3, 0.6), (7, -0.7), (14, -2.0), (31, -3.0), (92, -4.0))
LONG_AGO = -5.0
"""Outlets report one event within three days; after a month what is alike is the topic, or the next such event."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two articles share, each as a share of what could be shared, with the words to name it."""

    wording: float
    lead: float
    headline: float
    names: float
    days: float | None
    shared_names: tuple[str, ...]
    shared_headline: tuple[str, ...]
    shared_numbers: tuple[str, ...]
    quoted: tuple[str, ...]


def compare_traits(new: Traits, old: Kept, weights: dict[str, float], size: float, vocabulary: Vocabulary) -> Evidence:
    """Everything the two share. `weights` are those of the new article's words, `size` its length as a vector."""
    known = old.traits
    counts = known.terms
    product = sum(n * counts[w] * weights[w] ** 2 for w, n in new.terms.items() if w in counts)
    names = new.names & known.names
    days = None
    if new.published_at is not None and known.published_at is not None:
        days = abs((new.published_at - known.published_at).total_seconds()) / 86_400
    return Evidence(
        product / (size * old.size),
        _share(new.lead & known.lead, new.lead, weights, old.lead),
        _share(new.headline & known.headline, new.headline, weights, old.headline),
        _share(names, new.names, weights, old.names),
        days,
        tuple(sorted(names, key=lambda w: (-weights[w], w))),
        tuple(w for w in sorted(new.headline & known.headline, key=lambda w: (-weights[w], w)) if weights[w] > 1.5),
        tuple(sorted(f"{n} {w}" for n, w in new.numbers & known.numbers if len(n) > 1 or weights[w] > 3)),
        tuple(s for s in sorted(new.shingles & known.shingles) if vocabulary.is_rare_phrase(s)),
    )


def _share(shared: frozenset[str], mine: frozenset[str], weights: dict[str, float], theirs: float) -> float:
    smaller = min(sum(weights[w] for w in mine), theirs)
    return sum(weights[w] for w in shared) / max(smaller, 12.0)  # two rare words: less text than that proves little


def chance(evidence: Evidence) -> float:
    """0 to 1: that both articles tell of one event."""
    total = (
        STRANGERS
        + WORDING * evidence.wording
        + LEAD * evidence.lead
        + HEADLINE * min(1.0, evidence.headline)
        + NAMES * min(1.0, evidence.names)
        + QUOTED * min(MOST_QUOTED, len(evidence.quoted))
        + NUMBERS * min(MOST_NUMBERS, len(evidence.shared_numbers))
        + _nearness(evidence.days)
    )
    return 1 / (1 + exp(-total))


def _nearness(days: float | None) -> float:
    if days is None:
        return 0.0
    return next((weight for most, weight in DAYS if days <= most), LONG_AGO)


def why(evidence: Evidence, shown: dict[str, str], quoted: str | None) -> str:
    """One sentence that a reviewer can check against both articles."""
    parts: list[str] = []
    if quoted:
        parts.append(f"both quote “{quoted}”")
    names = [shown.get(w, w) for w in evidence.shared_names[:4]]
    if names:
        parts.append(f"both name {_listed(names)}")
    if evidence.shared_numbers:
        parts.append(f"both say {_listed([f'“{n}”' for n in evidence.shared_numbers[:3]])}")
    if evidence.shared_headline:
        parts.append(f"the headlines share {_listed([f'“{shown.get(w, w)}”' for w in evidence.shared_headline[:3]])}")
    if evidence.lead >= 0.2:
        parts.append("they open alike")
    elif evidence.wording >= 0.3 or not parts:
        parts.append("much of the wording is the same")
    if evidence.days is not None:
        parts.append(_apart(evidence.days))
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _apart(days: float) -> str:
    if days < 1:
        return "published within a day"
    whole = round(days)
    return f"published {whole} day{'s' if whole > 1 else ''} apart"
