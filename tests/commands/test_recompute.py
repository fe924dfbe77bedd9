"""`recompute`: collations of an older rubric are made anew, and a second run finds nothing to do."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from services import comparison
from services.posting import Posted
from services.records import session
from services.records.tables import Collation
from tests.commands.conftest import Run
from tests.stores import add_sources, at, post

pytestmark = pytest.mark.usefixtures("home")


def test_old_collations_are_made_anew_and_the_second_run_finds_nothing(run: Run) -> None:
    add_sources("wire")
    for n in (0, 1):
        post(Posted("mill-1", f"The mill has {n + 3} wheels.", story="mill", published_at=at(n)))
    comparison.drain("w", 30)
    with session.writing() as rows:
        rows.execute(update(Collation).values(rubric="rubric-0"))
    assert "1 version due" in run("recompute", "--story", "mill", "--no-wait").stdout
    comparison.drain("w", 30)
    assert "0 versions compared under rubric-1" in run("recompute").stdout


def test_a_story_that_is_not_there_is_said(run: Run) -> None:
    assert "no story 'nowhere'" in run("recompute", "--story", "nowhere").stderr
