"""What a person chose: kept for the person, seen on every page, refused in words, nothing kept of what is refused."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from services import accounts, review
from services.preferences import KEYS
from services.records.session import writing
from services.records.tables import Judgement
from services.review import Answer
from tests.browser import invented
from tests.pages.test_pages import page, words_of

STANDARD = {"keys": "on", "theme": "system", "marks": "standard", "spoken": "short", "zone": "UTC"}


@pytest.fixture
def nell(app: Flask) -> FlaskClient:
    """Somebody new for each test, so that no choice lasts longer than it."""
    name = f"nell-{len(accounts.people())}"
    accounts.add_user(name, "reviewer", invented.PASSWORD)
    return invented.signed_in(app, name)


def send(client: FlaskClient, address: str = "/me", **form: Any) -> TestResponse:
    token = re.findall(r'name="csrf_token" value="([^"]+)"', client.get("/me").text)[-1]
    return client.post(address, data={"csrf_token": token, **form})


def root(client: FlaskClient, path: str = "/stories") -> str:
    return re.findall(r"<html[^>]*>", page(client, path))[0]


def test_who_chose_nothing_sees_what_everybody_sees(nell: FlaskClient) -> None:
    assert root(nell) == '<html lang="en" dir="ltr">'
    keys = page(nell, "/stories").partition("data-keys=")[2].partition(">")[0]
    assert all(f"&#34;{what}&#34;: &#34;{key}&#34;" in keys for what, key in KEYS.items())


def test_theme_marks_and_speech_stand_on_every_page_without_a_script_or_a_style(nell: FlaskClient) -> None:
    answer = send(nell, **{**STANDARD, "theme": "dark", "marks": "stronger", "spoken": "off"})
    assert answer.status_code == 303
    assert "Kept." in words_of(page(nell, answer.headers["Location"]))
    for path in ("/stories", "/inbox", "/s/terminal-fire/ellery/v1..v2", "/me"):
        assert root(nell, path) == '<html lang="en" dir="ltr" data-theme="dark" data-look="stronger" data-spoken="off">'
    assert " style=" not in page(nell, "/me")
    assert 'content="dark"' in page(nell, "/me")


def test_choices_are_the_persons_and_nobody_elses(nell: FlaskClient, maya: FlaskClient) -> None:
    send(nell, **{**STANDARD, "theme": "dark"})
    assert "data-theme" not in root(maya)
    again = nell.application.test_client()
    name = re.findall(r"Kept for ([a-z0-9-]+)", words_of(page(nell, "/me")))[0]
    account = accounts.check_password(name, invented.PASSWORD)
    assert account is not None
    again.set_cookie("variorum", accounts.sign_in(account.id)[0])
    assert 'data-theme="dark"' in root(again)


def test_times_are_shown_by_the_clock_of_who_looks_and_exported_in_utc(nell: FlaskClient) -> None:
    send(nell, **{**STANDARD, "zone": "Asia/Kolkata"})
    html = page(nell, "/s/terminal-fire/tidewater/v1..v2")
    assert "13:00" in words_of(html)  # published at 07:30 UTC
    assert "3 Mar 2026, 13:00 IST" in words_of(page(nell, "/corrections?source=tidewater")) or "13:00" in html
    assert "T07:30:00Z" in page(nell, "/s/terminal-fire/versions.json")
    assert 'datetime="2026-03-03T07:30:00+00:00"' in html


def test_a_day_that_is_filtered_by_is_a_day_of_that_clock(nell: FlaskClient) -> None:
    send(nell, **{**STANDARD, "zone": "Pacific/Kiritimati"})  # 14 hours before UTC: 14:32 is the next day there
    late = nell.get("/corrections.json?from=2026-03-04").json["items"]
    assert {row["version_to"] for row in late if row["source"] == "ellery"} == {"v6"}
    send(nell, **STANDARD)
    assert nell.get("/corrections.json?from=2026-03-04").json["items"] == []


def test_a_key_is_put_elsewhere_and_taken_back(nell: FlaskClient) -> None:
    assert send(nell, **STANDARD, key_confirm="v").status_code == 422
    assert send(nell, **STANDARD, key_confirm="a", key_next="").status_code == 303
    html = page(nell, "/stories")
    assert "&#34;confirm&#34;: &#34;a&#34;" in html
    assert "<kbd>a</kbd></dt><dd>confirm</dd>" in html
    assert 'name="key_confirm" value="a"' in page(nell, "/me")
    send(nell, **STANDARD)
    assert "&#34;confirm&#34;: &#34;c&#34;" in page(nell, "/stories")


def test_keys_are_switched_off_for_the_person_in_every_browser(nell: FlaskClient) -> None:
    send(nell, **{key: value for key, value in STANDARD.items() if key != "keys"})
    html = page(nell, "/stories")
    assert "data-keys" not in html
    assert "Your keys are switched off" in words_of(html)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"theme": "neon"}, "is 'neon'; should be one of system, light, dark."),
        ({"marks": ""}, "is ''; should be one of standard, stronger, plain."),
        ({"zone": "Mars/Olympus"}, "should be a time zone such as UTC or Europe/Oslo."),
        ({"zone": "../../etc/passwd"}, "should be a time zone such as UTC or Europe/Oslo."),
        ({"zone": "\x00"}, "should be a time zone"),
        ({"key_confirm": "j"}, "is 'j', which is the key of next too."),
        ({"key_confirm": "g"}, "which begins a pair of keys"),
        ({"key_confirm": "ab"}, "should be one letter, digit or sign."),
        ({"key_confirm": "q", "key_dismiss": "q"}, "which is the key of"),
    ],
)
def test_what_cannot_be_kept_is_named_and_nothing_of_it_is_kept(
    nell: FlaskClient, change: dict[str, str], said: str
) -> None:
    send(nell, **{**STANDARD, "theme": "dark"})
    refused = send(nell, **{**STANDARD, "spoken": "off", **change})
    assert refused.status_code == 422
    assert said in words_of(refused.text).replace("&#39;", "'")
    assert "Nothing was kept." in words_of(refused.text)
    assert root(nell) == '<html lang="en" dir="ltr" data-theme="dark">'


def test_two_keys_change_places(nell: FlaskClient) -> None:
    assert send(nell, **STANDARD, key_next="k", key_previous="j").status_code == 303


def test_a_password_is_changed_by_who_knows_it_and_other_browsers_sign_in_again(nell: FlaskClient) -> None:
    name = re.findall(r"Kept for ([a-z0-9-]+)", words_of(page(nell, "/me")))[0]
    other = invented.signed_in(nell.application, name)
    for old, new, again in (("wrong-one", "lantern-12", "lantern-12"), (invented.PASSWORD, "lantern-12", "lantern-13"),
                            (invented.PASSWORD, "tiny", "tiny")):  # fmt: skip
        refused = send(nell, "/me/password", old=old, new=new, again=again)
        assert refused.status_code == 422
        assert new not in refused.text
    assert accounts.check_password(name, invented.PASSWORD)
    done = send(nell, "/me/password", old=invented.PASSWORD, new="lantern-12", again="lantern-12")
    assert "Your password is changed." in words_of(page(nell, done.headers["Location"]))
    assert accounts.check_password(name, "lantern-12")
    assert accounts.check_password(name, invented.PASSWORD) is None
    assert other.get("/stories").status_code == 303


def test_guessing_the_password_of_now_has_to_wait(nell: FlaskClient) -> None:
    answers = [send(nell, "/me/password", old="guess", new="lantern-12", again="lantern-12") for _ in range(8)]
    assert answers[-1].status_code == 429


def test_a_script_has_no_preferences(app: Flask) -> None:
    _, token = accounts.add_token(f"script-{len(accounts.people())}", "admin")
    client = app.test_client()
    assert client.get("/me", headers={"Authorization": f"Bearer {token}"}).status_code == 403


def test_the_feed_key_stands_among_the_preferences_and_is_taken_back_there(nell: FlaskClient) -> None:
    assert "You have no key for feed readers." in words_of(page(nell, "/me"))
    send(nell, "/feeds/key")
    assert "You have a key for feed readers, made" in words_of(page(nell, "/me"))
    send(nell, "/feeds/key/revoke")
    assert "You have no key for feed readers." in words_of(page(nell, "/me"))


def test_what_came_since_one_judged_last_is_one_choice_of_a_comparison(nell: FlaskClient) -> None:
    path = "/s/terminal-fire/ellery/baseline..v6"
    assert "Since I looked" not in words_of(page(nell, path))
    name = re.findall(r"Kept for ([a-z0-9-]+)", words_of(page(nell, "/me")))[0]
    account = accounts.check_password(name, invented.PASSWORD)
    assert account is not None
    (ref, *_) = re.findall(r'data-ref="(\w+)"', page(nell, path))
    made = review.judge(ref, Answer("confirmed"), account)
    with writing() as session:  # as if it had been said between the fourth version and the fifth
        session.get_one(Judgement, made.id).made_at = invented.DAY + timedelta(hours=10)
    assert "Since I looked (v4)" in words_of(page(nell, path))
    assert "Version 6 against version 4" in words_of(page(nell, "/s/terminal-fire/ellery/seen..v6"))
    assert "Since I looked" not in words_of(page(nell, "/s/terminal-fire/ellery/baseline..v4"))
