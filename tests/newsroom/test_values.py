"""Numbers, dates and times mean what a reader takes them to mean, however they are written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from services.newsroom.values.dates import FoundDate, find_dates, same_moment
from services.newsroom.values.numbers import FoundNumber, find_numbers, same_quantity

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "values.yaml").read_text(encoding="utf-8"))
THURSDAY = date(2024, 1, 4)


Value = FoundNumber | FoundDate


def find_values(text: str) -> list[Value]:
    """Every number, date and time of a text, in order."""
    dates = find_dates(text)
    numbers = find_numbers(text, taken=tuple((d.start, d.end) for d in dates))
    return sorted([*dates, *numbers], key=lambda v: v.start)


def same_value(a: str, b: str, published: date | None) -> bool:
    """Whether two phrases state the same values in the same order. `published` gives "Thursday" and "Jan. 4" dates."""
    ours, theirs = find_values(a), find_values(b)
    return len(ours) == len(theirs) and all(_alike(x, y, published) for x, y in zip(ours, theirs, strict=True))


def _alike(x: Value, y: Value, published: date | None) -> bool:
    if isinstance(x, FoundNumber) and isinstance(y, FoundNumber):
        return same_quantity(x.quantity, y.quantity)
    if isinstance(x, FoundDate) and isinstance(y, FoundDate):
        return same_moment(x.moment, y.moment, published, published)
    return False


def _same(groups: list[list[str]]) -> list[tuple[str, str]]:
    return [(group[0], other) for group in groups for other in group[1:]]


SAME = [(a, b, None) for a, b in _same(CASES["same"])] + [(a, b, THURSDAY) for a, b in _same(CASES["dated"]["same"])]
DIFFER = [(a, b, None) for a, b in CASES["differ"]] + [(a, b, THURSDAY) for a, b in CASES["dated"]["differ"]]


@pytest.mark.parametrize(("a", "b", "published"), SAME)
def test_one_value_in_two_ways_is_the_same(a: str, b: str, published: date | None) -> None:
    assert same_value(a, b, published)


@pytest.mark.parametrize(("a", "b", "published"), DIFFER)
def test_two_values_are_not_the_same(a: str, b: str, published: date | None) -> None:
    assert find_values(a)
    assert not same_value(a, b, published)


def test_there_are_at_least_300_cases() -> None:
    assert len(SAME) + len(DIFFER) >= 300


@pytest.mark.parametrize(
    "text",
    [
        "no one came",
        "he may march on",
        "the F-35 jets",
        "a second-hand car",
        "the Sun said",
        "one another",
        "5G network",
    ],
)
def test_words_that_look_like_values_are_none(text: str) -> None:
    assert not find_values(text)
