"""Signing in: what a browser holds, what the server keeps, and what a stranger can try."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from api.throttle import FREE, LONGEST, Throttle
from services import accounts
from services.records import tables
from services.records.session import reading, writing
from services.settings import settings

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _fresh_throttle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.auth.throttle", Throttle())


@pytest.fixture
def ann(client: FlaskClient) -> accounts.Account:
    return accounts.add_user("ann", "reviewer", PASSWORD)


def token_of(client: FlaskClient, path: str = "/sign-in") -> str:
    return client.get(path).get_data(as_text=True).split('name="csrf_token" value="')[1].split('"')[0]


def sign_in(client: FlaskClient, password: str = PASSWORD, name: str = "ann", wanted: str = "/stories"):  # type: ignore[no-untyped-def]
    form = {"name": name, "password": password, "next": wanted, "csrf_token": token_of(client)}
    return client.post("/sign-in", data=form)


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client: FlaskClient, ann: accounts.Account) -> None:
    answer = client.get("/stories?q=fire")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/sign-in?next=%2Fstories%3Fq%3Dfire"
    answer = sign_in(client, wanted="/stories?q=fire")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/stories?q=fire")
    assert client.get("/stories").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: FlaskClient, ann: accounts.Account) -> None:
    answer = sign_in(client)
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("variorum="))
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie
    value = cookie.split("=", 1)[1].split(";")[0]
    with reading() as session:
        kept = session.scalars(select(tables.SignIn)).one()
    assert kept.digest == accounts.digest(value)
    assert value not in (kept.digest, ann.name)


def test_under_tls_the_cookie_is_bound_to_the_host(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_PUBLIC_URL", "https://variorum.example")
    settings.cache_clear()
    from api.app import create_app

    accounts.add_user("ann", "reviewer", PASSWORD)
    client = create_app().test_client()
    page = client.get("/sign-in", base_url="https://variorum.example")
    forms = next(c for c in page.headers.getlist("Set-Cookie"))
    assert forms.startswith("__Host-variorum-forms=")
    assert "Secure" in forms
    form = {
        "name": "ann",
        "password": PASSWORD,
        "csrf_token": page.get_data(as_text=True).split('name="csrf_token" value="')[1].split('"')[0],
    }
    answer = client.post(
        "/sign-in", data=form, base_url="https://variorum.example", headers={"Referer": "https://variorum.example/"}
    )
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("__Host-variorum="))
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Strict-Transport-Security" in answer.headers


def test_a_session_cannot_be_planted(client: FlaskClient, ann: accounts.Account) -> None:
    """A cookie that an attacker set before is not the cookie after, and names nobody."""
    client.set_cookie("variorum", "planted")
    sign_in(client)
    cookie = client.get_cookie("variorum")
    assert cookie is not None
    assert cookie.value != "planted"
    assert accounts.signed_in("planted") is None


def test_the_forms_token_changes_with_the_sign_in(client: FlaskClient, ann: accounts.Account) -> None:
    before = token_of(client)
    sign_in(client)
    assert client.post("/sign-out", data={"csrf_token": before}).status_code == 400


def test_signing_out_ends_the_session_on_the_server(client: FlaskClient, ann: accounts.Account) -> None:
    sign_in(client)
    cookie = client.get_cookie("variorum")
    assert cookie is not None
    answer = client.post("/sign-out", data={"csrf_token": token_of(client, "/stories")})
    assert answer.headers["Location"] == "/sign-in"
    client.set_cookie("variorum", cookie.value)
    assert client.get("/stories").status_code == 303
    assert accounts.signed_in(cookie.value) is None


def test_a_session_ends_after_its_time(client: FlaskClient, ann: accounts.Account) -> None:
    cookie, until = accounts.sign_in(ann.id)
    assert until - datetime.now(UTC) <= accounts.SIGN_IN_FOR
    with writing() as session:
        session.execute(update(tables.SignIn).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    assert accounts.signed_in(cookie) is None
    accounts.sign_in(ann.id)
    with reading() as session:
        assert len(session.scalars(select(tables.SignIn)).all()) == 1


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ann", "wrong"), ("ann", ""), ("nobody", PASSWORD), ("", ""), ("Ann", PASSWORD), ("ann\0", PASSWORD),
        ("ann' or '1'='1", PASSWORD), ("ann", PASSWORD + "\0"), ("x" * 100_000, "y" * 100_000), ("ann", "\ud83d"),
    ],
)  # fmt: skip
def test_a_wrong_name_or_password_gets_one_answer(
    client: FlaskClient, ann: accounts.Account, name: str, password: str
) -> None:
    form = {"name": name, "password": password.encode("utf-8", "replace").decode(), "csrf_token": token_of(client)}
    answer = client.post("/sign-in", data=form)
    assert answer.status_code == 401
    assert "do not fit together" in answer.get_data(as_text=True)
    assert client.get("/stories").status_code == 303


def test_a_name_from_a_form_is_shown_as_text(client: FlaskClient) -> None:
    page = sign_in(client, name="<script>alert(1)</script>").get_data(as_text=True)
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "",
     "/a\r\nSet-Cookie: x=y", "/\t/evil.example", "http:evil.example"],
)  # fmt: skip
def test_after_signing_in_one_stays_on_this_server(client: FlaskClient, ann: accounts.Account, wanted: str) -> None:
    assert sign_in(client, wanted=wanted).headers["Location"] == "/"


def test_a_form_of_another_site_changes_nothing(client: FlaskClient, ann: accounts.Account) -> None:
    assert client.post("/sign-in", data={"name": "ann", "password": PASSWORD}).status_code == 400
    client.set_cookie("variorum", accounts.sign_in(ann.id)[0])
    answer = client.post("/api/v1/changes/x/judgements", json={"verdict": "confirmed"})
    assert (answer.status_code, answer.json["code"]) == (400, "form_expired")
    assert client.post("/sign-out").status_code == 400
    assert client.get("/stories").status_code == 200


def test_a_token_in_a_header_needs_no_form_token(client: FlaskClient) -> None:
    _, value = accounts.add_token("script", "reviewer")
    answer = client.post(
        "/api/v1/changes/x/judgements", json={"verdict": "confirmed"}, headers={"Authorization": f"Bearer {value}"}
    )
    assert answer.status_code == 404


@pytest.mark.parametrize("given", ["", "x", "vrm_", "vrm_" + "A" * 43, "\xff", "a" * 100_000])
def test_an_unknown_token_is_nobody(client: FlaskClient, given: str) -> None:
    for scheme in ("Bearer", "bearer", "Basic", "Token"):
        assert client.get("/api/v1/stories", headers={"Authorization": f"{scheme} {given}"}).status_code == 401


def test_a_wrong_token_is_not_helped_by_a_good_cookie(client: FlaskClient, ann: accounts.Account) -> None:
    client.set_cookie("variorum", accounts.sign_in(ann.id)[0])
    assert client.get("/api/v1/stories", headers={"Authorization": "Bearer nothing"}).status_code == 401


def test_guessing_is_slowed_down(client: FlaskClient, ann: accounts.Account) -> None:
    answers = [sign_in(client, "wrong").status_code for _ in range(FREE + 1)]
    assert answers == [401] * FREE + [429]
    answer = sign_in(client)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1


def test_waits_grow_to_a_quarter_of_an_hour_and_are_forgotten() -> None:
    now = [1000.0]
    throttle = Throttle(lambda: now[0])
    waits = []
    for _ in range(20):
        throttle.failed("ann", "10.0.0.1")
        waits.append(throttle.wait("ann", "10.0.0.1"))
    assert waits[: FREE - 1] == [0] * (FREE - 1)
    assert waits[FREE - 1 :] == sorted(waits[FREE - 1 :])
    assert waits[-1] == LONGEST + 1
    assert throttle.wait("ann", "10.0.0.2") == 0, "a stranger locks nobody out"
    now[0] += 3601
    assert throttle.wait("ann", "10.0.0.1") == 0


def test_behind_a_proxy_each_stranger_is_slowed_down_alone(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_PUBLIC_URL", "https://variorum.example")
    settings.cache_clear()
    from api.app import create_app

    accounts.add_user("ann", "reviewer", PASSWORD)
    client = create_app().test_client()

    def guess(address: str, password: str) -> int:
        page = client.get("/sign-in", base_url="https://variorum.example").get_data(as_text=True)
        form = {
            "name": "ann",
            "password": password,
            "csrf_token": page.split('name="csrf_token" value="')[1].split('"')[0],
        }
        headers = {"X-Forwarded-For": f"1.2.3.4, {address}", "Referer": "https://variorum.example/sign-in"}
        return client.post("/sign-in", data=form, headers=headers, base_url="https://variorum.example").status_code

    assert [guess("10.0.0.1", "wrong") for _ in range(FREE + 1)] == [401] * FREE + [429]
    assert guess("10.0.0.2", PASSWORD) == 303


def test_a_flood_of_names_costs_no_memory() -> None:
    throttle = Throttle()
    for number in range(20_000):
        throttle.failed(f"user-{number}", "10.0.0.1")
    assert len(throttle._failures) <= 10_000
    assert throttle.wait("somebody", "10.0.0.1") > 0


def test_passwords_are_kept_as_argon2id(client: FlaskClient, ann: accounts.Account) -> None:
    with reading() as session:
        kept = session.scalars(select(tables.User)).one().password
    assert kept.startswith("$argon2id$")


def test_every_answer_carries_its_armour(client: FlaskClient) -> None:
    for path in ("/sign-in", "/healthz", "/api/v1/stories", "/nothing", "/hooks/nobody", "/docs"):
        answer = client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        for part in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
            assert part in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_page_that_failed_tells_nothing_of_why(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(accounts, "bearer", fail)
    answer = client.get("/api/v1/stories", headers={"Authorization": "Bearer x"})
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "secret" not in answer.get_data(as_text=True)


def test_a_store_that_is_gone_is_said_on_the_page_too(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from services.errors import Unavailable

    def fail(*_: object) -> None:
        raise Unavailable("The store is not available.")

    monkeypatch.setattr(accounts, "signed_in", fail)
    client.set_cookie("variorum", "x")
    answer = client.get("/stories")
    assert answer.status_code == 503
    assert "The store is not available." in answer.get_data(as_text=True)
