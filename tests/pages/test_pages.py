"""The pages as a browser without a script gets them."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from services import comparison
from services.records import session as store
from services.records.session import reading
from services.records.tables import Collation, Judgement
from tests.browser import invented

COMPARE = "/s/terminal-fire/ellery/baseline..v6"


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code, answer.text[:300])
    return answer.text


def words_of(html: str) -> str:
    """What a reader of the page reads, marks included."""
    html = re.sub(r"<(script|style|svg).*?</\1>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


ADDRESSES = (
    "/stories", "/s/terminal-fire", "/s/terminal-fire?state=not_moved&sort=text&type=number", "/s/terminal-fire/quotes",
    "/s/terminal-fire/changes", "/s/terminal-fire/changes?against=previous&state=open",
    "/s/terminal-fire/corrections", "/s/terminal-fire/corrections?kind=silent", "/s/terminal-fire/versions",
    COMPARE, f"{COMPARE}?view=changes", f"{COMPARE}?view=side", f"{COMPARE}?wording=1", f"{COMPARE}?type=quote,silent",
    "/s/terminal-fire/ellery/v2..v5", "/s/terminal-fire/ellery/seen..v6", "/s/terminal-fire/tidewater/v1..v1",
    "/s/terminal-fire/compare/tidewater:v4..northshore:v3", "/s/terminal-fire/compare/baseline..northshore:v3",
    "/sources", "/sources/ellery", "/sources/ellery/deliveries", "/sources/northshore?outcome=refused", "/rubric",
    "/stories?q=zzz&has=silent&sort=title&source=nobody", "/stories?sort=first", "/corrections",
    "/corrections?kind=silent", "/quotes", "/claims", "/claims?type=date&state=open", "/feeds",
    "/claims?view=changes", "/quotes?view=changes&type=quote_added",
    "/inbox", "/inbox?state=confirmed&sort=oldest&type=date",
)  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_page_answers_whole_and_closes_what_it_opens(maya: FlaskClient, path: str) -> None:
    html = page(maya, path)
    _Balanced().feed_whole(html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1][:5]
    assert " style=" not in html
    assert not re.search(r"<script(?! src=)", html)
    assert "http://" not in re.sub(r"<code>.*?</code>|xmlns=\S+|<pre.*?</pre>", "", html.split("<main")[0])


class _Balanced(HTMLParser):
    EMPTY = {"meta", "link", "input", "br", "wbr"}  # noqa: RUF012
    CLOSED_ALONE = {"circle", "path", "line", "rect"}  # noqa: RUF012

    def feed_whole(self, html: str) -> None:
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.EMPTY | self.CLOSED_ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY | self.CLOSED_ALONE:
            assert self.open.pop() == tag


ODD = (
    "name=x&form=y&_external=1&_anchor=z&_scheme=evil", "cursor=x", "q=%00", "q=%ff%fe", "type=%F0%9F%92%A9",
    "c=%22%3E%3Cscript%3E",
    "view=none&wording=2&state=x&kind=y&against=z&outcome=w&sort=v", "q=" + "a+" * 400, "article=nothing",
    "any=1&part=none",
    "source=%27%22&speaker=%3Cb%3E&story=%2F", "view=side&view=inline&type=quote&type=date,silent",
)  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_query_is_no_error_of_the_server(maya: FlaskClient, odd: str) -> None:
    for path in ADDRESSES:
        answer = maya.get(f"{path}{'&' if '?' in path else '?'}{odd}")
        assert answer.status_code in (200, 302, 303, 404, 422), (path, odd, answer.status_code)
        assert "<script>" not in answer.text
    for path in ("/s/a%00b", "/s/terminal-fire/ellery/v1%00..v2", "/s/terminal-fire/c/%00", "/sources/%00"):
        assert maya.get(f"{path}?{odd}").status_code == 404


def test_nobody_reads_without_signing_in(app: Flask) -> None:
    for path in ADDRESSES:
        answer = app.test_client().get(path)
        assert answer.status_code == 303, path
        assert "/sign-in?next=" in answer.headers["Location"]


def test_the_front_leads_to_the_stories(maya: FlaskClient) -> None:
    assert maya.get("/").headers["Location"] == "/stories"


@pytest.mark.parametrize(
    "path",
    ["/s/nope", "/s/terminal-fire/nobody/v1..v2", "/s/terminal-fire/ellery/v1..v99", "/s/terminal-fire/ellery/v1",
     "/s/terminal-fire/c/nothing", "/sources/nobody", "/sources/ellery/deliveries/999999",
     "/s/terminal-fire/compare/ellery..v2", "/s/terminal-fire/ellery/v0..v1"],
)  # fmt: skip
def test_what_is_not_there_is_said_in_words(maya: FlaskClient, path: str) -> None:
    assert "Not found" in words_of(page(maya, path, 404))


def test_a_heading_says_what_is_compared_with_both_times(maya: FlaskClient) -> None:
    said = words_of(page(maya, COMPARE))
    assert "Version 6 against the baseline" in said
    assert "The Ellery Gazette 14:32" in said
    assert "Tidewater Wire 06:12" in said


def test_a_replacement_stands_as_the_old_and_then_the_new(maya: FlaskClient) -> None:
    assert "early on deleted: Tuesday added: Wednesday, harbour officials said" in words_of(page(maya, COMPARE))


def test_a_moved_sentence_has_a_mark_at_both_ends(maya: FlaskClient) -> None:
    html = page(maya, COMPARE)
    pairs = dict(re.findall(r'class="from" id="(l-\d+)" href="#(l-\d+)"', html))
    assert pairs
    assert all(pairs[there] == here for here, there in pairs.items())
    assert "text unchanged" in html


def test_wording_is_hidden_behind_its_count(maya: FlaskClient) -> None:
    hidden, shown = page(maya, COMPARE), page(maya, f"{COMPARE}?wording=1")
    assert re.search(r"\d+ wording edits? hidden\. Show", words_of(hidden))
    assert re.search(r"Hide \d+ wording edit", words_of(shown))
    assert "deleted: stayed" not in words_of(hidden)
    assert "deleted: stayed" in words_of(shown)


def test_no_claims_and_no_difference_are_said_in_words(maya: FlaskClient) -> None:
    said = words_of(page(maya, "/s/terminal-fire/ellery/v1..v2"))
    assert "No claims changed between v1 and v2." in said
    assert "The text is identical." in words_of(page(maya, "/s/terminal-fire/tidewater/v1..v1"))


def test_a_notice_says_what_it_covers(maya: FlaskClient) -> None:
    said = words_of(page(maya, "/s/terminal-fire/tidewater/v2..v3"))
    assert re.search(r"Covers 1 of \d corrected claims: date", said)


def test_a_silent_correction_is_only_ever_likely(maya: FlaskClient) -> None:
    for path in ADDRESSES:
        said = words_of(page(maya, path)).casefold()
        assert "stealth" not in said
        for at in re.finditer("silent correction", said):
            assert "likely" in said[at.start() : at.end() + 12], said[at.start() - 60 : at.end() + 40]


def test_posted_markup_is_text(maya: FlaskClient) -> None:
    for path in ("/stories", "/s/hostile", "/s/hostile/northshore/v1..v2", "/s/hostile/northshore/v1..v2?view=side"):
        html = page(maya, path)
        assert "<img" not in html
        assert "<script>document" not in html
    assert "U+202E" in page(maya, "/s/hostile/northshore/v1..v2")


def test_filters_count_what_they_show(maya: FlaskClient) -> None:
    html = page(maya, COMPARE)
    for key, count in re.findall(r'href="[^"]*type=([a-z]+)"[^>]*>[^<]*<b class="num">(\d+)</b>', html):
        rows = re.findall(r'<li class="row ', page(maya, f"{COMPARE}?type={key}"))
        assert len(rows) == int(count), key


def test_withheld_text_is_for_editors(maya: FlaskClient, jonas: FlaskClient) -> None:
    path = "/s/ferry-fares/northshore/v1..v2"
    closed = page(maya, path, 403)
    assert "Withheld by its newsroom" in closed
    assert "Fares on the Sarn ferry" not in closed
    assert "Fares on the Sarn ferry" in page(jonas, path)
    assert maya.get(f"{path}.json").status_code == 403
    delivery = re.findall(r"/sources/northshore/deliveries/\d+", page(maya, "/sources/northshore"))
    texts = [page(maya, one) for one in delivery]
    assert not any("withheld" in text and "ferry-fares" in text.split("<pre")[-1] for text in texts)


def test_a_source_says_in_words_how_it_is_doing(maya: FlaskClient) -> None:
    said = words_of(page(maya, "/sources"))
    assert "Receiving. Last accepted 3 Mar 2026, 13:10 UTC" in said
    assert "Refusing: signature wrong 1 time since 3 Mar 2026, 10:48 UTC" in said


def test_a_refused_delivery_says_at_which_step(maya: FlaskClient) -> None:
    log = page(maya, "/sources/northshore?outcome=refused")
    (address,) = set(re.findall(r"/sources/northshore/deliveries/\d+", log))
    said = words_of(page(maya, address))
    assert "It is signed with the source’s secret, over the raw bytes of its body failed" in said
    assert "Its fields can be accepted not reached" in said


@pytest.mark.parametrize(
    "path", ["/stories", "/s/terminal-fire", "/s/terminal-fire/quotes", "/s/terminal-fire/corrections",
             "/s/terminal-fire/versions", COMPARE, "/sources", "/sources/ellery/deliveries", "/s/hostile"]
)  # fmt: skip
def test_every_list_is_csv_and_json_with_as_many_rows(maya: FlaskClient, path: str) -> None:
    rows = json.loads(page(maya, f"{path}.json"))["items"]
    table = list(csv.DictReader(io.StringIO(page(maya, f"{path}.csv"))))
    assert rows
    assert len(rows) == len(table)
    for row in table:
        assert not any((cell or "").startswith(("=", "+", "-", "@", "\t")) for cell in row.values())


@pytest.mark.parametrize(
    ("query", "marked", "where"),
    [
        ("valgard", "Valgard", "The Ellery Gazette"),
        ("“a tragedy for every”", "a tragedy for every", "The Ellery Gazette"),
        ("speaker:valgard", "Valgard", "The Ellery Gazette"),
        ("حبوب", "حبوب", ""),
        ("news.example/tidewater", "news.example/tidewater", "Address"),
        ("terminal", "terminal", ""),
        ("<b>", "b", "North Shore Post"),
    ],
)
def test_a_search_shows_where_it_was_found(maya: FlaskClient, query: str, marked: str, where: str) -> None:
    html = page(maya, f"/stories?q={query}")
    assert f"<mark>{marked}</mark>" in html
    assert where in html
    _Balanced().feed_whole(html)


def test_a_search_shows_no_word_of_a_withheld_text(maya: FlaskClient, jonas: FlaskClient) -> None:
    query = "/stories?q=source:northshore+speaker:line"
    assert "rise by" not in page(maya, "/stories?q=fares")
    assert page(maya, query) is not page(jonas, query)


@pytest.mark.parametrize("sort", ["recent", "open", "silent", "disagreement", "unreviewed", "first", "title"])
def test_every_order_of_the_stories_gives_each_once(maya: FlaskClient, sort: str) -> None:
    rows = json.loads(page(maya, f"/stories.json?sort={sort}"))["items"]
    assert len({row["story"] for row in rows}) == len(rows) >= 5
    if sort in ("open", "silent"):
        counts = [row[sort] for row in rows]
        assert counts == sorted(counts, reverse=True)


def test_an_export_keeps_the_filters_of_its_page(maya: FlaskClient) -> None:
    whole = json.loads(page(maya, "/s/terminal-fire/corrections.json"))["items"]
    silent = json.loads(page(maya, "/s/terminal-fire/corrections.json?kind=silent"))
    assert silent["query"] == {"kind": ["silent"]}
    assert len(silent["items"]) == sum(row["kind"] == "silent" for row in whole) > 0


def _token(html: str) -> str:
    return re.findall(r'name="csrf_token" value="([^"]+)"', html)[-1]


def test_a_judgement_is_made_and_undone_without_a_script(maya: FlaskClient) -> None:
    html = page(maya, COMPARE)
    (action,) = set(re.findall(r'action="(/s/terminal-fire/c/\w+/judgements)"', html))
    form = {
        "csrf_token": _token(html),
        "verdict": "dismiss",
        "reason": "wording",
        "note": "Same <b>thing</b>.",
        "after": "0",
        "next": COMPARE,
    }
    answer = maya.post(action, data=form)
    assert (answer.status_code, answer.headers["Location"]) == (303, COMPARE)
    link = action.removesuffix("/judgements")
    said = words_of(page(maya, link))
    assert "Dismissed by maya" in said
    assert "Same <b>thing</b>." in said
    late = maya.post(action, data={**form, "verdict": "confirm", "note": "I was typing this."})
    assert late.status_code == 409
    assert "I was typing this." in late.text
    again = {**form, "verdict": "reopen", "after": re.findall(r'name="after" value="(\d+)"', page(maya, link))[0]}
    assert maya.post(action, data={**again, "note": ""}).status_code == 303
    assert 'class="ring ring-open"' in page(maya, link)


def test_a_judgement_without_the_forms_token_is_refused(maya: FlaskClient) -> None:
    (action,) = set(re.findall(r'action="(/s/terminal-fire/c/\w+/judgements)"', page(maya, COMPARE)))
    assert maya.post(action, data={"verdict": "confirm"}).status_code == 400


def test_a_judgement_goes_back_to_this_server_only(maya: FlaskClient) -> None:
    html = page(maya, COMPARE)
    (action,) = set(re.findall(r'action="(/s/terminal-fire/c/\w+/judgements)"', html))
    form = {"csrf_token": _token(html), "verdict": "reopen", "next": "//evil.example/"}
    assert maya.post(action, data=form).headers["Location"] == action.removesuffix("/judgements")


def test_looking_writes_nothing(maya: FlaskClient) -> None:
    with reading() as session:
        before = session.query(Collation).count(), session.query(Judgement).count()
    for path in ADDRESSES:
        page(maya, path)
    with reading() as session:
        assert before == (session.query(Collation).count(), session.query(Judgement).count())


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/stories", 12),
        ("/s/terminal-fire", 16),
        (COMPARE, 19),
        ("/inbox", 45),
        ("/sources/ellery", 12),
        ("/corrections", 40),
        ("/claims", 40),
    ],
)
def test_a_page_asks_the_store_a_fixed_number_of_questions(maya: FlaskClient, path: str, most: int) -> None:
    asked: list[str] = []
    event.listen(store.engine(), "before_cursor_execute", lambda *a: asked.append(a[2]))
    page(maya, path)
    questions = [one for one in asked if one.startswith("SELECT")]
    assert len(questions) <= most, questions


def test_a_version_that_waits_is_said_to_be_compared_and_asks_again(maya: FlaskClient) -> None:
    at = invented.DAY + timedelta(hours=16)
    invented.post("tidewater", "terminal-fire", "tw-1", at, invented.BODY, "Fire at Ellery grain terminal")
    path = "/s/terminal-fire/tidewater/v4..v5"
    waiting = page(maya, path, 202)
    assert '<meta http-equiv="refresh" content="2">' in waiting
    assert "Comparing v4 with v5" in words_of(waiting)
    comparison.drain("pages", 60)
    assert "http-equiv" not in page(maya, path)


def test_a_version_that_was_likely_cut_says_so_and_leads_past_itself(maya: FlaskClient) -> None:
    whole = " ".join(f"The ferry to isle {n} sailed at {n} past the hour." for n in range(2, 12))
    for minute, body in enumerate((whole, whole[:90], whole.replace("isle 3", "isle 33"))):
        at = invented.DAY + timedelta(hours=20, minutes=minute)
        invented.post("northshore", "isles", "ns/isles", at, body, "Ferries to the isles sail")
    comparison.drain("pages", 60)
    cut = page(maya, "/s/isles/northshore/v1..v2")
    assert re.search(r"This version is much shorter than the one before, \d\d words\.", words_of(cut))
    assert 'href="/s/isles/northshore/v1..v3">Compare past it' in cut
    assert "The version that it is read against is much shorter" in words_of(page(maya, "/s/isles/northshore/v2..v3"))
    assert "much shorter" not in page(maya, "/s/isles/northshore/v1..v3")


def test_characters_that_were_lost_on_the_way_are_counted(maya: FlaskClient) -> None:
    at = invented.DAY + timedelta(hours=21)
    invented.post("northshore", "lost", "ns/lost", at, "The caf\N{REPLACEMENT CHARACTER} reopened.", "Reopened")
    comparison.drain("pages", 60)
    assert "1 character of this version could not be read" in words_of(page(maya, "/s/lost/northshore/v1..v1"))
