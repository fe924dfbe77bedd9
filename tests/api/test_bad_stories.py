"""What newsrooms send that contradicts itself or what is kept: a clear answer, or a clear place in the log."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from services import accounts
from services.records.library import open_story
from services.records.session import reading
from services.records.story_log import log
from services.records.tables import Version
from tests.api.conftest import Newsroom, version

NINJS = {"uri": "urn:x:1", "versioncreated": "2026-03-10T16:00:00Z", "pubstatus": "usable", "body_text": "A fire."}
ENTITY = (
    b'<!DOCTYPE newsItem [<!ENTITY x SYSTEM "http://inside.example/secret">]>'
    b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><contentSet>&x;</contentSet></newsItem>'
)

PAGE = (
    b'<script type="application/ld+json">{"@type": "NewsArticle", "url": "https://x.example/a", "headline": "A fire"}'
    b"</script><article><script>x()</script></article>"
)
MESSAGE = (
    b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="a"/><newsItem guid="b"/>'
    b"</itemSet></newsMessage>"
)


def versions() -> int:
    """How many versions are kept."""
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Version)) or 0


def logged(slug: str = "harbour-fire") -> list[tuple[str, str | None]]:
    """What stands in a story's log."""
    with reading() as session:
        return [(event.kind, event.said) for event in log(session, open_story(session, slug))]


@pytest.mark.parametrize(
    ("why", "body", "kind", "status", "field"),
    [
        ("looks like two formats", {**NINJS, "title": {"rendered": "a"}}, "application/json", 422, "body"),
        ("HTML of nothing but scripts", version(body_text=None, body_html="<script>x()</script>"), "application/json",
         422, "body_html"),
        ("an external entity", ENTITY, "application/xml", 400, "body"),
        ("a page of nothing but scripts", b"<html><script>x()</script></html>", "text/html", 422, "body"),
        ("a page nested without end", b"<article>" * 100_000, "text/html", 422, "body"),
        ("an article of nothing but scripts", PAGE, "text/html", 422, "articleBody"),
        ("an item of next week", {**NINJS, "versioncreated": (datetime.now(UTC) + timedelta(days=7)).isoformat()},
         "application/json", 422, "versioncreated"),
        ("a message of two texts", MESSAGE, "application/xml", 422, "newsMessage.itemSet.newsItem"),
        ("published next week", version(published_at=(datetime.now(UTC) + timedelta(days=7)).isoformat()),
         "application/json", 422, "published_at"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_answered_by_its_field(
    newsroom: Newsroom, why: str, body: Any, kind: str, status: int, field: str
) -> None:
    answer = newsroom.post(body, {"content-type": kind})
    assert answer.status_code == status, why
    assert [fault["field"] for fault in answer.json["errors"]] == [field]
    assert versions() == 0


def test_a_clock_that_is_hours_ahead_is_taken(newsroom: Newsroom) -> None:
    soon = (datetime.now(UTC) + timedelta(hours=9)).isoformat()
    assert newsroom.post(version(published_at=soon)).status_code == 202


def test_a_version_number_that_goes_backwards_is_in_the_log(newsroom: Newsroom) -> None:
    newsroom.post(version(version="4"))
    newsroom.post(version(version="3", body_text="A fire hurt 14.", published_at="2026-05-05T09:30:00Z"))
    assert logged() == [("number_backwards", "3 after 4")]


def test_one_guid_in_two_stories_stays_in_the_first_and_is_in_its_log(newsroom: Newsroom) -> None:
    newsroom.post(version())
    later = {"body_text": "A fire hurt 14.", "published_at": "2026-05-05T09:30:00Z"}
    assert newsroom.post(version(story="rope-works", **later)).json["story"] == "harbour-fire"
    assert logged() == [("names_another", "rope-works")]


@pytest.mark.parametrize(("other", "kind"), [("a-1", "continues_itself"), ("a-0", "continues_unknown")])
def test_what_continues_itself_or_nothing_known_is_in_the_log(newsroom: Newsroom, other: str, kind: str) -> None:
    assert newsroom.post(version(evolved_from=other)).status_code == 202
    assert logged() == [(kind, other)]


def test_an_embargo_ends_at_a_moment_with_a_zone(newsroom: Newsroom) -> None:
    answer = newsroom.post(version(embargoed_until="2026-05-05T09:30:00"))
    assert [fault["field"] for fault in answer.json["errors"]] == ["embargoed_until"]
    ahead = (datetime.now(UTC) + timedelta(days=400)).isoformat()
    assert newsroom.post(version(embargoed_until=ahead)).status_code == 202
    assert logged()[0][0] == "embargoed"


def test_a_source_that_is_set_to_one_payload_is_read_as_that_one(newsroom: Newsroom) -> None:
    accounts.set_format("courier", "ninjs")
    both = {**NINJS, "title": {"rendered": "a"}, "content": {"rendered": "<p>b</p>"}}
    assert newsroom.post(both).status_code == 202
    for body, kind in ((ENTITY, "application/xml"), (b"<p>A fire.</p>", "text/html")):
        answer = newsroom.post(body, {"content-type": kind})
        assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "wrong_format")
    assert newsroom.post(json.dumps(version()).encode()).json["errors"][0]["field"] == "uri"
    accounts.set_format("courier", None)
    assert newsroom.post(version()).status_code == 202
