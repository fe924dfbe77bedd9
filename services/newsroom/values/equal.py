"""Values as a reader compares them: whether two ways of writing a number, a date or a time mean the same."""

from __future__ import annotations

from datetime import date

from services.newsroom.values.dates import FoundDate, find_dates, same_moment
from services.newsroom.values.numbers import FoundNumber, find_numbers, same_quantity

Value = FoundNumber | FoundDate


def find_values(text: str) -> list[Value]:
    """Every number, date and time of a text, in order."""
    dates = find_dates(text)
    numbers = find_numbers(text, taken=tuple((d.start, d.end) for d in dates))
    return sorted([*dates, *numbers], key=lambda v: v.start)


def same_value(a: str, b: str, published: date | None = None) -> bool:
    """Whether two phrases state the same values, in the same order. `published` gives "Thursday" and "Jan. 4" their
    dates."""
    ours, theirs = find_values(a), find_values(b)
    return len(ours) == len(theirs) and all(_same(x, y, published) for x, y in zip(ours, theirs, strict=True))


def _same(x: Value, y: Value, published: date | None) -> bool:
    if isinstance(x, FoundNumber) and isinstance(y, FoundNumber):
        return same_quantity(x.quantity, y.quantity)
    if isinstance(x, FoundDate) and isinstance(y, FoundDate):
        return same_moment(x.moment, y.moment, published, published)
    return False
