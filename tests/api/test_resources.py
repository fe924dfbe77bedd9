"""The JSON API: what it answers over a real store with two sources, a correction and a silent change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from services import accounts
from services.comparison import drain
from tests.api.conftest import Newsroom, version

FIRST = (
    "A fire at the old rope works hurt twelve people on Tuesday, officials said.\n"
    "“We saw smoke from the bridge,” said Mara Lindqvist, a fire officer.\n"
)
SECOND = (
    "A fire at the old rope works hurt 14 people on Wednesday, officials said.\n"
    "“We saw thick smoke from the bridge,” said Mara Lindqvist, a fire officer.\n"
    "Correction: An earlier version of this story said twelve people were hurt. It was 14.\n"
)
MARKUP = "<h1>Fire</h1><p>A fire at the old rope&nbsp;works hurt <b>15</b> people on Tuesday, officials said.</p>"

Get = Callable[[str], TestResponse]


@pytest.fixture
def get(newsroom: Newsroom) -> Get:
    accounts.add_source("gazette")
    _, value = accounts.add_token("script", "reviewer")
    newsroom.post(version(body_text=FIRST))
    newsroom.post(version(body_text=SECOND, published_at="2026-05-05T09:30:00Z"))
    newsroom.secret = accounts.sender("gazette").secrets[0]  # type: ignore[union-attr]
    posted = version(article="g", body_text=None, body_html=MARKUP, published_at="2026-05-06T09:30:00Z")
    assert newsroom.post(posted, source="gazette").status_code == 202
    drain("test", 60)

    def get(path: str) -> TestResponse:
        return newsroom.client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {value}"})

    return get


def changes(get: Get, query: str = "") -> list[dict[str, Any]]:
    answer = get(f"/stories/harbour-fire/changes{query}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    items: list[dict[str, Any]] = answer.json["items"]
    return items


def test_stories_are_listed_and_opened(get: Get) -> None:
    listed = get("/stories").json["items"]
    assert [(s["slug"], s["versions"], [n["name"] for n in s["sources"]]) for s in listed] == [
        ("harbour-fire", 3, ["courier", "gazette"])
    ]
    assert listed[0]["last_at"] == "2026-05-06T09:30:00Z"
    story = get("/stories/harbour-fire").json
    assert story["seed"]["number"] == 1
    assert [(a["source"], a["id"], a["versions"]) for a in story["articles"]] == [
        ("courier", "a-1", 2),
        ("gazette", "g", 1),
    ]
    assert get("/stories?q=nothing").json == {"items": [], "next": None}
    assert get("/stories?source=gazette").json["items"]


def test_versions_come_in_pages_with_a_link_to_the_next(get: Get) -> None:
    path, seen = "/stories/harbour-fire/versions?limit=1", []
    for _ in range(3):
        answer = get(path)
        seen += answer.json["items"]
        if answer.json["next"]:
            assert f'cursor={answer.json["next"]}>; rel="next"' in answer.headers["Link"]
            path = answer.headers["Link"].split(">")[0].removeprefix("</api/v1")
    assert [v["published_at"][:10] for v in seen] == ["2026-05-04", "2026-05-05", "2026-05-06"]
    assert answer.json["next"] is None
    assert "Link" not in answer.headers
    assert seen[1]["since_previous"]["material"] >= 1
    assert [v["number"] for v in get("/stories/harbour-fire/versions?source=courier").json["items"]] == [1, 2]


def test_a_versions_text_is_what_was_posted(get: Get) -> None:
    refs = [v["id"] for v in get("/stories/harbour-fire/versions").json["items"]]
    assert [get(f"/versions/{ref}").json["text"] for ref in refs] == [FIRST, SECOND, MARKUP]
    assert get(f"/versions/{refs[2]}").json["format"] == "html"


def test_offsets_of_changes_count_the_text_as_posted(get: Get) -> None:
    found = changes(get, "?against=any")
    texts = {
        v["id"]: get(f"/versions/{v['id']}").json["text"] for v in get("/stories/harbour-fire/versions").json["items"]
    }
    checked = 0
    for change in found:
        for side, said, of in (("a", "old", "base"), ("b", "new", "witness")):
            if change["part"] == "body" and change[side] and change["slot"] in ("number", "date"):
                start, end = change[side]
                assert texts[change[of]][start:end] == change[said]
                checked += 1
    assert checked >= 4


def test_changes_are_filtered(get: Get) -> None:
    every = changes(get, "?against=any")
    assert {c["slot"] for c in changes(get)} >= {"number", "date"}
    for query, holds in {
        "?against=any&slot=number": lambda c: c["slot"] == "number",
        "?against=any&slot=number,date": lambda c: c["slot"] in ("number", "date"),
        "?against=any&effect=quote,notice": lambda c: c["effect"] in ("quote", "notice"),
        "?against=any&material=true": lambda c: c["material"],
        "?against=any&material=false": lambda c: not c["material"],
        "?against=any&disclosure=correction": lambda c: c["disclosure"] == "correction",
        "?against=any&silent=true": lambda c: c["silent"],
        "?against=any&source=gazette": lambda c: c["source"] == "gazette",
    }.items():
        wanted = [c["id"] for c in every if holds(c)]
        assert [c["id"] for c in changes(get, query)] == wanted, query
    latest = get("/stories/harbour-fire").json["articles"][1]["latest"]
    assert {c["witness"] for c in changes(get, f"?against=any&version={latest}")} <= {latest}


def test_pages_of_changes_hold_each_change_once(get: Get) -> None:
    whole = [(c["id"], c["witness"]) for c in changes(get, "?against=any")]
    seen, cursor = [], ""
    while True:
        page = get(f"/stories/harbour-fire/changes?against=any&limit=2{cursor}").json
        seen += [(c["id"], c["witness"]) for c in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert seen == whole


def test_a_change_keeps_its_address_and_takes_judgements(get: Get, newsroom: Newsroom) -> None:
    change = next(c for c in changes(get) if c["slot"] == "date")
    ref = change["id"]
    assert get(f"/changes/{ref}").json["new"] == "Wednesday"
    assert get(f"/changes/{ref}").json["places"]
    assert get(f"/changes/{ref}/judgements").json["items"] == []
    _, value = accounts.add_token("desk", "reviewer")

    def judge(**body: Any) -> TestResponse:
        return newsroom.client.post(
            f"/api/v1/changes/{ref}/judgements", json=body, headers={"Authorization": f"Bearer {value}"}
        )

    first = judge(verdict="dismissed", reason="wording", note=" Only a name. ", after=0)
    assert (first.status_code, first.json["by"], first.json["note"]) == (201, "desk", "Only a name.")
    assert changes(get, "?slot=date")[0]["state"] == "dismissed"
    assert judge(verdict="confirmed", after=0).status_code == 409
    assert judge(verdict="confirmed", after=first.json["id"]).status_code == 201
    assert judge(verdict="reopened").status_code == 201
    said = get(f"/changes/{ref}/judgements").json["items"]
    assert [j["verdict"] for j in said] == ["dismissed", "confirmed", "reopened"]
    assert changes(get, "?slot=date")[0]["state"] == "open"
    for wrong in (
        {},
        {"verdict": "maybe"},
        {"verdict": "confirmed", "reason": "wording"},
        {"verdict": "dismissed", "reason": "because"},
        {"verdict": "confirmed", "note": "x" * 5000},
        {"verdict": "confirmed", "note": "a\0"},
        {"verdict": "confirmed", "note": "a\ud800"},
        {"verdict": "confirmed", "after": -1},
        {"verdict": "confirmed", "after": 10**30},
        {"verdict": "confirmed", "who": "me"},
        {"verdict": 5},
    ):
        answer = judge(**wrong)
        assert (answer.status_code, answer.json["code"]) == (422, "invalid"), wrong
        assert answer.json["errors"], wrong
    assert len(get(f"/changes/{ref}/judgements").json["items"]) == 3


def test_claims_and_quotes_are_followed_across_sources_and_versions(get: Get) -> None:
    threads = get("/stories/harbour-fire/threads").json["items"]
    hurt = next(t for t in threads if t["slot"] == "number" and len(t["cells"]) == 2)
    said = {cell["source"]: [one["value"] for one in cell["said"]] for cell in hurt["cells"]}
    assert [one.split()[0] for one in said["courier"]] == ["twelve", "14"]
    assert [one.split()[0] for one in said["gazette"]] == ["15"]
    assert get("/stories/harbour-fire/threads?kind=quote&state=moved").json["items"]
    whole = get(f"/stories/harbour-fire/threads/{hurt['id']}").json
    assert {m["source"] for m in whole["mentions"]} == {"courier", "gazette"}
    for ref in whole["refs"]:
        assert get(f"/stories/harbour-fire/threads/{ref}").json["id"] == hurt["id"]
    claims = get("/stories/harbour-fire/claims").json["items"]
    assert {c["source"] for c in claims if hurt["id"] in c["threads"]} == {"courier", "gazette"}
    assert all(q["threads"] for q in get("/stories/harbour-fire/quotes").json["items"] if q["kind"] == "direct")


def test_a_word_on_two_mentions_is_kept_and_followed(get: Get, newsroom: Newsroom) -> None:
    _, value = accounts.add_token("ann", "reviewer")
    as_ann = {"Authorization": f"Bearer {value}"}
    threads = get("/stories/harbour-fire/threads?kind=claim").json["items"]
    hurt = next(t for t in threads if t["slot"] == "number" and len(t["cells"]) == 2)
    mentions = get(f"/stories/harbour-fire/threads/{hurt['id']}").json["mentions"]
    here = next(m["ref"] for m in mentions if m["source"] == "gazette")
    for there in {m["ref"] for m in mentions if m["source"] == "courier"}:
        body = {"here": here, "there": there, "word": "parted", "note": "Other people.", "after": 0}
        answer = newsroom.client.post("/api/v1/stories/harbour-fire/bonds", json=body, headers=as_ann)
        assert (answer.status_code, answer.json["by"]) == (201, "ann")
        again = newsroom.client.post("/api/v1/stories/harbour-fire/bonds", json=body, headers=as_ann)
        assert again.status_code == 409
    drain("test", 60)
    parted = get(f"/stories/harbour-fire/threads/{hurt['id']}").json
    assert [cell["source"] for cell in parted["cells"]] == ["courier"]
    assert {word["word"] for word in get("/stories/harbour-fire/bonds").json["items"]} == {"parted"}


def test_the_ledgers_hold_quotes_claims_and_corrections(get: Get) -> None:
    quotes = [q for q in get("/stories/harbour-fire/quotes").json["items"] if q["kind"] == "direct"]
    assert [(q["source"], q["speaker"]) for q in quotes] == [("courier", "Mara Lindqvist")]
    assert SECOND[quotes[0]["start"] : quotes[0]["end"]] == "“We saw thick smoke from the bridge,”"
    first = get("/stories/harbour-fire/versions").json["items"][0]["id"]
    assert "thick" not in get(f"/stories/harbour-fire/quotes?version={first}").get_data(as_text=True)
    claims = get("/stories/harbour-fire/claims").json["items"]
    assert {c["source"] for c in claims} == {"courier", "gazette"}
    every = get("/stories/harbour-fire/corrections").json["items"]
    for kind, holds in {
        "silent": lambda c: c["silent"],
        "notice": lambda c: c["effect"] == "notice",
        "announced": lambda c: c["disclosure"] == "correction" and c["effect"] != "notice",
    }.items():
        found = get(f"/stories/harbour-fire/corrections?kind={kind}").json["items"]
        assert found, kind
        assert [c["id"] for c in found] == [c["id"] for c in every if holds(c)]


@pytest.mark.parametrize(
    ("pair", "status"),
    [
        ("baseline..courier:v2", 200),
        ("courier:v1..gazette:v1", 200),
        ("baseline..v2?source=courier", 200),
        ("v1..v2?source=courier&article=a-1", 200),
        ("v2..v1?source=courier", 200),
        ("v1..v1?source=courier", 200),
        ("baseline..v2", 422),
        ("v1..v9?source=courier", 404),
        ("v0..v1?source=courier", 404),
        ("v1..v2?source=nobody", 404),
        ("v1..v2?source=courier&article=x", 404),
        ("nothing..baseline", 404),
        ("courier:baseline..v1", 404),
        ("baseline", 404),
    ],
)
def test_any_two_versions_are_compared(get: Get, pair: str, status: int) -> None:
    answer = get(f"/stories/harbour-fire/compare/{pair}")
    assert answer.status_code == status, answer.get_data(as_text=True)
    if status == 200:
        assert {"base", "witness", "rows", "changes", "quotes", "parts", "engine", "rubric"} <= answer.json.keys()


def test_a_kept_comparison_has_the_ids_of_the_kept_changes(get: Get) -> None:
    compared = get("/stories/harbour-fire/compare/courier:v1..courier:v2").json
    assert [c["id"] for c in compared["changes"]] == [c["id"] for c in changes(get, "?source=courier")]


def test_an_answer_that_did_not_change_is_not_sent_again(get: Get, newsroom: Newsroom) -> None:
    tag = get("/stories").headers["ETag"]
    _, value = accounts.add_token("again", "reviewer")
    headers = {"Authorization": f"Bearer {value}", "If-None-Match": tag}
    answer = newsroom.client.get("/api/v1/stories", headers=headers)
    assert (answer.status_code, answer.data) == (304, b"")


def test_sources_and_their_deliveries_are_listed(get: Get, newsroom: Newsroom) -> None:
    assert [s["name"] for s in get("/sources").json["items"]] == ["courier", "gazette"]
    newsroom.post(b"{", source="gazette")
    newest = get("/sources/gazette/deliveries").json["items"][0]
    assert (newest["outcome"], newest["code"], newest["answer"]) == ("refused", "malformed", 400)
    accepted = get("/sources/gazette/deliveries?outcome=accepted").json["items"]
    assert [d["article"] for d in accepted] == ["g"]
    assert "whsec_" not in get("/sources").get_data(as_text=True)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/stories?cursor=zz", "cursor"),
        ("/stories?cursor=99999999999999999999-1", "cursor"),
        ("/stories?limit=0", "limit"),
        ("/stories?limit=501", "limit"),
        ("/stories?limit=x", "limit"),
        ("/stories?limit=99999999999999999999999", "limit"),
        ("/stories?sort=best", "sort"),
        ("/stories?has=fire", "has"),
        ("/stories?efect=quote", "efect"),
        ("/stories/harbour-fire/changes?effect=quote,nonsense", "effect.1"),
        ("/stories/harbour-fire/changes?material=perhaps", "material"),
        ("/stories/harbour-fire/changes?against=all", "against"),
        ("/stories/harbour-fire/changes?cursor=1-2", "cursor"),
        ("/stories/harbour-fire/changes?cursor=1-2-" + "9" * 30, "cursor"),
        ("/stories/harbour-fire/versions?cursor=n-1", "cursor"),
        ("/stories/harbour-fire/versions?cursor=n" + "9" * 30, "cursor"),
        ("/stories/harbour-fire/corrections?kind=loud", "kind"),
        ("/sources/courier/deliveries?outcome=lost", "outcome"),
        ("/sources/courier/deliveries?cursor=n1", "cursor"),
    ],
)
def test_a_bad_parameter_is_named(get: Get, path: str, field: str) -> None:
    answer = get(path)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert [fault["field"] for fault in answer.json["errors"]] == [field]


@pytest.mark.parametrize(
    "path",
    ["/stories/none", "/stories/none/versions", "/stories/none/changes", "/stories/none/quotes", "/stories/none/claims",
     "/stories/none/corrections", "/stories/none/compare/baseline..v1", "/changes/none", "/changes/none/judgements",
     "/versions/none", "/sources/none/deliveries", "/nothing", "/stories/a%00b", "/stories/" + "x" * 3000,
     "/stories/harbour-fire/changes?version=x"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(get: Get, path: str) -> None:
    answer = get(path)
    assert (answer.status_code, answer.mimetype, answer.json["code"]) == (404, "application/problem+json", "missing")
