"""Kills the parts of a running house in turn while a newsroom posts, and measures how soon each is back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from random import Random

from sqlalchemy import func, select

from seeds.client import Door
from services import accounts, comparison
from services.records.jobs import COMPARE
from services.records.session import reading
from services.records.tables import Job
from tests.faults.house import House, point_here, until_true
from tests.faults.proof import Proof, prove
from tests.faults.traffic import Newsroom, versions

TURNS = (("worker", False), ("worker", True), ("web server", False), ("web server", True), ("broker", False))
"""What is killed in turn: (part, whether a child of it)."""


@dataclass(slots=True)
class Report:
    """What a run showed. Times in seconds."""

    recoveries: list[tuple[str, float]] = field(default_factory=list)
    stuck_rows: list[float] = field(default_factory=list)
    """From each kill until the rows that were leased then were done."""
    failures: list[str] = field(default_factory=list)
    posting: float = 0.0
    drained: float = 0.0
    stopping: float = 0.0
    proof: Proof | None = None


def run(house: House, count: int, kills: int, rate: float, tell: Callable[[str], None] = lambda _: None) -> Report:
    """Post `count` versions at `rate` a second, kill `kills` times meanwhile and empty the broker once; then prove."""
    random = Random(20261122)
    house.start()
    point_here(house)
    _, secret = accounts.add_source("harbour-times")
    newsroom = Newsroom(Door(house.server, "harbour-times", secret), rate)
    report, begun = Report(), time.monotonic()
    posting = newsroom.post(versions(count, random), random)
    pause = count / rate / (kills + 2)
    time.sleep(min(2.0, pause))
    leased: list[tuple[float, list[int]]] = []
    for number, (part, child) in enumerate(_turns(kills), 1):
        leased.append((time.time(), _leased()))
        before = len(house.pids(part))
        killed = house.kill(part, child)
        name = f"{part}, a child of it" if child else part
        if killed is None:
            tell(f"{number:>2}. {name}: not there to be killed")
            report.failures.append(f"there was no {name} to kill")
        else:
            back = _back(house, part, killed, before)
            took = until_true(back, 60, lambda part=part: f"{part} is not back: {house.said()}")
            report.recoveries.append((name, took))
            tell(f"{number:>2}. kill -9 {name}: back after {took:.1f} s; {len(newsroom.answers)} answers so far")
        if number == (kills + 1) // 2:
            tell(f"    FLUSHALL: {house.ask_broker(b'FLUSHALL' + bytes((13, 10))).decode().strip()}")
        time.sleep(pause * random.uniform(0.5, 1.0))
    posting.join(300)
    report.posting = time.monotonic() - begun
    report.drained = until_true(lambda: not comparison.backlog().due, 240, lambda: f"rows stay due: {house.said()}")
    report.stuck_rows = [lag for when, ids in leased for lag in _lags(when, ids)]
    report.failures += newsroom.failures
    report.proof = prove(newsroom.answers)
    report.stopping = house.stop()
    return report


def _turns(kills: int) -> Iterator[tuple[str, bool]]:
    return islice(cycle(TURNS), kills)


def _back(house: House, part: str, killed: int, count: int) -> Callable[[], bool]:
    """What to wait for: as many processes as before, and for web and broker an answer."""

    def replaced() -> bool:
        pids = house.pids(part)
        return killed not in pids and len(pids) >= count

    answers = {"web server": house.answers, "broker": house.broker_answers}.get(part, lambda: True)
    return lambda: replaced() and answers()


def _leased() -> list[int]:
    """Comparisons that a worker has now. A story's row is due again with every version: its end says nothing."""
    held = Job.leased_by.is_not(None), Job.due_at.is_not(None), Job.kind == COMPARE
    with reading() as rows:
        return list(rows.scalars(select(Job.id).where(*held)))


def _lags(when: float, ids: list[int]) -> list[float]:
    with reading() as rows:
        done = rows.scalars(select(Job.done_at).where(Job.id.in_(ids), Job.done_at.is_not(None)))
        return [max(0.0, at.timestamp() - when) for at in done if at]


def done_rows() -> int:
    """How many rows are done."""
    with reading() as rows:
        return rows.scalar(select(func.count()).where(Job.done_at.is_not(None))) or 0
