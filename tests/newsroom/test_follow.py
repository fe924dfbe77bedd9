"""A story's threads: the same from whatever order, followed through versions and across sources."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.newsroom.stories import meetings
from services.newsroom.stories.follow import follow
from services.newsroom.stories.followed import StoryThread, Telling
from services.newsroom.stories.lines import lines_of
from services.newsroom.stories.matrix import Row, matrix
from tests.newsroom.told import tell

SENTENCES = (
    "At least {n} people were killed when fire tore through the rope works in Harlow Bay on Tuesday.",
    "A blaze at the rope works in Harlow Bay left {n} people dead.",
    "Some {m} residents of Cable Street were moved to the sports hall.",
    "About {m} people from Cable Street spent the night in a sports hall.",
    "“We could feel the heat from across the harbour,” fire chief Ilse Brandvold said.",
    "The fire chief, Ilse Brandvold, spoke of heat that crews “could feel from across the harbour”.",
    "Investigators believe that it broke out in a paint store.",
    "The fire may have begun in a paint store, investigators said.",
    "The council will not rebuild the works.",
    "The works will be rebuilt, the council said.",
)


@st.composite
def stories(draw: st.DrawFn) -> list[Telling]:
    """Up to nine versions from three sources, made of a few sentences with a few values."""
    told = []
    for number in range(draw(st.integers(1, 9))):
        lines = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
        values = {"n": draw(st.sampled_from(("3", "four", "12"))), "m": draw(st.sampled_from(("120", "150")))}
        source = draw(st.sampled_from(("Courier", "Wire", "Post")))
        text = "\n\n".join(line.format(**values) for line in lines)
        told.append(tell(source, draw(st.integers(0, 6)), text, f"v{number}"))
    return told


@settings(max_examples=60, deadline=None)
@given(told=stories(), seed=st.integers(0, 999))
def test_any_order_of_arrival_gives_the_same_threads_and_the_same_matrix(told: list[Telling], seed: int) -> None:
    threads = follow(told)
    shuffled = random.Random(seed).sample(told, len(told))
    for upto in range(1, len(shuffled)):
        follow(shuffled[:upto])
    again = follow(shuffled)
    assert repr(again) == repr(threads)
    assert repr(matrix(again, shuffled, "v0")) == repr(matrix(threads, told, "v0"))


@settings(max_examples=60, deadline=None)
@given(told=stories())
def test_every_mention_is_in_one_thread_and_stands_where_it_says(told: list[Telling]) -> None:
    texts = {(t.source, t.version): t.reading.text.clean for t in told}
    refs = [ref for thread in follow(told) for ref in (thread.ref, *thread.refs)]
    assert len(refs) == len(set(refs))
    for thread in follow(told):
        for mention in thread.mentions:
            text = texts[mention.source, mention.version]
            assert mention.words in text[slice(*mention.span)]
            assert mention.value in text[slice(*mention.at)]
            assert mention.ref in (thread.ref, *thread.refs)


@settings(max_examples=60, deadline=None)
@given(told=stories(), seed=st.integers(0, 999))
def test_what_reviewers_parted_is_never_one_thread_and_what_they_joined_is(told: list[Telling], seed: int) -> None:
    dice = random.Random(seed)
    refs = sorted({m.ref for thread in follow(told) for m in thread.mentions})
    if len(refs) < 4:
        return
    a, b, c, d = dice.sample(refs, 4)
    threads = follow(told, [(a, b)], [(c, d)])
    assert repr(follow(told[::-1], [(b, a)], [(d, c)])) == repr(threads)
    where = {m.ref: number for number, thread in enumerate(threads) for m in thread.mentions}
    assert where[a] == where[b]
    assert where[c] != where[d]


def thread_of(threads: tuple[StoryThread, ...], words: str) -> StoryThread:
    return next(t for t in threads if any(words in m.words for m in t.mentions))


FIRE = "Three people were killed when fire tore through the rope works in Harlow Bay on Tuesday."
FOUR = FIRE.replace("Three", "Four")
OTHER = "A blaze at the rope works in Harlow Bay left three people dead."


def test_a_value_that_changes_between_versions_stays_in_its_thread() -> None:
    thread = thread_of(follow([tell("Courier", 0, FIRE), tell("Courier", 1, FOUR)]), "killed")
    assert [m.value for m in thread.mentions] == ["Three", "Four"]


def test_an_address_made_before_an_earlier_version_came_still_finds_its_thread() -> None:
    before = thread_of(follow([tell("Courier", 5, FIRE)]), "killed")
    after = thread_of(follow([tell("Courier", 5, FIRE), tell("Wire", 1, OTHER)]), "killed")
    assert before.ref != after.ref
    assert before.ref in after.refs


def test_what_reviewers_parted_holds_for_versions_that_come_later() -> None:
    told = [tell("Courier", 0, FIRE), tell("Wire", 1, FIRE)]
    one, other = (m.ref for m in thread_of(follow(told), "killed").mentions)
    later = [*told, tell("Wire", 2, FOUR), tell("Courier", 3, FIRE)]
    threads = [t for t in follow(later, parted=[(one, other)]) if t.slot == "number"]
    assert [{m.source for m in t.mentions} for t in threads] == [{"Courier"}, {"Wire"}]


def test_refs_that_no_version_has_are_left_aside() -> None:
    told = [tell("Courier", 0, FIRE)]
    assert follow(told, [("gone", "lost")], [("gone", "lost")]) == follow(told)


def row_of(told: list[Telling], words: str) -> Row:
    _, rows = matrix(follow(told), told, told[0].version)
    return next(r for r in rows if any(words in m.words for m in r.thread.mentions))


def test_who_still_carries_the_value_that_others_left_has_not_moved() -> None:
    told = [tell("Wire", 0, FIRE), tell("Courier", 1, OTHER), tell("Wire", 2, FOUR), tell("Post", 3, FOUR)]
    row = row_of(told, "killed")
    assert [(c.source, c.state) for c in row.cells] == [("Wire", "moved"), ("Courier", "not_moved"), ("Post", "moved")]
    assert (row.first, row.moved, row.disagree, row.contradicted) == ("Wire", 2, True, True)
    assert [s.value for s in row.cells[0].said] == ["Three", "Four"]
    assert row.cells[0].since == told[2].published_at


def test_who_differs_from_the_start_does_not_make_the_seed_one_that_has_not_moved() -> None:
    row = row_of([tell("Wire", 0, FIRE), tell("Courier", 1, FOUR)], "killed")
    assert [c.state for c in row.cells] == ["as_seed", "moved"]


def test_who_had_a_claim_first_that_the_seed_does_not_have_is_said() -> None:
    extra = "Some 150 residents of Cable Street were moved to the sports hall."
    told = [tell("Wire", 0, FIRE), tell("Courier", 1, f"{FIRE}\n\n{extra}"), tell("Post", 2, extra)]
    row = row_of(told, "Cable Street")
    assert [c.state for c in row.cells] == ["not_carried", "first_here", "as_first"]
    assert row.first == "Courier"


def test_a_source_that_goes_back_to_a_value_it_had_left_has_reverted() -> None:
    row = row_of([tell("Wire", 0, FIRE), tell("Wire", 1, FOUR), tell("Wire", 2, FIRE)], "killed")
    assert row.reverted
    assert row.cells[0].state == "as_seed"


def test_a_thread_that_a_source_took_out_is_not_carried_since_then() -> None:
    extra = "Some 150 residents of Cable Street were moved to the sports hall."
    told = [tell("Wire", 0, f"{FIRE}\n\n{extra}"), tell("Wire", 1, FIRE)]
    cell = row_of(told, "Cable Street").cells[0]
    assert (cell.state, cell.since, cell.now) == ("not_carried", told[1].published_at, None)


@pytest.mark.parametrize(("one", "other", "clash"), [("at least three", "four", False), ("Three", "Four", True)])
def test_a_bound_that_allows_the_other_value_contradicts_nobody(one: str, other: str, clash: bool) -> None:
    told = [tell("Wire", 0, FIRE.replace("Three", one)), tell("Courier", 1, FIRE.replace("Three", other))]
    row = row_of(told, "killed")
    assert (row.disagree, row.contradicted) == (True, clash)


@settings(max_examples=40, deadline=None)
@given(told=stories(), seed=st.integers(0, 999))
def test_who_meets_does_not_depend_on_who_came_first_even_where_words_become_common(
    told: list[Telling], seed: int
) -> None:
    lines = [line for t in told for line, _ in lines_of(t.reading)]
    shuffled = random.Random(seed).sample(lines, len(lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meetings, "COMMON", 3)
        patch.setattr(meetings, "NEAREST", 2)
        found = []
        for order in (lines, shuffled):
            meeting = meetings.Meetings()
            for line in {line.id: line for line in order}.values():
                meeting.add(line)
            found.append(meeting.answers)
    assert found[0] == found[1]


def test_a_name_that_took_the_place_of_another_is_another_value() -> None:
    before = "The rope works belong to Anders Peterson and his family."
    after = before.replace("Peterson", "Petersen")
    told = [tell("Wire", 0, before), tell("Courier", 1, before), tell("Wire", 2, after)]
    row = row_of(told, "belong")
    assert [c.state for c in row.cells] == ["moved", "not_moved"]
    assert [s.key for s in row.cells[0].said] == ["stated | Anders Peterson", "stated | Anders Petersen"]
    assert row.contradicted


def test_a_name_in_full_and_in_short_are_one_value() -> None:
    full = "The rope works belong to Anders Peterson and to the family."
    told = [tell("Wire", 0, full), tell("Courier", 1, full.replace("Anders Peterson", "Peterson"))]
    assert not row_of(told, "belong").disagree


def test_versions_of_one_moment_stand_as_whoever_keeps_them_orders_them() -> None:
    first, then = tell("Wire", 0, FIRE, "b"), tell("Wire", 0, FOUR, "a")
    told = [replace(first, among="1"), replace(then, among="2")]
    for one in (told, told[::-1]):
        row = row_of(sorted(one, key=lambda t: t.order), "killed")
        assert [s.value for s in row.cells[0].said] == ["Three", "Four"]


def test_21_feet_and_6_4_metres_are_one_value_of_a_row() -> None:
    before = "The river at Harlow Bay reached 6.4 metres in the night."
    told = [tell("Wire", 0, before), tell("Courier", 1, before.replace("6.4 metres", "21 feet"))]
    row = row_of(told, "river")
    assert ([c.state for c in row.cells], row.disagree) == (["as_seed", "as_seed"], False)
