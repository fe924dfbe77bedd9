"""Claims and quotes by source, and one thread of them, as a browser without a script gets them."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from flask.testing import FlaskClient

from api.pages.matrix import what_moved
from services import comparison
from services.records.thread_packing import KeptCell, KeptSaid
from tests.pages.test_pages import page

STORY = "/s/terminal-fire"


def said(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def rows_of(html: str) -> dict[str, list[str]]:
    """The cells of each row by its label; a cell is what is read in it."""
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", html.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL):
        label = said(re.findall(r'class="m-label".*?</a>', row, re.DOTALL)[0].partition(">")[2])
        about = said(re.findall(r'class="m-about">.*?</th>', row, re.DOTALL)[0].partition(">")[2]).split()[0]
        found[f"{about}: {label}"] = [said(cell) for cell in re.findall(r"<td class=\"m-[^f].*?</td>", row, re.DOTALL)]
    return found


def cell(html: str, about: str, source: str) -> str:
    """What one source's cell says in the row whose type and label begin so."""
    (row,) = (cells for label, cells in rows_of(html).items() if label.startswith(about))
    return next(one for one in row if one.startswith(source)).removeprefix(source).strip()


@pytest.mark.parametrize(
    ("about", "source", "says"),
    [
        ("Date", "Tidewater Wire", "was Tuesday now Wednesday Announced since 09:05"),
        ("Date", "The Ellery Gazette", "was Tuesday now Wednesday Silent correction, likely since 09:48"),
        ("Number: The terminal was holding", "North Shore Post", "about 310 tonnes Not moved still as baseline"),
        ("Number: Number of dead", "North Shore Post", "was at least 12 now 15 Open since 12:10"),
    ],
)
def test_a_cell_says_what_stands_what_stood_and_what_readers_were_told(
    maya: FlaskClient, about: str, source: str, says: str
) -> None:
    assert cell(page(maya, STORY), about, source) == says


def test_columns_begin_with_the_baseline_and_say_which_version_stands(maya: FlaskClient) -> None:
    head = said(page(maya, STORY).partition("<thead>")[2].partition("</thead>")[0])
    assert re.search(r"Tidewater Wire Baseline 06:12, now v\d, 13:10 The Ellery Gazette v6, 14:32 North Shore", head)


def test_what_every_source_agrees_on_is_hidden_behind_its_count(maya: FlaskClient) -> None:
    first, whole = page(maya, STORY), page(maya, f"{STORY}?sort=text")
    hidden = int(re.findall(r"(\d+) claims that every source agrees on", said(first))[0])
    assert len(rows_of(whole)) == len(rows_of(first)) + hidden


@pytest.mark.parametrize(("state", "mark"), [("silent", "Silent"), ("not_moved", "Not moved"), ("open", "Open")])
def test_a_state_leaves_the_rows_that_have_it(maya: FlaskClient, state: str, mark: str) -> None:
    rows = rows_of(page(maya, f"{STORY}?state={state}&sort=text"))
    assert rows
    assert all(any(mark in one for one in cells) for cells in rows.values())


def test_the_list_of_changes_keeps_the_addresses_it_had(maya: FlaskClient) -> None:
    answer = maya.get(f"{STORY}?against=previous&state=open")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{STORY}/changes?against=previous&state=open")
    assert maya.get(f"{STORY}.csv?source=ellery").headers["Location"] == f"{STORY}/changes.csv?source=ellery"


def address(html: str, about: str) -> str:
    """The address of the thread whose row is so called."""
    rows = re.findall(r'<a class="m-label"[^>]*href="([^"]+)">([^<]+)</a>.*?m-about"><span>(\w+)', html, re.DOTALL)
    return next(href for href, label, kind in rows if f"{kind}: {unescape(label)}".startswith(about))


def test_a_thread_tells_its_history_in_every_source_with_links_to_the_texts(maya: FlaskClient) -> None:
    path = address(page(maya, STORY), "Date")
    html = page(maya, path)
    told = said(html)
    assert re.search(r"The Ellery Gazette v6, 14:32 Silent correction, likely since 09:48", told)
    assert "was Tuesday now Wednesday v4, 09:48" in told
    links = re.findall(r'href="(/s/terminal-fire/ellery/v3\.\.v4\?c=\w+#c-\w+)"', html)
    assert links
    assert "Why these are one claim" in told
    assert page(maya, unescape(links[0]).partition("#")[0])


def test_an_older_name_of_a_thread_leads_to_it(maya: FlaskClient) -> None:
    path = address(page(maya, STORY), "Date")
    table = csv.DictReader(io.StringIO(page(maya, f"{path}.csv")))
    refs = {row["mention"] for row in table} - {path.rpartition("/")[2]}
    assert refs
    for ref in refs:
        answer = maya.get(f"{STORY}/claim/{ref}")
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
    assert maya.get(f"{STORY}/quote/{refs.pop()}").status_code == 404
    assert maya.get(f"{STORY}/claim/nothing").status_code == 404


def test_a_person_parts_places_and_takes_it_back_without_a_script(maya: FlaskClient) -> None:
    path = address(page(maya, STORY), "Number: The terminal was holding")
    html = page(maya, path)
    before = len(list(csv.DictReader(io.StringIO(page(maya, f"{path}.csv")))))
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html.partition("Why these")[2])[:4])
    assert set(form) == {"csrf_token", "here", "there", "after"}
    answer = maya.post(f"{path}/bonds", data={**form, "word": "part", "note": "Other <i>tonnes</i>."})
    assert (answer.status_code, answer.headers["Location"]) == (303, path)
    assert maya.post(f"{path}/bonds", data={**form, "word": "part"}).status_code == 409
    comparison.drain("pages", 60)
    parted = page(maya, path)
    assert len(list(csv.DictReader(io.StringIO(page(maya, f"{path}.csv"))))) < before
    assert "maya parted two places" in said(parted)
    assert "Other &lt;i&gt;tonnes&lt;/i&gt;." in parted
    back = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', parted.partition("What people said")[2])[:4])
    assert maya.post(f"{path}/bonds", data={**back, "word": "withdraw"}).status_code == 303
    comparison.drain("pages", 60)
    assert len(list(csv.DictReader(io.StringIO(page(maya, f"{path}.csv"))))) == before


def test_a_word_that_says_nothing_is_refused_and_what_was_typed_is_kept(maya: FlaskClient) -> None:
    path = address(page(maya, STORY), "Date")
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page(maya, path))[-4:])
    answer = maya.post(f"{path}/bonds", data={**form, "there": form["here"], "word": "part"})
    assert answer.status_code == 422
    assert maya.post(f"{path}/bonds", data={**form, "there": "nothing", "word": "part"}).status_code == 404
    assert maya.post(f"{path}/bonds", data={"word": "part"}).status_code == 400


def test_quotes_have_the_same_table(maya: FlaskClient) -> None:
    html = page(maya, f"{STORY}/quotes?sort=text")
    rows = rows_of(html)
    assert any(
        "now “We had almost no warning,” Silent correction, likely since 09:48" in one
        for cells in rows.values()
        for one in cells
    )
    assert any("removed:" in one and "removed 12:55" in one for cells in rows.values() for one in cells)
    assert said(page(maya, address(html, "Quote")))


def given(words: str, key: str) -> KeptSaid:
    moment = datetime(2026, 5, 4, tzinfo=UTC)
    return KeptSaid(words, key, "a-1", "v", moment, "v", moment)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("no bell rang | Ines Valgard", "no bell rang | Oda Brekke", ("“No bell rang”", "Ines Valgard", "Oda Brekke")),
        ("no bell rang", "no bell was heard", ("", "“No bell rang”", "“No bell was heard”")),
        (
            "no bell rang | Ines Valgard",
            "no bell was heard | Oda Brekke",
            ("", "“No bell rang”", "“No bell was heard”"),
        ),
    ],
)
def test_of_the_same_words_given_to_somebody_else_the_speakers_are_what_moved(
    before: str, after: str, shown: tuple[str, str, str]
) -> None:
    said_twice = [given(f"“{key.partition(' | ')[0].capitalize()}”", key) for key in (before, after)]
    cell = KeptCell("ellery", "moved", tuple(said_twice), said_twice[-1].published_at, False, False)
    assert what_moved(cell, [one.value for one in said_twice]) == shown
