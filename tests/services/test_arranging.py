"""Editors arrange stories: what they do is logged, can be taken back, and holds against whatever comes in meanwhile."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from services import arranging, comparison
from services.accounts import Account
from services.errors import Conflict, Invalid, Missing, Moved, VariorumError
from services.intake import Posted
from services.records import session
from services.records.library import open_story
from services.records.tables import Act, Article, Proposal, Source, Story, Version
from services.review import Answer, judge, judgements
from tests.services.test_orders import outcome
from tests.stores import add_sources, at, post

EDITOR = Account(7, "edith", "editor", "token")

FIRE = (
    "A fire at the Larn rope works hurt 14 people on Monday, fire chief Odile Brandt said.\n\n"
    '"Nobody could have seen it coming so soon," said Brandt, who led the crews at the Larn works.'
)
AGAIN = (
    "LARN — Fourteen people were hurt in Monday's fire at the rope works in Larn.\n\n"
    '"Nobody could have seen it coming so soon," fire chief Odile Brandt told reporters at the Larn rope works.'
)


def version(article: str, minute: int, body: str, story: str | None = None, **fields: Any) -> Posted:
    """One version of an article."""
    headline = fields.pop("headline", f"Report {article}")
    return Posted(article, body, story=story, headline=headline, published_at=at(minute), **fields)


def two_stories() -> tuple[str, str]:
    """A fire as two newsrooms told it, in a story of each; their slugs."""
    first = post(version("a", 0, FIRE, headline="Fire at Larn rope works hurts 14"))
    other = post(version("g", 30, AGAIN, headline="14 hurt in rope works fire in Larn"), source="gazette")
    comparison.drain("w", 60)
    return first.story, other.story


def where() -> dict[str, str]:
    """In which story each article stands."""
    with session.reading() as rows:
        query = select(Source.name, Article.key, Story.slug).join(Source).join(Story, Story.id == Article.story_id)
        return {f"{source} {key}": slug for source, key, slug in rows.execute(query)}


def kinds() -> list[str]:
    """What the log holds, oldest first."""
    with session.reading() as rows:
        return list(rows.scalars(select(Act.kind).order_by(Act.id)))


def proposals(state: str = "open") -> list[Proposal]:
    """The proposals in a state."""
    with session.reading() as rows:
        return list(rows.scalars(select(Proposal).where(Proposal.state == state).order_by(Proposal.id)))


def test_a_merge_moves_all_articles_and_leads_the_old_address_on(store: str) -> None:
    fire, other = two_stories()
    done = arranging.merge(other, fire, EDITOR)
    assert (done.story, where()) == (fire, {"wire a": fire, "gazette g": fire})
    with session.reading() as rows, pytest.raises(Moved) as moved:
        open_story(rows, other)
    assert moved.value.to == fire
    comparison.drain("w", 60)
    with session.reading() as rows:
        shelf = open_story(rows, fire)
    assert [v.since_seed is not None for v in shelf.versions] == [False, True]


def test_versions_that_name_the_old_story_land_in_the_merged_one(store: str) -> None:
    post(version("a", 0, FIRE, "fire"))
    post(version("g", 5, AGAIN, "blaze"), source="gazette")
    arranging.merge("blaze", "fire", EDITOR)
    assert post(version("g", 9, AGAIN + " More.", "blaze"), source="gazette").story == "fire"
    assert post(version("new", 9, AGAIN, "blaze")).story == "fire"


def test_a_merge_is_undone_and_done_again(store: str) -> None:
    post(version("a", 0, FIRE, "fire"))
    post(version("g", 5, AGAIN, "blaze"), source="gazette")
    before = where()
    merged = arranging.merge("blaze", "fire", EDITOR)
    post(version("late", 9, AGAIN, "blaze"))
    undone = arranging.undo(merged.act, EDITOR)
    assert where() == {**before, "wire late": "blaze"}
    with pytest.raises(Conflict, match="undone already"):
        arranging.undo(merged.act, EDITOR)
    arranging.undo(undone.act, EDITOR)
    assert where()["gazette g"] == "fire"
    assert kinds() == ["merged", "undone", "undone"]


def test_an_act_whose_articles_went_on_is_not_undone(store: str) -> None:
    post(version("a", 0, FIRE, "fire"))
    post(version("g", 5, AGAIN, "blaze"), source="gazette")
    post(version("z", 5, AGAIN, "smoke"))
    first = arranging.move("gazette", "g", "fire", EDITOR)
    second = arranging.move("gazette", "g", "smoke", EDITOR)
    with pytest.raises(Conflict, match="stands in 'smoke'"):
        arranging.undo(first.act, EDITOR)
    arranging.undo(second.act, EDITOR)
    arranging.undo(first.act, EDITOR)
    assert where()["gazette g"] == "blaze"


def test_an_article_is_split_off_and_stays_where_its_editor_put_it(store: str) -> None:
    post(version("a", 0, FIRE, "fire"))
    post(version("g", 5, AGAIN, "fire"), source="gazette")
    done = arranging.split("gazette", "g", EDITOR)
    assert where() == {"wire a": "fire", "gazette g": done.story}
    post(version("g", 1, AGAIN + " Earlier.", "fire"), source="gazette")
    assert where()["gazette g"] == done.story
    arranging.undo(done.act, EDITOR)
    assert where()["gazette g"] == "fire"


@pytest.mark.parametrize(
    ("why", "do"),
    [
        ("stands in", lambda: arranging.move("wire", "a", "fire", EDITOR)),
        ("alone in", lambda: arranging.split("wire", "a", EDITOR)),
        ("one story already", lambda: arranging.merge("fire", "fire", EDITOR)),
        ("no story 'mill'", lambda: arranging.merge("fire", "mill", EDITOR)),
        ("no article 'z'", lambda: arranging.move("wire", "z", "fire", EDITOR)),
        ("no proposal 9", lambda: arranging.answer(9, "decline", EDITOR)),
        ("should be one of", lambda: arranging.answer(9, "perhaps", EDITOR)),
        ("no act 9", lambda: arranging.undo(9, EDITOR)),
        ("has no version", lambda: arranging.choose_baseline("fire", "x", EDITOR)),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(why: str, do: Any, store: str) -> None:
    post(version("a", 0, FIRE, "fire"))
    with pytest.raises((Missing, Conflict, Invalid), match=why):
        do()
    assert kinds() == []


def test_the_baseline_is_chosen_and_given_back(store: str) -> None:
    post(version("a", 0, FIRE, "fire"))
    later = post(version("a", 5, FIRE + " The road is closed.", "fire"))
    comparison.drain("w", 60)
    done = arranging.choose_baseline("fire", later.ref, EDITOR)
    assert comparison.backlog().due == 2
    with pytest.raises(Conflict, match="baseline of"):
        arranging.choose_baseline("fire", later.ref, EDITOR)
    with session.reading() as rows:
        assert open_story(rows, "fire").seed_chosen
    arranging.undo(done.act, EDITOR)
    with session.reading() as rows:
        shelf = open_story(rows, "fire")
    assert (shelf.seed_chosen, shelf.seed and shelf.seed.number) == (False, 1)


def test_judgements_stay_when_their_article_moves(store: str) -> None:
    post(version("a", 0, FIRE, "fire"))
    post(version("g", 1, AGAIN, "blaze"), source="gazette")
    post(version("a", 5, FIRE.replace("14", "17"), "fire"))
    comparison.drain("w", 60)
    with session.reading() as rows:
        ref = rows.scalars(select(comparison.collations.ChangeRow.ref).where(comparison.collations.ChangeRow.material))
        ref = ref.first()
    assert ref is not None
    judge(ref, Answer("confirmed"), EDITOR)
    arranging.move("wire", "a", "blaze", EDITOR)
    comparison.drain("w", 60)
    assert [one.verdict for one in judgements(ref)] == ["confirmed"]


def test_two_newsrooms_reports_of_one_event_are_proposed_with_the_evidence(store: str) -> None:
    two_stories()
    (found,) = proposals()
    assert found.score > 0.5
    assert "Nobody could have seen it coming so soon" in found.why
    with session.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(Proposal)) == 1


def test_an_article_whose_versions_come_in_a_burst_is_proposed_too(store: str) -> None:
    for n in range(3):
        post(version("a", n, FIRE.replace("14", str(14 + n)), headline="Fire at Larn rope works"))
        post(version("g", 30 + n, AGAIN + f" Edition {n}.", headline="Rope works fire in Larn"), source="gazette")
    comparison.drain("w", 60)
    assert len(proposals()) == 1


def test_reports_of_two_events_are_not_proposed(store: str) -> None:
    post(version("a", 0, FIRE, headline="Fire at Larn rope works"))
    strike = "Ferry crews in Port Anselm went on strike on Monday, union leader Jory Teal said. It may last a week."
    post(version("g", 9, strike, headline="Ferry crews strike"), source="gazette")
    comparison.drain("w", 60)
    assert proposals() == []


def test_a_proposal_is_accepted_and_the_later_story_joins_the_earlier(store: str) -> None:
    fire, _ = two_stories()
    done = arranging.answer(proposals()[0].id, "move", EDITOR)
    assert (done.story, where()) == (fire, {"wire a": fire, "gazette g": fire})
    with pytest.raises(Conflict, match="decided already"):
        arranging.answer(proposals("accepted")[0].id, "decline", EDITOR)
    arranging.undo(done.act, EDITOR)
    assert len(proposals()) == 1


def test_a_declined_proposal_does_not_come_back(store: str) -> None:
    two_stories()
    done = arranging.answer(proposals()[0].id, "decline", EDITOR)
    post(version("g", 60, AGAIN + " The road is closed.", headline="14 hurt in rope works fire"), source="gazette")
    post(version("h", 90, AGAIN, where()["gazette g"], headline="14 hurt in fire in Larn"), source="gazette")
    comparison.drain("w", 60)
    assert proposals() == []
    arranging.undo(done.act, EDITOR)
    assert len(proposals()) == 1


def test_a_hidden_text_is_not_proposed(store: str) -> None:
    post(version("a", 0, FIRE, headline="Fire at Larn rope works hurts 14"))
    post(version("g", 30, AGAIN, headline="14 hurt in rope works fire in Larn", status="withheld"), source="gazette")
    comparison.drain("w", 60)
    assert proposals() == []


@pytest.mark.timeout(120)
def test_stories_that_are_merged_while_their_versions_arrive_end_as_one(store: str) -> None:
    names = ("wire", "gazette", "herald", "courier")
    add_sources(*names[2:])
    for n, source in enumerate(names):
        post(version("a", n, FIRE, ("fire", "blaze")[n % 2]), source=source)
    failures: list[Exception] = []

    def deliver(source: str, story: str) -> None:
        for n in range(6):
            try:
                post(version("a", 10 + n, f"{FIRE} Edition {n} of {source}.", story), source=source)
                post(version(f"b-{n}", 20 + n, f"{AGAIN} Report {n} of {source}.", story), source=source)
            except VariorumError as error:
                failures.append(error)

    senders = [threading.Thread(target=deliver, args=(s, ("fire", "blaze")[n % 2])) for n, s in enumerate(names)]
    for sender in senders:
        sender.start()
    merged = arranging.merge("blaze", "fire", EDITOR)
    for sender in senders:
        sender.join()
    assert failures == []
    assert set(where().values()) == {"fire"}
    comparison.drain("w", 60)
    with session.reading() as rows:
        shelf = open_story(rows, "fire")
        empty = rows.scalar(select(func.count()).where(Article.story_id == Story.id, Story.slug == "blaze"))
        versions = rows.scalar(select(func.count()).select_from(Version))
    assert (empty, len(shelf.versions)) == (0, versions)
    assert all(v.since_seed for v in shelf.versions if not v.is_seed)
    assert outcome()["stories"] == [("fire", "Report a", shelf.seed.ref if shelf.seed else "")]
    arranging.undo(merged.act, EDITOR)
    assert {slug for name, slug in where().items() if name.startswith(("gazette", "courier"))} == {"blaze"}


def test_an_article_that_names_another_story_later_stays_where_its_first_version_put_it(store: str) -> None:
    post(version("a", 0, FIRE, "fire"))
    assert post(replace(version("a", 5, AGAIN, "blaze"))).story == "fire"
