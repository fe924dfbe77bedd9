"""A search finds the same on every kind of store, in any script, and nothing that the reader may not read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import text

from services.comparison import drain
from services.intake import Posted
from services.records import catalogue, ledgers, search, session, words
from services.records.catalogue import StoryFilter
from services.records.ledgers import LedgerFilter
from services.records.search import Part
from services.records.session import reading, writing
from services.records.tables import Content
from tests.stores import at, post

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "search.yaml").read_text(encoding="utf-8"))


@pytest.fixture(params=["as it is", "without FTS5"])
def searched(request: pytest.FixtureRequest, store: str) -> str:
    """A store with the stories of the cases in it; SQLite also as one that was built without FTS5."""
    if request.param == "without FTS5" and store == "sqlite":
        with writing() as rows:
            for place in words.PLACES:
                for when in ("new", "old", "now"):
                    rows.execute(text(f"DROP TRIGGER {place.name}_{when}"))
                rows.execute(text(f"DROP TABLE {place.name}"))
    for slug, story in CASES["stories"].items():
        for minute, version in enumerate(story["versions"]):
            status = version.get("status", "usable")
            posted = Posted(
                slug, version["text"], story=slug, headline=version.get("headline"), published_at=at(minute),
                url=f"https://news.example/{slug}", status=status,
            )  # fmt: skip
            post(posted, source=story.get("source", "wire"))
    drain("test", 60)
    return str(request.param)


def found(query: str, usable_only: bool = True) -> list[str]:
    with reading() as rows:
        wanted = StoryFilter(q=query, sort="title", usable_only=usable_only)
        return sorted(story.slug for story in catalogue.stories(rows, wanted).items)


def test_each_search_of_the_cases_finds_its_stories(searched: str) -> None:
    answers = {case["search"]: found(case["search"]) for case in CASES["searches"]}
    assert answers == {case["search"]: sorted(case["finds"]) for case in CASES["searches"]}


def test_a_withheld_text_is_found_by_those_alone_who_may_read_it(searched: str) -> None:
    for query in CASES["hidden"]:
        assert found(query) == [], query
    assert found("mountaintop", usable_only=False) == ["quiet"]
    with reading() as rows:
        hidden = ledgers.claims(rows, LedgerFilter(q="mountaintop", usable_only=True)).items
        assert hidden == ()


def test_a_ledger_is_searched_by_what_changed_by_speaker_source_and_type(searched: str) -> None:
    def changed(query: str) -> set[tuple[str | None, str | None]]:
        with reading() as rows:
            items = ledgers.claims(rows, LedgerFilter(q=query), None, 500).items
        return {(e.change.old, e.change.new) for e in items if e.change}

    assert ("Monday", "Sunday") in changed("Sunday")
    assert ("Monday", "Sunday") in changed("bridge type:date")
    assert changed("type:date source:gazette") == set()
    assert changed('"no such words"') == set()
    assert changed("source:wire") != set()


def test_words_stay_level_when_rows_change_and_go(searched: str) -> None:
    assert found("ostrand") == ["bridge"]
    with writing() as rows:
        for content in rows.query(Content).filter(Content.headline.like("%Ostrand%")):
            content.headline = "Another heading, Veldmark"
    assert "bridge" in found("veldmark")


ODD = (
    "'", '"', "“", "*", "a AND", "NEAR(", "x:y", "-", "()", "''); DROP", "😀", "\\", "%", "_", "&|!", "speaker:",
    'source:""', "or", "NOT not", "<->", "a" * 300,
)  # fmt: skip


@pytest.mark.parametrize("query", ODD)
def test_no_search_breaks_the_store(store: str, query: str) -> None:
    assert found(query) == []
    with reading() as rows:
        ledgers.corrections(rows, LedgerFilter(q=query))


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("fire harbour", [Part("fire"), Part("harbour")]),
        ("“early on Tuesday” speaker:valgard", [Part("early on Tuesday", "", True), Part("valgard", "speaker")]),
        ('Speaker:"Ines Valgard" type:quote', [Part("Ines Valgard", "speaker", True), Part("quote", "type")]),
        ("https://news.example/a", [Part("https://news.example/a")]),
        ("12:30 fire fire", [Part("12:30"), Part("fire")]),
        ("… – !", []),
        ("", []),
    ],
)
def test_a_search_is_read_into_its_parts(query: str, parts: list[Part]) -> None:
    assert list(search.parsed(query)) == parts


def test_a_search_is_answered_from_what_the_store_keeps_for_it(store: str) -> None:
    with session.engine().connect() as connection:
        if store == "sqlite":
            made = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
            assert {place.name for place in words.PLACES} <= made
            return
        connection.execute(text("SET enable_seqscan = off"))
        for place in words.PLACES:
            asked = f"EXPLAIN SELECT 1 FROM {place.table} WHERE {words.document(place)} @@ to_tsquery('simple', 'a:*')"
            plan: Any = "\n".join(row[0] for row in connection.exec_driver_sql(asked))
            assert place.name in plan
