"""The inbox: what waits, in which order, and judging it by forms alone."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from services import accounts, review
from services.records import inbox
from services.records.ledgers import LedgerFilter
from services.records.session import reading, writing
from services.records.tables import Judgement
from services.review import Answer
from tests.browser import invented
from tests.pages.test_pages import page, words_of

PICK = re.compile(r'<input type="checkbox" form="bulk" name="pick" value="(\w+):(\d+)"')


def picks(client: FlaskClient, path: str = "/inbox") -> list[str]:
    return [f"{ref}:{after}" for ref, after in PICK.findall(page(client, path))]


def send(client: FlaskClient, address: str = "/inbox/judgements", **form: Any) -> TestResponse:
    token = re.findall(r'name="csrf_token" value="([^"]+)"', client.get("/feeds").text)[-1]
    return client.post(address, data={"csrf_token": token, **form})


def undo_last(client: FlaskClient, answer: TestResponse) -> TestResponse:
    did = re.findall(r"did=(\d+)", answer.headers["Location"])[0]
    return send(client, "/inbox/undo", did=did)


def test_every_open_change_waits_once_and_the_count_says_how_many(maya: FlaskClient) -> None:
    html = page(maya, "/inbox")
    waiting = [pick.partition(":")[0] for pick in picks(maya)]
    rows = json.loads(page(maya, "/inbox.json"))["items"]
    assert len(waiting) == len(set(waiting)) == len(rows) > 10
    assert {row["change_id"] for row in rows} == set(waiting)
    assert f"Inbox{len(rows)} open" in words_of(html)
    assert len(page(maya, "/inbox.csv").strip().split("\r\n")) == len(rows) + 1


def test_the_most_important_comes_first_with_its_reason_in_words(maya: FlaskClient) -> None:
    html = page(maya, "/inbox")
    reasons = re.findall(r'<span class="row-why meta">([^<]+)</span>', html)
    assert reasons[0] == "May have been set right in silence"
    with reading() as session:
        story = next(s for s in inbox.waiting(session, LedgerFilter(state="open")).items if s.slug == "terminal-fire")
        ranks = [inbox.importance(e.change) for e in story.entries if e.change]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 2
    rows = json.loads(page(maya, "/inbox.json"))["items"]
    assert all(row["importance"] for row in rows)


@pytest.mark.parametrize("sort", inbox.SORTS)
def test_pages_of_stories_give_each_once(app: Flask, monkeypatch: pytest.MonkeyPatch, sort: str) -> None:
    def walk() -> list[str]:
        out: list[str] = []
        cursor: str | None = None
        while True:
            found = inbox.waiting(session, LedgerFilter(state="open"), sort, cursor)
            out += [story.slug for story in found.items]
            cursor = found.cursor
            if cursor is None:
                return out

    with reading() as session:
        whole = walk()
        assert len(whole) == len(set(whole)) >= 3
        for size in (1, 2, 3):
            monkeypatch.setattr(inbox, "STORIES", size)
            assert walk() == whole


@pytest.mark.parametrize("cursor", ["x", "9-1-1", "1-2", "0-99999999999999999-1", "0-1-999999999999999999"])
def test_a_cursor_that_was_not_given_here_is_refused_or_empty(maya: FlaskClient, cursor: str) -> None:
    assert maya.get(f"/inbox?cursor={cursor}").status_code in (200, 422)


@pytest.mark.parametrize(
    ("query", "slots"),
    [
        ("type=date&source=tidewater", {"date"}),
        ("type=quote", {"quote_added", "quote_removed", "quote_altered"}),
        ("type=notice", {"notice_added"}),
        ("silent=1&source=northshore&story=terminal-fire", {"date"}),
        ("story=nothing", set()),
        ("state=dismissed", set()),
    ],
)
def test_filters_narrow_the_inbox(maya: FlaskClient, query: str, slots: set[str]) -> None:
    rows = json.loads(page(maya, f"/inbox.json?{query}"))["items"]
    assert {row["slot"] for row in rows} <= slots
    assert bool(rows) is bool(slots)
    assert len(picks(maya, f"/inbox?{query}")) == len(rows)


def card_form(html: str) -> tuple[str, str]:
    """What the card's form sends: the pick, and where one goes then."""
    found = re.search(
        r'id="judge".*?name="pick" value="([^"]+)"><input type="hidden" name="next" value="([^"]+)"', html, re.S
    )
    assert found, "the page has no card"
    return found[1], found[2].replace("&amp;", "&")


def test_a_change_is_confirmed_and_one_goes_on_to_the_next(maya: FlaskClient) -> None:
    first, second = picks(maya)[:2]
    pick, there = card_form(page(maya, "/inbox"))
    assert pick == first
    answer = send(maya, pick=first, verdict="confirm", next=there)
    assert answer.status_code == 303
    landed, _, mark = answer.headers["Location"].partition("#")
    html = page(maya, landed)
    assert mark == f"i-{second.partition(':')[0]}"
    assert card_form(html)[0] == second
    assert re.search(r"Confirmed\. \d+ open\.", words_of(html))
    assert first not in picks(maya)
    undone = undo_last(maya, answer)
    assert undone.status_code == 303
    assert card_form(page(maya, undone.headers["Location"]))[0].partition(":")[0] == first.partition(":")[0]
    assert first.partition(":")[0] in {pick.partition(":")[0] for pick in picks(maya)}


def test_the_card_shows_the_evidence_without_leaving_the_list(maya: FlaskClient) -> None:
    (row,) = json.loads(page(maya, "/inbox.json?silent=1&source=northshore&story=terminal-fire"))["items"]
    html = page(maya, f"/inbox?c={row['change_id']}")
    said = words_of(html)
    assert "Tuesday became Wednesday" in said
    assert "early on deleted: Tuesday, harbour officials said." in said
    assert "early on added: Wednesday, harbour officials said." in said
    assert "Why it is flagged." in said
    assert re.search(r"The old value stood for 1 h 43 min, since 3 Mar 2026, 07:15 UTC", said)
    assert len(PICK.findall(html)) == len(picks(maya))
    alone = page(maya, f"/inbox?c={row['change_id']}&part=card")
    assert "Why it is flagged." in words_of(alone)
    assert "<html" not in alone


def test_the_cards_of_a_page_lead_through_it_in_its_order(maya: FlaskClient) -> None:
    order = picks(maya, "/inbox?source=ellery")
    at = "/inbox?source=ellery"
    for here, following in itertools.pairwise(order):
        pick, at = card_form(page(maya, at.partition("#")[0]))
        assert pick == here
        assert at.endswith(f"c={following.partition(':')[0]}#i-{following.partition(':')[0]}")


def test_a_change_that_is_judged_already_still_opens_under_its_address(maya: FlaskClient) -> None:
    pick = picks(maya)[0]
    answer = send(maya, pick=pick, verdict="dismiss", reason="no_claim", note="A heading only.")
    html = page(maya, f"/inbox?c={pick.partition(':')[0]}")
    assert "Dismissed by maya" in words_of(html)
    assert "A heading only." in words_of(html)
    assert 'value="reopen"' in html
    undo_last(maya, answer)
    assert "Tuesday" in page(maya, "/inbox?c=nothing-of-that-name") or picks(maya)


def test_chips_count_what_they_show(maya: FlaskClient) -> None:
    html = page(maya, "/inbox")
    chips = re.findall(r'<a class="chip" href="(/inbox\?[^"]*)"[^>]*>[^<]+<b class="num">(\d+)</b>', html)
    assert len(chips) > 4
    for address, n in chips:
        assert len(picks(maya, address.replace("&amp;", "&"))) == int(n), address
    both = picks(maya, "/inbox?type=date,quote")
    assert len(both) == len(picks(maya, "/inbox?type=date")) + len(picks(maya, "/inbox?type=quote"))


def test_what_came_went_and_came_again_waits_once(maya: FlaskClient) -> None:
    with reading() as session:
        n = inbox.count(session, LedgerFilter(state="open"))
        every = [
            e.change.ref
            for s in inbox.waiting(session, LedgerFilter(state="open")).items
            for e in s.entries
            if e.change
        ]
    assert n == len(every) == len(set(every))


def test_a_change_is_given_to_a_person_and_found_under_their_name(maya: FlaskClient, jonas: FlaskClient) -> None:
    mine = picks(maya)[:2]
    refs = {pick.partition(":")[0] for pick in mine}
    answer = send(maya, "/inbox/assignments", pick=mine, to="jonas", next="/inbox?type=date")
    assert answer.headers["Location"] == "/inbox?type=date"
    assert {p.partition(":")[0] for p in picks(jonas, "/inbox?assignee=me")} == refs
    assert {p.partition(":")[0] for p in picks(maya, "/inbox?assignee=jonas")} == refs
    assert not refs & {p.partition(":")[0] for p in picks(maya, "/inbox?assignee=nobody")}
    assert "For jonas" in words_of(page(maya, "/inbox"))
    rows = json.loads(page(maya, "/inbox.json?assignee=jonas"))["items"]
    assert {row["assignee"] for row in rows} == {"jonas"}
    send(maya, "/inbox/assignments", pick=mine, to="")
    assert picks(jonas, "/inbox?assignee=me") == []
    assert len(picks(maya, "/inbox?assignee=nobody")) == len(picks(maya))


def test_a_change_is_given_to_a_person_where_it_is_compared_too(maya: FlaskClient) -> None:
    path = "/s/terminal-fire/northshore/v1..v2"
    html = page(maya, path)
    form = html.partition('class="assign"')[2].partition("</form>")[0]
    pick, back = re.findall(r'name="(?:pick|next)" value="([^"]+)"', form)
    answer = send(maya, "/inbox/assignments", pick=pick, next=back.replace("&amp;", "&"), to="me")
    assert answer.headers["Location"].startswith(path)
    assert "For me" in words_of(page(maya, answer.headers["Location"].partition("#")[0]))
    assert len(picks(maya, "/inbox?assignee=me")) == 1
    send(maya, "/inbox/assignments", pick=pick, to="")


@pytest.mark.parametrize(
    ("form", "status"), [({"to": "nobody-here"}, 422), ({"pick": "nothing:0", "to": "jonas"}, 404), ({"pick": []}, 422)]
)
def test_an_assignment_that_cannot_be_kept_changes_nothing(
    maya: FlaskClient, form: dict[str, Any], status: int
) -> None:
    assert send(maya, "/inbox/assignments", **{"pick": picks(maya)[0], **form}).status_code == status
    assert picks(maya, "/inbox?assignee=jonas") == []


def test_all_that_a_version_brought_is_ticked_by_one_link(maya: FlaskClient) -> None:
    link, n = re.findall(r'data-tick href="([^"]+)#inbox">Tick these (\d+)<', page(maya, "/inbox"))[0]
    html = page(maya, link)
    assert len(re.findall(r'name="pick" value="\w+:\d+" checked>', html)) == int(n) > 1
    assert f"{n} ticked" in words_of(html)


def test_many_are_dismissed_with_one_reason_and_undone_together(maya: FlaskClient) -> None:
    before = picks(maya)
    some = before[:4]
    answer = send(maya, pick=some, verdict="dismiss", reason="wrong_match", next="/inbox?type=date")
    assert answer.headers["Location"].startswith("/inbox?type=date&did=")
    assert "Dismissed 4 changes, wrong match." in words_of(page(maya, answer.headers["Location"]))
    assert len(picks(maya)) == len(before) - 4
    rows = json.loads(page(maya, "/inbox.json?state=dismissed"))["items"]
    assert {row["reason"] for row in rows} == {"wrong_match"}
    assert len(rows) == 4
    undo_last(maya, answer)
    assert [p.partition(":")[0] for p in picks(maya)] == [p.partition(":")[0] for p in before]
    assert undo_last(maya, answer).status_code == 409  # it was undone meanwhile, by oneself


def test_undoing_puts_back_what_was_said_before(maya: FlaskClient, jonas: FlaskClient) -> None:
    pick = picks(maya)[0]
    ref = pick.partition(":")[0]
    mine = send(maya, pick=pick, verdict="confirm")
    after = re.findall(rf'name="pick" value="{ref}:(\d+)"', page(maya, "/inbox?state=confirmed"))[0]
    his = send(jonas, pick=f"{ref}:{after}", verdict="reopen")
    undo_last(jonas, his)
    assert ref in page(maya, "/inbox?state=confirmed")
    assert undo_last(maya, mine).status_code == 409
    after = re.findall(rf'name="pick" value="{ref}:(\d+)"', page(maya, "/inbox?state=confirmed"))[0]
    assert send(maya, pick=f"{ref}:{after}", verdict="reopen").status_code == 303


def test_what_somebody_else_judged_meanwhile_is_shown_and_nothing_is_kept(
    maya: FlaskClient, jonas: FlaskClient
) -> None:
    mine = picks(maya)[:3]
    taken = send(jonas, pick=mine[1], verdict="dismiss", reason="no_claim", note="Only a heading.")
    late = send(maya, pick=mine, verdict="confirm", note="I saw the ledger.", next="/inbox")
    said = words_of(late.text)
    assert late.status_code == 409
    assert "jonas" in said
    assert "Dismissed, not a claim" in said
    assert "Only a heading." in said
    assert "I saw the ledger." in said
    assert {p for p in mine if p != mine[1]} <= set(picks(maya))
    again = re.findall(r'name="pick" value="([^"]+)"', late.text)
    done = send(maya, pick=again, verdict="confirm", note="I saw the ledger.")
    assert done.status_code == 303
    undo_last(maya, done)
    assert undo_last(jonas, taken).status_code == 409


def test_the_same_change_in_other_sources_is_judged_with_it(maya: FlaskClient) -> None:
    rows = json.loads(page(maya, "/inbox.json?type=number&story=terminal-fire"))["items"]
    said = [(row["part"], row["old"].casefold(), row["new"]) for row in rows]
    one = rows[said.index(("headline", "at least 12", "15"))]
    html = page(maya, f"/inbox?c={one['change_id']}")
    more = said.count(("headline", "at least 12", "15")) - 1
    assert f"The same change in {more} more place" in words_of(html)
    form = html.partition('class="alike"')[2].partition("</form>")[0]
    all_of_them = re.findall(r'name="pick" (?:checked )?value="([^"]+)"', form)
    assert len(all_of_them) == more + 1
    done = send(maya, pick=all_of_them, verdict="confirm")
    left = json.loads(page(maya, "/inbox.json?type=number&story=terminal-fire"))["items"]
    assert len(left) == len(rows) - more - 1
    assert f"Confirmed {more + 1} changes." in words_of(page(maya, done.headers["Location"]))
    undo_last(maya, done)


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 422),
        ({"pick": "nothing", "verdict": "confirm"}, 422),
        ({"pick": "nothing:0", "verdict": "confirm"}, 404),
        ({"pick": "nothing:0", "verdict": "praise"}, 422),
        ({"pick": "nothing:0", "verdict": "dismiss", "reason": "whim"}, 422),
        ({"pick": "nothing:0", "verdict": "confirm", "note": "x" * 4001}, 422),
        ({"pick": [f"x{n}:0" for n in range(501)], "verdict": "confirm"}, 422),
    ],
)
def test_a_judgement_that_cannot_be_kept_is_refused_in_words(
    maya: FlaskClient, form: dict[str, Any], status: int
) -> None:
    before = picks(maya)
    assert send(maya, **form).status_code == status
    assert picks(maya) == before


def test_nobody_undoes_what_another_said(maya: FlaskClient, jonas: FlaskClient) -> None:
    answer = send(maya, pick=picks(maya)[0], verdict="confirm")
    did = re.findall(r"did=(\d+)", answer.headers["Location"])[0]
    assert send(jonas, "/inbox/undo", did=did).status_code == 404
    assert "Undo" not in words_of(page(jonas, f"/inbox?did={did}"))
    undo_last(maya, answer)


@pytest.mark.parametrize("next", ["//evil.example/", "https://evil.example/", "/sources", "/inbox\\@evil"])
def test_one_goes_back_to_the_inbox_only(maya: FlaskClient, next: str) -> None:
    answer = send(maya, pick=picks(maya)[0], verdict="confirm", next=next)
    assert re.fullmatch(r"/inbox\?did=\d+", answer.headers["Location"])
    undo_last(maya, answer)


def test_an_empty_inbox_says_when_the_last_version_came_and_what_was_done_today(maya: FlaskClient) -> None:
    answer = send(maya, pick=picks(maya), verdict="confirm")
    assert answer.status_code == 303
    said = words_of(page(maya, answer.headers["Location"]))
    assert "Nothing waiting. The last version was published" in said
    assert re.search(r"Reviewed today: \d+ confirmed, \d+ dismissed", said)
    undo_last(maya, answer)


def test_a_withheld_text_does_not_wait_for_those_who_may_not_see_it(maya: FlaskClient) -> None:
    assert "4 percent" not in page(maya, "/inbox?story=ferry-fares")


def test_what_is_open_on_a_page_leads_to_where_it_is_judged_and_counts_as_many(maya: FlaskClient) -> None:
    listed = re.findall(r'<a href="(/inbox\?story=[^"]+)"[^>]*><b class="num">(\d+)</b> open', page(maya, "/stories"))
    assert len(listed) > 3
    for address, n in listed:
        assert len(picks(maya, address)) == int(n), address
    said = re.findall(r'href="(/inbox\?story=[^"]+)">Review (\d+) open', page(maya, "/s/terminal-fire"))
    assert [(address, int(n)) for address, n in said] == [
        ("/inbox?story=terminal-fire", len(picks(maya, "/inbox?story=terminal-fire")))
    ]


def test_what_was_reviewed_today_is_counted_where_it_is_listed(maya: FlaskClient) -> None:
    account = accounts.check_password("maya", invented.PASSWORD)
    assert account is not None
    old = review.judge(picks(maya)[-1].partition(":")[0], Answer("confirmed"), account)
    with writing() as session:  # of another day, which the list of today leaves out
        session.get_one(Judgement, old.id).made_at = invented.DAY
    before = len(re.findall(r'<li class="row ', page(maya, "/inbox?state=dismissed&today=1")))
    answer = send(maya, pick=picks(maya)[:3], verdict="dismiss", reason="wording")
    html = page(maya, "/inbox")
    links = dict(re.findall(r'<a href="(/inbox\?state=\w+&amp;today=1)">(\d+) \w+</a>', html))
    assert set(links) == {"/inbox?state=confirmed&amp;today=1", "/inbox?state=dismissed&amp;today=1"}
    for address, n in links.items():
        rows = re.findall(r'<li class="row ', page(maya, address.replace("&amp;", "&")))
        assert len(rows) == int(n)
    assert int(links["/inbox?state=dismissed&amp;today=1"]) == before + 3
    undo_last(maya, answer)
    send(maya, "/inbox/undo", did=str(old.id))
