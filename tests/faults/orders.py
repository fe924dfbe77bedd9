"""Random orders of one story's versions, from senders side by side, with workers killed all the while: equal results.

`python -m tests.faults --orders 200`. A nursery process keeps workers alive and kills them; it is forked before any
thread is started, so that no lock is carried over.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import inf
from random import Random
from typing import Any

from sqlalchemy import update

from services import comparison
from services.errors import Unavailable
from services.intake import Posted, accept
from services.records import session
from services.records.tables import Job
from tests.services.test_orders import empty, outcome
from tests.stores import add_sources, at, call

SOURCES = tuple(f"paper-{n}" for n in range(8))
WORKERS, SENDERS = 2, 4
BETWEEN = (0.05, 0.4)
"""Seconds between two kills: from a part of one comparison to several."""

TEXT = (
    "The bridge at Ostry closed on {day}. The town council said that {cars} cars were on it.\n\n"
    '"Nobody was hurt," said Ann Holt, who leads the council. A new bridge will cost {cost} million crowns.'
)


@dataclass(frozen=True, slots=True)
class Step:
    """One delivery: its id, its source, when it is received if it is not dated, and what it says."""

    key: str
    source: str
    received_at: datetime
    posted: Posted


def steps(count: int, random: Random) -> list[Step]:
    """So many deliveries of eight sources: dated and undated, texts that come back, some continued, some contradictory.

    Among them: numbers that go backwards, another story's name, what continues itself or nothing known, and what is
    taken back with its text or without.
    """
    made = []
    for n in range(count):
        source, minute = SOURCES[n % len(SOURCES)], n + random.randrange(40)
        body = TEXT.format(
            day=random.choice(("Monday", "Sunday")), cars=random.randrange(4), cost=random.choice((4, 5))
        )
        article = f"bridge-{source}" + ("-b" if random.random() < 0.2 else "")
        whole = article.endswith(source)
        posted = Posted(
            article,
            body,
            story=random.choice(("bridge",) * 9 + ("harbour",)) if whole else None,
            headline=f"Bridge at Ostry, report {minute % 7}",
            label=str(random.randrange(9)),
            published_at=None if random.random() < 0.3 else at(minute),
            status=random.choice(("usable",) * 18 + ("withheld", "canceled")),
            evolved_from=random.choice((None,) * 8 + (article, "never-seen")) if whole else f"bridge-{source}",
        )
        if posted.status == "canceled" and random.random() < 0.5:
            posted = replace(posted, body="", headline=None)
        made.append(Step(f"msg-{n}", source, at(minute + 1 / 3), posted))
    # What continues an article joins its story only where that article comes at all.
    begun = TEXT.format(day="Monday", cars=9, cost=4)
    first = []
    for source in SOURCES:
        opening = Posted(f"bridge-{source}", begun, story="bridge", published_at=at(0))
        first.append(Step(f"first-{source}", source, at(0), opening))
    return [*first, *made[len(SOURCES) :]]


def arrived(order: list[Step], seed: int) -> dict[str, Any]:
    """What is there after these deliveries, sent side by side while workers are killed."""
    empty()
    nursery = _fork(lambda: _nurse(Random(seed)))
    with ThreadPoolExecutor(SENDERS) as senders:
        list(senders.map(_send, order))
    os.kill(nursery, signal.SIGTERM)
    os.waitpid(nursery, 0)
    _expire_leases()
    comparison.retry_dead()
    while comparison.drain("last", 60).left:
        pass
    return outcome()


def quiet(order: list[Step]) -> dict[str, Any]:
    """What is there after these deliveries, one by one, with nobody killed."""
    empty()
    for one in order:
        _send(one)
    while comparison.drain("quiet", 60).left:
        pass
    return outcome()


def mixed(made: list[Step], random: Random) -> list[Step]:
    """Another order, with some deliveries sent twice: under the same id, or under one of its own."""
    twice = [s if random.random() < 0.5 else Step(f"{s.key}-again", s.source, s.received_at, s.posted) for s in made]
    return random.sample([*made, *random.sample(twice, len(made) // 5)], len(made) + len(made) // 5)


def run(rounds: int, count: int, tell: Callable[[str], None], minutes: float = inf) -> tuple[int, int]:
    """So many random orders against the quiet one, or as many as fit; how many were tried, how many ended otherwise."""
    random = Random(20261124)
    add_sources(*SOURCES)
    made = steps(count, random)
    expected = quiet(made)
    wrong, tried, over = 0, 0, time.monotonic() + 60 * minutes
    for n in range(rounds):
        if time.monotonic() > over:
            break
        tried = n + 1
        begun, found = time.monotonic(), arrived(mixed(made, random), n)
        other = [name for name in expected if found[name] != expected[name]]
        wrong += bool(other)
        if other or (n + 1) % 10 == 0:
            told = f"otherwise: {', '.join(other)}" if other else "equal"
            tell(f"{n + 1:>4}. {told}, {time.monotonic() - begun:.1f} s")
    return tried, wrong


def _send(step: Step) -> None:
    while True:
        try:
            accept(call(step.key, b"{}", step.source, step.received_at), step.posted)
        except Unavailable:  # a killed worker held the store: the newsroom sends again
            time.sleep(0.05)
        else:
            return


def _nurse(random: Random) -> None:
    over = [False]
    signal.signal(signal.SIGTERM, lambda *_: over.__setitem__(0, True))
    workers = [_fork(_work) for _ in range(WORKERS)]
    while not over[0]:
        time.sleep(random.uniform(*BETWEEN))
        victim = random.randrange(WORKERS)
        os.kill(workers[victim], signal.SIGKILL)
        os.waitpid(workers[victim], 0)
        workers[victim] = _fork(_work)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)


def _work() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        with contextlib.suppress(Unavailable):
            comparison.drain(f"worker-{os.getpid()}", 5)
        time.sleep(0.02)


def _fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def _expire_leases() -> None:
    past = datetime.now(UTC) - timedelta(seconds=1)
    with session.writing() as rows:
        rows.execute(update(Job).where(Job.leased_by.is_not(None)).values(leased_until=past))
        rows.execute(update(Job).where(Job.due_at.is_not(None)).values(due_at=past))
