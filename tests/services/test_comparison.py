"""Due rows are run once each, under a lease; what fails is tried again or set apart; what is kept opens as made."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from services import comparison, following, proposing
from services.comparison import claim, compare, drain, open_comparison, rows_wait
from services.errors import Invalid, Missing
from services.intake import Posted
from services.records import jobs, session
from services.records.tables import Collation, Job, Version
from services.records.versions import Standing
from tests.stores import at, post

TEXT = 'The bridge at Ostry closed on Monday. It is 40 metres long.\n\n"Nobody was hurt," said Ann Holt, the mayor.'
ARTICLE = Posted("bridge-1", TEXT, story="bridge", headline="Bridge closed", published_at=at(0))


def version(n: int, body: str | None = None, **fields: Any) -> str:
    """Post version n of the article; its ref."""
    return post(replace(ARTICLE, body=body or TEXT.replace("40", str(40 + n)), published_at=at(n), **fields)).ref


def row(ref: str) -> Job:
    """The job of a version."""
    with session.reading() as rows:
        mine = select(Job).join(Version, Version.id == Job.version_id).where(Version.ref == ref, Job.kind == "compare")
        return rows.scalars(mine).one()


def pairs(current: bool = True) -> list[tuple[str, str]]:
    """(base, witness) of every kept collation."""
    with session.reading() as rows:
        kept = rows.scalars(select(Collation).order_by(Collation.id)).all()
        return [(c.base.ref, c.witness.ref) for c in kept if not current or c.superseded_at is None]


def expire_leases() -> None:
    """Let time pass until every lease is over and everything postponed is due."""
    with session.writing() as rows:
        for job in rows.scalars(select(Job)):
            job.leased_until = job.leased_until and datetime.now(UTC) - timedelta(seconds=1)
            job.due_at = job.due_at and datetime.now(UTC) - timedelta(seconds=1)


def fail_on(monkeypatch: pytest.MonkeyPatch, error: Exception, witness: str) -> None:
    """Make the comparison of one version fail."""
    real = comparison._Work.compared

    def compared(work: Any, base: Standing, read: Standing) -> Any:
        if read.ref == witness:
            raise error
        return real(work, base, read)

    monkeypatch.setattr(comparison._Work, "compared", compared)


def test_every_version_is_read_against_seed_and_predecessor(store: str) -> None:
    refs = [version(n) for n in range(4)]
    assert drain("w", 30) == comparison.Drained(4, 0, False)
    wanted = {(refs[0], refs[n]) for n in (1, 2, 3)} | {(refs[n], refs[n + 1]) for n in (0, 1, 2)}
    assert sorted(pairs()) == sorted(wanted)
    assert comparison.backlog() == jobs.Backlog(0, 0, 0, None)


def test_running_twice_changes_nothing(store: str) -> None:
    version(0)
    second = row(version(1)).version_id
    assert (compare(second), compare(second)) == (1, 0)
    drain("w", 30)
    assert len(pairs(current=False)) == 1


def test_what_is_kept_opens_as_it_was_made(store: str) -> None:
    first, second = version(0), version(1, byline="By Ann")
    with session.reading() as rows:
        base, witness = (rows.scalars(select(Version).where(Version.ref == ref)).one() for ref in (first, second))
        made = open_comparison(rows, base, witness)
        assert pairs() == []
    drain("w", 30)
    with session.reading() as rows:
        base, witness = (rows.scalars(select(Version).where(Version.ref == ref)).one() for ref in (first, second))
        assert open_comparison(rows, base, witness) == made
    assert made.changes
    assert made.apparatus["body"].replay() == made.witness.body.clean


def test_any_two_versions_can_be_opened_and_looking_keeps_nothing(store: str) -> None:
    refs = [version(n) for n in range(3)]
    drain("w", 30)
    before = pairs(current=False)
    with session.reading() as rows:
        last, middle = (rows.scalars(select(Version).where(Version.ref == ref)).one() for ref in (refs[2], refs[1]))
        made = open_comparison(rows, last, middle)
    assert made.apparatus["body"].replay() == made.witness.body.clean
    assert pairs(current=False) == before


def test_a_late_version_supersedes_and_deletes_nothing(store: str) -> None:
    first, third = version(1), version(3)
    fourth = version(4)
    drain("w", 30)
    second = version(2)
    drain("w", 30)
    assert (third, fourth) in pairs()
    assert {(first, second), (second, third), (first, third)} <= set(pairs())
    earliest = version(0)
    drain("w", 30)
    assert {(earliest, ref) for ref in (first, second, third, fourth)} <= set(pairs())
    assert (first, third) not in pairs()
    assert (first, third) in pairs(current=False)


def test_the_same_change_has_the_same_ref_against_predecessor_and_seed(store: str) -> None:
    """Against the seed, the last version shows the change of the length again: it has the ref it had before."""
    first = version(0)
    second = version(1)
    third = version(2, body=TEXT.replace("40", "41") + " The school stays closed.")
    drain("w", 30)
    with session.reading() as rows:
        found = {
            (c.base.ref, c.witness.ref): {change.ref for change in c.changes if change.slot == "number"}
            for c in rows.scalars(select(Collation))
        }
    assert found[first, second]
    assert found[first, third] == found[first, second]
    assert not found[second, third]


def test_a_withheld_version_is_compared_like_others(store: str) -> None:
    first, second = version(0), version(1, status="withheld")
    drain("w", 30)
    assert pairs() == [(first, second)]


def test_rows_are_claimed_once_until_the_lease_is_over(store: str) -> None:
    for n in range(3):
        version(n)
    assert len(claim("one")) == 3
    assert claim("two") == []
    assert not rows_wait()
    expire_leases()
    assert rows_wait()
    assert len(claim("two")) == 1  # tried before: alone


def test_attempts_are_counted_before_running(store: str) -> None:
    ref = version(0)
    claim("one")
    assert row(ref).attempts == 1


def test_a_version_that_kills_its_process_five_times_is_set_apart_and_no_other(store: str) -> None:
    poison, *innocents = (version(n) for n in range(4))
    for _ in range(12):
        for claimed in claim("dies"):
            if claimed.kind != jobs.COMPARE or claimed.version_id != row(poison).version_id:
                drain_one(claimed)
        expire_leases()
    assert row(poison).dead_at is not None
    assert "5 times" in (row(poison).reason or "")
    assert [row(ref).done_at is not None for ref in innocents] == [True] * 3
    assert not rows_wait()


def drain_one(claimed: jobs.Claimed) -> None:
    """Run one claimed row as a worker would."""
    if claimed.kind == jobs.FOLLOW:
        following.run(claimed, "dies")
        return
    if claimed.kind == jobs.PROPOSE:
        proposing.run(claimed, "dies")
        return
    made = comparison._Work.of([claimed.version_id]).made(claimed.version_id)
    with session.writing() as rows:
        jobs.finish(rows, [claimed], "dies")
        comparison._keep(rows, {claimed.version_id: made})


def drain_in_a_process_that_dies_of(poison: str) -> None:
    """Fork a worker that is killed the moment it compares one version."""
    child = os.fork()
    if child == 0:
        try:
            real = comparison._Work.compared

            def compared(work: Any, base: Standing, read: Standing) -> Any:
                if read.ref == poison:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(work, base, read)

            comparison._Work.compared = compared  # type: ignore[method-assign]
            drain("dies", 30)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def test_a_text_that_kills_real_processes_is_set_apart_and_the_rest_is_done(store: str) -> None:
    refs = [version(n) for n in range(6)]
    for _ in range(8):
        drain_in_a_process_that_dies_of(refs[2])
        expire_leases()
    assert row(refs[2]).dead_at is not None
    assert [row(ref).done_at is not None for ref in refs] == [True, True, False, True, True, True]
    assert (refs[0], refs[3]) in pairs()


def test_a_permanent_failure_is_set_apart_at_once_with_its_reason(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version(0)
    bad, good = version(1), version(2)
    fail_on(monkeypatch, Invalid("This text cannot be read."), bad)
    assert drain("w", 30) == comparison.Drained(2, 1, False)
    assert (row(bad).dead_at is None, row(bad).reason) == (False, "Invalid: This text cannot be read.")
    assert row(good).done_at is not None
    assert comparison.backlog().dead == 1


def test_a_failure_that_may_pass_is_tried_again_later_and_five_times_at_most(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    version(0)
    bad = version(1)
    fail_on(monkeypatch, ZeroDivisionError("by nought"), bad)
    monkeypatch.setattr(jobs, "BACKOFF", [3600] * len(jobs.BACKOFF))  # a busy machine may take the second of the first
    assert drain("w", 30).failed == 1
    assert row(bad).reason == "ZeroDivisionError: by nought"
    assert drain("w", 30) == comparison.Drained(0, 0, False)  # not due yet
    for _ in range(6):
        expire_leases()
        drain("w", 30)
    assert row(bad).dead_at is not None
    assert row(bad).reason == "It was tried 5 times. ZeroDivisionError: by nought"


def test_a_failure_that_passed_is_forgotten(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version(0)
    ref = version(1)
    with monkeypatch.context() as broken:
        fail_on(broken, ZeroDivisionError(), ref)
        drain("w", 30)
    expire_leases()
    drain("w", 30)
    assert (row(ref).reason, row(ref).attempts, row(ref).done_at is None) == (None, 0, False)


def test_new_reason_to_run_brings_a_dead_row_back(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version(1)
    ref = version(2)
    with monkeypatch.context() as broken:
        fail_on(broken, Invalid("No."), ref)
        drain("w", 30)
    version(0)
    drain("w", 30)
    assert (row(ref).dead_at, row(ref).done_at is None) == (None, False)


def test_versions_that_were_set_apart_are_brought_back_as_if_never_tried(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = [version(n) for n in range(3)]
    with monkeypatch.context() as broken:
        fail_on(broken, Invalid("No."), refs[1])
        drain("w", 30)
    before = row(refs[1]).wanted
    assert comparison.retry_dead() == 1
    back = row(refs[1])
    assert (back.dead_at, back.reason, back.attempts, back.wanted) == (None, None, 0, before + 1)
    assert drain("w", 30) == comparison.Drained(1, 0, False)
    assert (refs[0], refs[1]) in pairs()
    assert comparison.retry_dead() == 0


def test_one_story_is_brought_back_and_no_other(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison._Work, "compared", lambda *_: (_ for _ in ()).throw(Invalid("No.")))
    here = [version(n) for n in range(2)]
    there = [version(n, article="tower-1", story="tower") for n in range(2)]
    drain("w", 30)
    assert comparison.backlog().dead == 2
    assert comparison.retry_dead("tower") == 1
    assert row(here[1]).dead_at is not None
    assert row(there[1]).dead_at is None
    with pytest.raises(Missing, match="no story 'mill'"):
        comparison.retry_dead("mill")


def test_a_row_made_due_while_it_runs_stays_due(store: str) -> None:
    ref = version(1)
    later = version(3)
    claimed = {one.version_id: one for one in claim("w")}
    version(2)  # becomes the predecessor of the one that runs
    with session.writing() as rows:
        jobs.finish(rows, claimed.values(), "w")
    assert row(ref).due_at is None
    assert row(later).due_at is not None
    assert row(later).leased_by is None


def test_a_drain_that_is_asked_to_stop_gives_back_what_it_did_not_start(store: str) -> None:
    refs = [version(n) for n in range(6)]
    asked = iter([False, False, False, True])
    drained = drain("w", 30, lambda: next(asked, True))
    assert 0 < drained.done < 6
    assert drained.left
    assert {(row(ref).attempts, row(ref).leased_by) for ref in refs} == {(0, None)}


def test_a_lease_is_renewed_for_its_holder_only(store: str) -> None:
    ref = version(0)
    ids = [one.id for one in claim("one")]
    expire_leases()
    with session.writing() as rows:
        jobs.renew(rows, "two", ids)
    assert rows_wait()
    with session.writing() as rows:
        jobs.renew(rows, "one", ids)
    assert not rows_wait()
    assert row(ref).leased_by == "one"
