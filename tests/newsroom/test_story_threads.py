"""What stands in one thread and what it is called, from the tables in tests/cases/stories."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.newsroom.stories.follow import follow
from services.newsroom.stories.followed import StoryThread
from tests.benchmarks.story_tellings import told_of
from tests.benchmarks.threads import WRITTEN, stories, total
from tests.newsroom.told import tell

CASES = Path(__file__).parents[1] / "cases" / "stories"


def rows(name: str, shown: str) -> list[Any]:
    return [
        pytest.param(row, id=str(row[shown])) for row in yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    ]


def threads_of(lines: list[str]) -> tuple[StoryThread, ...]:
    return follow([tell(f"Outlet {number}", number, line) for number, line in enumerate(lines)])


@pytest.mark.parametrize("row", rows("labels", "label"))
def test_a_thread_is_called_by_what_its_lines_say(row: dict[str, Any]) -> None:
    thread = next(t for t in threads_of(row["lines"]) if t.slot == row["about"])
    assert thread.label == row["label"]
    assert len({m.source for m in thread.mentions}) == len(row["lines"])


@pytest.mark.parametrize("row", rows("pairs", "one"))
def test_two_outlets_share_a_thread_or_not(row: dict[str, Any]) -> None:
    for lines in ([row["one"], row["other"]], [row["other"], row["one"]]):
        said = {"number", "date", "time"}
        mine = [
            thread
            for thread in threads_of(lines)
            if any(m.words == row["one"] and (m.value == row["value"] or not row["value"]) for m in thread.mentions)
            and (row["value"] or thread.slot not in said)
        ]
        others = [m.value for thread in mine for m in thread.mentions if m.words == row["other"]]
        assert (others[0] if others and row["value"] else bool(others)) == row["joined"]


def test_a_link_names_what_both_lines_hold_and_what_each_says() -> None:
    lines = ["At least 42 people died when the ferry Solveig caught fire.", "The fire on the ferry Solveig killed 47."]
    thread = next(t for t in threads_of(lines) if t.slot == "number")
    assert thread.links[0].why == "Both speak of “ferry”, “Solveig” and “killed”; “47” here, “At least 42” there."


def test_what_is_not_sure_is_a_doubt_and_no_thread() -> None:
    lines = ["They hope for 9 percent.", "The union of teachers demands 8 percent of the city of Velmar."]
    assert all(len({m.source for m in t.mentions}) == 1 for t in threads_of(lines))


@pytest.mark.parametrize("name", WRITTEN)
def test_threads_of_the_written_stories_are_mostly_whole_and_seldom_mixed(name: str) -> None:
    counts = total(stories(name))
    assert counts["quote right"] >= 0.95 * counts["quote told"]
    assert counts["quote found"] >= 0.85 * counts["quote wanted"]
    assert counts["claim right"] >= 0.9 * counts["claim told"]
    assert counts["claim found"] >= (0.6 if name == "written_check" else 0.75) * counts["claim wanted"]


@pytest.mark.parametrize("name", WRITTEN)
def test_no_two_threads_of_a_story_are_called_alike_and_no_label_is_long(name: str) -> None:
    for story in stories(name):
        labels = [thread.label for thread in follow(told_of(story).tellings)]
        assert len(labels) == len(set(labels))
        assert all(0 < len(label) <= 120 for label in labels)
