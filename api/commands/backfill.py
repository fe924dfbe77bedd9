"""`variorum backfill`: an archive of versions through the same intake as every webhook, with progress."""

from __future__ import annotations

import signal
import sys
import time
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from api.commands.archive import Broken, Entry, entries
from api.commands.printing import kindly
from services import accounts, comparison, intake
from services.errors import Busy, Unavailable, VariorumError
from services.records.session import migrate
from services.settings import settings

NOBODY_AFTER = 3.0  # seconds in which no worker takes a waiting row: then it is done here
SLICE = 3.0  # seconds of comparing that Ctrl-C has to wait for
LOOK_EVERY = 0.25  # seconds between two looks at how far it is


@dataclass(slots=True)
class Tally:
    """What became of the versions so far."""

    outcomes: dict[str, int] = field(default_factory=lambda: {"accepted": 0, "duplicate": 0, "unchanged": 0})
    broken: int = 0

    @property
    def taken(self) -> int:
        """Versions that passed the intake."""
        return sum(self.outcomes.values())


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", default="archive", show_default=True, help="Whose versions these are; made when it is new.")
@click.option("--wait/--no-wait", default=True, help="Wait until all are compared; without workers, compare here.")
@kindly
def command(file: Path, source: str, wait: bool) -> None:
    """Load FILE, an archive of versions: JSON lines, one article each. Loading it again changes nothing.

    A line: {"id", "story"?, "url"?, "versions": [{"at", "title"?, "text" or "html"}, ...]}
    """
    console = Console(highlight=False, stderr=True)
    migrate()
    if accounts.sender(source) is None:
        accounts.add_source(source)
        console.print(f"The source {source} is new: [dim]variorum source rotate {source}[/] gives it a secret.")
    begun, apart = time.monotonic(), comparison.backlog().dead
    columns = TextColumn("{task.description:>9}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[told]}")
    with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
        tally = _take_in(file, source, progress)
        taken = time.monotonic() - begun
        if wait:
            _compare(progress, tally.outcomes["accepted"], begun)
    compared = time.monotonic() - begun
    what = ", ".join(f"{count:,} {outcome}" for outcome, count in tally.outcomes.items() if count) or "nothing"
    console.print(f"Intake: {tally.taken:,} versions in {taken:.1f} s, {tally.taken / taken:.0f} a second ({what}).")
    if wait and tally.outcomes["accepted"]:
        rate = tally.outcomes["accepted"] / compared
        console.print(f"Compared: all after {compared:.1f} s, {rate:.0f} versions a second from first to last.")
    apart = comparison.backlog().dead - apart
    if apart > 0:
        console.print(f"[red]{apart} versions could not be compared and were set apart.[/]")
    if tally.broken:
        console.print(f"[red]{tally.broken} could not be loaded; see above.[/]")
    if tally.broken or apart > 0:
        sys.exit(1)


def _take_in(file: Path, source: str, progress: Progress) -> Tally:
    tally = Tally()
    bar = progress.add_task("intake", total=file.stat().st_size, told="")
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            for entry in entries(line, number, source) if line.strip() else ():
                problem = entry if isinstance(entry, Broken) else _accept(entry, tally, number)
                if problem:
                    tally.broken += 1
                    progress.console.print(f"[red]{problem.where}[/]: {problem.why}", markup=True)
            progress.update(bar, advance=len(line), told=f"{tally.taken:,} versions")
    return tally


def _accept(entry: Entry, tally: Tally, number: int) -> Broken | None:
    while True:
        try:
            tally.outcomes[intake.accept(entry.received, entry.posted).outcome] += 1
        except Busy as error:  # the workers are behind: an archive can wait
            time.sleep(error.retry_after / 5)
        except Unavailable:
            raise
        except VariorumError as error:
            return Broken(f"line {number}", error.message)
        else:
            return None


def _compare(progress: Progress, total: int, begun: float) -> None:
    """Wait until nothing is due. Workers of a running server do it; when none takes a row, do it here."""
    bar = progress.add_task("compare", total=total or None, told="")
    with ExitStack() as stack:
        here: Hands | None = None
        seen, since = -1, time.monotonic()
        while (now := comparison.backlog()).due:
            done = max(0, total - now.due)
            rate = done / (time.monotonic() - begun)
            progress.update(bar, completed=done, told=f"{done:,} of {total:,}, {rate:.0f} a second")
            if now.due != seen or now.leased:
                seen, since = now.due, time.monotonic()
            if here is None and time.monotonic() - since > NOBODY_AFTER:
                here = stack.enter_context(Hands(settings().workers))
            if here is not None:
                here.work()
            time.sleep(LOOK_EVERY)
    progress.update(bar, total=max(total, 1), completed=max(total, 1), told=f"{total:,} of {total:,}")


class Hands:
    """Processes that compare here, a slice of work at a time, so that Ctrl-C is heard."""

    def __init__(self, count: int) -> None:
        self._pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_leave_signals)
        self._busy: list[Future[comparison.Drained] | None] = [None] * count

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def work(self) -> None:
        """Give everybody who has nothing to do a slice."""
        for n, running in enumerate(self._busy):
            if running is None or running.done():
                if running is not None:
                    running.result()
                self._busy[n] = self._pool.submit(comparison.drain, f"backfill:{n}", SLICE)


def _leave_signals() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and lets each slice end
