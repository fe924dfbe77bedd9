"""A version's place is a function of the set, whatever order it came in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.records.neighbours import Placed, moved
from tests.stores import at


def rows(*said: tuple[int, str]) -> list[Placed]:
    """Rows (minute, text) with ids from 1, not yet placed."""
    return [Placed(n, at(minute), text, "usable", None, False) for n, (minute, text) in enumerate(said, 1)]


def settled(given: list[Placed]) -> list[Placed]:
    """The rows with their places kept."""
    places = {place.id: (place.previous_id, place.repeats, place.hidden) for place in moved(given)}
    return [
        replace(row, previous_id=p[0], repeats=p[1], hidden=p[2]) if (p := places.get(row.id)) else row for row in given
    ]


@pytest.mark.parametrize(
    ("why", "given", "places"),
    [
        ("one version has no predecessor", rows((1, "A")), [(None, False)]),
        ("each follows the one before", rows((1, "A"), (3, "C"), (2, "B")), [(None, False), (3, False), (1, False)]),
        ("a text that comes again at once repeats", rows((1, "A"), (2, "A")), [(None, False), (1, True)]),
        ("a text that comes back is news", rows((1, "A"), (2, "B"), (3, "A")), [(None, False), (1, False), (2, False)]),
        ("nobody follows a repeat", rows((1, "A"), (2, "A"), (3, "B")), [(None, False), (1, True), (1, False)]),
        ("at one moment the text decides", rows((1, "B"), (1, "A")), [(2, False), (None, False)]),
    ],
)  # fmt: skip
def test_every_version_finds_its_place(why: str, given: list[Placed], places: list[tuple[int | None, bool]]) -> None:
    assert [(row.previous_id, row.repeats) for row in settled(given)] == places, why


def test_the_same_text_with_another_status_is_no_repeat() -> None:
    first, second = rows((1, "A"), (2, "A"))
    assert [row.repeats for row in settled([first, replace(second, status="withheld")])] == [False, False]


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from("ABC")), max_size=12, unique=True), st.randoms())
def test_places_do_not_depend_on_the_order_in_which_rows_came(said: list[tuple[int, str]], random: st.Random) -> None:  # type: ignore[name-defined]
    given = rows(*said)
    mixed = random.sample(given, len(given))
    known: list[Placed] = []
    for row in mixed:
        known = settled([*known, row])
    assert sorted(known, key=lambda row: row.id) == sorted(settled(given), key=lambda row: row.id)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from("ABC")), max_size=12, unique=True))
def test_what_is_settled_stays(said: list[tuple[int, str]]) -> None:
    assert moved(settled(rows(*said))) == []
