"""Texts made to stall a differ: none raises, all replay exactly, and the work stays bounded.

Bounded means: no more than 5 s and 300 MB, which the benchmark measures; a test that times anything would be flaky.
The suite's own time limit would stop one that runs away.
"""

from __future__ import annotations

import random
import unicodedata

import pytest

from services.collation.clean import from_html, from_text
from services.collation.collate import collate
from services.collation.hidden import hidden_changes
from tests.benchmarks.bad_input import PAIRS
from tests.collation.proof import prove


@pytest.mark.parametrize("name", PAIRS)
def test_hostile_pairs_replay(name: str) -> None:
    before, after = PAIRS[name]()
    hidden_changes(prove(before, after))


def test_every_category_of_unicode_replays() -> None:
    dice = random.Random(7)
    categories: dict[str, list[str]] = {}
    for code in range(0x11_0000):
        categories.setdefault(unicodedata.category(chr(code)), []).append(chr(code))
    for kind, characters in categories.items():
        before = "".join(dice.choices(characters, k=60)) + ". " + "".join(dice.choices(characters, k=60))
        after = "".join(dice.choices(characters, k=30)) + before[20:] + kind
        prove(before, after)


def test_hostile_pages_collate() -> None:
    for page in ("<p>" * 30_000, "<table>" + "<tr><td>x" * 20_000, "<pre>" + "\n x" * 20_000):
        base, witness = from_html(page), from_html(page + "<p>One more.</p>")
        assert collate(base, witness).replay() == witness.clean


def test_an_unpaired_surrogate_is_a_character_as_any_other() -> None:
    prove("The ferry \ud800 left.", "The ferry \udfff left.")
    assert from_text("\ud800").clean == "\ud800"
