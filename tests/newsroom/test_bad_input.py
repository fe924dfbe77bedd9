"""Texts made to stall a reader of news: compare() never raises, its rows replay, and its work grows with the text.

Work is counted in calls of functions, which is the same on every machine; nothing here is timed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from services.collation import clean
from services.newsroom.compare import Comparison, Edition, compare
from tests.benchmarks.hostile_texts import MAKERS, Pair
from tests.memories import forget

SIZE = 4_000
"""Characters a side: enough lines and marks to fill every list, little enough for the whole table to be quick."""

GROWTH = 3.2
"""Calls for twice the text: work that grows as the square takes four times as many."""


def _compared(pair: Pair) -> Comparison:
    base, witness = (Edition(clean.from_text(text)) for text in pair)
    return compare(base, witness)


def _calls(run: Callable[[], object]) -> int:
    """How many functions are called in a run, when nothing was read before it."""
    forget()
    count = 0

    def see(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", MAKERS)
def test_a_hostile_pair_is_compared_and_replays(name: str) -> None:
    found = _compared(MAKERS[name](SIZE))
    body = found.apparatus["body"]
    assert (body.base, body.replay()) == (found.base.body.clean, found.witness.body.clean)


GROWING = (
    "line ends", "mixed scripts", "random quotes", "quotes unmarked", "she said, he said", "pronoun quotes",
    "items", "empty lines", "notices",
)  # fmt: skip
"""Pairs whose work once grew as the square of their size."""


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_is_not_four_times_the_work(name: str) -> None:
    _compared(MAKERS[name](SIZE))
    small, large = (_calls(lambda size=size: _compared(MAKERS[name](size))) for size in (SIZE, 2 * SIZE))  # type: ignore[misc]
    assert large < GROWTH * small


def test_thousands_of_sentences_revised_at_once_are_each_told_and_none_is_weighed() -> None:
    lines = [f"Ship {n} of the line left the harbour of Kelmouth with {n + 3} pilots on board." for n in range(2100)]
    old, new = ("\n".join(lines), "\n".join(line.replace("left", "entered") for line in lines))
    found = compare(Edition(clean.from_text(old)), Edition(clean.from_text(new))).changes
    assert len(found) == 2100
    assert {(change.effect, change.slot, change.material) for change in found} == {("unclear", "predicate", False)}
    assert {change.why for change in found} == {
        "One of so many sentences revised at once that none was weighed by itself."
    }
