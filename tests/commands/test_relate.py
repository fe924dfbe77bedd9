"""`variorum relate --jsonl`: one answer a line, in order; a line that cannot be read costs only itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from api.commands import main

FIRE = "Fire chief Ilse Brandvold said the blaze in Harlow Bay killed three people at the old rope works."


def relate(*lines: str) -> tuple[list[dict[str, Any]], int]:
    done = CliRunner().invoke(main, ["relate", "--jsonl"], input="\n".join(lines) + "\n")
    return [json.loads(line) for line in done.stdout.splitlines()], done.exit_code


def article(name: str, **fields: Any) -> str:
    return json.dumps({"id": name, "text": FIRE, "title": "Fire at Harlow Bay rope works"} | fields)


def test_a_later_article_of_one_event_is_related_to_the_earlier_one() -> None:
    (first, second), status = relate(article("a", date="2026-02-03"), article("b", published_at="2026-02-03T10:00:00Z"))
    assert status == 0
    assert first == {"id": "a", "proposals": [], "threads": []}
    assert second["id"] == "b"
    assert second["proposals"][0].keys() == {"article", "score", "why"}
    assert second["proposals"][0]["article"] == "a"
    assert {t["kind"] for t in second["threads"]} == {"claim"}
    assert FIRE[slice(*second["threads"][0]["here"])] == FIRE
    assert second["threads"][0]["agree"] is True


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[]", "object"),
        ('{"id": "x"}', "text should be text"),
        ('{"text": "x"}', "id should be text"),
        ('{"id": "x", "text": 5}', "text should be text"),
        ('{"id": "x", "text": "y", "title": []}', "title should be text"),
        ('{"id": "x", "text": "y", "published_at": "soon"}', "published_at should be"),
    ],
)
def test_a_line_that_cannot_be_read_gives_an_error_and_the_rest_goes_on(line: str, says: str) -> None:
    answers, status = relate(article("a"), line, article("b"))
    assert status == 1
    assert says in answers[1]["error"]
    assert answers[2]["proposals"]


def test_without_jsonl_it_says_how_it_is_called() -> None:
    done = CliRunner().invoke(main, ["relate"])
    assert done.exit_code == 2
    assert "--jsonl" in done.output
