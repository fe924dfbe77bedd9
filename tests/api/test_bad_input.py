"""Bad input: the contract's answer, naming the field; a line in the log and nothing else; never a 5xx."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient
from sqlalchemy import func, select

from services.records import tables
from services.records.session import reading
from tests.api.conftest import Newsroom, version

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "refused_payloads.yaml").read_text(encoding="utf-8"))


def made(value: Any) -> Any:
    """What YAML cannot hold or would be long to write."""
    if isinstance(value, str) and value.startswith("LONG "):
        return "a" * int(value.removeprefix("LONG "))
    if isinstance(value, str) and value.startswith("MANY "):
        return [{"text": "It was 14."}] * int(value.removeprefix("MANY "))
    return value.replace("HALF", "\ud83d") if isinstance(value, str) else value


def logged() -> tables.Delivery:
    """The one line of the log; fails when anything else was written."""
    with reading() as session:
        for table in (tables.Version, tables.Content, tables.Story, tables.Article, tables.Job):
            assert session.scalar(select(func.count()).select_from(table)) == 0, table.__tablename__
        return session.scalars(select(tables.Delivery)).one()


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_a_refused_payload_names_its_field_and_leaves_a_line_in_the_log(
    newsroom: Newsroom, case: dict[str, Any]
) -> None:
    answer = newsroom.post(version(**{name: made(value) for name, value in case["change"].items()}))
    assert answer.status_code == 422, answer.get_data(as_text=True)
    assert answer.mimetype == "application/problem+json"
    faults = {fault["field"]: fault["message"] for fault in answer.json["errors"]}
    assert list(faults) == [case["field"]]
    assert case["says"] in faults[case["field"]]
    assert {"type", "title", "status", "detail", "code"} <= answer.json.keys()
    line = logged()
    assert (line.outcome, line.answer, line.code) == ("refused", 422, "invalid")
    assert [fault["field"] for fault in line.faults] == [case["field"]]


def test_all_faults_are_named_at_once(newsroom: Newsroom) -> None:
    answer = newsroom.post({"story": "Big Fire", "published_at": "now", "url": 5})
    assert {f["field"] for f in answer.json["errors"]} == {"story", "published_at", "url", "article", "body_text"}


GOOD = json.dumps(version()).encode()
DEEP = b"[" * 200_000 + b"]" * 200_000


@pytest.mark.parametrize(
    ("why", "body", "headers", "status", "code", "says"),
    [
        ("no body", b"", {}, 400, "malformed", "is empty"),
        ("blanks", b" \n", {}, 400, "malformed", "is empty"),
        ("half an object", b'{"article": ', {}, 400, "malformed", "line 1, column 13"),
        ("a form", b"article=a-1&body_text=fire", {}, 400, "malformed", "stops making sense"),
        ("HTML", b"<p>A fire.</p>", {}, 400, "malformed", "stops making sense"),
        ("two objects", GOOD + GOOD, {}, 400, "malformed", "Extra data"),
        ("NaN", b'{"article": NaN}', {}, 400, "malformed", "has NaN"),
        ("infinity", b'{"article": -Infinity}', {}, 400, "malformed", "has -Infinity"),
        ("a name twice", b'{"article": "a", "article": "b"}', {}, 400, "malformed", "'article' twice"),
        ("a name twice, deep down", b'{"x": [{"y": 1, "y": 1}]}', {}, 400, "malformed", "'y' twice"),
        ("deep nesting", DEEP, {}, 400, "malformed", "too deeply"),
        ("deep nesting of objects", b'{"x":' * 100_000 + b"1" + b"}" * 100_000, {}, 400, "malformed", "too deeply"),
        ("a huge integer", b'{"article": ' + b"9" * 100_000 + b"}", {}, 400, "malformed", "100000 characters"),
        ("a huge fraction", b'{"article": 0.' + b"9" * 100_000 + b"}", {}, 400, "malformed", "characters"),
        ("Latin-1", '{"article": "é"}'.encode("latin-1"), {}, 400, "malformed", "not UTF-8 at byte 13"),
        ("UTF-16", GOOD.decode().encode("utf-16"), {}, 400, "malformed", "not UTF-8 at byte 0"),
        ("a surrogate in bytes", b'{"article": "\xed\xa0\x80"}', {}, 400, "malformed", "not UTF-8"),
        ("a list", b"[]", {}, 422, "invalid", "is a list; should be a JSON object"),
        ("null", b"null", {}, 422, "invalid", "is null"),
        ("text", b'"fire"', {}, 422, "invalid", "is text"),
        ("true", b"true", {}, 422, "invalid", "is true"),
        ("plain text", GOOD, {"content-type": "text/plain"}, 415, "wrong_media_type", "application/json"),
        ("a form's type", GOOD, {"content-type": "multipart/form-data"}, 415, "wrong_media_type", "multipart"),
        ("no content type", GOOD, {"content-type": None}, 415, "wrong_media_type", "is missing"),
        ("an empty content type", GOOD, {"content-type": ""}, 415, "wrong_media_type", "is missing"),
        ("a strange content type", GOOD, {"content-type": ";;;\xff"}, 415, "wrong_media_type", "application/json"),
        ("a charset", GOOD, {"content-type": "application/json; charset=latin1"}, 415, "wrong_media_type", "UTF-8"),
        ("gzip", gzip.compress(GOOD), {"content-encoding": "gzip"}, 415, "wrong_media_type", "without compressing"),
        ("a bomb", gzip.compress(b" " * 10**7), {"content-encoding": "br"}, 415, "wrong_media_type", "compressing"),
        ("an old signature", GOOD, {"webhook-timestamp": "1614265330"}, 401, "timestamp_old", ""),
        ("a signature of tomorrow", GOOD, {"webhook-timestamp": "99999999999"}, 401, "timestamp_ahead", ""),
        ("no signature", GOOD, {"webhook-signature": None}, 401, "signature_missing", ""),
        ("no id", GOOD, {"webhook-id": None}, 401, "signature_missing", ""),
        ("no timestamp", GOOD, {"webhook-timestamp": None}, 401, "signature_missing", ""),
        ("a wrong signature", GOOD, {"webhook-signature": "v1,aaaa"}, 401, "signature_wrong", ""),
        ("bytes for a signature", GOOD, {"webhook-signature": "v1,\xff\xfe"}, 401, "signature_wrong", ""),
        ("a long id", GOOD, {"webhook-id": "m" * 300}, 401, "id_wrong", ""),
        ("5 MB", json.dumps(version(body_text="A fire. " * 655_360)).encode(), {}, 413, "too_large", "4,194,304"),
    ],
)
def test_what_is_no_version_is_refused_and_logged(
    newsroom: Newsroom, why: str, body: bytes, headers: dict[str, str | None], status: int, code: str, says: str
) -> None:
    answer = newsroom.post(body, headers)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json"), why
    told = json.dumps(answer.json, ensure_ascii=False)
    assert says in told
    assert answer.json["code"] == ("not_signed" if status == 401 else code)
    assert "errors" in answer.json or status == 401
    line = logged()
    assert (line.outcome, line.answer, line.code, line.source_name) == ("refused", status, code, "courier")


def test_one_constant_answer_hides_what_was_wrong_with_a_signature(newsroom: Newsroom) -> None:
    wrong: tuple[dict[str, str | None], ...] = (
        {"webhook-signature": None},
        {"webhook-signature": "v1,aaaa"},
        {"webhook-timestamp": "1614265330"},
        {"webhook-timestamp": "soon", "webhook-signature": "v1,aaaa"},
        {"webhook-id": "m" * 300},
    )
    answers = [newsroom.post(version(), headers) for headers in wrong]
    assert len({answer.get_data() for answer in answers}) == 1
    assert {answer.status_code for answer in answers} == {401}


@pytest.mark.parametrize("name", ["nobody", "Courier", "c%00", "%ff%fe", "a b", "x" * 5000, "seed", "courier%20"])
def test_an_unknown_source_is_not_found_and_logged(newsroom: Newsroom, name: str) -> None:
    answer = newsroom.client.post(f"/hooks/{name}", data=GOOD, content_type="application/json")
    assert answer.status_code == 404
    line = logged()
    assert (line.outcome, line.code) == ("refused", "missing")
    assert (len(line.source_name) <= 80, line.size) == (True, 0)


def test_a_body_whose_length_is_not_told_is_read_to_the_limit_only(newsroom: Newsroom) -> None:
    class Endless:
        read_so_far = 0

        def read(self, size: int = -1) -> bytes:
            assert size > 0, "the whole stream was asked for"
            self.read_so_far += size
            return b"a" * size

    stream = Endless()
    answer = newsroom.client.post(
        "/hooks/courier",
        headers={"Transfer-Encoding": "chunked", "content-type": "application/json"},
        environ_overrides={"wsgi.input": stream, "wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )
    assert answer.status_code == 413
    assert stream.read_so_far <= 4 * 1024 * 1024 + 1
    assert logged().code == "too_large"


def test_a_body_of_just_the_limit_is_read(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    from services.settings import settings

    monkeypatch.setenv("VARIORUM_MAX_BODY", "2000")
    settings.cache_clear()
    short = json.dumps(version(body_text="A fire. ")).encode()
    body = json.dumps(version(body_text="A fire. " + "x" * (2000 - len(short)))).encode()
    assert len(body) == 2000
    assert newsroom.post(body).status_code == 202
    assert newsroom.post(body + b" ").status_code == 413


def test_only_post_is_taken(client: FlaskClient) -> None:
    for method in ("get", "put", "delete", "patch"):
        answer = getattr(client, method)("/hooks/courier")
        assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
