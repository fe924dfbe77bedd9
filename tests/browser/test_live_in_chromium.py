"""What an open page says when a version comes: in the bar, once, and without moving what is being read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from services.comparison import drain
from services.intake import Posted, Received, accept

pytestmark = pytest.mark.browser


def post(story: str, source: str, article: str, body: str, at: datetime) -> None:
    received = Received(source, None, datetime.now(UTC), body.encode(), "application/json", {}, 0.0)
    accept(received, Posted(article=article, body=body, format="text", story=story, published_at=at))
    drain("tests", 30)


def test_an_open_story_says_that_a_version_came_and_stays_where_it_is(look: Any) -> None:
    page = look("/s/ferry-fares")
    page.wait_for_timeout(2500)  # the page listens once it stands
    page.evaluate("scrollTo(0, 40)")
    before = page.evaluate("[scrollY, document.querySelector('h1').getBoundingClientRect().top]")
    post(
        "ferry-fares",
        "northshore",
        "live-1",
        "Fares on the Quillon ferry rise to 9 euros.",
        datetime(2026, 5, 9, tzinfo=UTC),
    )
    later = datetime(2026, 5, 10, tzinfo=UTC)
    post("ferry-fares", "northshore", "live-1", "Fares on the Quillon ferry rise to 12 euros.", later)
    page.wait_for_selector("#live a", timeout=10_000)
    assert "new version" in page.inner_text("#live").lower()  # one or both, as they come
    assert page.title().startswith("(")
    assert page.evaluate("[scrollY, document.querySelector('h1').getBoundingClientRect().top]") == before
    with page.expect_navigation():
        page.click("#live a")
    assert "/northshore/" in page.url
