"""What two figures have to do with each other: of one measure, of one value, or how many times one the other is.

The law: units are compared by what they measure. 21 feet are 6.4 metres and two days are 48 hours; of two currencies
nothing is known but that both are money.
"""

from __future__ import annotations

from math import log10

from services.newsroom.lexicon.quantities_en import MONEY
from services.newsroom.values.numbers import Quantity, measure, slack

LOOSE = {"about": 0.03, "nearly": 0.05, "over": 0.08, "least": 0.08, "under": 0.08, "most": 0.08}
"""How far a bounded number reaches: "more than 80" and 84 do not contradict each other."""
LONG_FIGURE = 100
"""Figures from here on hardly meet by chance in one event."""


def measured(quantity: Quantity) -> str:
    """What a quantity measures: length, duration, share, money; "" where it counts."""
    if quantity.unit in MONEY:
        return "money"
    return measure(quantity)[0] or ""


def one_measure(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be two values of one thing. A score is of its own kind, and so is an ordinal."""
    if {a.shape, b.shape} & {"score", "ordinal", "decade"} and a.shape != b.shape:
        return False
    mine, theirs = measured(a), measured(b)
    return mine == theirs or ({mine, theirs} == {"money", "weight"} and "pound" in (a.unit, b.unit))


def is_equal(a: Quantity, b: Quantity) -> bool:
    """The same figure, one inside what the other's bound allows, or the same in another unit as far as it was told."""
    if a.value == b.value and a.upper == b.upper and a.unit == b.unit:
        return True
    (_, low, high), (_, other, upper) = measure(a), measure(b)
    if not one_measure(a, b) or (measured(a) == "money" and _currency(a) != _currency(b)):
        return False
    if (high is None) != (upper is None):
        return False
    converted = a.unit != b.unit or a.shape != b.shape
    reach = max(slack(a), slack(b)) if converted else 0.0
    if high is None or upper is None:
        reach = max(reach, LOOSE.get(a.bound, 0.0), LOOSE.get(b.bound, 0.0))
    return _close(low, other, reach) and (high is None or upper is None or _close(high, upper, reach))


def times(a: Quantity, b: Quantity) -> float | None:
    """How many times the smaller figure the larger is; None where nobody knows: of two currencies, of nothing."""
    if measured(a) == "money" and _currency(a) != _currency(b):
        return None
    low, high = sorted((abs(measure(a)[1]), abs(measure(b)[1])))
    return high / low if low else None


def is_long(quantity: Quantity) -> bool:
    """Whether a figure is of a kind that does not come twice in one event: with a unit, or long."""
    return quantity.unit is not None or quantity.shape == "score" or abs(quantity.value) >= LONG_FIGURE


def rare(quantity: Quantity) -> float:
    """How much it says that two lines have one figure: "two" little, "640 metres", "6.3" nearly all."""
    digits = 1 if quantity.shape == "fraction" else min(quantity.digits, 3)
    size = 0.8 * digits + 0.6 * min(4.0, log10(1 + abs(quantity.value)))
    return size + (1.0 if measured(quantity) or quantity.value % 1 else 0.0)


def _currency(quantity: Quantity) -> str | None:
    return measure(quantity)[0]


def _close(a: float, b: float, reach: float) -> bool:
    return abs(a - b) <= reach * max(abs(a), abs(b)) + 1e-9
