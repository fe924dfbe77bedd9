"""Known payloads through the webhook: taken, kept, and shown with headline, text, time and version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markupsafe import escape
from sqlalchemy import select

from api import formats
from services import accounts
from services.comparison import drain
from services.records import tables
from services.records.session import reading
from tests.api.conftest import SOURCE, Newsroom

SAMPLES = Path(__file__).parent / "samples"
KINDS = {".json": "application/json", ".html": "text/html", ".xml": "application/xml"}


def post(newsroom: Newsroom, name: str) -> int:
    path = SAMPLES / name
    return newsroom.post(path.read_bytes(), {"content-type": KINDS[path.suffix]}).status_code


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_every_sample_is_accepted_and_kept(newsroom: Newsroom, name: str) -> None:
    assert post(newsroom, name) == 202
    with reading() as session:
        version = session.scalars(select(tables.Version)).one()
    assert version.published_at is not None


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_every_sample_is_shown_with_its_headline_text_time_and_version(newsroom: Newsroom, name: str) -> None:
    path = SAMPLES / name
    posted = formats.read(path.read_bytes(), KINDS[path.suffix])
    answer = newsroom.post(path.read_bytes(), {"content-type": KINDS[path.suffix]}).json
    ann = newsroom.client
    ann.set_cookie("variorum", accounts.sign_in(accounts.add_user("ann", "editor", "correct horse").id)[0])
    page = ann.get(f"/s/{answer['story']}/versions").get_data(as_text=True)
    kept = ann.get(f"/api/v1/versions/{answer['version']['id']}").json
    assert posted.published_at is not None
    assert f"{posted.published_at:%-d %b %Y, %H:%M}" in page
    assert str(escape((posted.headline or "")[:40])) in page
    assert f"theirs: {posted.label}" in page if posted.label else "theirs:" not in page
    assert (kept["headline"], kept["text"], kept["label"]) == (posted.headline or "", posted.body, posted.label)
    assert (kept["language"], kept["status"]) == (posted.language, posted.status)


def test_a_correction_in_a_field_of_its_own_is_shown_with_the_first_version_too(newsroom: Newsroom) -> None:
    story = newsroom.post((SAMPLES / "schema-org.json").read_bytes()).json["story"]
    drain("test", 30)
    ann = newsroom.client
    ann.set_cookie("variorum", accounts.sign_in(accounts.add_user("ann", "reviewer", "correct horse").id)[0])
    page = ann.get(f"/s/{story}/{SOURCE}/v1..v1").get_data(as_text=True)
    notes = page.split('id="notes"')[1].split("</section>")[0]
    assert "An earlier version said 84 passengers. There were 86." in notes
    assert "Correction: the ferry is called Aurelia, not Aurora." in notes


def test_a_higher_version_of_one_guid_is_the_next_version_and_a_kill_the_last(newsroom: Newsroom) -> None:
    item = json.loads((SAMPLES / "superdesk.json").read_text("utf-8"))
    later = item | {
        "version": "7.1",
        "versioncreated": "2026-03-10T14:00:00+0000",
        "body_html": "<p>It has 84 seats.</p>",
    }
    assert post(newsroom, "superdesk.json") == 202
    assert newsroom.post(later).status_code == 202
    assert post(newsroom, "superdesk-kill.json") == 202
    with reading() as session:
        versions = session.scalars(select(tables.Version).order_by(tables.Version.published_at)).all()
        assert len(session.scalars(select(tables.Article)).all()) == 1
    assert [(v.label, v.status) for v in versions] == [("7", "usable"), ("7.1", "usable"), ("8", "canceled")]


@pytest.mark.parametrize(
    "order", [("arc-deleted.json", "arc-operation.json"), ("arc-operation.json", "arc-deleted.json")]
)
def test_a_withdrawal_without_a_text_is_no_baseline_where_there_is_a_text(
    newsroom: Newsroom, order: tuple[str, ...]
) -> None:
    for name in order:
        assert post(newsroom, name) == 202
    with reading() as session:
        seed = session.scalars(
            select(tables.Version).join(tables.Story, tables.Story.seed_id == tables.Version.id)
        ).one()
        assert (seed.label, seed.words) == ("3A", 4)


def test_a_payload_in_two_formats_and_unsafe_xml_are_refused_and_logged(newsroom: Newsroom) -> None:
    both = {"uri": "urn:x:1", "versioncreated": "2026-03-10T16:00:00Z", "content": {"rendered": "<p>Words.</p>"}}
    assert newsroom.post(both).status_code == 422
    unsafe = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>"
    answer = newsroom.post(unsafe, {"content-type": "application/xml"})
    assert answer.status_code == 400
    assert "document type" in answer.json["detail"]
    with reading() as session:
        assert len(session.scalars(select(tables.Delivery)).all()) == 2
        assert session.scalars(select(tables.Version)).all() == []
