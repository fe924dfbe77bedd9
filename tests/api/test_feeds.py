"""Atom feeds: valid, with ids that last, opened by a key that opens nothing else and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from services import accounts
from tests.browser import invented

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/corrections.atom", "/quotes.atom", "/claims.atom", "/stories.atom", "/s/terminal-fire.atom",
         "/sources/ellery.atom", "/s/حريق-الميناء.atom", "/s/hostile.atom",
         "/corrections.atom?kind=silent&source=ellery")  # fmt: skip
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with invented.filled(tmp_path_factory.mktemp("feeds")) as made:
        yield made


@pytest.fixture
def reader(site: Flask) -> FlaskClient:
    """A feed reader: no cookie, no header."""
    return site.test_client()


def key_of(name: str) -> str:
    account = accounts.check_password(name, invented.PASSWORD)
    assert account is not None
    return accounts.new_feed_key(account.id)


def keyed(path: str, key: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}key={key}"


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_the_standard_asks_for(reader: FlaskClient, path: str) -> None:
    answer = reader.get(keyed(path, key_of("maya")))
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    root = ET.fromstring(answer.data)
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed"
    assert entries
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            (child,) = one.findall(f"{ATOM}{name}")
            assert child.text
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one.findtext(f"{ATOM}id") or "")
        assert STAMP.fullmatch(one.findtext(f"{ATOM}updated") or "")
        assert one.find(f"{ATOM}author/{ATOM}name") is not None
    assert root.findtext(f"{ATOM}updated") == max(e.findtext(f"{ATOM}updated") or "" for e in entries)
    ids = [one.findtext(f"{ATOM}id") for one in (root, *entries)]
    assert len(ids) == len(set(ids))
    links = {link.get("rel"): link.get("href") or "" for link in root.findall(f"{ATOM}link")}
    assert {"self", "alternate"} <= set(links)
    assert "key=" not in answer.text
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        assert (link.get("href") or "").startswith("http")


def test_ids_stay_when_the_server_moves_and_filters_make_another_feed(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ids(path: str) -> list[str | None]:
        root = ET.fromstring(reader.get(keyed(path, key)).data)
        return [one.findtext(f"{ATOM}id") for one in (root, *root.findall(f"{ATOM}entry"))]

    key = key_of("maya")
    before = ids("/corrections.atom")
    monkeypatch.setattr("api.pages.feeds.settings", lambda: type("Elsewhere", (), {"public_url": "https://v.example"}))
    assert ids("/corrections.atom") == before
    assert "https://v.example/corrections" in reader.get(keyed("/corrections.atom", key)).text
    assert ids("/corrections.atom?kind=silent")[0] != before[0]
    assert set(ids("/corrections.atom?kind=silent")[1:]) < set(before[1:])


def test_a_feed_is_answered_only_when_it_changed(reader: FlaskClient) -> None:
    path = keyed("/s/terminal-fire.atom", key_of("maya"))
    tag = reader.get(path).headers["ETag"]
    assert reader.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_a_withheld_text_is_in_no_feed_whoever_asks(site: Flask, reader: FlaskClient) -> None:
    _, token = accounts.add_token("feeds-admin", "admin")
    asked = [
        *(reader.get(keyed(path, key_of("jonas"))) for path in (*FEEDS, "/s/ferry-fares.atom")),
        *(reader.get(p, headers={"Authorization": f"Bearer {token}"}) for p in (*FEEDS, "/s/ferry-fares.atom")),
        invented.signed_in(site, "jonas").get("/s/ferry-fares.atom"),
    ]
    assert all(answer.status_code == 200 for answer in asked)
    assert not any("rise by 4 percent" in answer.text for answer in asked)
    story = ET.fromstring(asked[-1].data)
    assert "Withheld by its newsroom" in (story.findtext(f"{ATOM}entry/{ATOM}title") or "")


def test_a_key_opens_feeds_and_nothing_else(reader: FlaskClient) -> None:
    key = key_of("jonas")
    assert reader.get(keyed("/corrections", key)).status_code == 303
    assert reader.get(keyed("/corrections.json", key)).status_code == 401
    assert reader.get(keyed("/api/v1/stories", key)).status_code == 401
    assert reader.get("/corrections.atom", headers={"Authorization": f"Bearer {key}"}).status_code == 401


def test_a_feed_without_a_key_or_with_an_old_one_is_closed(site: Flask, reader: FlaskClient) -> None:
    old = key_of("maya")
    new = key_of("maya")
    assert reader.get("/corrections.atom").status_code == 401
    assert reader.get(keyed("/corrections.atom", old)).status_code == 401
    assert reader.get(keyed("/corrections.atom", "x")).status_code == 401
    assert reader.get(keyed("/corrections.atom", new)).status_code == 200
    maya = invented.signed_in(site, "maya")
    token = maya.get("/feeds").text.split('name="csrf_token" value="')[1].split('"')[0]
    assert maya.post("/feeds/key/revoke", data={"csrf_token": token}).status_code == 303
    assert reader.get(keyed("/corrections.atom", new)).status_code == 401


def test_the_key_is_shown_once_in_the_address_of_the_list_one_came_from(site: Flask, reader: FlaskClient) -> None:
    maya = invented.signed_in(site, "maya")
    wanted = "/corrections.atom?kind=silent&source=ellery"
    html = maya.get("/feeds", query_string={"address": wanted}).text
    assert "key=" not in html
    token = html.split('name="csrf_token" value="')[1].split('"')[0]
    shown = maya.post("/feeds/key", data={"csrf_token": token, "address": wanted})
    assert shown.headers["Cache-Control"] == "no-store"
    key = re.findall(r"kind=silent&amp;source=ellery&amp;key=(vrf_[\w-]+)", shown.text)[0]
    assert reader.get(keyed(wanted, key)).status_code == 200
    assert key not in maya.get("/feeds").text


@pytest.mark.parametrize(
    "address", ["//evil.example/x.atom", "https://evil.example/x.atom", "/stories", "javascript:x"]
)
def test_only_addresses_of_feeds_here_are_offered(site: Flask, address: str) -> None:
    html = invented.signed_in(site, "maya").get("/feeds", query_string={"address": address}).text
    assert "The list you came from" not in html
    assert "evil" not in html


def test_characters_that_no_xml_may_hold_are_replaced() -> None:
    from api import atom
    from services.records.paging import EPOCH

    entry = atom.AtomEntry("n", "a\x00b\x1f\ud800<c>&", "https://v.example/", EPOCH, EPOCH, "x\x0by", "z")
    made = atom.document(atom.AtomFeed("f", "t", "https://v.example/", "https://v.example/", (entry,), EPOCH))
    assert ET.fromstring(made).findtext(f"{ATOM}entry/{ATOM}title") == "a\ufffdb\ufffd\ufffd<c>&"
