"""The stories are well formed, post in order of time, and hold what a newcomer should see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from api.formats import variorum
from seeds.stories import Story, all_stories, in_order, sources_of

STORIES = all_stories()
FOLDER = Path(__file__).parents[2] / "seeds" / "stories"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_a_story_has_three_to_five_sources_of_three_to_seven_versions(story: Story) -> None:
    assert 3 <= len(story.sources) <= 5
    for source in story.sources:
        assert 3 <= sum(step.source == source for step in story.steps) <= 7


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_every_post_is_taken_by_the_payload_it_is_written_in(story: Story) -> None:
    for step in story.steps:
        assert variorum.read(json.loads(json.dumps(step.payload))).story == story.slug


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_every_text_of_the_folder_is_posted(story: Story) -> None:
    files = {path.name for path in (FOLDER / story.slug).iterdir()} - {"story.yaml"}
    listed = yaml.safe_load((FOLDER / story.slug / "story.yaml").read_text(encoding="utf-8"))
    assert files == {version["body"] for version in listed["versions"]}


def test_posts_go_out_in_the_order_in_which_they_arrive() -> None:
    arrivals = [step.arrives_at for _, step in in_order(STORIES)]
    assert arrivals == sorted(arrivals)


def test_the_stories_hold_what_happens_to_versions() -> None:
    steps = [step for story in STORIES for step in story.steps]
    assert {step.payload.get("status", "usable") for step in steps} == {"usable", "withheld", "canceled"}
    assert any(step.occasion for step in steps), "one is delivered again"
    late = [step for step in steps if step.arrives_at.isoformat()[:19] != step.payload["published_at"][:19]]
    assert any(not step.occasion for step in late), "one comes late"
    assert any(step.payload.get("correction") for step in steps)
    assert any("body_html" in step.payload for step in steps)


def test_one_article_returns_to_an_earlier_text() -> None:
    texts = [
        step.payload["body_text"]
        for story in STORIES
        for step in story.steps
        if step.source == "northern-ledger" and step.payload["version"] in "123"
    ]
    assert texts[0] == texts[2] != texts[1]


def test_every_source_is_listed_once_with_its_title() -> None:
    listed = sources_of(STORIES)
    assert len(listed) == 13
    assert listed["vik-radio"] == "Vík Radio"


def test_a_story_that_cannot_be_used_names_its_version(tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "story.yaml").write_text(
        "slug: odd\ntitle: Odd\nabout: x\nsources: {a: A}\n"
        "versions:\n  - {source: b, article: x, published_at: 2026-01-01T00:00:00Z}\n"
    )
    with pytest.raises(ValueError, match=r"odd/story.yaml, version 1: .*unknown source 'b'"):
        all_stories(tmp_path)
