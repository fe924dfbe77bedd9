"""The page that says how the house is doing: each part's word follows from what was seen, and it says what to do."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.pages.signs import Sign, signs, size, worst
from services.records.delivery_log import SourceLine
from services.records.jobs import Backlog
from services.records.vitals import Apart, Store, Vitals

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
HEARD = SourceLine(1, "wire", "The Wire", "standard", NOW, 9, 7, 2, NOW, "accepted", None, NOW, 0, None, None)
HOURS_AGO = NOW - timedelta(hours=3)
SILENT = replace(HEARD, last_at=HOURS_AGO, last_accepted_at=HOURS_AGO, usual_gap=timedelta(minutes=25))
REFUSING = replace(HEARD, refused_since=6, last_code="malformed", refusing_since=NOW - timedelta(hours=1))
WELL = Vitals(
    NOW, Backlog(0, 0, 0, None), NOW, (), (0.4, 0.9, 1.5), Store("SQLite", 14_200_000, 80 << 30), (HEARD,), {}
)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def of(part: str, **seen: Any) -> Sign:
    return next(sign for sign in signs(replace(WELL, **seen)) if sign.part == part)


def test_where_nothing_is_wrong_every_part_is_ok() -> None:
    found = signs(WELL)
    assert worst(found) == "ok"
    assert not any(sign.advice for sign in found)


@pytest.mark.parametrize(
    ("part", "seen", "state", "says"),
    [
        ("Queue", {"backlog": Backlog(3, 1, 0, ago(seconds=4))}, "ok", "3 pieces of work to do, 1 in work"),
        ("Queue", {"backlog": Backlog(90, 16, 0, ago(minutes=4))}, "slow", "The oldest has waited 4 min"),
        ("Queue", {"backlog": Backlog(90, 0, 0, ago(minutes=4))}, "stopped", "0 in work"),
        ("Queue", {"backlog": Backlog(1, 0, 0, ago(seconds=-30))}, "ok", "has waited less than a minute"),
        ("Workers", {"backlog": Backlog(90, 16, 0, ago(minutes=4))}, "ok", "At work on 16 pieces"),
        ("Workers", {"backlog": Backlog(90, 0, 0, ago(minutes=4))}, "stopped", "Nobody has taken work"),
        ("Workers", {"done_at": None}, "ok", "No work has been done yet"),
        ("Set apart", {"apart": (Apart("It was tried 5 times.", 2, ago(days=1)),)}, "stopped", "2 pieces of work"),
        ("Speed", {"delays": tuple(float(n) for n in range(1, 101))}, "slow", "within 50.0 s of arriving, 95 of 100"),
        ("Speed", {"delays": (0.5,)}, "ok", "Of the last 1 version"),
        ("Store", {"store": Store("SQLite", 900, 500 << 20)}, "slow", "900 B. 524 MB are free"),
        ("Store", {"store": Store("SQLite", 900, 5 << 20)}, "stopped", "5.2 MB are free"),
        ("Store", {"store": Store("PostgreSQL", 3_000_000_000, None)}, "ok", "3.0 GB. How much room is left"),
        (
            "Refused calls",
            {"refused": {"signature_wrong": 6, "missing": 1}},
            "ok",
            "6 × signature wrong and 1 × unknown",
        ),
        ("The Wire", {"sources": (REFUSING,)}, "stopped", "Refusing: cannot be read 6 times since 11:00."),
        ("The Wire", {"sources": (replace(HEARD, last_at=None),)}, "ok", "Nothing received yet."),
        ("The Wire", {"sources": (HEARD,)}, "ok", "Receiving. Last accepted 12:00, just now."),
        ("The Wire", {"sources": (SILENT,)}, "slow", "Silent for 3 h (usual gap 25 min)."),
    ],
)
def test_a_parts_word_follows_from_what_was_seen(part: str, seen: dict[str, Any], state: str, says: str) -> None:
    sign = of(part, **seen)
    assert (sign.state, says in sign.says) == (state, True), sign
    assert bool(sign.advice) == (state != "ok")


def test_without_a_comparison_nothing_is_said_of_speed() -> None:
    assert "Speed" not in [sign.part for sign in signs(replace(WELL, delays=()))]


@pytest.mark.parametrize(("count", "said"), [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (25 * 10**11, "2.5 TB")])
def test_sizes_are_said_in_the_unit_that_says_enough(count: int, said: str) -> None:
    assert size(count) == said


def test_the_page_its_csv_and_its_json_say_the_same(maya: FlaskClient) -> None:
    page = maya.get("/health").get_data(as_text=True)
    rows = maya.get("/health.json").json["items"]
    assert [r["part"] for r in rows][:3] == ["Queue", "Workers", "Set apart"]
    assert {r["source"]: r["state"] for r in rows if r["source"]} == {
        "tidewater": "ok", "ellery": "stopped", "northshore": "stopped", "hidaya": "ok"
    }  # fmt: skip
    assert all(row["part"] in page for row in rows)
    assert "Something has stopped." in page
    assert "Nothing waits." in page
    assert "Refusing: signature wrong 1 time since" in page
    assert 'href="/sources/northshore/deliveries"' in page
    table = list(csv.DictReader(io.StringIO(maya.get("/health.csv").get_data(as_text=True))))
    assert [r["says"] for r in table] == [r["says"] for r in rows]


def test_every_page_leads_to_it(maya: FlaskClient) -> None:
    assert 'href="/health"' in maya.get("/stories").get_data(as_text=True)
