"""Finds the claims of one text: sentences that state something checkable, with their values."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from services.collation.text import Span, Text
from services.newsroom.lexicon.claims_en import HEDGES, NEGATIONS, QUANTIFIERS
from services.newsroom.names import name_slot
from services.newsroom.readings import Claim, Furniture, Slot
from services.newsroom.units import Unit, units_of


def find_claims(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Claim, ...]:
    """One claim a sentence that has at least one checkable slot; furniture claims nothing."""
    published = published_at.date() if published_at else None
    aside = [(f.start, f.end) for f in furniture]
    out = []
    for start, end in sentences:
        if any(s <= start < e for s, e in aside):
            continue
        shown = text.clean[start:end]
        slots = _slots(shown, published)
        if slots:
            moved = tuple(Slot(s.slot, s.start + start, s.end + start, s.value) for s in slots)
            lead = len(shown) - len(shown.lstrip())
            out.append(Claim(start + lead, start + len(shown.rstrip()), moved))
    return tuple(out)


@lru_cache(maxsize=8192)
def _slots(sentence: str, published: date | None) -> tuple[Slot, ...]:
    """The slots of one sentence, offsets from its start. Kept by text: most sentences of a version were read before."""
    return tuple(slot for unit in units_of(sentence, published) if (slot := _slot(unit)) is not None)


def _slot(unit: Unit) -> Slot | None:
    if unit.kind in ("number", "date"):
        return Slot(unit.kind, unit.start, unit.end, str(unit.value))
    if unit.kind == "name":
        return Slot(name_slot(unit.text), unit.start, unit.end, unit.text)
    key = str(unit.key)
    for slot, words in (("negation", NEGATIONS), ("certainty", HEDGES), ("quantity", QUANTIFIERS)):
        if key in words:
            return Slot(slot, unit.start, unit.end, key)
    return None
