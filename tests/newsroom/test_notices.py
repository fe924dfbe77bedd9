"""Notices are found in every form newsrooms write, with what they set right; look-alikes are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.collation.clean import from_text
from services.collation.segment import segment
from services.newsroom.notices.found import find_notices, from_note
from services.newsroom.readings import Notice

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "notices.yaml").read_text(encoding="utf-8")
)


def notices_of(words: str) -> tuple[Notice, ...]:
    text = from_text(words)
    return find_notices(text, segment(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_notice_is_found_with_its_kind_and_values(case: dict[str, Any]) -> None:
    found = notices_of(case["text"])
    assert [notice.kind for notice in found] == ([case["kind"]] if "kind" in case else [])
    for notice in found:
        for side in ("wrong", "right"):
            if side in case:
                assert getattr(notice, side) == case[side]


@pytest.mark.parametrize("case", [case for case in CASES if "begins" in case], ids=lambda case: case["begins"])
def test_a_notice_begins_where_its_words_do(case: dict[str, Any]) -> None:
    (notice,) = notices_of(case["text"])
    assert case["text"][notice.start :].startswith(case["begins"])


def test_there_are_more_than_a_hundred_cases_and_a_third_are_look_alikes() -> None:
    assert len(CASES) >= 100
    assert sum("kind" not in case for case in CASES) * 4 >= len(CASES)


def test_a_structured_note_is_a_correction_unless_it_says_otherwise() -> None:
    assert from_note("The fair is on Sunday, not Monday.") == Notice(
        0, 34, "correction", wrong="Monday", right="Sunday"
    )
    assert from_note("Clarification: The fair lasts two days.").kind == "clarification"


def test_words_in_someones_mouth_are_no_notice() -> None:
    assert notices_of("“The bank was wrong. We apologise for the error. It will not happen again,” Ms Lind said.") == ()
