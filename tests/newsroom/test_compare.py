"""Two editions in, one label for each change out."""

from __future__ import annotations

import pytest

from services.collation.clean import from_text
from services.newsroom.compare import Edition, compare


def test_a_quote_given_to_somebody_else_is_told_once() -> None:
    base = Edition(from_text("“We never saw the report before the vote,” said Anna Kern on Monday."))
    witness = Edition(from_text("“We never saw the report before the vote,” said Bo Lund on Monday."))
    changes = compare(base, witness).changes
    assert [(c.slot, c.speaker_old, c.speaker_new) for c in changes] == [("quote_reattributed", "Anna Kern", "Bo Lund")]


def test_a_headline_is_read_apart_from_the_body() -> None:
    base = Edition(from_text("The bridge is closed."), headline=from_text("Bridge closed, 84 hurt"))
    witness = Edition(from_text("The bridge is closed."), headline=from_text("Bridge closed, 48 hurt"))
    changes = compare(base, witness).changes
    assert [(c.part, c.slot, c.old, c.new, c.material) for c in changes] == [("headline", "number", "84", "48", True)]


def test_equal_editions_have_no_changes() -> None:
    edition = Edition(from_text("The bridge is closed.\nIt opens on Monday."), headline=from_text("Bridge closed"))
    made = compare(edition, edition)
    assert made.changes == ()
    assert all(row.kind == "kept" for part in made.apparatus.values() for row in part.rows)


@pytest.mark.parametrize("mark", ["CORRECTED-", "UPDATE 2-", "CORRECTED-UPDATE 2-", "REFILE-", "CORRECTED: "])
def test_a_mark_before_a_headline_hides_nothing_of_it(mark: str) -> None:
    base = Edition(from_text("Rain fell."), headline=from_text("Two dead, 14 missing in ferry fire"))
    witness = Edition(from_text("Rain fell."), headline=from_text(f"{mark}Eight dead, three missing in ferry fire"))
    found = [(c.slot, c.old, c.new) for c in compare(base, witness).changes if c.effect != "notice"]
    assert found == [("number", "Two", "Eight"), ("number", "14", "three")]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("By A. Kern", "By A. Kern and Bo Lund", "The byline is “By A. Kern and Bo Lund” now, after “By A. Kern”."),
        ("", "By Anna Kern", "The byline “By Anna Kern” was added."),
        ("By Anna Kern", "", "The byline “By Anna Kern” was taken away."),
    ],
)  # fmt: skip
def test_a_byline_is_no_claim_of_the_story(old: str, new: str, why: str) -> None:
    base = Edition(from_text("Rain fell."), byline=from_text(old))
    witness = Edition(from_text("Rain fell."), byline=from_text(new))
    assert [(c.effect, c.slot, c.material, c.why) for c in compare(base, witness).changes] == [
        ("context", "byline", False, why)
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("At least 84 people died.", "At least 48 people died.", "contradiction"),
        ("At least 48 people died.", "At least 84 people died.", "development"),
        ("At least 14 people are missing.", "At least nine people are missing.", "development"),
        ("The fire killed 84 people.", "The fire killed 48 people.", "contradiction"),
    ],
)
def test_a_toll_that_falls_is_no_development(old: str, new: str, kind: str) -> None:
    (change,) = compare(Edition(from_text(old)), Edition(from_text(new))).changes
    assert (change.slot, change.material, change.undisclosed) == ("number", True, kind)


def test_a_speaker_whose_name_is_spelt_anew_is_no_other_speaker() -> None:
    base = Edition(from_text("“We saw it coming for years,” said Joseph Hartmann, a researcher."))
    witness = Edition(from_text("“We saw it coming for years,” said Joseph Hartman, a researcher."))
    (change,) = compare(base, witness).changes
    assert (change.slot, change.old, change.new) == ("name", "Joseph Hartmann", "Joseph Hartman")
