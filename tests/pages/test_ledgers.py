"""The ledgers over all stories: what they hold, what their filters leave, and their tables."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.records import disclosures, ledgers
from services.records.ledgers import LedgerFilter
from services.records.paging import Page
from services.records.session import reading
from tests.pages.test_pages import page, words_of

LEDGERS = ("/corrections", "/quotes?view=changes", "/claims?view=changes")


def formed(path: str, form: str) -> str:
    return path.replace("?", f".{form}?") if "?" in path else f"{path}.{form}"


def items(client: FlaskClient, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(page(client, path))["items"]
    return found


READS = {"corrections": ledgers.corrections, "quotes": ledgers.quotes, "claims": ledgers.claims,
         "versions": ledgers.versions}  # fmt: skip


@pytest.mark.parametrize("name", READS)
def test_pages_of_any_size_give_every_row_once_in_one_order(app: Flask, name: str) -> None:
    def walk(size: int) -> list[tuple[str, str]]:
        out: list[tuple[str, str]] = []
        cursor: str | None = None
        while True:
            found: Page[ledgers.Entry] = READS[name](session, LedgerFilter(), cursor, size)
            out += [(e.version.ref, e.change.ref if e.change else "") for e in found.items]
            cursor = found.cursor
            if cursor is None:
                return out

    with reading() as session:
        whole = walk(500)
        assert len(whole) == len(set(whole)) >= 3
        assert all(walk(size) == whole for size in (1, 2, 3))


def test_rows_stand_by_published_time_whatever_came_first(maya: FlaskClient) -> None:
    for path in LEDGERS:
        times = [row["time_to"] for row in items(maya, formed(path, "json"))]
        assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("path", LEDGERS)
def test_the_page_the_csv_and_the_json_have_the_same_rows(maya: FlaskClient, path: str) -> None:
    rows = items(maya, formed(path, "json"))
    table = list(csv.DictReader(io.StringIO(page(maya, formed(path, "csv")))))
    assert [row["change_id"] or "" for row in rows] == [row["change_id"] for row in table]
    html = page(maya, path)
    assert all(row["url"] in html for row in rows if row["change_id"])
    assert not any((cell or "").startswith(("=", "+", "-", "@", "\t")) for row in table for cell in row.values())


def test_a_files_name_and_its_query_say_what_was_asked_for(maya: FlaskClient) -> None:
    answer = maya.get("/corrections.csv?kind=silent&source=ellery")
    assert 'filename="corrections_kind-silent_source-ellery.csv"' in answer.headers["Content-Disposition"]
    assert json.loads(page(maya, "/corrections.json?kind=silent"))["query"] == {"kind": ["silent"]}


def test_a_csv_for_a_spreadsheet_begins_with_the_mark_of_utf_8_and_is_else_the_same(maya: FlaskClient) -> None:
    for path in ("/corrections.csv?kind=silent", "/stories.csv?", "/s/terminal-fire/changes.csv?"):
        plain, marked = maya.get(path), maya.get(f"{path}&bom=1")
        assert marked.data == b"\xef\xbb\xbf" + plain.data
        assert not plain.data.startswith(b"\xef\xbb\xbf")
        assert marked.headers["Content-Disposition"] == plain.headers["Content-Disposition"]
    assert 'href="/corrections.csv?kind=silent&amp;bom=1"' in page(maya, "/corrections?kind=silent")


def test_totals_are_what_their_links_show(maya: FlaskClient) -> None:
    with reading() as session:
        counts = ledgers.totals(session, LedgerFilter(usable_only=True))
    assert sum(counts.values()) == len(items(maya, "/corrections.json"))
    for kind, count in counts.items():
        assert len(items(maya, f"/corrections.json?kind={kind}")) == count, kind
    assert counts["silent"] > 0 < counts["announced"]


def test_an_announced_correction_shows_its_notice_word_for_word(maya: FlaskClient) -> None:
    (row,) = items(maya, "/corrections.json?kind=announced&source=tidewater")
    assert row["note_text"] == (
        "Correction, 09:05: An earlier version of this article misstated the day of the fire. "
        "It was Wednesday, not Tuesday."
    )
    assert (row["note_where"], row["stood_since"]) == ("end", "2026-03-03T06:12:00Z")
    assert (row["stood_minutes"], row["noted_minutes"]) == (173, 173)
    said = words_of(page(maya, "/corrections?kind=announced&source=tidewater"))
    assert "at the end of the text, covers 1 changed claim here" in said
    assert "First wrong version to notice 173 min" in said
    assert "Still carried by" in said


def test_a_silent_correction_shows_how_long_the_old_value_stood_and_its_sentence(maya: FlaskClient) -> None:
    row = next(r for r in items(maya, "/corrections.json?kind=silent&source=northshore") if r["old"] == "Tuesday")
    assert (row["new"], row["undisclosed"], row["stood_minutes"]) == ("Wednesday", "contradiction", 103)
    assert row["sentence_old"].startswith("Fire at the Ellery grain terminal killed at least 12 workers early on Tue")
    said = words_of(page(maya, "/corrections?kind=silent&source=northshore"))
    assert "The old value stood 1 h 43 min" in said
    assert "Silent, likely" in said


def test_a_value_that_came_later_stood_from_then_on(app: Flask) -> None:
    with reading() as session:
        rows = ledgers.claims(session, LedgerFilter(source="ellery"), None, 500).items
        told = disclosures.disclosed(session, rows)
        by_old = {e.change.old: told[e.change.id] for e in rows if e.change and e.change.old}
    since = {old: f"{one.stood_since:%H:%M}" for old, one in by_old.items() if one.stood_since}
    assert since["Tuesday"] == "06:40"
    assert since["believe"] == "06:40"
    assert {e.change.new: told[e.change.id].stood_since for e in rows if e.change and not e.change.old} != {}


def test_a_withdrawn_text_is_an_event_and_its_words_stay_hidden(maya: FlaskClient, jonas: FlaskClient) -> None:
    for client, may in ((maya, False), (jonas, True)):
        said = words_of(page(client, "/corrections?kind=retraction"))
        assert "Withheld by its newsroom" in said
        assert "The text of v1 is no longer given to readers" in said
        assert ("You see its text" in said) is may
    assert "rise by 4 percent" not in page(maya, "/corrections")


@pytest.mark.parametrize(
    ("query", "old"),
    [
        ("source=northshore&story=terminal-fire", {"Tuesday"}),
        ("type=date&source=tidewater", {"Tuesday"}),
        ("story=terminal-fire&from=2026-03-03T09:00&to=2026-03-03T09:10", {"Tuesday"}),
        ("source=nobody", set()),
        ("from=2026-03-04", set()),
        ("to=2026-03-02", set()),
        ("state=confirmed", set()),
    ],
)
def test_filters_narrow_the_corrections(maya: FlaskClient, query: str, old: set[str]) -> None:
    found = {row["old"] for row in items(maya, f"/corrections.json?{query}") if row["kind"] in ("silent", "announced")}
    assert found == old


def test_the_day_that_is_named_last_is_within(maya: FlaskClient) -> None:
    whole = items(maya, "/claims.json?view=changes")
    assert items(maya, "/claims.json?view=changes&from=2026-03-03&to=2026-03-03") == whole != []


@pytest.mark.parametrize("day", ["yesterday", "2026-02-31", "9999-99-99", "2026-03-01T25:00"])
def test_what_is_no_day_is_refused_by_name(maya: FlaskClient, day: str) -> None:
    answer = maya.get(f"/corrections?from={day}")
    assert answer.status_code == 422
    assert "from is" in words_of(answer.text)
    assert maya.get(f"/corrections.json?from={day}").get_json()["errors"][0]["field"] == "from"


def test_quotes_are_filtered_by_speaker(maya: FlaskClient) -> None:
    rows = items(maya, "/quotes.json?view=changes&speaker=Ines Valgard")
    assert rows
    assert all("Ines Valgard" in (row["speaker_old"], row["speaker_new"]) for row in rows)
    assert len(rows) < len(items(maya, "/quotes.json?view=changes"))


def test_nothing_that_matches_is_said_with_what_can_be_removed(maya: FlaskClient) -> None:
    html = page(maya, "/quotes?view=changes&source=hidaya&speaker=Nobody")
    assert "Nothing matches." in html
    assert "source: hidaya" in html
    assert 'href="/quotes?view=changes&amp;source=hidaya"' in html


def test_a_decision_stands_beside_its_change(maya: FlaskClient) -> None:
    row = items(maya, "/corrections.json?kind=silent&source=northshore")[0]
    html = page(maya, row["url"])
    token = html.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "verdict": "confirm", "note": "Checked by phone."}
    assert maya.post(f"{row['url']}/judgements", data=form).status_code == 303
    said = words_of(page(maya, "/corrections?source=northshore&state=confirmed"))
    assert "Confirmed by maya" in said
    assert "Checked by phone." in said
    assert [r["change_id"] for r in items(maya, "/corrections.json?state=confirmed")] == [row["change_id"]]
    form = {"csrf_token": token, "verdict": "reopen"}
    assert maya.post(f"{row['url']}/judgements", data=form).status_code == 303


def test_links_made_today_open_by_refs_that_do_not_move(maya: FlaskClient) -> None:
    for row in items(maya, "/corrections.json"):
        assert "c=" not in row["url"]
        page(maya, row["url"], 403 if row["effect"] == "withdrawn" else 200)


def test_a_correction_says_who_still_carries_the_old_value(maya: FlaskClient) -> None:
    rows = items(maya, "/corrections.json?type=date&story=terminal-fire")
    assert {row["still_carried_by"] for row in rows if row["old"] == "Tuesday"} <= {None, "nobody"}
    number = next(e for e in items(maya, "/claims.json?state=moved") if "15" in (e["value_now"] or ""))
    assert number["values"].startswith("at least 12")


@pytest.mark.parametrize("path", ["/claims", "/quotes"])
def test_every_followed_claim_and_quote_has_a_row_for_each_source(maya: FlaskClient, path: str) -> None:
    rows = items(maya, f"{path}.json")
    html = page(maya, path)
    assert rows
    assert all(row["url"] in html for row in rows)
    for row in {row["url"]: row for row in rows}.values():
        page(maya, row["url"])
    table = list(csv.DictReader(io.StringIO(page(maya, f"{path}.csv"))))
    assert [(row["thread"], row["source"]) for row in rows] == [(row["thread"], row["source"]) for row in table]


def test_followed_quotes_are_filtered_by_speaker_source_and_words(maya: FlaskClient) -> None:
    assert {row["speaker"] for row in items(maya, "/quotes.json?speaker=Ines Valgard")} == {"Ines Valgard"}
    assert items(maya, "/quotes.json?source=hidaya") != items(maya, "/quotes.json")
    assert all("warning" in row["label"] for row in items(maya, "/quotes.json?q=no warning"))
    assert "Nothing matches." in page(maya, "/quotes?q=zzz")
