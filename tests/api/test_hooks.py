"""The webhook's answers, as the contract's table has them."""

from __future__ import annotations

import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from services import accounts, intake
from services.errors import Busy, Unavailable
from services.records import tables
from services.records.session import reading, writing
from tests.api.conftest import Newsroom, version


def count(table: type[tables.Table]) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_new_version_is_accepted_with_its_place_and_address(newsroom: Newsroom) -> None:
    answer = newsroom.post(version())
    assert answer.status_code == 202
    told = answer.json
    assert (told["status"], told["story"], told["article"]) == ("accepted", "harbour-fire", "a-1")
    assert told["version"]["number"] == 1
    assert answer.headers["Location"] == told["version"]["url"]
    assert told["version"]["url"].endswith(f"/s/harbour-fire/courier/baseline..{told['version']['id']}")
    assert isinstance(told["delivery"], int)
    assert count(tables.Version) == 1


def test_the_same_delivery_again_is_a_duplicate_with_the_first_answer(newsroom: Newsroom) -> None:
    first = newsroom.post(version(), {"webhook-id": "m"})
    again = newsroom.post(version(), {"webhook-id": "m"})
    assert (again.status_code, again.json["status"]) == (200, "duplicate")
    assert again.json["version"] == first.json["version"]
    assert count(tables.Version) == 1


def test_a_known_delivery_with_another_body_is_a_conflict(newsroom: Newsroom) -> None:
    newsroom.post(version(), {"webhook-id": "m"})
    answer = newsroom.post(version(body_text="Another text."), {"webhook-id": "m"})
    assert (answer.status_code, answer.json["code"]) == (409, "conflict")
    assert count(tables.Version) == 1


def test_a_refused_delivery_may_be_sent_again_under_its_id(newsroom: Newsroom) -> None:
    assert newsroom.post(version(article=5), {"webhook-id": "m"}).status_code == 422
    assert newsroom.post(version(), {"webhook-id": "m"}).status_code == 202


def test_the_text_of_the_latest_version_is_unchanged(newsroom: Newsroom) -> None:
    newsroom.post(version(published_at=None))
    answer = newsroom.post(version(published_at=None))
    assert (answer.status_code, answer.json["status"]) == (200, "unchanged")
    assert answer.json["version"]["number"] == 1


def test_a_text_that_comes_back_is_news(newsroom: Newsroom) -> None:
    texts = ("Twelve were hurt.", "Fourteen were hurt.", "Twelve were hurt.")
    answers = [newsroom.post(version(body_text=text, published_at=None)) for text in texts]
    assert [a.json["status"] for a in answers] == ["accepted"] * 3
    assert [a.json["version"]["number"] for a in answers] == [1, 2, 3]


@pytest.mark.parametrize(
    "changed",
    [
        {"unheard_of": {"deep": [1]}, "body": "x"},
        {"story": None},
        {"story": "प्रधान-मंत्री-2026"},
        {"story": "été"},
        {"headline": None, "byline": None, "url": None, "language": None, "published_at": None},
        {"url": "https://courier.example/fire?page=2#top", "language": "zh-Hant-TW", "version": "3"},
        {"published_at": "2026-05-04T11:30:00.123456+02:00"},
        {"published_at": "20260504T093000Z"},
        {"status": "withheld"},
        {"status": "canceled"},
        {"correction": ""},
        {"correction": "It was 14, not twelve."},
        {"correction": [{"text": "It was 14.", "date": "2026-05-04T09:30:00Z"}, {"text": "And a Tuesday."}]},
        {"correction": []},
        {"body_text": None, "body_html": "<p>A fire at the <b>old</b> rope works.</p><script>x()</script>"},
        {"body_text": "火災。", "headline": "火災", "language": "ja"},
        {"body_text": "A 🔥 in the harbour.\r\n\r\n\tNobody was hurt.\u2028"},
    ],
)
def test_versions_of_every_kind_are_taken(newsroom: Newsroom, changed: dict[str, Any]) -> None:
    answer = newsroom.post(version(**changed))
    assert answer.status_code == 202, answer.get_data(as_text=True)


def test_null_stands_for_a_field_that_is_not_sent(newsroom: Newsroom) -> None:
    empty = dict.fromkeys(("story", "url", "headline", "byline", "language", "published_at", "status", "correction"))
    answer = newsroom.post({"article": "a", "body_text": "Fire.", "body_html": None, "version": None, **empty})
    assert answer.status_code == 202


def test_the_content_type_may_name_a_suffix_and_a_charset(newsroom: Newsroom) -> None:
    for kind in ("application/json; charset=UTF-8", "application/ld+json", "APPLICATION/JSON"):
        assert newsroom.post(version(published_at=None), {"content-type": kind}).status_code in (200, 202)


def test_a_byte_order_mark_is_no_fault(newsroom: Newsroom) -> None:
    assert newsroom.post(b"\xef\xbb\xbf" + json.dumps(version()).encode()).status_code == 202


def test_both_secrets_sign_while_one_is_replaced(newsroom: Newsroom) -> None:
    old = newsroom.secret
    new, until = accounts.rotate_secret("courier")
    assert until > datetime.now(UTC)
    for number, secret in enumerate((new, old)):
        newsroom.secret = secret
        assert newsroom.post(version(article=f"a-{number}")).status_code == 202


def test_a_secret_replaced_twice_is_still_taken_for_its_day_only(newsroom: Newsroom) -> None:
    first_end = accounts.rotate_secret("courier")[1]
    accounts.rotate_secret("courier")
    with reading() as session:
        ends = [s.expires_at for s in session.scalars(select(tables.Secret).order_by(tables.Secret.id))]
    assert ends[0] == first_end
    assert ends[1] is not None
    assert ends[2] is None


def test_a_replaced_secret_is_refused_when_its_day_is_over(newsroom: Newsroom) -> None:
    assert newsroom.post(version()).status_code == 202
    new, _ = accounts.rotate_secret("courier")
    assert newsroom.post(version(article="a-2")).status_code == 202
    with writing() as session:
        over = datetime.now(UTC) - timedelta(milliseconds=1)
        session.execute(update(tables.Secret).where(tables.Secret.expires_at.is_not(None)).values(expires_at=over))
    assert newsroom.post(version(article="a-3")).status_code == 401
    newsroom.secret = new
    assert newsroom.post(version(article="a-3")).status_code == 202


def test_a_secret_that_is_removed_opens_nothing_from_the_next_call_on(newsroom: Newsroom) -> None:
    assert newsroom.post(version()).status_code == 202
    with writing() as session:
        session.execute(delete(tables.Secret))
    assert newsroom.post(version(article="a-2")).status_code == 401


def test_a_new_source_works_at_once(newsroom: Newsroom) -> None:
    assert newsroom.post(version(), source="gazette").status_code == 404
    _, newsroom.secret = accounts.add_source("gazette")
    assert newsroom.post(version(), source="gazette").status_code == 202


@pytest.mark.parametrize(
    ("scheme", "header", "name"),
    [("github", "X-Hub-Signature-256", "sha256"), ("superdesk", "x-superdesk-signature", "sha1")],
)
def test_a_source_that_signs_the_body_alone_cannot_be_replayed(
    newsroom: Newsroom, scheme: str, header: str, name: str
) -> None:
    _, secret = accounts.add_source("wire", signature=scheme)
    body = json.dumps(version()).encode()
    signed = {header: f"{name}=" + hmac.new(secret.encode(), body, name).hexdigest()}

    def post(headers: dict[str, str]) -> tuple[int, str]:
        answer = newsroom.client.post("/hooks/wire", data=body, headers=headers, content_type="application/json")
        return answer.status_code, answer.json.get("status")

    assert post(signed) == (202, "accepted")
    assert post(signed) == (200, "duplicate")
    assert post({}) == (401, 401)
    assert newsroom.post(version(), source="wire").status_code == 401


def test_the_log_keeps_headers_with_signatures_cut_short(newsroom: Newsroom) -> None:
    newsroom.post(version(), {"User-Agent": "courier-cms/2", "Authorization": "Bearer abc", "Cookie": "a=b"})
    with reading() as session:
        line = session.scalars(select(tables.Delivery)).one()
    assert line.headers["user-agent"] == "courier-cms/2"
    assert len(line.headers["webhook-signature"]) < 20
    assert not {"authorization", "cookie"} & {name.lower() for name in line.headers}


@pytest.mark.parametrize(
    ("error", "status", "wait"),
    [(Busy("Too much waits.", retry_after=10), 429, "10"), (Unavailable("The disk is full."), 503, "5")],
)
def test_what_cannot_be_kept_now_is_never_accepted(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, wait: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(intake, "accept", fail)
    answer = newsroom.post(version())
    assert (answer.status_code, answer.headers["Retry-After"]) == (status, wait)
    assert answer.mimetype == "application/problem+json"


def test_a_store_that_is_gone_is_not_available(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    from services.records import session
    from services.settings import settings as environment

    monkeypatch.setenv("DATABASE_URL", "sqlite:////nowhere/at/all.db")
    environment.cache_clear()
    session.forget()
    answer = newsroom.post(version())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    "story article version url headline byline language body_text body_html published_at status correction"
).split()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(FIELDS), JSON), st.sampled_from([json.dumps(version()), "{}"]))
def test_whatever_a_field_holds_the_answer_is_a_plain_one(
    newsroom: Newsroom, changed: dict[str, Any], base: str
) -> None:
    answer = newsroom.post(json.dumps({**json.loads(base), **changed}).encode())
    assert answer.status_code in (200, 202, 400, 422), answer.get_data(as_text=True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:\\u0d8\x00 ae1-', max_size=60).map(str.encode))
def test_whatever_a_body_is_the_answer_is_a_plain_one(newsroom: Newsroom, body: bytes) -> None:
    assert newsroom.post(body).status_code in (400, 422)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["Twelve.", "Fourteen.", "Nobody."])), max_size=8))
def test_one_delivery_id_never_stands_for_two_bodies(newsroom: Newsroom, sent: list[tuple[str, str]]) -> None:
    """In any order of ids and bodies: the first body of an id is kept, the same again is known, another is refused."""
    known: dict[str, str] = {}
    run = f"run-{next(newsroom.numbers)}"
    for key, text in sent:
        answer = newsroom.post(version(article=run, body_text=text, published_at=None), {"webhook-id": f"{run}-{key}"})
        first = known.setdefault(key, text)
        if first != text:
            assert answer.status_code == 409
        else:
            assert answer.status_code in (200, 202)


def test_the_application_needs_no_connection_to_start(app: Flask) -> None:
    assert app.url_map.is_endpoint_expecting("hooks.deliver", "source")
