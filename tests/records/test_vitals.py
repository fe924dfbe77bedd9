"""What is kept of how the house is doing, on both stores."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from services import comparison, intake
from services.errors import NotSigned
from services.intake import Posted
from services.records.session import reading, writing
from services.records.tables import Job
from services.records.vitals import Vitals, vitals
from tests.stores import at, call, post


def seen() -> Vitals:
    with reading() as rows:
        return vitals(rows)


def test_an_empty_store_says_what_it_is_and_that_nothing_waits(store: str) -> None:
    found = seen()
    assert (found.backlog.due, found.done_at, found.apart, found.delays) == (0, None, (), ())
    assert found.store.kind.casefold() == store
    assert found.store.size > 0
    assert (found.store.free is None) == (store == "postgresql")
    assert [source.name for source in found.sources] == ["gazette", "wire"]


def test_work_that_waits_was_done_and_was_set_apart_is_told(store: str) -> None:
    for minute in range(3):
        post(Posted("bridge-1", f"The bridge is {minute} metres long.", story="bridge", published_at=at(minute)))
    assert seen().backlog.due >= 3
    comparison.drain("test", 60)
    found = seen()
    assert (found.backlog.due, found.done_at is not None, len(found.delays)) == (0, True, 2)
    assert all(delay >= 0 for delay in found.delays)
    died = datetime.now(UTC)
    with writing() as rows:
        for job in rows.query(Job).limit(2):
            job.dead_at, job.reason = died, "It was tried 5 times."
    assert [(one.reason, one.count, one.since) for one in seen().apart] == [("It was tried 5 times.", 2, died)]


def test_refused_calls_of_the_last_day_are_counted_by_why(store: str) -> None:
    for hours in (1, 2, 30):
        late = call(received_at=datetime.now(UTC) - timedelta(hours=hours))
        intake.refuse(late, NotSigned("The signature is not right."), 401)
    (counted,) = seen().refused.values()
    assert counted == 2
