"""Editors arrange stories in the pages, without a script; reviewers see what was done and cannot do it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from services import accounts
from services.comparison import drain
from tests.api.conftest import Newsroom, _app, app, client, newsroom, version  # noqa: F401
from tests.services.test_arranging import AGAIN, FIRE

PASSWORD = "correct horse"


class Browser:
    """Somebody signed in, sending forms as a browser without scripts does."""

    def __init__(self, browser: FlaskClient, role: str) -> None:
        self.client = browser
        person = accounts.add_user(f"ann-{role}", role, PASSWORD)
        browser.set_cookie("variorum", accounts.sign_in(person.id)[0])

    def see(self, path: str, status: int = 200) -> str:
        """A page."""
        answer = self.client.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return str(answer.get_data(as_text=True))

    def send(self, path: str, **fields: Any) -> Any:
        """A form, with the token of a page."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.see("/stories"))
        assert token is not None
        return self.client.post(path, data={"csrf_token": token[1], **fields})


@pytest.fixture
def fires(newsroom: Newsroom) -> Newsroom:  # noqa: F811
    """Two stories of one fire."""
    newsroom.post(version(story=None, article="a", headline="Fire at Larn rope works hurts 14", body_text=FIRE))
    later = "2026-05-04T10:30:00Z"
    newsroom.post(version(story=None, article="g", headline="Larn fire hurts 14", body_text=AGAIN, published_at=later))
    drain("test", 60)
    return newsroom


# Stories that nobody named: the first headline, and letters made of source and article.
FIRST, SECOND = "fire-at-larn-rope-works-hurts-14-f4mjfo", "larn-fire-hurts-14-hpo5eh"


def test_a_proposal_stands_on_its_page_and_on_both_stories_and_is_accepted(fires: Newsroom) -> None:
    ann = Browser(fires.client, "editor")
    for path in ("/proposals", f"/s/{FIRST}/log", f"/s/{SECOND}/log"):
        assert "Nobody could have seen it coming so soon" in ann.see(path)
    sent = ann.send("/proposals/1", answer="move", next="/proposals")
    assert (sent.status_code, sent.headers["Location"]) == (303, "/proposals")
    assert "Nothing is proposed" in ann.see("/proposals")
    moved = fires.client.get(f"/s/{SECOND}/versions?x=1")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/s/{FIRST}/versions?x=1")
    page = ann.see(f"/s/{FIRST}/log")
    assert "as was proposed" in page
    assert "ann-editor" in page
    assert ann.send(f"/s/{FIRST}/acts/1/undo").status_code == 303
    assert "Undone by act 2" in ann.see(f"/s/{FIRST}/log")
    ann.see(f"/s/{SECOND}")


def test_articles_are_moved_split_and_stories_merged_by_forms(fires: Newsroom) -> None:
    ann = Browser(fires.client, "editor")
    assert ann.send(f"/s/{SECOND}/merge", into=FIRST).status_code == 303
    split = ann.send(f"/s/{FIRST}/move", article="courier g", to="")
    assert split.status_code == 303
    assert ann.send(f"/s/{FIRST}/move", article="courier g", to="nowhere").status_code == 422
    page = ann.send(f"/s/{FIRST}/move", article="courier a", to=FIRST)
    assert page.status_code == 409
    assert "stands in" in page.get_data(as_text=True)


def test_the_baseline_is_changed_with_a_warning_and_progress(fires: Newsroom) -> None:
    ann = Browser(fires.client, "editor")
    ann.send(f"/s/{SECOND}/merge", into=FIRST)
    drain("test", 60)
    rows = fires.client.get(f"/s/{FIRST}/versions.json").json["items"]
    assert "1 version will be compared" in ann.see(f"/s/{FIRST}/log")
    assert ann.send(f"/s/{FIRST}/baseline", version=rows[1]["ref"]).status_code == 303
    assert 'of <b class="num">2</b> versions compared' in ann.see(f"/s/{FIRST}/log")
    drain("test", 60)
    assert "versions compared" not in ann.see(f"/s/{FIRST}/log")
    assert "became the baseline" in ann.see(f"/s/{FIRST}/log")


def test_reviewers_see_and_cannot_do(fires: Newsroom) -> None:
    ann = Browser(fires.client, "reviewer")
    for path in ("/proposals", f"/s/{FIRST}/log"):
        page = ann.see(path)
        assert "Nobody could have seen it coming so soon" in page
        assert "Not the same story" not in page
        assert "Undo" not in page
    for path in ("/proposals/1", f"/s/{FIRST}/merge", f"/s/{FIRST}/move", f"/s/{FIRST}/baseline"):
        assert ann.send(path, answer="move", into=SECOND).status_code == 403


def test_the_lists_are_csv_and_json_at_the_same_address(fires: Newsroom) -> None:
    ann = Browser(fires.client, "editor")
    assert fires.client.get("/proposals.json").json["items"][0]["into_story"] == FIRST
    assert "joins_story" in ann.see("/proposals.csv")
    ann.send(f"/s/{SECOND}/merge", into=FIRST)
    assert fires.client.get(f"/s/{FIRST}/log.json").json["items"][0]["kind"] == "merged"


def test_what_newsrooms_do_to_their_texts_stands_in_the_log(newsroom: Newsroom) -> None:  # noqa: F811
    def send(hour: int, body: str, **fields: Any) -> None:
        given = {"published_at": f"2026-05-05T{hour:02d}:00:00Z", "body_text": body, **fields}
        assert newsroom.post(version(**given)).status_code in (200, 202)

    send(9, FIRE, version="7")
    send(10, FIRE + " Less.", version="6")
    send(11, FIRE, story="other")
    send(12, "Killed.", status="canceled")
    send(13, FIRE, evolved_from="a-1")
    send(14, AGAIN, evolved_from="a-0")
    page = Browser(newsroom.client, "reviewer").see("/s/harbour-fire/log")
    wanted = ("sent its number 6 after 7", "names the story other", "canceled a-1 with v4", "published a-1 again",
              "continues itself", "continues a-0, which has not come")  # fmt: skip
    for said in wanted:
        assert said in page, said


def test_no_page_and_no_list_tells_a_reviewer_a_text_that_was_taken_back(newsroom: Newsroom) -> None:  # noqa: F811
    newsroom.post(version(headline="The Zanzibar merger", body_text="Zanzibar said 14 people were hurt on Monday."))
    moved = {"published_at": "2026-05-05T09:30:00Z", "headline": "The Zanzibar deal"}
    newsroom.post(version(**moved, body_text="Zanzibar said 17 people were hurt on Monday."))
    killed = newsroom.post(version(published_at="2026-05-06T09:30:00Z", headline="Zanzibar", status="canceled"))
    drain("test", 60)
    ref, base = killed.json["version"]["id"], "/s/harbour-fire"
    versions = [f"/sources/courier/deliveries/{n}" for n in (1, 2, 3)]
    lists = ["/stories", "/corrections", "/quotes", "/claims", "/inbox", base]
    lists += [f"{base}{tab}" for tab in ("", "/quotes", "/corrections", "/versions", "/log")]
    ann = Browser(newsroom.client, "reviewer")
    for path in (*lists, *versions):
        for form in ("", ".json", ".csv") if "deliveries" not in path else ("",):
            text = newsroom.client.get(path + form).get_data(as_text=True).lower()
            assert "zanzibar" not in text, path + form
    assert "Fire" not in ann.see("/stories?q=zanzibar").partition("<main")[2].partition("No story matches")[0]
    for pair in ("v1..v2", "baseline..v1", "v2..v3", "v1..v2.json"):
        ann.see(f"{base}/courier/{pair}", 403)
    api = "/api/v1"
    for path in ("/stories", "/stories/harbour-fire", "/stories/harbour-fire/versions", "/stories/harbour-fire/changes",
                 "/stories/harbour-fire/claims", "/stories/harbour-fire/quotes", f"/versions/{ref}"):  # fmt: skip
        assert "zanzibar" not in newsroom.client.get(api + path).get_data(as_text=True).lower(), path
