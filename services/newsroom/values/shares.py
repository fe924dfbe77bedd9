"""Shares told in words: nine out of ten, one train in three, a fifth of the town, nearly a tenth.

The law: a share is read only where its second figure is one that people take shares of; "two in one day" is none, and
"nine of twelve counts" are nine counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from services.newsroom.lexicon.quantities_en import FRACTIONS, ONES, ORDINALS, TENS
from services.newsroom.values.words import any_of


class Share(NamedTuple):
    """A share of the whole (0 to 1), the span that states it, and the digits it was written with."""

    start: int
    end: int
    value: float
    digits: int


_SMALL = any_of({*ONES, *TENS})
_FIGURE = rf"(?:{_SMALL}(?:-{_SMALL})?|\d{{1,3}})"
_WHOLES = {"in": frozenset((*range(2, 11), 20, 100, 1000)), "out of": frozenset((5, 10, 100, 1000))}
"""Of what people take shares: "two out of three hostages" are mostly two hostages, "two in three" never."""
_RATIO = re.compile(
    rf"\b(?P<part>{_FIGURE})(?P<what>\s[a-z]+(?:\s[a-z]+)?)??\s(?P<of>out\sof|in)\s(?:every\s)?"
    rf"(?P<whole>{_FIGURE}|hundred|thousand)\b(?![-,.:]?\d|\s?%)"
    r"(?!\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|cases|places|languages|states|cities|parts))"
)
_PARTS = {word: 1 / ORDINALS[word] for word in FRACTIONS if word in ORDINALS}
_PART = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne)\s(?P<part>{any_of(_PARTS)})"
    r"(?=\s(?:of|in|more|less|fewer|higher|lower|since|on|from|to|by|compared|after|over|against|as)\b|[.,;:)]|$)"
)


def find_shares(text: str, start: int, end: int) -> Iterator[Share]:
    """Every share in text[start:end] that no single figure states, in order."""
    found: list[Share] = []
    if " in " in text or " out of " in text:
        found += filter(None, (_ratio(match) for match in _RATIO.finditer(text, start, end)))
    found += [Share(*m.span(), _PARTS[m["part"].lower()], 2) for m in _PART.finditer(text, start, end)]
    at = start
    for share in sorted(found):
        if share.start >= at:
            at = share.end
            yield share


def _ratio(match: re.Match[str]) -> Share | None:
    part, whole = _value(match["part"]), _value(match["whole"])
    if match["what"] and part != 1:
        return None  # "three trains in two": only "one train in three" has its noun in between
    if not 0 < part < whole or whole not in _WHOLES[" ".join(match["of"].split())]:
        return None
    return Share(*match.span(), part / whole, 2)


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    if written in ("hundred", "thousand"):
        return 100 if written == "hundred" else 1000
    return sum(ONES.get(word, TENS.get(word, 0)) for word in written.lower().split("-"))
