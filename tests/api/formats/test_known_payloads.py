"""Every known payload, from samples written for these tests; the table is tests/cases/payloads.yaml."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from api import formats
from api.commands import source
from services.errors import Invalid, Malformed
from services.intake import Posted

SAMPLES = Path(__file__).parent / "samples"
CASES = Path(__file__).parents[2] / "cases"
KINDS = {
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
    ".xml": "application/vnd.iptc.g2.newsitem+xml",
}


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in yaml.safe_load((CASES / name).read_text("utf-8"))]


def sample(name: str) -> Posted:
    path = SAMPLES / name
    return formats.read(path.read_bytes(), KINDS[path.suffix])


def value(posted: Posted, name: str) -> Any:
    found = getattr(posted, name)
    if name == "notes":
        return [[note.text, note.date and note.date.isoformat()] for note in found]
    return found.isoformat() if isinstance(found, datetime) else found


@pytest.mark.parametrize("case", cases("payloads.yaml"))
def test_a_known_payload_says_what_its_fields_say(case: dict[str, Any]) -> None:
    posted = sample(case["sample"])
    assert {name: value(posted, name) for name in case["says"]} == case["says"]
    assert case.get("body", "") in posted.body


@pytest.mark.parametrize("case", cases("payload_faults.yaml"))
def test_a_fault_names_the_field_by_its_path_in_the_payload(case: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        formats.understand(case["payload"])
    assert [fault.field for fault in refused.value.faults] == [case["field"]]
    assert case["says"] in refused.value.message


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ("<h1>Ferry &amp; tug</h1><p>At noon.</p>", "<p>At noon.</p>"),
        ("<body> <!-- a --><h1 id=a>Ferry\n<em>&amp; tug</em></h1><p>At noon.</p>", "<body> <!-- a --><p>At noon.</p>"),
        ("<h1>Ferry</h1><p>At noon.</p>", "<h1>Ferry</h1><p>At noon.</p>"),
        ("<p>At noon.</p><h1>Ferry &amp; tug</h1>", "<p>At noon.</p><h1>Ferry &amp; tug</h1>"),
        ("<body><h1>Ferry &amp; tug</h1> </body>", "<body><h1>Ferry &amp; tug</h1> </body>"),
    ],
    ids=["first", "with emphasis", "another", "later", "nothing else"],
)  # fmt: skip
def test_a_body_loses_the_headline_that_it_opens_with_and_nothing_else(posted: str, kept: str) -> None:
    item = {"guid": "urn:x:1", "pubstatus": "usable", "headline": "Ferry & tug", "body_html": posted}
    assert formats.understand(item).body == kept


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.glob("*.json")))
def test_exactly_one_format_recognises_a_sample(name: str) -> None:
    payload = json.loads((SAMPLES / name).read_text("utf-8"))
    assert sum(known.recognises(payload) for known in formats.FORMATS[:-1]) == 1


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.glob("*.json")))
def test_a_field_of_any_other_kind_is_refused_or_ignored_but_never_breaks(name: str) -> None:
    payload = json.loads((SAMPLES / name).read_text("utf-8"))
    for changed in with_odd_values(payload):
        with suppress(Invalid):
            formats.understand(changed)


ODD = (None, True, 7, 1.5, "", "x", "<p>", [], [1], [[]], [None], {}, {"a": []}, {"@id": "#a"})


def with_odd_values(payload: Any) -> Iterator[Any]:
    """The payload with each of its values, however deep, in the place of which something else stands."""
    items = payload.items() if isinstance(payload, dict) else enumerate(payload) if isinstance(payload, list) else ()
    for key, value in items:
        for odd in (*ODD, *with_odd_values(value)):
            changed = payload.copy()
            changed[key] = odd
            yield changed


def test_the_command_line_offers_every_known_payload() -> None:
    assert sorted(source.FORMATS) == sorted(formats.KEYS)


SUPERDESK = {"guid": "urn:x:1", "pubstatus": "usable", "body_html": "<p>Words.</p>"}
NINJS_1 = {"uri": "urn:x:1", "pubstatus": "usable", "body_html": "<p>Words.</p>"}
NINJS_3 = {"uri": "urn:x:1", "pubStatus": "usable", "bodies": [{"contentType": "text/plain", "value": "Words."}]}


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (SUPERDESK, "embargoed"),
        (NINJS_1, "embargoed"),
        (NINJS_3, "embargoed"),
        (NINJS_3, "embargoedUntil"),
        ({"uri": "urn:x:1", "versionCreated": "2026-03-10T18:00:00Z", "body_text": "Words."}, "embargoedUntil"),
    ],
)
def test_an_item_under_embargo_says_until_when(item: dict[str, Any], field: str) -> None:
    ahead, behind = (datetime.now(UTC) + timedelta(days=d) for d in (2, -2))
    told = {ahead.isoformat(): ahead, ahead.replace(tzinfo=None).isoformat(): ahead, behind.isoformat(): behind}
    told |= {"soon": None, "": None, "0001-01-01T00:00:00": None}
    for until, taken in told.items():
        posted = formats.understand(item | {field: until})
        assert (posted.status, posted.embargoed_until) == ("usable", taken)


@pytest.mark.parametrize(("active", "held"), [(True, True), (False, False), (None, False)])
def test_an_arc_story_under_an_active_embargo_says_until_when(active: bool | None, held: bool) -> None:
    ahead = datetime.now(UTC) + timedelta(days=2)
    story = {
        "_id": "A",
        "content_elements": [{"type": "text", "content": "Words."}],
        "content_restrictions": {"embargo": {"active": active, "end_time": ahead.isoformat()}},
    }
    assert formats.understand(story).embargoed_until == (ahead if held else None)


def test_an_embargo_does_not_undo_a_kill() -> None:
    ahead = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    for item, status in ((SUPERDESK, "pubstatus"), (NINJS_1, "pubstatus"), (NINJS_3, "pubStatus")):
        assert formats.understand(item | {status: "canceled", "embargoed": ahead}).status == "canceled"


def test_an_unheard_of_status_is_refused_under_embargo_too() -> None:
    ahead = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    with pytest.raises(Invalid) as refused:
        formats.understand(NINJS_1 | {"pubstatus": "maybe", "embargoed": ahead})
    assert [fault.field for fault in refused.value.faults] == ["pubstatus"]


def test_a_newsml_item_under_embargo_says_until_when() -> None:
    def item(until: str, status: str) -> bytes:
        return (
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><itemMeta>'
            f'<embargoed>{until}</embargoed><pubStatus qcode="stat:{status}"/></itemMeta>'
            '<contentSet><inlineData contenttype="text/plain">Words.</inlineData></contentSet></newsItem>'
        ).encode()

    ahead = datetime.now(UTC) + timedelta(days=2)
    for status in ("usable", "canceled"):
        posted = formats.read(item(ahead.isoformat(), status), "application/xml")
        assert (posted.status, posted.embargoed_until) == (status, ahead)


@pytest.mark.parametrize(
    ("item", "field"), [(SUPERDESK, "evolvedfrom"), (NINJS_1, "evolvedfrom"), (NINJS_3, "evolvedFrom")]
)
def test_an_item_that_continues_another_names_it(item: dict[str, Any], field: str) -> None:
    assert formats.understand(item | {field: "urn:x:0"}).evolved_from == "urn:x:0"
    with pytest.raises(Invalid) as refused:
        formats.understand(item | {field: 5})
    assert [fault.field for fault in refused.value.faults] == [field]


def test_a_newsml_item_that_continues_another_links_to_it() -> None:
    raw = (
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><itemMeta>'
        b'<link rel="irel:seeAlso" residref="z"/><link rel="irel:evolvedFrom" residref="b"/></itemMeta>'
        b'<contentSet><inlineData contenttype="text/plain">Words.</inlineData></contentSet></newsItem>'
    )
    assert formats.read(raw, "application/xml").evolved_from == "b"


ENTITY = b"""<?xml version="1.0"?><!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><contentSet>&x;</contentSet></newsItem>"""
BOMB = b"""<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><z>&b;</z>"""


@pytest.mark.parametrize(
    "raw",
    [
        ENTITY,
        BOMB,
        b"<!DOCTYPE newsItem SYSTEM 'http://x.example/y.dtd'><newsItem/>",
        b"<a>" * 200,
        b"<a>",
        b"",
        b"\xff",
    ],
    ids=["external entity", "exploding entities", "foreign document type", "deep", "open", "empty", "no encoding"],
)
def test_xml_that_could_do_harm_or_makes_no_sense_is_refused(raw: bytes) -> None:
    with pytest.raises(Malformed):
        formats.read(raw, "application/xml")


def test_a_newsml_message_with_two_texts_is_refused() -> None:
    item = b"<newsItem guid='a'><itemMeta><itemClass qcode='ninat:text'/></itemMeta></newsItem>"
    message = (
        b"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>" + item * 2 + b"</itemSet></newsMessage>"
    )
    with pytest.raises(Invalid, match="holds 2 items of text"):
        formats.read(message, "text/xml")


NAR = b'xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"'


@pytest.mark.parametrize(
    ("raw", "field", "says"),
    [
        (b"<knowledgeItem " + NAR + b"/>", "body", "which holds no text of an article; send the newsItem"),
        (b"<packageItem " + NAR + b"/>", "body", "which holds no text of an article; send the newsItem"),
        (b"<NewsML><NewsItem/></NewsML>", "body", "should be newsItem or newsMessage of NewsML-G2"),
        (b"<nitf><body/></nitf>", "body", "should be newsItem or newsMessage of NewsML-G2"),
        (b"<newsMessage " + NAR + b"><itemSet/></newsMessage>", "newsMessage.itemSet.newsItem", "is nothing"),
        (
            b"<newsItem " + NAR + b'><itemMeta><itemClass qcode="ninat:video"/></itemMeta></newsItem>',
            "newsItem",
            "is video; only items of class text are read here",
        ),
        (
            b"<newsItem " + NAR + b"><contentSet><inlineXML><!-- empty --></inlineXML></contentSet></newsItem>",
            "newsItem.contentSet",
            "should be the text of the article",
        ),
        (
            b"<newsItem " + NAR + b'><itemMeta><pubStatus qcode="x:draft"/></itemMeta>'
            b"<contentSet><inlineData>Words.</inlineData></contentSet></newsItem>",
            "newsItem.itemMeta.pubStatus@qcode",
            "should be one of usable, withheld, canceled",
        ),
    ],
    ids=["knowledge", "package", "NewsML 1", "NITF alone", "empty message", "video", "a comment", "unheard of status"],
)  # fmt: skip
def test_newsml_that_holds_no_text_is_refused_by_its_field_and_told_what_to_send(
    raw: bytes, field: str, says: str
) -> None:
    with pytest.raises(Invalid) as refused:
        formats.read(raw, "application/xml")
    assert [fault.field for fault in refused.value.faults] == [field]
    assert says in refused.value.message


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ("<p>One line\n   made pretty\n   by a tool.</p>", 1),
        ("<p>One line\nwithout any indent\nat all.</p>", 1),
        ("<p>A slip of\n two blanks\nis no paragraph.</p>", 1),
        ("<p>First\nparagraph.\n    Second\nparagraph.</p>", 2),
        ("<p>First paragraph with a line that no wire has ever set, for it is longer than any of their screens was.\n"
         "    Second\nparagraph.</p>", 1),
    ],
)  # fmt: skip
def test_only_an_indent_beside_lines_without_one_parts_wire_copy(posted: str, kept: int) -> None:
    content = f"<contentSet><inlineXML>{posted}</inlineXML></contentSet>".encode()
    assert (
        formats.read(b"<newsItem " + NAR + b">" + content + b"</newsItem>", "application/xml").body.count("<p>") == kept
    )


def test_what_readers_wrote_in_what_readers_wrote_is_taken_out_once() -> None:
    island = b'<script type="application/ld+json">{"@type": "NewsArticle", "url": "https://x.example/a"}</script>'
    inner = b'<nav class="comments"><div id="comments"><form>' * 500
    posted = formats.read(island + b"<article><p>A fire.</p>" + inner + b"First!</article>", "text/html")
    assert "A fire." in posted.body
    assert "First!" not in posted.body


def test_of_several_articles_the_one_around_the_heading_is_the_page() -> None:
    island = b'<script type="application/ld+json">{"@type": "NewsArticle", "url": "https://x.example/a"}</script>'
    page = b"<article>Storm.</article><article><div><h1>Fire</h1></div><p>A fire.</p></article><article>Vote.</article>"
    posted = formats.read(island + page, "text/html")
    assert (posted.headline, posted.body) == ("Fire", "<article><div></div><p>A fire.</p></article>")


def test_a_page_without_an_article_is_refused_with_advice() -> None:
    with pytest.raises(Invalid, match="NewsArticle as JSON-LD"):
        formats.read(b"<p>Words.</p>", "text/html")
