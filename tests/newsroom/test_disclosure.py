"""Each material change carries the notice that covers it, or what kind of change it is that none covers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.collation.clean import from_text
from services.collation.segment import segment
from services.collation.text import Span
from services.newsroom.changes import Change
from services.newsroom.compare import Edition, compare
from services.newsroom.notices.disclosure import disclose
from services.newsroom.notices.found import find_notices
from services.newsroom.readings import Reading

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "notices_disclosure.yaml").read_text(encoding="utf-8")
)
KINDS = ("disclosure", "undisclosed")


def reading_of(words: str) -> Reading:
    text = from_text(words)
    sentences = segment(text)
    return Reading(text, None, sentences, notices=find_notices(text, sentences))


def change_of(case: dict[str, Any]) -> Change:
    def place(value: str | None, words: str) -> Span | None:
        match = value and re.search(re.escape(value), words, re.IGNORECASE)
        return match.span() if match else None

    return Change(
        effect=case.get("effect", "changed_claim"),
        slot=case["slot"],
        old=case.get("old"),
        new=case.get("new"),
        a=place(case.get("old"), case["before"]),
        b=place(case.get("new"), case["after"]),
        material=case.get("material", True),
        score=0.9,
        why="It changes.",
        speaker_old=case.get("speaker_old"),
        speaker_new=case.get("speaker_new"),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_change_is_covered_by_its_notice_or_said_to_be_of_a_kind(case: dict[str, Any]) -> None:
    told = disclose(
        (change_of(case),), reading_of(case["before"]), reading_of(case["after"]), ((), case.get("notes", ()))
    )
    assert set(case) <= {*"why slot effect material old new speaker_old speaker_new before after notes".split(), *KINDS}
    assert (told[0].disclosure, told[0].undisclosed) == (case.get("disclosure", "none"), case.get("undisclosed"))
    assert told[0].material
    assert "error" not in told[0].why
    assert ("Silent correction, likely" in told[0].why) == (case.get("undisclosed") == "contradiction")


def notice_changes(before: str, after: str, **more: Any) -> list[Change]:
    return [c for c in disclose((), reading_of(before), reading_of(after), **more) if c.effect == "notice"]


PLAIN = "The fair opens on Sunday."
NOTE = "Correction: The fair opens on Sunday, not Monday."
STORY = "The harbour fair at Halvik opens with a parade of forty boats and a brass band on"
OTHER = "Correction: The fair opens on Sunday at noon, not on Monday."


def test_a_notice_that_comes_is_news_even_when_nothing_else_changed() -> None:
    (change,) = notice_changes(PLAIN, f"{PLAIN}\n{NOTE}")
    assert (change.slot, change.a, change.new, change.disclosure) == ("notice_added", None, NOTE, "correction")
    assert change.b == change.notice == (len(PLAIN) + 1, len(PLAIN) + 1 + len(NOTE))
    assert "Sunday, not Monday" in change.why
    assert "nothing else changed" in change.why


def test_a_notice_that_goes_is_news() -> None:
    (change,) = notice_changes(f"{PLAIN}\n{NOTE}", PLAIN)
    assert (change.slot, change.old, change.b, change.disclosure) == ("notice_removed", NOTE, None, "none")


def test_a_notice_that_is_reworded_is_one_change() -> None:
    (change,) = notice_changes(f"{PLAIN}\n{NOTE}", f"{PLAIN}\n{OTHER}")
    assert (change.slot, change.old, change.new) == ("notice_changed", NOTE, OTHER)


def test_a_notice_that_only_moves_is_no_change() -> None:
    assert notice_changes(f"{NOTE}\n{PLAIN}", f"{PLAIN}\n{NOTE}") == []


def test_a_note_sent_beside_the_text_is_not_told_twice() -> None:
    assert len(notice_changes(PLAIN, f"{PLAIN}\n{NOTE}", notes=((), (NOTE,)))) == 1
    (change,) = notice_changes(PLAIN, PLAIN, notes=((), (NOTE,)))
    assert (change.slot, change.b, change.new) == ("notice_added", None, NOTE)


def test_a_wire_mark_before_the_headline_is_a_notice() -> None:
    (change,) = notice_changes(PLAIN, PLAIN, heads={"headline": ("Fair opens", "REFILE-Fair opens")})
    assert (change.slot, change.new, change.disclosure) == ("notice_added", "REFILE", "refile")


def test_what_changes_inside_a_notice_is_said_once_by_the_notice() -> None:
    before, after = reading_of(f"{PLAIN}\n{NOTE}"), reading_of(f"{PLAIN}\n{OTHER}")
    at = after.text.clean.index("noon")
    inside = Change("added_claim", "date", None, "noon", None, (at, at + 4), True, 0.9, "It is new.")
    assert [change.effect for change in disclose((inside,), before, after)] == ["notice"]


def test_a_cosmetic_change_carries_no_notice() -> None:
    cosmetic = Change("cosmetic", "spelling", "colour", "color", None, None, False, 0.1, "Spelling.")
    assert (
        disclose((cosmetic,), reading_of("Colour."), reading_of("Color.\nThis story has been updated."))[0] == cosmetic
    )


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("Tuesday", "Thursday", "development"), ("March 3", "June 18", "development"), ("Tuesday", "March", "unclear")],
)
def test_a_text_of_a_later_day_has_days_of_its_own(old: str, new: str, kind: str) -> None:
    case = {
        "slot": "date",
        "old": old,
        "new": new,
        "before": f"It was said on {old}.",
        "after": f"It was said on {new}.",
    }
    before = replace(reading_of(case["before"]), published_at=datetime(2026, 3, 3, tzinfo=UTC))
    after = replace(reading_of(case["after"]), published_at=datetime(2026, 6, 18, tzinfo=UTC))
    assert disclose((change_of(case),), before, after)[0].undisclosed == kind
    soon = replace(after, published_at=datetime(2026, 3, 3, 5, tzinfo=UTC))
    assert disclose((change_of(case),), before, soon)[0].undisclosed == "contradiction"


def test_an_amount_in_brackets_goes_with_the_one_it_converts() -> None:
    before = "The pipe is 20 km (12 miles) long."
    after = "The pipe is 30 km (19 miles) long.\nCorrection: The pipe is 30 km long, not 20 km."
    first, second = (
        change_of({"slot": "number", "old": old, "new": new, "before": before, "after": after})
        for old, new in (("20 km", "30 km"), ("12 miles", "19 miles"))
    )
    told = disclose((first, second), reading_of(before), reading_of(after))
    assert [change.disclosure for change in told if change.effect != "notice"] == ["correction", "correction"]


def test_what_another_paper_says_is_no_silent_correction() -> None:
    base, witness = (Edition(from_text(f"{STORY} {day}.\n{more}")) for day, more in (("Monday", ""), ("Sunday", NOTE)))
    apart = compare(base, witness, one_article=False).changes
    assert {change.slot for change in compare(base, witness).changes} == {"date", "notice_added"}
    assert [(c.slot, c.disclosure, c.undisclosed) for c in apart] == [("date", "none", None)]
