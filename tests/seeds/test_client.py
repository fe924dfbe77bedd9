"""The reference client signs as the server checks, and sends again only where that helps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from api import signatures
from seeds import __main__ as program
from seeds.client import TRIES, Door, RefusedError, delivery_id, post, sign
from seeds.stories import all_stories, sources_of

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
DOOR = Door("http://variorum.example/", "courier", SECRET)
VERSION = {"story": "fire", "article": "a1", "body_text": "Fire at Skarvik. Ið brennur."}
ACCEPTED = httpx.Response(202, json={"status": "accepted"})


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    told: list[float] = []
    monkeypatch.setattr("seeds.client.time.sleep", told.append)
    return told


def answering(*answers: httpx.Response | Exception) -> tuple[httpx.Client, list[httpx.Request]]:
    """A session whose server gives these answers in turn, and what it was sent."""
    seen: list[httpx.Request] = []
    left: Iterator[httpx.Response | Exception] = iter(answers)

    def serve(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        answer = next(left)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return httpx.Client(transport=httpx.MockTransport(serve)), seen


def test_the_published_test_vector_of_standard_webhooks_is_signed_alike() -> None:
    body = b'{"test": 2432232314}'
    assert sign(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body) == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


def test_what_the_client_signs_the_server_takes() -> None:
    session, seen = answering(ACCEPTED)
    assert post(DOOR, VERSION, session=session) == {"status": "accepted"}
    (request,) = seen
    now = float(request.headers["webhook-timestamp"])
    assert signatures.standard(dict(request.headers), request.content, (SECRET,), now, 300).startswith("msg_")
    assert str(request.url) == "http://variorum.example/hooks/courier"
    assert json.loads(request.content) == VERSION


@pytest.mark.parametrize(
    "trouble",
    [
        lambda: httpx.Response(429, headers={"retry-after": "7"}),
        lambda: httpx.Response(503, headers={"retry-after": "7"}),
        lambda: httpx.Response(502),
        lambda: httpx.ConnectError("refused"),
        lambda: httpx.ReadTimeout("slow"),
    ],
)
def test_trouble_that_passes_is_sent_again_with_the_same_id(
    trouble: Callable[[], httpx.Response | Exception], waits: list[float]
) -> None:
    session, seen = answering(trouble(), trouble(), ACCEPTED)
    assert post(DOOR, VERSION, session=session)["status"] == "accepted"
    assert len({request.headers["webhook-id"] for request in seen}) == 1
    assert len(seen) == 3
    assert len(waits) == 2


def test_the_server_is_given_the_time_it_asks_for(waits: list[float]) -> None:
    session, _ = answering(httpx.Response(429, headers={"retry-after": "7"}), httpx.Response(500), ACCEPTED)
    post(DOOR, VERSION, session=session)
    assert waits == [7.0, 1.0]


@pytest.mark.parametrize("status", [400, 401, 404, 409, 413, 415, 422])
def test_a_refusal_is_told_at_once_with_its_problem(status: int, waits: list[float]) -> None:
    session, seen = answering(httpx.Response(status, json={"detail": "body_text is empty."}))
    with pytest.raises(RefusedError, match=f"{status}: body_text is empty") as refused:
        post(DOOR, VERSION, session=session)
    assert (refused.value.status, len(seen), waits) == (status, 1, [])


def test_a_refusal_that_is_no_json_is_told_as_it_stands(waits: list[float]) -> None:
    session, _ = answering(httpx.Response(404, text="<h1>Not here</h1>"))
    with pytest.raises(RefusedError, match="Not here"):
        post(DOOR, VERSION, session=session)


@pytest.mark.parametrize("trouble", [httpx.ConnectError("refused"), httpx.Response(503)])
def test_after_the_last_try_the_trouble_is_told(trouble: httpx.Response | Exception, waits: list[float]) -> None:
    session, seen = answering(*[trouble] * TRIES)
    with pytest.raises(httpx.HTTPError):
        post(DOOR, VERSION, session=session)
    assert len(seen) == TRIES
    assert len(waits) == TRIES - 1


def test_a_delivery_id_follows_from_source_body_and_occasion() -> None:
    one = delivery_id(DOOR, b"{}")
    assert one == delivery_id(DOOR, b"{}")
    others = {delivery_id(DOOR, b"[]"), delivery_id(DOOR, b"{}", "again"), delivery_id(Door("", "other", ""), b"{}")}
    assert one not in others
    assert len(others) == 3


def test_sources_are_listed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--list-sources"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {one["name"]: one["title"] for one in listed} == sources_of(all_stories())


def test_a_missing_secret_or_a_broken_file_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "secrets.json"
    for words, told in (('{"courier": "x"}', "no secret for coastal-wire"), ("{", "cannot be read as JSON")):
        path.write_text(words)
        assert program.main(["--server", "http://127.0.0.1:9", "--secrets", str(path)]) == 2
        assert told in capsys.readouterr().err
