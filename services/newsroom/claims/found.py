"""Finds the claims of one text: sentences that state something checkable, with their values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from services.collation.text import Span, Text
from services.newsroom.lexicon.claims_en import HEDGES, NEGATIONS, QUANTIFIERS
from services.newsroom.readings import Claim, Furniture, Slot
from services.newsroom.values.dates import find_dates, resolve
from services.newsroom.values.names import find_names, name_slot
from services.newsroom.values.numbers import FoundNumber, find_numbers
from services.newsroom.values.words import any_of

_KEPT = 3000
"""Characters up to which a sentence's slots are kept for the next version."""

_MANY = 64
"""Dates; no sentence has more, and each number of a list is held against all of them."""


def find_claims(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Claim, ...]:
    """One claim a sentence that has at least one checkable slot; furniture claims nothing."""
    published = published_at.date() if published_at else None
    aside = sorted((f.start, f.end) for f in furniture)
    out, n = [], 0
    for start, end in sentences:
        while n < len(aside) and aside[n][1] <= start:
            n += 1
        if n < len(aside) and aside[n][0] <= start:
            continue
        shown = text.clean[start:end]
        slots = _slots(shown, published) if end - start <= _KEPT else _slots.__wrapped__(shown, published)
        if slots:
            moved = tuple(Slot(s.slot, s.start + start, s.end + start, s.value) for s in slots)
            lead = len(shown) - len(shown.lstrip())
            out.append(Claim(start + lead, start + len(shown.rstrip()), moved))
    return tuple(out)


@lru_cache(maxsize=8192)
def _slots(sentence: str, published: date | None) -> tuple[Slot, ...]:
    """The slots of one sentence, offsets from its start. Kept by text: most sentences of a version were read before."""
    found: list[Slot] = []
    dates = find_dates(sentence)
    for day in dates:
        found.append(Slot("date", day.start, day.end, str(resolve(day.moment, published))))
    for number in _numbers(sentence, tuple((d.start, d.end) for d in dates)):
        found.append(Slot("number", number.start, number.end, str(number.quantity)))
    values = sorted((s.start, s.end) for s in found)
    for name in find_names(sentence, openings=_OPENING):
        before = bisect_right(values, (name.end - 1, len(sentence))) - 1
        if before < 0 or values[before][1] <= name.start:
            found.append(Slot(name_slot(name.text), name.start, name.end, name.text))
    for cue in _CUE.finditer(sentence):
        key = cue.group().lower().replace("’", "'")
        found.append(Slot(_CUE_SLOT[key], cue.start(), cue.end(), key))
    found.sort(key=lambda s: s.start)
    return tuple(found)


def _numbers(sentence: str, dates: tuple[Span, ...]) -> Iterator[FoundNumber]:
    """The numbers that are no dates. Where there are very many dates, each stretch between two is read by itself."""
    if len(dates) <= _MANY:
        yield from find_numbers(sentence, taken=dates)
        return
    at = 0
    for start, end in (*dates, (len(sentence), len(sentence))):
        yield from find_numbers(sentence, at, start)
        at = end


_OPENING = frozenset({0})
_CUE_SLOT: dict[str, str] = {
    **dict.fromkeys(QUANTIFIERS, "quantity"),
    **dict.fromkeys(HEDGES, "certainty"),
    **dict.fromkeys(NEGATIONS, "negation"),
}
_CUE = re.compile(rf"\b{any_of(k for k in _CUE_SLOT if k.isalpha())}\b|n['’]t\b")
