"""Reads out of a notice what was wrong and what is right, each as the shortest words that say it.

Clause by clause: values set against each other ("Y, not X"; "from X to Y"), or a wrong statement and its answer; the
first that says both counts, and one side alone where none does. A side that is not said is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.newsroom.lexicon import notice_values as said
from services.newsroom.notices.answered import answered, one_sided
from services.newsroom.notices.atoms import clauses_of
from services.newsroom.notices.counterparts import Sides
from services.newsroom.notices.opposed import opposed
from services.newsroom.patterns import later

_PLACE_IN_TEXT = later(said.PLACE_IN_TEXT, re.IGNORECASE)
_ASIDE = later(said.ASIDE, re.IGNORECASE)
_STOCK = later(said.STOCK, re.IGNORECASE)


def values(words: str, before: str = "") -> Sides:
    """What was wrong and what is right by the words of a notice (its label taken off); None where it is not said.

    `before` is the sentence in front of it: "Lorne has 62,000 residents. An earlier version said it had 26,000."
    """
    clauses = _stating(words)
    told = [*_pairs(clauses), *_pairs([*_stating(before)[-1:], *clauses])]
    whole = next((sides for sides in told if all(sides)), None)
    return whole or next((sides for sides in told if any(sides)), None) or one_sided(clauses) or (None, None)


def all_values(words: str) -> tuple[Sides, ...]:
    """Every pair of values a notice sets against each other, in their order: one notice can mend several things."""
    return tuple(dict.fromkeys(sides for sides in _pairs(_stating(words)) if all(sides)))


def _pairs(clauses: Sequence[str]) -> Iterator[Sides]:
    """What each clause sets against each other, or is set right by the next one."""
    against = [opposed(clause, "".join(clauses[at + 1 : at + 2])) for at, clause in enumerate(clauses)]
    for at, sides in enumerate(against):
        # "It is Y, not X" behind a wrong statement says both better than the two clauses together.
        if not sides and not any(against[at + 1 : at + 2]):
            sides = answered(clauses, at)
        if sides:
            yield sides


def _stating(words: str) -> list[str]:
    """The clauses of a notice that may state a value."""
    clauses = clauses_of(_PLACE_IN_TEXT.sub("", _ASIDE.sub("", words)))
    return [clause for clause in clauses if not _STOCK.fullmatch(clause)]
