"""What the pages read: lists page by page, versions by the names addresses use, changes once each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from services.errors import Invalid, Missing
from services.records import catalogue, change_log, delivery_log, library
from services.records.catalogue import StoryFilter
from services.records.change_log import ChangeFilter
from services.records.delivery_log import DeliveryFilter
from services.records.paging import Page, cursor_of, place_of
from services.records.session import reading
from tests.browser import invented


@pytest.fixture(scope="module", autouse=True)
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with invented.filled(tmp_path_factory.mktemp("reads")) as made:
        yield made


def walk(read: Callable[[str | None, int], Page[Any]], size: int) -> list[Any]:
    out: list[Any] = []
    cursor: str | None = None
    while True:
        page = read(cursor, size)
        assert len(page.items) <= size
        out += page.items
        cursor = page.cursor
        if cursor is None:
            return out


READS: dict[str, Callable[[Any, str | None, int], Page[Any]]] = {
    "stories": lambda s, c, n: catalogue.stories(s, None, c, n),
    "stories, oldest first": lambda s, c, n: catalogue.stories(s, StoryFilter(sort="first"), c, n),
    "stories, most open first": lambda s, c, n: catalogue.stories(s, StoryFilter(sort="open"), c, n),
    "stories, most silent first": lambda s, c, n: catalogue.stories(s, StoryFilter(sort="silent"), c, n),
    "stories, most at odds first": lambda s, c, n: catalogue.stories(s, StoryFilter(sort="disagreement"), c, n),
    "stories, longest waiting first": lambda s, c, n: catalogue.stories(s, StoryFilter(sort="unreviewed"), c, n),
    "stories by title": lambda s, c, n: catalogue.stories(s, StoryFilter(sort="title"), c, n),
    "changes": lambda s, c, n: change_log.changes(s, ChangeFilter(), c, n),
    "deliveries": lambda s, c, n: delivery_log.deliveries(s, "ellery", None, c, n),
}


@pytest.mark.parametrize("name", READS)
def test_pages_of_any_size_give_every_row_once_in_one_order(name: str) -> None:
    with reading() as session:
        whole = [row.id for row in walk(lambda c, n: READS[name](session, c, n), 500)]
        assert len(whole) == len(set(whole)) > 3
        for size in (1, 2, 3):
            assert [row.id for row in walk(lambda c, n: READS[name](session, c, n), size)] == whole


@pytest.mark.parametrize("micro", [0, 1, 779875, 779876, 999999])
@pytest.mark.parametrize("year", [1960, 2026, 9999])
def test_a_cursor_holds_its_place_to_the_microsecond(year: int, micro: int) -> None:
    moment = datetime(year, 11, 22, 22, 31, 56, micro, tzinfo=UTC)
    assert place_of(cursor_of(moment, 7)) == (moment, 7)


@pytest.mark.parametrize("cursor", ["x", "1", "1-", "-1", "1-x", "9" * 40 + "-1", "1-" + "9" * 40, "é-1"])
def test_a_cursor_that_was_not_given_here_is_refused(cursor: str) -> None:
    with pytest.raises(Invalid):
        place_of(cursor)
    with reading() as session, pytest.raises(Invalid):
        change_log.changes(session, ChangeFilter(), cursor)


@pytest.mark.parametrize(
    ("wanted", "slugs"),
    [
        (StoryFilter(q="ellery dead"), {"terminal-fire"}),
        (StoryFilter(q="WEDNESDAY"), {"terminal-fire"}),
        (StoryFilter(q="arend"), {"terminal-fire"}),
        (StoryFilter(q="100%"), set()),
        (StoryFilter(q="_"), set()),
        (StoryFilter(source="hidaya"), {"حريق-الميناء"}),
        (StoryFilter(has="announced"), {"terminal-fire"}),
    ],
)
def test_stories_are_found_by_their_words_sources_and_changes(wanted: StoryFilter, slugs: set[str]) -> None:
    with reading() as session:
        assert {story.slug for story in catalogue.stories(session, wanted).items} == slugs


def test_versions_are_numbered_by_published_time_and_found_by_every_name() -> None:
    with reading() as session:
        shelf = library.open_story(session, "terminal-fire")
    article = shelf.of_source("ellery")
    assert [v.number for v in article.versions] == [1, 2, 3, 4, 5, 6]
    assert sorted(article.versions, key=lambda v: v.published_at) == list(article.versions)
    third = library.find_version(shelf, "v3", article)
    assert library.find_version(shelf, third.ref) is third
    assert library.find_version(shelf, "baseline", article).is_seed
    assert library.find_version(shelf, "seen", article, third.received_at) is third
    assert library.find_version(shelf, "seen", article, None).number == 1
    for token in ("v0", "v7", "v03", "nothing", ""):
        with pytest.raises(Missing):
            library.find_version(shelf, token, article)


def test_a_change_is_one_whichever_base_shows_it() -> None:
    with reading() as session:
        events = change_log.changes(session, ChangeFilter(story="terminal-fire", source="ellery", against="previous"))
        silent = next(c for c in events.items if c.silent and c.old == "Tuesday")
        lines = change_log.change(session, "terminal-fire", silent.ref)
        assert len({line.base_id for line in lines}) > 1
        shelf = library.open_story(session, "terminal-fire")
        seen = change_log.first_seen(session, shelf.seed_id or 0, shelf.of_source("ellery").id, [silent.ref])
        assert next(v.number for v in shelf.versions if v.id == seen[silent.ref]) == 4


def test_deliveries_are_filtered_by_how_they_ended() -> None:
    with reading() as session:
        refused = delivery_log.deliveries(session, "northshore", DeliveryFilter(outcome="refused")).items
        assert [d.code for d in refused] == ["signature_wrong"]
        assert delivery_log.counts_by_outcome(session, "northshore")["refused"] == 1
        with pytest.raises(Missing):
            delivery_log.delivery(session, "ellery", refused[0].id)
