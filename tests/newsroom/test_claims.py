"""Every edit of the case file is told for what it is: its slot, or no change of fact."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from services.collation import clean
from services.collation.segment import segment
from services.newsroom.changes import Change
from services.newsroom.claims.found import find_claims
from services.newsroom.compare import Edition, compare
from tests.benchmarks.claims import OWN
from tests.benchmarks.edits import MATERIAL, style_guide

FILE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "claims.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(*case, *[None] * (6 - len(case)), id=f"{kind}: {case[0]}") for kind in FILE for case in FILE[kind]
]
WHEN = datetime(2024, 1, 4, tzinfo=UTC)


def changes(before: str, after: str, part: str = "body") -> tuple[Change, ...]:
    fields = [
        {"body": clean.from_text("x" if part != "body" else t), part: clean.from_text(t)} for t in (before, after)
    ]
    return compare(*(Edition(**f, published_at=WHEN) for f in fields)).changes  # type: ignore[arg-type]


@pytest.mark.parametrize(("say", "before", "after", "slot", "old", "new"), CASES)
def test_an_edit_is_told_for_what_it_is(
    say: str, before: str, after: str, slot: str, old: str | None, new: str | None
) -> None:
    found = changes(before, after)
    material = [c for c in found if c.material]
    if slot == "-":
        assert not material, say
        return
    right = [c for c in material if c.slot in slot.split("|")]
    assert right, f"{say}: {[(c.slot, c.old, c.new, c.score) for c in found]}"
    if old is not None:
        assert (old, new) in [(c.old, c.new) for c in right]


def test_there_are_at_least_150_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("say", "before", "after", "slot", "old", "new"), CASES)
def test_spans_show_the_values_that_changed(
    say: str, before: str, after: str, slot: str, old: str | None, new: str | None
) -> None:
    for change in changes(before, after):
        if change.old is not None and change.a is not None and change.effect != "quote":
            assert before[slice(*change.a)].strip() == change.old.strip()
        if change.new is not None and change.b is not None and change.effect != "quote":
            assert after[slice(*change.b)].strip() == change.new.strip()
        assert change.why.endswith((".", "?")), change.why
        assert 0 <= change.score <= 1


@pytest.mark.parametrize("kind", sorted(MATERIAL))
def test_one_slip_in_a_paragraph_is_found_with_its_slot(kind: str) -> None:
    maker, slots = MATERIAL[kind]
    for n, text in enumerate(OWN):
        edited = maker(text, random.Random(f"{kind} {n}"))
        if edited is not None:
            assert any(c.material and c.slot in slots for c in changes(text, edited)), edited


def test_another_style_guide_changes_no_fact() -> None:
    for n in range(12):
        text = OWN[n % len(OWN)]
        edited = style_guide(text, random.Random(n))
        assert edited is None or not any(c.material for c in changes(text, edited)), edited


def test_words_of_a_headline_are_a_change_of_headline_and_its_numbers_are_numbers() -> None:
    assert {
        c.slot for c in changes("Storm batters coast", "Storm spares coast", "headline") if c.effect != "cosmetic"
    } == {"headline"}
    assert [c.slot for c in changes("Storm kills 3", "Storm kills 5", "headline") if c.material] == ["number"]


def test_text_that_does_not_change_makes_no_change() -> None:
    assert changes(OWN[0], OWN[0]) == ()


def test_a_claim_has_its_values_as_slots_at_their_place() -> None:
    text = clean.from_text("At least 12 homes burned in Ukraine on Jan. 4. It may rain.")
    claims = find_claims(text, segment(text), (), WHEN)
    said = [[(s.slot, s.value, text.clean[s.start : s.end]) for s in claim.slots] for claim in claims]
    assert said == [
        [("number", "least 12", "At least 12"), ("place", "Ukraine", "Ukraine"), ("date", "2024-01-04", "Jan. 4")],
        [("certainty", "may", "may")],
    ]


@pytest.mark.parametrize(
    "piece",
    ["nine hundred and ", "1" * 400 + " ", "A ", "1,", "Bank of ", '"', "Jan. 1-", "\u202e", "1e999 ", "°", "’s "],
)
def test_a_text_made_to_break_a_reader_of_values_is_read(piece: str) -> None:
    before, after = piece * 60, piece * 59 + "end"
    for change in changes(before, after):
        assert change.why


def test_a_character_that_a_reader_does_not_see_is_shown() -> None:
    found = changes("The vote is on Friday.", "The vote\u200b is on Friday.")
    assert "hidden_characters" in {c.slot for c in found}
    assert not any(c.material for c in found)
