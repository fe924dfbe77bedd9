"""Edits of known meaning: what touches no quote says nothing, what touches one is called by its name."""

from __future__ import annotations

import random

import pytest

from services.newsroom.quotes.words import heard
from tests.benchmarks.quote_edits import LOUD, QUIET
from tests.benchmarks.quote_texts import OWN
from tests.benchmarks.quotes import SAME_FATE, follow


@pytest.mark.parametrize("kind", QUIET)
def test_edits_that_touch_no_quote_raise_no_quote_change(kind: str) -> None:
    rng = random.Random(7)
    for text in OWN * 6:
        edited = QUIET[kind](text, rng)
        if edited is not None:
            assert [c.why for c in follow(text, edited[0]) if c.change != "kept"] == []


@pytest.mark.parametrize("kind", LOUD)
def test_edits_of_one_quote_are_called_by_their_name(kind: str) -> None:
    rng = random.Random(7)
    made = found = 0
    for text in OWN * 12:
        edited = LOUD[kind](text, rng)
        if edited is None:
            continue
        made += 1
        after, words = edited
        names = SAME_FATE.get(kind, {kind})
        found += any(
            c.change in names and heard(words) in (heard(q.text) for q in (c.old, c.new) if q)
            for c in follow(text, after)
        )
    assert made >= 6
    assert found == made
