"""The stream of events: what came, what was compared, what was judged, each told once and in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api import events
from services import accounts
from services.comparison import drain
from services.records import change_log, happenings
from services.records.change_log import ChangeFilter
from services.records.session import reading
from services.review import Answer, judge
from tests.api.conftest import Newsroom, version

LATER = version(
    body_text="A fire at the old rope works hurt nine people on Tuesday, officials said.",
    published_at="2026-05-04T10:30:00Z",
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(events, "HEARTBEAT", 0.2)
    monkeypatch.setattr(events, "LASTS", 60.0)  # a stream that hears what it waits for ends long before
    monkeypatch.setattr(events, "_watch", events.Watch())


@pytest.fixture
def reviewer(client: FlaskClient) -> dict[str, str]:
    _, value = accounts.add_token("listener", "reviewer")
    return {"Authorization": f"Bearer {value}"}


def listen(client: FlaskClient, headers: dict[str, str], query: str = "", since: str = "") -> TestResponse:
    extra = {"Last-Event-ID": since} if since else {}
    return client.get(f"/events{query}", headers={**headers, **extra}, buffered=False)


def told(answer: TestResponse) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, data) of each event of a stream; heartbeats are left out."""
    for chunk in answer.response:
        text = chunk.decode() if isinstance(chunk, bytes) else chunk
        lines = dict(line.split(": ", 1) for line in text.strip().split("\n") if not line.startswith(":"))
        if "data" in lines:
            yield lines["id"], json.loads(lines["data"])


def test_a_version_is_told_when_it_came_and_when_it_was_compared(
    client: FlaskClient, newsroom: Newsroom, reviewer: dict[str, str]
) -> None:
    with listen(client, reviewer) as answer:
        assert answer.mimetype == "text/event-stream"
        assert next(iter(answer.response)).startswith(b"retry: ")  # type: ignore[union-attr,arg-type]
        newsroom.post(version())
        newsroom.post(LATER)
        drain("tests", 30)
        heard = []
        for _, data in told(answer):
            heard.append(data)
            if data["kind"] == "compared":
                break
    assert [h["kind"] for h in heard] == ["version", "version", "compared"]
    assert heard[-1]["story"] == "harbour-fire"
    assert heard[-1]["version"] == heard[1]["version"]
    assert client.get(heard[-1]["url"], headers=reviewer).status_code == 200


def test_who_comes_back_hears_what_was_missed_and_nothing_twice(
    client: FlaskClient, newsroom: Newsroom, reviewer: dict[str, str]
) -> None:
    with reading() as session:
        before = str(happenings.now(session))
    newsroom.post(version())
    with listen(client, reviewer, since=before) as answer:
        stream = told(answer)
        mark, first = next(stream)
        newsroom.post(version(article="a-2", headline="Another fire"))
        _, second = next(stream)
    assert first["article"] == "a-1"
    assert second["article"] == "a-2"
    with listen(client, reviewer, since=mark) as answer:
        _, again = next(told(answer))
    assert again["article"] == "a-2"


def test_a_stream_of_one_story_tells_of_no_other(
    client: FlaskClient, newsroom: Newsroom, reviewer: dict[str, str]
) -> None:
    with listen(client, reviewer, "?topics=story:quay-strike") as answer:
        newsroom.post(version())
        newsroom.post(version(story="quay-strike", article="b-1"))
        _, data = next(told(answer))
    assert data["story"] == "quay-strike"


def test_a_judgement_is_told_with_its_name(client: FlaskClient, newsroom: Newsroom, reviewer: dict[str, str]) -> None:
    newsroom.post(version())
    newsroom.post(LATER)
    drain("tests", 30)
    with reading() as session:
        change = change_log.changes(session, ChangeFilter(story="harbour-fire")).items[0]
    ann = accounts.add_user("ann", "reviewer", "correct horse")
    with listen(client, reviewer) as answer:
        judge(change.ref, Answer("confirmed"), ann)
        _, data = next(told(answer))
    assert (data["kind"], data["change"], data["verdict"], data["by"]) == ("judged", change.ref, "confirmed", "ann")


def test_a_silent_stream_sends_comments_and_ends_by_itself(
    client: FlaskClient, reviewer: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LASTS", 0.5)
    with listen(client, reviewer) as answer:
        said = list(answer.response)
    assert b": quiet\n\n" in said


def test_more_listeners_than_half_the_threads_are_sent_away_for_a_minute(
    client: FlaskClient, reviewer: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "settings", lambda: type("S", (), {"web_threads": 2})())
    with listen(client, reviewer):
        turned_away = listen(client, reviewer)
        assert turned_away.status_code == 429
        assert turned_away.headers["Retry-After"] == "60"
    with listen(client, reviewer) as answer:
        assert answer.status_code == 200


def test_a_topic_that_is_none_is_named(client: FlaskClient, reviewer: dict[str, str]) -> None:
    answer = client.get("/events?topics=weather", headers=reviewer)
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == "topics"
