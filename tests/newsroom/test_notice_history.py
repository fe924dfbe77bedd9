"""A notice covers the change it speaks of also when it comes a version or more later."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.collation.clean import from_text
from services.newsroom.compare import Edition, compare
from services.newsroom.notices.history import Happened, Issue, Later, later_notices, reasons_of_notices, said_in_words
from tests.stores import at

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "notices_later.yaml").read_text(encoding="utf-8")
)


def history_of(texts: list[str]) -> tuple[list[Issue], list[Happened]]:
    """An article's versions, half an hour apart, and what changed between neighbours."""
    editions = [Edition(from_text(text), published_at=at(30 * n)) for n, text in enumerate(texts)]
    made = [compare(a, b) for a, b in pairwise(editions)]
    readings = [made[0].base_reading, *(one.witness_reading for one in made)]
    issues = [Issue(f"v{n + 1}", at(30 * n), reading) for n, reading in enumerate(readings)]
    return issues, [Happened(n + 1, change) for n, one in enumerate(made) for change in one.changes]


def later_of(texts: list[str]) -> dict[tuple[str | None, str | None], Later]:
    issues, happened = history_of(texts)
    found = later_notices(issues, happened)
    return {(happened[n].change.old, happened[n].change.new): later for n, later in found.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_later_notice_covers_what_it_speaks_of_and_nothing_else(case: dict[str, Any]) -> None:
    assert set(case) <= {"why", "versions", "covered", "unheard"}
    found = later_of(case["versions"])
    said = sorted([old, new, later.kind, later.version] for (old, new), later in found.items())
    assert said == sorted(case.get("covered", []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_value_that_no_kept_version_has_is_said_to_be_missing(case: dict[str, Any]) -> None:
    reasons = reasons_of_notices(*history_of(case["versions"])).values()
    assert sorted(value for why in reasons for value in re.findall("“(.+?)”", why.partition("no version kept")[2])) == (
        case.get("unheard", [])
    )


FOLLOWED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "notices_followed.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", FOLLOWED, ids=lambda case: case["why"])
def test_each_change_of_an_article_is_said_to_be_covered_or_of_a_kind(case: dict[str, Any]) -> None:
    assert set(case) <= {"why", "versions", "changes", "notices"}
    issues, happened = history_of(case["versions"])
    later = later_notices(issues, happened)
    said = [(one.at + 1, one.change, later[n].kind if n in later else None) for n, one in enumerate(happened)]
    for brought, old, new, word in case.get("changes", []):
        words = [
            f"later {kind}" if kind else c.undisclosed or c.disclosure
            for version, c, kind in said
            if version == brought and c.material and c.effect != "notice" and _part(old, c.old) and _part(new, c.new)
        ]
        assert word in words
    notices = [[version, change.slot] for version, change, _ in said if change.effect == "notice"]
    assert sorted(notices) == sorted(case.get("notices", []))


def _part(part: str | None, value: str | None) -> bool:
    return part is None or part in (value or "")


def test_the_reason_says_how_much_later_and_no_longer_calls_it_silent() -> None:
    covered = next(case for case in CASES if case.get("covered"))
    for later in later_of(covered["versions"]).values():
        assert "later covers it" in later.why
        assert "30 minutes" in later.why
        assert "ilent" not in later.why


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(0), "0 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=119), "119 minutes"),
        (timedelta(hours=5, minutes=50), "5 hours"),
        (timedelta(days=3, hours=2), "3 days"),
    ],
)
def test_a_span_of_time_is_said_in_its_largest_unit(passed: timedelta, said: str) -> None:
    assert said_in_words(passed) == said
