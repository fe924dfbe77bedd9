"""Reads out of a notice what was wrong and what is right, each as the shortest words that say it.

Order of trust: values set against each other ("Y, not X"; "from X to Y"), then a wrong statement answered by the
next clause, then one side alone. A side that is not said is None.
"""

from __future__ import annotations

import re

from services.newsroom.lexicon import notice_values as said
from services.newsroom.notices.answered import answered, one_sided
from services.newsroom.notices.atoms import clauses_of
from services.newsroom.notices.counterparts import Sides
from services.newsroom.notices.opposed import first_opposed
from services.newsroom.notices.words import later

_PLACE_IN_TEXT = later(said.PLACE_IN_TEXT, re.IGNORECASE)
_ASIDE = later(said.ASIDE, re.IGNORECASE)
_STOCK = later(said.STOCK, re.IGNORECASE)


def values(words: str, before: str = "") -> Sides:
    """What was wrong and what is right by the words of a notice (its label taken off); None where it is not said.

    `before` is the sentence in front of it: "Lorne has 62,000 residents. An earlier version said it had 26,000."
    """
    clauses = _stating(words)
    for sides in (first_opposed(clauses), answered(clauses), answered([*_stating(before)[-1:], *clauses])):
        if sides and all(sides):
            return sides
    for read in (first_opposed, answered, one_sided):
        sides = read(clauses)
        if sides and any(sides):
            return sides
    return None, None


def all_values(words: str) -> tuple[Sides, ...]:
    """Every pair of values a notice sets against each other, in their order: one notice can mend several things."""
    clauses = _stating(words)
    found = (read(clauses[at : at + 2]) for at in range(len(clauses)) for read in (first_opposed, answered))
    return tuple(dict.fromkeys(sides for sides in found if sides and all(sides)))


def _stating(words: str) -> list[str]:
    """The clauses of a notice that may state a value."""
    clauses = clauses_of(_PLACE_IN_TEXT.sub("", _ASIDE.sub("", words)))
    return [clause for clause in clauses if not _STOCK.fullmatch(clause)]
