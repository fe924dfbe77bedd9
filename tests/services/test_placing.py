"""An article stands where its versions say, whatever order they come in, and an embargo ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from services import comparison, embargo
from services.errors import Moved
from services.intake import Posted, accept
from services.records import session
from services.records.library import open_story
from services.records.tables import Article, Collation, Content, Job, Source, Story, Version
from tests.services.test_orders import empty
from tests.stores import at, call, post

TEXT = "The bridge at Ostry closed on Monday."


def version(article: str, minute: int, body: str = TEXT, **fields: Any) -> Posted:
    """One version of an article, published so many minutes into the day."""
    return Posted(article, body, headline=f"Report {article}", published_at=at(minute), **fields)


def stands() -> dict[str, set[str]]:
    """Which articles stand together: each with those of its story."""
    with session.reading() as rows:
        found = rows.execute(select(Article.story_id, Source.name, Article.key).join(Source)).all()
    together: dict[int, set[str]] = {}
    for story, source, key in found:
        together.setdefault(story, set()).add(f"{source} {key}")
    return {one: members for members in together.values() for one in members}


def slug_of(source: str, key: str) -> str:
    """The story in which an article stands."""
    with session.reading() as rows:
        query = select(Story.slug).join(Article, Article.story_id == Story.id).join(Source)
        return rows.scalars(query.where(Source.name == source, Article.key == key)).one()


def status(ref: str) -> tuple[str, bool]:
    """A version's status, and whether it is hidden."""
    with session.reading() as rows:
        return tuple(rows.execute(select(Version.status, Version.hidden).where(Version.ref == ref)).one())


def test_what_evolved_from_an_article_continues_its_story(store: str) -> None:
    first = post(version("a", 0))
    assert post(version("b", 5, evolved_from="a")).story == first.story
    assert post(version("c", 9, evolved_from="b")).story == first.story


CHAINS = [
    [("a", {}), ("b", {"evolved_from": "a"}), ("c", {"evolved_from": "b"})],
    [("a", {}), ("b", {"evolved_from": "a"}), ("c", {"evolved_from": "a"})],
    [("a", {"story": "bridge"}), ("b", {"evolved_from": "a"}), ("c", {"evolved_from": "b"})],
    [("a", {}), ("b", {"evolved_from": "a", "story": "ferry"}), ("c", {"evolved_from": "b"})],
    [("a", {"evolved_from": "c"}), ("b", {"evolved_from": "a"}), ("c", {"evolved_from": "b"})],
    [("a", {"evolved_from": "a"}), ("b", {"evolved_from": "nobody"}), ("c", {})],
]


@pytest.mark.parametrize("chain", CHAINS, ids=["chain", "branches", "named first", "named later", "circle", "odd"])
def test_articles_that_continue_each_other_stand_together_in_every_order(
    chain: list[tuple[str, dict[str, Any]]], store: str
) -> None:
    steps = [version(key, minute, **fields) for minute, (key, fields) in enumerate(chain)]
    expected = None
    for order in permutations(steps):
        empty()
        for one in order:
            post(one)
        expected = expected or stands()
        assert stands() == expected
    assert expected is not None


def test_a_version_of_an_article_that_continues_nothing_known_opens_its_own_story(store: str) -> None:
    receipt = post(version("b", 0, evolved_from="nobody"))
    assert receipt.story.startswith("report-b-")


def addresses() -> dict[str, tuple[str, str]]:
    """Each article with its story's slug and title."""
    with session.reading() as rows:
        query = select(Source.name, Article.key, Story.slug, Story.title).select_from(Article).join(Source)
        return {f"{s} {k}": (slug, title) for s, k, slug, title in rows.execute(query.join(Story, Article.story))}


def test_a_story_that_nobody_named_has_one_address_and_title_in_every_order(store: str) -> None:
    steps = [
        (version("a", 5), "wire"),
        (replace(version("a", 0, "It will close."), headline="Bridge to close"), "wire"),
        (replace(version("a", 9, "It closed."), headline="Bridge closed"), "wire"),
        (replace(version("b", 5), headline="Bridge to close"), "gazette"),
        (replace(version("c", 7, evolved_from="a"), headline="Ferry instead"), "wire"),
    ]
    expected = None
    for order in permutations(steps):
        empty()
        for posted, source in order:
            post(posted, source=source)
        expected = expected or addresses()
        assert addresses() == expected
    assert expected is not None
    assert expected["wire a"] == expected["wire c"]
    assert expected["wire a"][1] == "Bridge to close"
    assert expected["wire a"][0] != expected["gazette b"][0]


def test_the_address_that_a_story_had_leads_to_the_one_it_has(store: str) -> None:
    late = post(replace(version("a", 5), headline="Bridge closed"))
    early = post(replace(version("a", 0, "It will close."), headline="Bridge to close"))
    assert late.story.startswith("bridge-closed-")
    assert early.story.startswith("bridge-to-close-")
    with session.reading() as rows, pytest.raises(Moved) as led:
        open_story(rows, late.story)
    assert led.value.to == early.story
    post(version("a", 9, "", status="withheld"))
    post(version("a", 11, "It opened."))
    assert slug_of("wire", "a") == early.story
    assert post(version("z", 12, story=late.story)).story == early.story


@pytest.mark.parametrize("late", [True, False])
def test_the_first_version_that_names_a_story_decides_whatever_came_first(late: bool, store: str) -> None:
    steps = [version("a", 0, story="bridge"), version("a", 5, "The bridge opened.", story="ferry")]
    answers = [post(one) for one in (reversed(steps) if late else steps)]
    assert slug_of("wire", "a") == "bridge"
    assert answers[-1].story == "bridge"


def test_one_guid_in_two_sources_is_two_articles(store: str) -> None:
    post(version("a", 0, story="bridge"))
    post(version("a", 1, story="ferry"), source="gazette")
    assert (slug_of("wire", "a"), slug_of("gazette", "a")) == ("bridge", "ferry")


def test_a_story_that_is_left_without_articles_leads_to_where_they_went(store: str) -> None:
    own = post(version("a", 5)).story
    assert post(version("a", 0, "It will close.", story="bridge")).story == "bridge"
    assert post(version("z", 6, story=own)).story == "bridge"


def test_what_is_moved_is_read_against_the_new_story_s_seed(store: str) -> None:
    seed = post(version("s", -9, "The bridge will close on Monday.", story="bridge"), source="gazette")
    late = post(version("a", 5, story="ferry"))
    comparison.drain("w", 30)
    post(version("a", 0, "It may close.", story="bridge"))
    comparison.drain("w", 30)
    base, witness = aliased(Version), aliased(Version)
    current = select(base.ref, witness.ref).select_from(Collation).where(Collation.superseded_at.is_(None))
    current = current.join(base, base.id == Collation.base_id).join(witness, witness.id == Collation.witness_id)
    with session.reading() as rows:
        assert rows.scalars(select(Job).where(Job.due_at.is_not(None))).all() == []
        assert (seed.ref, late.ref) in [tuple(row) for row in rows.execute(current)]


def ahead(minutes: float = 60) -> datetime:
    """A time to come."""
    return datetime.now(UTC) + timedelta(minutes=minutes)


def test_an_embargo_holds_a_text_back_until_its_time_and_ends_by_itself(store: str) -> None:
    receipt = post(version("a", 0, embargoed_until=ahead()))
    assert status(receipt.ref) == ("embargoed", True)
    assert (embargo.any_ended(), embargo.lift()) == (False, 0)
    with session.writing() as rows:
        rows.scalars(select(Version)).one().embargoed_until = ahead(-1)
    assert comparison.rows_wait()
    comparison.drain("w", 30)
    assert status(receipt.ref) == ("usable", False)
    assert (embargo.any_ended(), embargo.lift()) == (False, 0)


def test_a_text_has_the_same_ref_before_and_after_its_embargo(store: str) -> None:
    held = post(version("a", 0, embargoed_until=ahead()))
    assert post(version("a", 0, embargoed_until=ahead())).outcome == "unchanged"
    out = post(version("a", 0))
    assert (out.outcome, out.ref, status(held.ref)) == ("accepted", held.ref, ("usable", False))
    assert post(version("a", 0, embargoed_until=ahead())).outcome == "unchanged"
    assert status(held.ref) == ("usable", False)


def test_a_longer_embargo_of_the_same_text_is_the_one_that_holds(store: str) -> None:
    late = ahead(90)
    post(version("a", 0, embargoed_until=ahead()))
    post(version("a", 0, embargoed_until=late))
    post(version("a", 0, embargoed_until=ahead(10)))
    with session.reading() as rows:
        assert rows.scalars(select(Version.embargoed_until)).one() == late


def test_an_embargo_that_is_over_holds_nothing_back(store: str) -> None:
    assert status(post(version("a", 0, embargoed_until=ahead(-1))).ref) == ("usable", False)


def test_neither_address_nor_title_tells_what_is_held_back(store: str) -> None:
    receipt = post(replace(version("a-17", 0, embargoed_until=ahead()), headline="Secret merger"))
    assert receipt.story.startswith("a-17-")
    assert addresses()["wire a-17"] == (receipt.story, "A 17")
    post(replace(version("a-17", 0), headline="Secret merger"))
    slug, title = addresses()["wire a-17"]
    assert (slug[:14], title) == ("secret-merger-", "Secret merger")


@pytest.mark.parametrize("taken_back", ["canceled", "withheld"])
def test_an_article_that_is_taken_back_is_hidden_whole_and_comes_back_whole(taken_back: Any, store: str) -> None:
    first = post(version("a", 0))
    other = post(version("o", 1, story=first.story), source="gazette")
    post(version("a", 5, status=taken_back, body=""))
    assert status(first.ref) == ("usable", True)
    assert status(other.ref) == ("usable", False)
    assert addresses()["wire a"][1] == "Report o"
    post(version("a", 9, "The bridge opened."))
    assert status(first.ref) == ("usable", False)
    late = post(version("a", 3, "It closed at noon."))
    assert status(late.ref) == ("usable", False)


def test_a_late_version_of_an_article_that_was_taken_back_is_hidden(store: str) -> None:
    post(version("a", 5, status="canceled", body=""))
    assert status(post(version("a", 3)).ref) == ("usable", True)


def test_a_version_under_embargo_hides_no_other(store: str) -> None:
    first = post(version("a", 0))
    held = post(version("a", 5, "It opened.", embargoed_until=ahead()))
    assert (status(first.ref), status(held.ref)) == (("usable", False), ("embargoed", True))


def test_contents_are_kept_once_whatever_their_status(store: str) -> None:
    accept(call(), version("a", 0))
    accept(call(), version("a", 5, status="withheld"))
    with session.reading() as rows:
        assert len(rows.scalars(select(Content)).all()) == 1
