"""What a reader cannot see is found, and what a script needs is left in peace."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.collation.clean import from_text
from services.collation.collate import collate
from services.collation.hidden import find_hidden, hidden_changes
from tests.collation.cases import table


@pytest.mark.parametrize("case", table("hidden"))
def test_hidden_characters_are_found_and_needed_ones_are_not(case: dict[str, Any]) -> None:
    assert [found.kind for found in find_hidden(case["text"])] == case["kinds"]


def changes(before: str, after: str) -> list[tuple[str | None, str | None]]:
    apparatus = collate(from_text(before), from_text(after))
    return [(c.old and c.old.kind, c.new and c.new.kind) for c in hidden_changes(apparatus)]


def test_a_witness_that_brings_a_hidden_character_is_told() -> None:
    assert changes("The ferry sank. Two died.", "The fe\u200brry sank. Two died.") == [(None, "zero_width")]


def test_a_witness_that_drops_a_hidden_character_is_told() -> None:
    assert changes("The f\u0435rry sank. Two died.", "The ferry sank. Two died.") == [("look_alike", None)]


def test_hidden_characters_on_both_sides_are_no_change() -> None:
    assert changes("The fe\u200brry sank.", "The old fe\u200brry sank.") == []


@given(st.text(max_size=100))
def test_any_text_can_be_searched_and_spans_hold_what_they_name(text: str) -> None:
    at = 0
    for found in find_hidden(text):
        assert at <= found.start < found.end
        assert text[found.start : found.end] == found.text
        at = found.end
