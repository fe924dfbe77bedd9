"""Names are told apart: the same in another form, the same spelt in another way, another."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from services.newsroom.values.names import find_names, name_slot, relation

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "names.yaml").read_text(encoding="utf-8"))
PAIRS = [(g[0], other, "same") for g in CASES["same"] for other in g[1:]]
PAIRS += [(a, b, kind) for kind in ("spelling", "other") for a, b in CASES[kind]]


@pytest.mark.parametrize(("a", "b", "kind"), PAIRS)
def test_two_names_are_the_same_a_spelling_or_another(a: str, b: str, kind: str) -> None:
    assert relation(a, b) == kind
    assert relation(b, a) == kind


def test_there_are_at_least_200_cases() -> None:
    assert len(PAIRS) >= 200


def test_names_are_found_without_openers_titles_of_days_and_possessives() -> None:
    text = "The report by Dana Whitlow's team came on Monday. However, the Bank of Kelmouth and U.S. officials read "
    "it in March."
    found = [n.text for n in find_names(text, openings=frozenset({0, text.index("However")}))]
    assert found == ["Dana Whitlow", "Bank of Kelmouth", "U.S."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Republican Dana Whitlow won", ["Dana Whitlow"]),
        ("the Tremaine Chief Executive Rolf Hagen left", ["Tremaine", "Rolf Hagen"]),
        ("Kenyan Foreign Minister Amara Nwosu spoke", ["Kenyan", "Amara Nwosu"]),
        ("Prosecutor Priya Raman appealed", ["Priya Raman"]),
        ("a Republican National Committee memo", ["Republican National Committee"]),
        ("the new Major League Cricket grew", ["Major League Cricket"]),
        ("the General Motors plant", ["General Motors"]),
    ],
)
def test_an_office_or_a_party_before_a_name_is_no_part_of_it(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text, openings=frozenset({0}))] == names


@pytest.mark.parametrize(
    ("name", "slot"),
    [
        ("Ukraine", "place"),
        ("Kelmouth Harbour", "place"),
        ("New York", "place"),
        ("Dana Whitlow", "name"),
        ("Senate", "name"),
    ],
)
def test_places_have_a_slot_of_their_own(name: str, slot: str) -> None:
    assert name_slot(name) == slot
