"""What the matrix says of the written stories, from the table tests/cases/stories/matrix.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.newsroom.stories.follow import follow
from services.newsroom.stories.matrix import Cell, Row, matrix
from tests.benchmarks.story_tellings import Told, told_of
from tests.benchmarks.threads import stories

CASES = Path(__file__).parents[1] / "cases" / "stories" / "matrix.yaml"
ROWS = [pytest.param(row, id=f"{row['story']}, {row['has']}") for row in yaml.safe_load(CASES.read_text("utf-8"))]


def told(row: dict[str, Any]) -> Told:
    return told_of(next(story for story in stories(row["table"]) if story["story"] == row["story"]))


def row_with(rows: tuple[Row, ...], value: str) -> Row:
    """The row in which some source says a value, of several the one that most sources carry."""
    found = [row for row in rows if any(m.value == value for m in row.thread.mentions)]
    return max(found, key=lambda row: row.carried)


def shown(cell: Cell) -> str:
    """A cell as the table has it."""
    assert cell.now is not None
    assert cell.since is not None
    return f"{cell.state} {cell.now.value}" + ("" if cell.from_start else f" {cell.since:%H:%M}")


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_who_moved_since_when_who_did_not_and_who_had_it_first(row: dict[str, Any]) -> None:
    tellings = told(row).tellings
    seed = min(tellings, key=lambda t: t.order).version
    _, rows = matrix(follow(tellings), tellings, seed)
    found = row_with(rows, row["has"])
    assert {cell.source: shown(cell) for cell in found.cells if cell.state != "not_carried"} == row["cells"]
    assert (found.first, found.contradicted) == (row["first"], row["clash"])
