"""An archive comes in through the same intake: in any order of lines, again without effect, with broken lines named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from api.commands.archive import Broken, Entry, entries
from api.commands.backfill import command
from services import comparison
from services.records import session
from services.records.tables import Collation, Delivery, Version

GOOD = {
    "id": "ostry/bridge",
    "url": "https://ostry.example/bridge",
    "versions": [
        {"at": "2026-03-01T09:00:00+01:00", "title": "Bridge closed", "text": "It closed.\n\nIt is 40 metres long."},
        {"at": "2026-03-01T10:00:00+01:00", "title": None, "text": "It closed.\n\nIt is 41 metres long."},
        {"at": "2026-03-02", "title": "Bridge open", "html": "<p>It opened.</p>"},
    ],
}


def archive(folder: Path, *lines: Any) -> Path:
    """A file with these lines: objects as JSON, texts as they are."""
    path = folder / "archive.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


def backfill(path: Path, *options: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(command, [str(path), *options])


def count(table: type[Any]) -> int:
    """How many rows a table has."""
    with session.reading() as rows:
        return rows.scalar(select(func.count()).select_from(table)) or 0


def test_an_archive_is_taken_in_and_compared_without_any_server(home: Path) -> None:
    done = backfill(archive(home, GOOD), "--source", "ostry-times")
    assert done.exit_code == 0, done.output
    assert (count(Version), count(Collation)) == (3, 3)
    assert comparison.backlog().due == 0
    assert "3 versions" in done.output


def test_a_second_load_is_all_duplicates(home: Path) -> None:
    path = archive(home, GOOD)
    backfill(path, "--no-wait")
    again = backfill(path, "--no-wait")
    assert again.exit_code == 0
    assert "3 duplicate" in again.output
    assert (count(Version), count(Delivery)) == (3, 6)


def test_broken_lines_are_named_and_the_rest_is_loaded(home: Path) -> None:
    done = backfill(archive(home, "no JSON", GOOD, {"id": "x"}, "", '{"id": 5, "versions": []}'), "--no-wait")
    assert done.exit_code == 1
    assert [f"line {n}:" in done.output for n in (1, 2, 3, 4, 5)] == [True, False, True, False, True]
    assert count(Version) == 3


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ({"at": "soon", "text": "x"}, "at should be"),
        ({"at": None, "text": "x"}, "at should be"),
        ({"text": "x"}, "at is missing"),
        ({"at": "2026-03-01"}, "text is missing"),
        ({"at": "2026-03-01", "text": " "}, "text should be"),
        ({"at": "2026-03-01", "text": 5}, "text should be"),
        ({"at": "2026-03-01", "text": "x", "title": []}, "title should be"),
        ("nothing", "should be an object"),
    ],
)
def test_what_is_wrong_with_a_version_is_said(version: Any, why: str) -> None:
    line = json.dumps({"id": "a", "versions": [version, {"at": "2026-03-01", "text": "good"}]}).encode()
    broken, good = entries(line, 7, "archive")
    assert isinstance(broken, Broken)
    assert isinstance(good, Entry)
    assert broken.where == "line 7, version 1"
    assert why in broken.why


def test_a_delivery_id_follows_from_what_is_said() -> None:
    line = json.dumps(GOOD).encode()
    first, again = (
        [entry.received.key for entry in entries(line, 1, "archive") if isinstance(entry, Entry)] for _ in range(2)
    )
    assert first == again
    assert len(set(first)) == 3
