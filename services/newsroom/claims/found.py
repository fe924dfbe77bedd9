"""Finds the claims of one text: sentences that state something checkable, with their values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from operator import itemgetter

from services.collation.text import Span, Text
from services.newsroom.lexicon.claims_en import HEDGES, NEGATIONS, QUANTIFIERS
from services.newsroom.readings import Claim, Furniture, Slot
from services.newsroom.values.dates import Moment, find_dates, resolve
from services.newsroom.values.names import find_names, name_slot
from services.newsroom.values.numbers import find_numbers
from services.newsroom.values.words import any_of, first_look

_KEPT = 3000
"""Characters up to which a sentence's slots are kept for the next version."""

_Found = tuple[str, int, int, str | Moment]
"""A slot, where it stands in its sentence, and its value; of a date what is said, whenever it is published."""


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
        slots = _slots(shown) if end - start <= _KEPT else _slots.__wrapped__(shown)
        if slots:
            moved = tuple([Slot(slot, s + start, e + start, _said(value, published)) for slot, s, e, value in slots])
            lead = len(shown) - len(shown.lstrip())
            out.append(Claim(start + lead, start + len(shown.rstrip()), moved))
    return tuple(out)


def _said(value: str | Moment, published: date | None) -> str:
    return value if isinstance(value, str) else str(resolve(value, published))


@lru_cache(maxsize=8192)
def _slots(sentence: str) -> tuple[_Found, ...]:
    """The slots of one sentence. Kept by text: most sentences of a version were read before."""
    dates = find_dates(sentence)
    found: list[_Found] = [("date", day.start, day.end, day.moment) for day in dates]
    numbers = find_numbers(sentence, taken=tuple([(d.start, d.end) for d in dates]))
    found += [("number", number.start, number.end, str(number.quantity)) for number in numbers]
    values = sorted((start, end) for _, start, end, _ in found)
    for name in find_names(sentence, openings=_OPENING):
        before = bisect_right(values, (name.end - 1, len(sentence))) - 1
        if before < 0 or values[before][1] <= name.start:
            found.append((name_slot(name.text), name.start, name.end, name.text))
    cues, may_hold_a_cue = _cues()
    for cue in cues.finditer(sentence) if may_hold_a_cue(sentence) else ():
        key = cue.group().lower().replace("’", "'")
        found.append((_CUE_SLOT[key], cue.start(), cue.end(), key))
    found.sort(key=itemgetter(1))
    return tuple(found)


_OPENING = frozenset({0})
_CUE_SLOT: dict[str, str] = {
    **dict.fromkeys(QUANTIFIERS, "quantity"),
    **dict.fromkeys(HEDGES, "certainty"),
    **dict.fromkeys(NEGATIONS, "negation"),
}


@cache
def _cues() -> tuple[re.Pattern[str], Callable[[str], bool]]:
    """The words of _CUE_SLOT as a pattern, and a first look for them; two versions are compared without either."""
    pattern = re.compile(rf"\b{any_of(k for k in _CUE_SLOT if k.isalpha())}\b|n['’]t\b")
    return pattern, first_look(pattern)
