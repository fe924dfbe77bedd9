"""`retry`: what was set apart comes back to work, and how many are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from services import comparison
from services.errors import Invalid
from services.posting import Posted
from services.records import session
from services.records.tables import Job
from tests.commands.conftest import Run
from tests.stores import add_sources, at, post

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def one_apart(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions of a story, the second set apart."""

    def refused(*_: object) -> None:
        raise Invalid("This text cannot be read.")

    add_sources("wire")
    for n in (0, 1):
        post(Posted("mill-1", f"The mill has {n + 3} wheels.", story="mill", published_at=at(n)))
    with monkeypatch.context() as broken:
        broken.setattr(comparison._Work, "compared", refused)
        comparison.drain("w", 30)


def dead() -> int:
    with session.reading() as rows:
        return len(rows.scalars(select(Job.id).where(Job.dead_at.is_not(None))).all())


@pytest.mark.usefixtures("one_apart")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [((), "1 version that had been set apart"), (("--story", "mill"), "1 version of mill that had been set apart")],
)
def test_what_was_set_apart_comes_back(run: Run, arguments: tuple[str, ...], says: str) -> None:
    assert dead() == 1
    assert says in run("retry", *arguments).stdout
    assert dead() == 0
    assert "0 versions" in run("retry").stdout


@pytest.mark.usefixtures("one_apart")
def test_a_story_that_is_unheard_of_changes_nothing(run: Run) -> None:
    done = run("retry", "--story", "tower")
    assert (done.exit_code, done.stderr) == (1, "variorum: There is no story 'tower'.\n")
    assert dead() == 1


def test_with_nothing_set_apart_it_says_so(run: Run) -> None:
    assert run("retry").stdout == "0 versions that had been set apart will be compared again.\n"
