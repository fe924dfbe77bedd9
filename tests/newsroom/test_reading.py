"""What was read before makes a reading quicker and never another: the same text says the same, on the day it is of."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from services.collation import clean
from services.newsroom.compare import Comparison, Edition, compare
from services.newsroom.reading import read
from services.newsroom.values.dates import find_dates
from services.newsroom.values.names import find_names
from services.newsroom.values.numbers import find_numbers
from tests.benchmarks.claims import OWN as PARAGRAPHS
from tests.benchmarks.edits import MATERIAL
from tests.benchmarks.quote_edits import LOUD, QUIET
from tests.benchmarks.quote_texts import OWN as ARTICLES
from tests.memories import forget

WHEN = datetime(2026, 11, 3, 22, tzinfo=UTC)

ASIDE = (
    "Correction: An earlier version of this article said the lock was built in 1901. It was built in 1911.",
    "Photo: Ida Voss/Getty Images",
)
"""Paragraphs that are no part of the story."""


def versions(seed: int, wanted: int = 6) -> Iterator[tuple[str, datetime]]:
    """An article of our own and some random edits of it, a day apart."""
    rng = random.Random(seed)
    text = "\n".join(rng.sample([*"".join(ARTICLES).splitlines(), *PARAGRAPHS, *ASIDE], 14))
    for n in range(wanted):
        yield text, WHEN + timedelta(days=n)
        edited = None
        while edited is None:
            if rng.random() < 0.5:
                made = rng.choice([*LOUD.values(), *QUIET.values()])(text, rng)
                edited = made[0] if made else None
            else:
                edited = rng.choice([*MATERIAL.values()])[0](text, rng)
        text = edited


def compared(before: tuple[str, datetime], after: tuple[str, datetime]) -> tuple[Comparison, object]:
    base, witness = (Edition(clean.from_text(text), published_at=when) for text, when in (before, after))
    found = compare(base, witness)
    return found, (found.base_reading.claims, found.witness_reading.claims)


@pytest.mark.parametrize("seed", range(12))
def test_a_version_is_read_and_compared_alike_whether_or_not_the_ones_before_it_were(seed: int) -> None:
    chain = list(versions(seed))
    remembering = [compared(chain[max(0, n - 1)], chain[n]) for n in range(len(chain))]
    for n in reversed(range(len(chain))):
        forget()
        assert compared(chain[max(0, n - 1)], chain[n]) == remembering[n]


def test_a_text_read_before_says_its_weekday_of_the_new_day() -> None:
    text = clean.from_text("The harbour board of Kelmouth met on Tuesday and chose a new pilot.")
    dates = [
        slot.value
        for day in (3, 10)
        for claim in read(text, datetime(2026, 11, day, tzinfo=UTC)).claims
        for slot in claim.slots
        if slot.slot == "date"
    ]
    assert dates == ["2026-11-03", "2026-11-10"]


WORDS = (
    "on May 4 Monday Tues. Sept the last next week this weekly month's yearly Mayor noon midday to today’s tonight day "
    "before yesterday after tomorrow ago earlier two later 1990s ’90s 12:30 9 a.m. p.m. 2019 2019, in since 1/2/2020 "
    "2020-01-02 first second twenty-one hundred million $5 5G F-35 3.5 km aged at least al-Noor el- O’Hara U.N. U. S. "
    "Kelmouth of van der Berg 3M iPhone made The A I — “Brask Brask’s É Łódź"
).split()


@pytest.mark.parametrize("seed", range(300))
def test_a_first_look_at_words_leaves_out_no_date_number_or_name(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    text = "".join(rng.choice(WORDS) + rng.choice([" ", " ", " ", "\n", " ", ""]) for _ in range(rng.randint(1, 7)))
    finders = (find_dates, find_numbers, find_names)
    quick = [finder(text) for finder in finders]
    for finder in finders:
        monkeypatch.setitem(finder.__globals__, "_may_hold", lambda words: True)
    assert quick == [finder(text) for finder in finders]
