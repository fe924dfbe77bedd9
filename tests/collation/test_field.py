"""Fields answer fields."""

from __future__ import annotations

import pytest

from services.collation.clean import from_text
from services.collation.field import collate_field


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Two dead in ferry fire", "LIVE: what we know", ["revised"]),
        ("Two dead in ferry fire", "Three dead in ferry fire", ["revised"]),
        ("Mayor resigns. Deputy to follow.", "Budget passed", ["revised"]),
        ("Mayor resigns", "Budget passed. Nobody objects. Rain expected.", ["revised"]),
        ("Mayor resigns", "Mayor resigns", ["kept"]),
        ("", "Mayor resigns", ["added"]),
        ("Mayor resigns", "", ["omitted"]),
        ("", "", []),
    ],
)
def test_an_old_headline_is_answered_by_the_new_one(old: str, new: str, kinds: list[str]) -> None:
    made = collate_field(from_text(old), from_text(new))
    assert [row.kind for row in made.rows] == kinds
    assert made.replay() == new
