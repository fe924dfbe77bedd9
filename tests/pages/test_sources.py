"""The page of a source: tests that go the real road and leave nothing, replays, and its state in words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from api import signatures, trials
from api.pages.sources import level_of, status_of
from services import accounts
from services.records import delivery_log
from services.records.delivery_log import usual_gap
from services.records.session import reading, writing
from services.records.tables import Article, Content, Delivery, Job, Secret, Source, Story, Version
from tests.browser import invented
from tests.pages.test_pages import page, words_of

KEPT = (Story, Article, Version, Content, Job)


def send(client: FlaskClient, address: str, **form: str) -> TestResponse:
    token = re.findall(r'name="csrf_token" value="([^"]+)"', client.get("/me").text)[-1]
    return client.post(address, data={"csrf_token": token, **form})


def counts() -> dict[str, int]:
    with reading() as session:
        return {t.__tablename__: session.scalar(select(func.count()).select_from(t)) or 0 for t in KEPT}


def last_line() -> Delivery:
    with reading() as session:
        row = session.scalars(select(Delivery).order_by(Delivery.id.desc()).limit(1)).one()
        session.expunge(row)
        return row


@pytest.fixture(params=accounts.SCHEMES)
def source(request: pytest.FixtureRequest, app: Flask) -> str:
    """A source of each scheme of signing."""
    name = f"trial-{request.param}-{datetime.now(UTC):%H%M%S%f}"
    accounts.add_source(name, "A trial", request.param)
    return name


@pytest.mark.parametrize(
    ("kind", "outcome", "answer", "code"),
    [
        ("valid", "accepted", 202, None),
        ("wrong", "refused", 401, "signature_wrong"),
        ("duplicate", "duplicate", 200, None),
        ("huge", "refused", 413, "too_large"),
        ("bytes", "refused", 400, "malformed"),
    ],
)
def test_a_test_goes_the_real_road_and_nothing_is_kept_of_it_but_its_line(
    jonas: FlaskClient, source: str, kind: str, outcome: str, answer: int, code: str | None
) -> None:
    before = counts()
    made = send(jonas, f"/sources/{source}/tests", kind=kind)
    assert made.status_code == 303
    line = last_line()
    assert (line.outcome, line.answer, line.code, line.test, line.kept) == (outcome, answer, code, True, False)
    assert counts() == before
    said = words_of(page(jonas, made.headers["Location"].partition("#")[0]))
    assert f"Test {trials.KINDS[kind]}:" in said
    assert f"answered {answer}" in said
    assert "Nothing received yet" in said


def test_a_test_that_was_signed_an_hour_ago_is_late_by_an_hour(jonas: FlaskClient) -> None:
    send(jonas, "/sources/tidewater/tests", kind="late")
    line = last_line()
    assert line.code == "timestamp_old"
    said = words_of(page(jonas, f"/sources/tidewater/deliveries/{line.id}"))
    assert re.search(
        r"It was signed close enough to the time at which it came failed.*3,60\d s before it came; 300 s", said
    )
    assert "over the raw bytes of its body passed" in said


def test_a_test_stands_in_no_list_count_feed_or_status(jonas: FlaskClient, maya: FlaskClient) -> None:
    paths = ("/stories.json", "/corrections.json", "/claims.json", "/quotes.json", "/inbox.json", "/stories.atom",
             "/sources/tidewater.atom", "/s/terminal-fire", "/api/v1/sources/tidewater/deliveries",
             "/sources")  # fmt: skip

    def seen() -> list[str]:
        return [re.sub(r"csrf_token[^>]+|\d+ d ago|<updated>[^<]+", "", page(maya, path)) for path in paths]

    before = seen()
    for kind in trials.KINDS:
        send(jonas, "/sources/tidewater/tests", kind=kind)
    assert seen() == before
    with reading() as session:
        source = delivery_log.source(session, "tidewater")
        assert (source.refused_since, source.deliveries, source.last_outcome) == (0, 4, "accepted")
    log = page(maya, "/sources/tidewater?outcome=test")
    assert f"Tests{len(trials.KINDS) + 1}" in words_of(log).replace(" ", "") or "Tests" in words_of(log)
    assert "Accepted, new version 4" in words_of(log)
    rows = json.loads(page(maya, "/sources/tidewater/deliveries.json"))["items"]
    assert sum(row["test"] for row in rows) >= len(trials.KINDS)


def test_a_test_says_what_its_own_payload_would_become(jonas: FlaskClient) -> None:
    payload = {"article": "tw-1", "story": "terminal-fire", "headline": "Fire at Ellery", "body_text": "It is out now.",
               "published_at": "2026-03-03T18:00:00Z"}  # fmt: skip
    before = counts()
    made = send(jonas, "/sources/tidewater/tests", kind="valid", payload=json.dumps(payload))
    said = words_of(page(jonas, made.headers["Location"].partition("#")[0]))
    assert "Sent for real it is version 5 of tw-1 in the story terminal-fire." in said
    assert counts() == before
    detail = words_of(page(jonas, f"/sources/tidewater/deliveries/{last_line().id}"))
    assert "A test, sent from here." in detail
    assert "Headline Fire at Ellery" in detail.replace("HeadlineFire", "Headline Fire")
    assert "It cannot be sent through again. It was a test." in detail


def test_what_is_wrong_with_a_payload_of_ones_own_is_named_field_by_field(jonas: FlaskClient) -> None:
    made = send(jonas, "/sources/tidewater/tests", kind="valid", payload='{"article": 7, "body_text": "x"}')
    assert "Refused" in words_of(page(jonas, made.headers["Location"].partition("#")[0]))
    assert "article" in words_of(page(jonas, f"/sources/tidewater/deliveries/{last_line().id}"))


@pytest.mark.parametrize(("form", "status"), [({}, 422), ({"kind": "praise"}, 422)])
def test_a_test_of_no_known_kind_is_refused(jonas: FlaskClient, form: dict[str, str], status: int) -> None:
    assert send(jonas, "/sources/tidewater/tests", **form).status_code == status
    assert send(jonas, "/sources/nobody/tests", kind="valid").status_code == 404


def test_tests_and_replays_are_for_editors(maya: FlaskClient) -> None:
    assert send(maya, "/sources/tidewater/tests", kind="valid").status_code == 403
    assert send(maya, "/sources/tidewater/deliveries/1/replay").status_code == 403
    assert "Send the test" not in page(maya, "/sources/tidewater")


def test_nobody_outside_can_mark_a_call_as_a_test(app: Flask) -> None:
    _, secret = accounts.add_source("outsider")
    body = trials.sample("outside-1")
    at = int(datetime.now(UTC).timestamp())
    headers = signatures.signed("standard", secret, "msg_outside", at, body) | {
        "Content-Type": "application/json", "variorum.test": "1", "Variorum-Test": "1", "X-Variorum-Test": "1",
    }  # fmt: skip
    assert app.test_client().post("/hooks/outsider", data=body, headers=headers).status_code == 202
    assert not last_line().test


def test_a_replay_changes_nothing_that_is_kept_and_stands_in_the_log(app: Flask, jonas: FlaskClient) -> None:
    _, secret = accounts.add_source("replayer")
    for n in (1, 2):
        body = json.dumps({"article": "r-1", "body_text": f"The weir at Oddmoor was closed for {n} days."}).encode()
        headers = signatures.signed("standard", secret, f"msg_r{n}", int(datetime.now(UTC).timestamp()), body)
        app.test_client().post("/hooks/replayer", data=body, headers={**headers, "Content-Type": "application/json"})
    number, before = last_line().id - 1, counts()
    for _ in range(2):
        made = send(jonas, f"/sources/replayer/deliveries/{number}/replay")
        said = words_of(page(jonas, made.headers["Location"]))
        assert f"A replay of delivery {number}." in said
        assert "Accepted, no change of text" in said
    assert counts() == before
    with reading() as session:
        assert delivery_log.source(session, "replayer").versions == 2


def test_what_was_refused_for_its_fields_is_taken_once_it_can_be_read(app: Flask, jonas: FlaskClient) -> None:
    _, secret = accounts.add_source("mended")
    accounts.set_format("mended", "ninjs")  # the wrong one, at first
    body = trials.sample("m-1")
    headers = signatures.signed("standard", secret, "msg_m1", int(datetime.now(UTC).timestamp()), body)
    app.test_client().post("/hooks/mended", data=body, headers={**headers, "Content-Type": "application/json"})
    number = last_line().id
    send(jonas, f"/sources/mended/deliveries/{number}/replay")
    assert last_line().outcome == "refused"
    accounts.set_format("mended", None)
    send(jonas, f"/sources/mended/deliveries/{number}/replay")
    assert (last_line().outcome, last_line().replays_id) == ("accepted", number)
    send(jonas, f"/sources/mended/deliveries/{number}/replay")
    assert last_line().outcome == "duplicate"


def test_what_was_never_known_to_be_its_sources_is_not_replayed(jonas: FlaskClient) -> None:
    log = page(jonas, "/sources/northshore?outcome=refused")
    (address,) = set(re.findall(r"/sources/northshore/deliveries/\d+", log))
    assert "It was never known to come from its source." in words_of(page(jonas, address))
    assert send(jonas, f"{address}/replay").status_code == 409


def test_a_delivery_says_by_which_of_two_secrets_it_was_signed(app: Flask, jonas: FlaskClient) -> None:
    _, old = accounts.add_source("rotated")
    new, _ = accounts.rotate_secret("rotated")
    for n, (secret, said) in enumerate(((old, "By the older of its two secrets"), (new, "By the newer"))):
        body = trials.sample(f"rot-{n}")
        headers = signatures.signed("standard", secret, f"msg_rot{n}", int(datetime.now(UTC).timestamp()), body)
        app.test_client().post("/hooks/rotated", data=body, headers={**headers, "Content-Type": "application/json"})
        assert said in words_of(page(jonas, f"/sources/rotated/deliveries/{last_line().id}"))


def test_a_source_without_a_secret_cannot_be_tried(jonas: FlaskClient) -> None:
    with writing() as session:
        row = Source(name="bare", title="Bare", created_at=datetime.now(UTC))
        session.add(row)
        session.flush()
        session.add(Secret(source_id=row.id, value="x", created_at=invented.DAY, expires_at=invented.DAY))
    assert "There is no secret to sign with." in words_of(page(jonas, "/sources/bare"))
    assert send(jonas, "/sources/bare/tests", kind="valid").status_code == 409


NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
MIN = timedelta(minutes=1)


def test_a_sources_state_is_told_in_words(app: Flask) -> None:
    with reading() as session:
        line = delivery_log.source(session, "tidewater")
    told = replace(line, last_at=NOW - 9 * MIN, last_accepted_at=NOW - 9 * MIN, usual_gap=25 * MIN)
    silent = replace(told, last_at=NOW - 180 * MIN)
    refusing = replace(told, refused_since=6, refusing_since=NOW - 50 * MIN, last_code="signature_wrong")
    with app.test_request_context():
        assert status_of(told, NOW) == "Receiving. Last accepted 14:51, 9 min ago"
        assert status_of(silent, NOW) == "Silent for 3 h (usual gap 25 min)"
        assert status_of(refusing, NOW) == "Refusing: signature wrong 6 times since 14:10"
        assert status_of(replace(silent, usual_gap=None), NOW).startswith("Receiving.")
        assert [level_of(one, NOW) for one in (told, silent, refusing)] == ["good", "quiet", "bad"]


@pytest.mark.parametrize(
    ("minutes", "gap"),
    [
        ([], None),
        ([0, 25, 50, 75], None),  # three gaps say nothing yet
        ([0, 25, 50, 75, 100], 25),
        ([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], None),  # a burst is one coming
        ([0, 20, 20.5, 50, 75, 600, 620], 25),  # a night does not make a day slow
    ],
)
def test_the_usual_gap_is_the_median_of_what_came_apart(minutes: list[float], gap: int | None) -> None:
    moments = [NOW + timedelta(minutes=m) for m in minutes]
    assert usual_gap(moments) == (None if gap is None else gap * MIN)
    assert usual_gap(moments[::-1]) == usual_gap(moments)
