"""A quote is material when a reader learns other words or another speaker; terms in marks are no quotes."""

from __future__ import annotations

import pytest

from services.collation import clean
from services.newsroom.changes import Change
from services.newsroom.compare import Edition, compare


def quote_changes(before: str, after: str) -> list[Change]:
    base, witness = (Edition(clean.from_text(text)) for text in (before, after))
    return [change for change in compare(base, witness).changes if change.effect == "quote"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "“We will not sell the pier to anyone,” said Dana Whitlow.",
            "“We will never sell the pier to anyone,” said Dana Whitlow.",
        ),
        (
            "“We will sell the pier,” said Dana Whitlow.",
            "The board met. “We will sell the pier,” said Rolf Hagen.",
        ),
        (
            "A banner over the gate read “neither the pier nor the hall will ever be sold to them”.",
            "A banner over the gate read “the pier and the hall will be sold to them”.",
        ),
    ],
)
def test_other_words_and_other_speakers_are_material(before: str, after: str) -> None:
    assert any(change.material for change in quote_changes(before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The plant was seen as a “weed” by most farmers.", "The plant was seen as a weed by most farmers."),
        ("She called it “routine” work for the crew.", "It was work for the crew."),
        (
            "“The temperatue of the harbour is too high,” said Dana Whitlow.",
            "“The temperature of the harbour is too high,” said Dana Whitlow.",
        ),
    ],
)
def test_terms_in_marks_and_mended_slips_are_not(before: str, after: str) -> None:
    assert not any(
        change.material for change in quote_changes(before, after) if change.speaker_old is None or change.old
    )
