"""A story's threads are kept: the same for every order, run and kill; what people said holds for what comes later."""

from __future__ import annotations

from itertools import islice, permutations
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from services import bonding, comparison, following
from services.accounts import Account
from services.bonding import Word
from services.errors import Conflict, Invalid, Missing
from services.intake import Posted
from services.records import change_log, jobs, session, threads
from services.records.change_log import ChangeFilter
from services.records.tables import Bond, Job, Story, ThreadRow
from tests.services.test_orders import arrived, outcome, step
from tests.stores import add_sources, at, post

ANN = Account(0, "ann", "reviewer", "token")
STORY = "bridge"


def text(number: int, day: str, more: str = "") -> str:
    """What one source says of the bridge."""
    return (
        f"The bridge at Ostry closed on {day}. Divers found {number} cars below it.\n\n"
        f'"Nobody was hurt at all," said Ann Holt, who leads the council.{more}'
    )


def tell(minute: int, number: int, day: str = "Monday", source: str = "wire", more: str = "") -> str:
    """One version of a source's article; its ref."""
    posted = Posted(f"bridge-{source}", text(number, day, more), story=STORY, published_at=at(minute))
    return post(posted, source=source).ref


def drained() -> comparison.Drained:
    done = comparison.drain("test", 60)
    assert (done.failed, done.left) == (0, False)
    return done


def kept(kind: str = "claim") -> tuple[threads.ThreadLine, ...]:
    with session.reading() as rows:
        story = rows.scalars(select(Story.id).where(Story.slug == STORY)).one()
        return threads.of_story(rows, story, kind)


def numbers() -> list[threads.ThreadLine]:
    return [line for line in kept() if line.slot == "number"]


SIX = [
    step(1, 1, text(4, "Monday")),
    step(2, 2, text(5, "Monday"), "gazette"),
    step(3, 3, text(5, "Monday")),
    step(4, 4, text(5, "Sunday"), "tower"),
    step(5, 5, text(5, "Sunday")),
    step(6, 6, text(6, "Sunday"), "gazette"),
]


def test_orders_of_six_versions_of_three_sources_keep_equal_threads(store: str) -> None:
    add_sources("tower")
    expected = arrived(SIX)
    assert len(expected["threads"]) >= 3
    # Every 60th on SQLite, every 240th on PostgreSQL; the bench `kept-orders` goes through all 720.
    for order in islice(permutations(SIX), 7, None, 60 if store == "sqlite" else 240):
        assert arrived(list(order), Random(1)) == expected


def test_a_second_run_writes_nothing(store: str) -> None:
    tell(1, 4)
    tell(2, 5, source="gazette")
    drained()
    with session.reading() as rows:
        before = rows.execute(select(ThreadRow.id, ThreadRow.digest).order_by(ThreadRow.id)).all()
    with session.writing() as rows:
        jobs.make_stories_due(rows, rows.scalars(select(Story.id)).all())
    assert drained().followed == 1
    with session.reading() as rows:
        assert rows.execute(select(ThreadRow.id, ThreadRow.digest).order_by(ThreadRow.id)).all() == before


def test_many_versions_are_one_row_and_are_followed_once(store: str) -> None:
    for minute in range(1, 9):
        tell(minute, minute)
    done = drained()
    assert (done.done, done.followed) == (8, 1)
    with session.reading() as rows:
        assert len(rows.scalars(select(Job).where(Job.kind == jobs.FOLLOW)).all()) == 1


def test_what_came_while_a_story_was_followed_is_followed_next(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(1, 4)
    real = following._follow

    def meanwhile(story: int) -> Any:
        found = real(story)
        monkeypatch.setattr(following, "_follow", real)
        with session.writing() as rows:
            jobs.make_stories_due(rows, [story])
        return found

    monkeypatch.setattr(following, "_follow", meanwhile)
    assert drained().followed == 2


def test_a_worker_that_lost_its_lease_keeps_nothing(store: str) -> None:
    tell(1, 4)
    comparison.compare(1)
    claimed = next(row for row in comparison.claim("slow") if row.kind == jobs.COMPARE)
    with session.writing() as rows:
        jobs.finish(rows, [claimed], "slow")
    (row,) = comparison.claim("slow")
    assert row.kind == jobs.FOLLOW
    with session.writing() as rows:
        rows.get_one(Job, row.id).leased_by = "quick"
    following.run(row, "slow")
    assert kept() == ()
    following.run(row, "quick")
    assert numbers()


def test_what_a_newsroom_took_back_is_not_followed(store: str) -> None:
    tell(1, 4)
    posted = Posted("bridge-gazette", text(9, "Friday"), story=STORY, published_at=at(2), status="withheld")
    post(posted, source="gazette")
    drained()
    assert {cell.source for line in kept() for cell in line.cells} == {"wire"}


def mentions_of(line: threads.ThreadLine) -> list[str]:
    with session.reading() as rows:
        found = threads.find(rows, rows.scalars(select(Story.id)).one(), line.ref)
    assert found is not None
    return sorted({mention.ref for mention in found[1].mentions})


def test_what_was_parted_stays_parted_when_more_comes_until_it_is_taken_back(store: str) -> None:
    tell(1, 4)
    tell(2, 4, source="gazette")
    drained()
    (together,) = numbers()
    here, there = mentions_of(together)
    bonding.say(STORY, Word(here, there, "parted", "Other cars."), ANN)
    drained()
    assert len(numbers()) == 2
    tell(3, 4, more=" The road is open.")
    tell(4, 4, source="gazette", more=" The road is shut.")
    drained()
    assert len(numbers()) == 2
    bonding.say(STORY, Word(there, here, "withdrawn"), ANN)
    drained()
    assert len(numbers()) == 1
    with session.reading() as rows:
        assert [(b.word, b.signed) for b in rows.scalars(select(Bond).order_by(Bond.id))] == [
            ("parted", "ann"), ("withdrawn", "ann")
        ]  # fmt: skip


def test_what_was_joined_is_one_thread_however_unlike(store: str) -> None:
    tell(1, 4)
    posted = Posted("bridge-gazette", "Some forty geese nest at the mill.", story=STORY, published_at=at(2))
    post(posted, source="gazette")
    drained()
    (here,), (there,) = (mentions_of(line) for line in numbers())
    before = outcome()["threads"]
    bonding.say(STORY, Word(here, there, "joined"), ANN)
    drained()
    assert [{cell.source for cell in line.cells} for line in numbers()] == [{"wire", "gazette"}]
    bonding.say(STORY, Word(here, there, "withdrawn"), ANN)
    drained()
    assert outcome()["threads"] == before


def test_a_word_needs_two_known_mentions_and_nobody_to_have_spoken_since(store: str) -> None:
    tell(1, 4)
    tell(2, 4, source="gazette")
    drained()
    here, there = mentions_of(numbers()[0])
    with pytest.raises(Missing):
        bonding.say("nowhere", Word(here, there, "parted"), ANN)
    with pytest.raises(Missing):
        bonding.say(STORY, Word(here, "nothing", "parted"), ANN)
    for bad in (Word(here, here, "parted"), Word(here, there, "glued"), Word(here, there, "parted", "x" * 5000)):
        with pytest.raises(Invalid):
            bonding.say(STORY, bad, ANN)
    with pytest.raises(Conflict):
        bonding.say(STORY, Word(here, there, "withdrawn"), ANN)
    made = bonding.say(STORY, Word(here, there, "parted", after=0), ANN)
    with pytest.raises(Conflict):
        bonding.say(STORY, Word(here, there, "parted", after=0), ANN)
    assert [word.id for word in bonding.said_of(STORY)] == [made.id]


NOTICE = "\n\nCorrection: Divers found 5 cars below the bridge, not 4."


def silent() -> list[tuple[str | None, str | None]]:
    with session.reading() as rows:
        wanted = ChangeFilter(story=STORY, against="previous", silent=True)
        return [(c.old, c.new) for c in change_log.changes(rows, wanted).items]


def test_a_notice_of_a_later_version_covers_the_change_that_was_silent(store: str) -> None:
    tell(1, 4)
    changed = tell(31, 5)
    drained()
    assert silent() == [("4", "5")]
    tell(61, 5, more=" The road is open.")
    noted = tell(78, 5, more=f" The road is open.{NOTICE}")
    drained()
    assert silent() == []
    with session.reading() as rows:
        events = change_log.changes(rows, ChangeFilter(story=STORY, against="previous", announced=True)).items
    (line,) = [c for c in events if c.slot == "number"]
    assert line.later is not None
    assert (line.disclosure, line.later.version, line.announced) == ("correction", noted, True)
    assert "47 minutes later" in line.why
    (cell,) = numbers()[0].cells
    assert (cell.said[-1].version, cell.said[-1].changes) == (changed, (line.ref,))


def test_a_notice_that_turns_out_to_be_of_its_own_version_covers_nothing_later(store: str) -> None:
    tell(1, 4)
    tell(31, 5)
    tell(61, 5, more=NOTICE)
    drained()
    assert silent() == []
    # The version that brought notice and number at once comes late: the number moved there, and was announced there.
    tell(21, 5, more=NOTICE)
    drained()
    with session.reading() as rows:
        events = change_log.changes(rows, ChangeFilter(story=STORY, against="previous", announced=True)).items
    assert [c.later for c in events if c.slot == "number"] == [None]


def why_of_the_notice() -> str:
    with session.reading() as rows:
        events = change_log.changes(rows, ChangeFilter(story=STORY, against="previous")).items
    (line,) = [c for c in events if c.slot == "notice_added"]
    return line.why


def test_a_notice_whose_wrong_value_no_kept_version_has_says_so_until_one_comes(store: str) -> None:
    tell(31, 5)
    tell(61, 5, more=NOTICE)
    drained()
    assert "in no version kept here did “4” stand before it" in why_of_the_notice()
    tell(1, 4)  # late: the version that readers saw first
    drained()
    assert "no version kept here" not in why_of_the_notice()
