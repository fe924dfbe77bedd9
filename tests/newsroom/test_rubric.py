"""The rubric is a table that people can read, and every rule in it says what it does."""

from __future__ import annotations

from datetime import date

import pytest

from services.newsroom.claims import gate
from services.newsroom.claims.rubric import CURRENT, RUBRICS
from services.newsroom.claims.rules.deeds import predicate
from services.newsroom.claims.variants import Revision
from services.newsroom.values.units import units_of
from tests.benchmarks.claims import OWN


@pytest.mark.parametrize("name", sorted(RUBRICS))
def test_every_rule_has_a_text_for_reviewers(name: str) -> None:
    for entry in RUBRICS[name].rules:
        assert entry.text.strip(), f"{entry.name} has no docstring"
        assert entry.text.strip()[-1] == ".", entry.name
        assert 0 <= entry.weight <= 1


@pytest.mark.parametrize("name", sorted(RUBRICS))
def test_a_rule_that_compares_two_sides_says_nothing_of_one(name: str) -> None:
    comparing = [entry.rule for entry in RUBRICS[name].rules if entry.both]
    assert comparing
    for text in OWN:
        for line in text.split("\n"):
            for size in (1, 2, 3, 8, None):
                part = " ".join(line.split()[:size])
                units = units_of(part)
                for revision in (Revision("", part, (), units), Revision(part, "", units, ())):
                    for variant in revision.variants:
                        assert [rule(variant, revision) for rule in comparing] == [None] * len(comparing), part


@pytest.mark.parametrize("name", sorted(RUBRICS))
def test_every_rubric_is_named_dated_and_ends_with_a_rule_that_always_answers(name: str) -> None:
    rubric = RUBRICS[name]
    assert rubric.name == name
    assert date(2026, 11, 1) <= rubric.published <= date.today()
    assert rubric.rules[-1].rule is predicate
    assert rubric.context_from < rubric.unclear_from < rubric.material_from


def test_the_current_rubric_is_in_the_table() -> None:
    assert CURRENT in RUBRICS


def test_no_rule_stands_twice() -> None:
    names = [entry.name for entry in RUBRICS[CURRENT].rules]
    assert len(names) == len(set(names))


def test_the_gate_was_fitted_on_the_features_it_reads() -> None:
    fitted = gate.fitted()
    assert len(fitted.general.weights) == len(fitted.denial.weights) == len(gate.FEATURES) + 1
    assert gate.chance([0.0] * len(gate.FEATURES), fitted) < 0.5
