"""Judgements on both stores: appended, all or none, undone to what was said before."""

from __future__ import annotations

import pytest

from services import accounts, review
from services.accounts import Account
from services.comparison import drain
from services.errors import Conflict, Missing
from services.intake import Posted
from services.records import change_log
from services.records.change_log import ChangeFilter
from services.records.session import reading
from services.review import Answer, JudgedSince
from tests.stores import at, post

TEXT = "The bridge at Ostrand carried 4,200 carts a day. It closed on Monday. Three workers were hurt, the mayor said."


@pytest.fixture
def refs(store: str) -> list[str]:
    """The material changes of one article's second version."""
    post(Posted("b-1", TEXT, story="bridge", published_at=at(0)))
    later = TEXT.replace("4,200", "5,100").replace("Monday", "Sunday").replace("Three", "Nine")
    post(Posted("b-1", later, story="bridge", published_at=at(30)))
    drain("test", 30)
    with reading() as session:
        found = change_log.changes(session, ChangeFilter(story="bridge", material=True, against="previous")).items
    assert len(found) == 3
    return [line.ref for line in found]


@pytest.fixture
def ada(store: str) -> Account:
    return accounts.add_user("ada", "reviewer", "a long password")


@pytest.fixture
def ben(store: str) -> Account:
    return accounts.add_user("ben", "reviewer", "a long password")


def states(refs: list[str]) -> list[str]:
    with reading() as session:
        said = change_log.verdicts(session, refs)
    return [said[ref].state if ref in said else "open" for ref in refs]


def test_many_are_judged_with_one_answer_each_and_undone_together(refs: list[str], ada: Account) -> None:
    made = review.judge_all({ref: Answer("dismissed", "wording", after=0) for ref in refs}, ada)
    assert states(refs) == ["dismissed"] * 3
    assert [one.change for one in review.together_with(made[1].id, ada)] == refs
    review.undo(made[2].id, ada)
    assert states(refs) == ["open"] * 3


def test_when_one_was_judged_meanwhile_none_is_kept(refs: list[str], ada: Account, ben: Account) -> None:
    theirs = review.judge(refs[1], Answer("confirmed", after=0), ben)
    with pytest.raises(JudgedSince) as late:
        review.judge_all({ref: Answer("dismissed", "other", after=0) for ref in refs}, ada)
    assert [(one.change, one.said) for one in late.value.changes] == [(refs[1], theirs)]
    assert states(refs) == ["open", "confirmed", "open"]


def test_one_that_is_not_there_keeps_all_from_being_judged(refs: list[str], ada: Account) -> None:
    with pytest.raises(Missing):
        review.judge_all({refs[0]: Answer("confirmed"), "nothing": Answer("confirmed")}, ada)
    assert states(refs) == ["open"] * 3


def test_undoing_puts_back_each_ones_own_state(refs: list[str], ada: Account, ben: Account) -> None:
    review.judge(refs[0], Answer("confirmed"), ben)
    made = review.judge_all({ref: Answer("dismissed", "other") for ref in refs}, ada)
    review.undo(made[0].id, ada)
    assert states(refs) == ["confirmed", "open", "open"]
    assert len(review.judgements(refs[0])) == 3  # nothing is taken out of the log


def test_nobody_undoes_anothers_word_or_one_that_was_answered(refs: list[str], ada: Account, ben: Account) -> None:
    mine = review.judge(refs[0], Answer("confirmed"), ada)
    with pytest.raises(Missing):
        review.undo(mine.id, ben)
    review.judge(refs[0], Answer("dismissed", "other"), ben)
    with pytest.raises(Conflict):
        review.undo(mine.id, ada)
    assert states(refs) == ["dismissed", "open", "open"]
