"""The rule for what was added or taken away: a value in a short phrase is sure, all else the gate weighs."""

from __future__ import annotations

from typing import cast

from services.newsroom.changes import Effect
from services.newsroom.claims.rules.sides import content_of, said
from services.newsroom.claims.rules.values import stands_there
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.meanings import is_word
from services.newsroom.values.names import core, name_slot, relation
from services.newsroom.values.numbers import Quantity
from services.newsroom.values.units import Unit


def detail(variant: Variant, revision: Revision) -> Verdict | None:
    """A detail was added to a sentence, or taken from it. The gate weighs how much it says."""
    a, b = content_of(variant.a), content_of(variant.b)
    if bool(a) == bool(b):
        return None
    units = a or b
    hard = [u for u in units if u.kind in ("number", "date", "name")]
    slot = "predicate"
    if hard and len(units) <= 2:
        slot = hard[0].kind if hard[0].kind != "name" else name_slot(hard[0].text)
    effect: Effect = "added_claim" if b else "removed_claim"
    why = f"“{said(variant.b or variant.a)}” was {'added' if b else 'taken away'}."
    pointed = any(u.key in _THERE for u in (variant.a if b else variant.b))
    value = None if pointed else _bounds(variant, revision) or _listed(variant, revision)
    if value is not None:
        return Verdict(effect, value, 0.6, why)
    return Verdict(effect, slot, 0.5, why, firm=False)


_THERE = frozenset("there here it them".split())
"""What stands for a place or a thing that was named."""


def _bounds(variant: Variant, revision: Revision) -> str | None:
    """The slot of a value that says how many, when or where, in a short phrase of a sentence that stays.

    References, formulas and markup hold figures too, and change nothing that a reader knows.
    """
    units, side, other = (variant.a, revision.a, revision.keys_b)
    if not content_of(units):
        units, side, other = (variant.b, revision.b, revision.keys_a)
    words = content_of(units)
    if len(words) > _PHRASE or len(units) > _KEPT_SHARE * len(side) or any(u.key in _CLUTTER for u in units):
        return None
    for unit, before in zip(units, (None, *units), strict=False):
        if other[unit.key]:
            continue
        if unit.kind == "date":
            return "date"
        if (
            unit.kind == "number"
            and any(c.isdigit() for c in unit.text)
            and cast(Quantity, unit.value).shape != "ordinal"
            and not stands_there(unit, revision.b if side is revision.a else revision.a)
        ):
            return "number"
        placed = before is not None and before.key in ("in", "at", "near", "from", "to")
        if unit.kind == "name" and placed and name_slot(unit.text) == "place":
            return "place"
    return None


def _is_common(unit: Unit) -> bool:
    """Whether a capitalised word is a common one, and no known place: "Standards"."""
    return " " not in unit.text and name_slot(unit.text) != "place" and is_word(unit.text.lower())


def _listed(variant: Variant, revision: Revision) -> str | None:
    """The slot of names that came or went alone, as out of a list, and stand nowhere else in the sentence.

    Short forms, parts of longer names, and names in capitals, which are often glosses, name what is known.
    """
    units, side, known = (variant.a, revision.a, revision.b)
    if not content_of(units):
        units, side, known = (variant.b, revision.b, revision.a)
    content = [u for u in content_of(units) if u.key not in _PLACING]
    if not content or len(content) > _PHRASE:
        return None
    joined = any(u.key in ("and", "or") for u in units)
    if any(u.kind != "name" or (u.text.isupper() and not joined) or _is_common(u) for u in content):
        return None
    if len(units) > _KEPT_SHARE * len(side) or any(u.key in _CLUTTER for u in units):
        return None
    named = [u.text for u in known if u.kind == "name"]
    words = {word for other in named for word in core(other)}
    if any(set(core(u.text)) & words or any(relation(u.text, other) != "other" for other in named) for u in content):
        return None
    return "place" if any(u.key in _PLACING for u in units) else name_slot(content[0].text)


_PLACING = frozenset("near outside inside nearby across around off beyond".split())
"""Prepositions of place alone: what stands behind one is where it was."""


_PHRASE = 4
"""Words of content up to which a phrase only bounds what the sentence says; a longer one says something of its own."""


_KEPT_SHARE = 0.4
"""The share of a sentence from which a cut is no cut of a phrase."""


_CLUTTER = frozenset("( ) [ ] { } \\ % = _ ^ < > | pp p vol fig table section eq ref doi isbn al retrieved".split())
