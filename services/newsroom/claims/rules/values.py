"""Rules for numbers, dates and times: a value is compared as what it means, never as it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from services.newsroom.claims.rules.sides import VALUES, content_of, one_each, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.quantities_en import CURRENCIES
from services.newsroom.values.dates import Moment, same_moment
from services.newsroom.values.numbers import Quantity, same_quantity
from services.newsroom.values.units import Unit


def number(variant: Variant, revision: Revision) -> Verdict | None:
    """A number has another value, unit, bound or precision. The same value in other words or units is style."""
    pair = one_each(variant, "number")
    if pair is None:
        return None
    old, new = pair
    x, y = cast(Quantity, old.value), cast(Quantity, new.value)
    if same_quantity(x, y):
        return Verdict("cosmetic", "style", 0.03, f"“{old.text}” and “{new.text}” are the same value.")
    if x.unit != y.unit and (told := _says(revision.a, y)) != _says(revision.b, x):
        return _one_sided(old, new, variant, told)
    if x.value == y.value and x.upper == y.upper and x.unit == y.unit:
        return Verdict(
            "changed_claim", "number", 0.8, f"The figure stays {old.text}, its bound changes: now “{new.text}”."
        )
    if x.unit != y.unit and x.value == y.value:
        # A unit that is not said on one side may be said beside the figure.
        firm = None not in (x.unit, y.unit) or bool({x.unit, y.unit} & _MONEY)
        why = f"The unit of a number changes from “{old.text}” to “{new.text}”."
        return Verdict("changed_claim", "number", 0.85, why, firm=firm)
    return Verdict("changed_claim", "number", 0.95, f"A number changes from {old.text} to {new.text}.")


def _one_sided(old: Unit, new: Unit, variant: Variant, told: bool) -> Verdict:
    """Two figures of two things, of which one stands on both sides: "14 to 9" for "25-year" beside "25 years". `told`:
    it is the new one, and the old one is gone; the gate says what that matters."""
    gone = Variant((old,), (), variant.at) if told else Variant((), (new,), variant.at)
    why = f"The figure “{old.text}” is gone." if told else f"The figure “{new.text}” comes."
    return Verdict("removed_claim" if told else "added_claim", "number", 0.5, why, gone, firm=False)


def _says(side: tuple[Unit, ...], quantity: Quantity) -> bool:
    return any(isinstance(unit.value, Quantity) and same_quantity(unit.value, quantity) for unit in side)


_MONEY = frozenset(CURRENCIES.values())


def date(variant: Variant, revision: Revision) -> Verdict | None:
    """A date, weekday or time of day is another one. The same day written in another way is style."""
    pair = one_each(variant, "date")
    if pair is None:
        return None
    old, new = pair
    x, y = cast(Moment, old.value), cast(Moment, new.value)
    if old.key == new.key or same_moment(x, y):
        return Verdict("cosmetic", "style", 0.05, f"“{old.text}” and “{new.text}” are the same time.")
    return Verdict("changed_claim", "date", 0.94, f"A date or time changes from {old.text} to {new.text}.")


def conversion(variant: Variant, revision: Revision) -> Verdict | None:
    """A value in other units, as in brackets behind a figure, came or went: style, when the figure says the same."""
    a, b = content_of(variant.a), content_of(variant.b)
    if len(a) + len(b) != 1 or (a or b)[0].kind != "number":
        return None
    gone = cast(Quantity, (a or b)[0].value)
    if stands_there((a or b)[0], revision.b if a else revision.a):
        return Verdict(
            "cosmetic", "style", 0.1, f"“{(a or b)[0].text}” stands in another place, with its unit or without."
        )
    for side in (revision.a, revision.b):
        others = [u.value for u in side if isinstance(u.value, Quantity) and u.value.unit != gone.unit]
        if gone.unit is None or not any(same_quantity(gone, replace(o, bound=gone.bound)) for o in others):
            return None
    return Verdict("cosmetic", "style", 0.08, f"“{(a or b)[0].text}” says again in other units what stands there.")


def stands_there(unit: Unit, other: tuple[Unit, ...]) -> bool:
    """Whether a figure stands on the other side, where only one of the two is given a unit: "24-year-old", "24"."""
    mine = cast(Quantity, unit.value)
    theirs = [u.value for u in other if isinstance(u.value, Quantity)]
    return any(
        q.value == mine.value and q.upper == mine.upper and (q.unit is None) != (mine.unit is None) for q in theirs
    )


def figures(variant: Variant, revision: Revision) -> Verdict | None:
    """Figures of another kind stand in the place: a range for a number, a number that is no date for a date."""
    a, b = content_of(variant.a), content_of(variant.b)
    if not a or not b:
        return None
    a, b = _unconverted(a), _unconverted(b)
    if any(u.kind not in VALUES for u in (*a, *b)):
        return None
    if len(a) == len(b) == 1 and a[0].kind == b[0].kind == "number":
        return number(Variant((a[0],), (b[0],), variant.at), revision)
    plain_a, plain_b = ("".join(c for c in said(side).lower() if c.isalnum()) for side in (variant.a, variant.b))
    if plain_a == plain_b:
        return Verdict("cosmetic", "style", 0.05, f"“{said(variant.a)}” and “{said(variant.b)}” are the same figures.")
    slot = "date" if any(u.kind == "date" for u in a) else "number"
    return Verdict("changed_claim", slot, 0.9, f"Figures change from “{said(variant.a)}” to “{said(variant.b)}”.")


def _converted(a: Quantity, b: Quantity) -> bool:
    return a.unit is not None and a.unit != b.unit and same_quantity(a, replace(b, bound=a.bound))


def _unconverted(units: list[Unit]) -> list[Unit]:
    """The units without numbers that say again, in another unit of measure, what the number before them said."""
    out: list[Unit] = []
    for unit in units:
        last, value = out[-1].value if out else None, unit.value
        pair = isinstance(last, Quantity) and isinstance(value, Quantity)
        if pair and _converted(cast(Quantity, last), cast(Quantity, value)):
            continue
        out.append(unit)
    return out
