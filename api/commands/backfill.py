"""`variorum backfill`: an archive of versions through the same intake as every webhook, with progress."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from api.commands.archive import Broken, Entry, entries
from api.commands.printing import kindly
from api.commands.waiting import until_compared
from services import accounts, comparison, intake
from services.errors import Busy, Unavailable, VariorumError
from services.records.session import migrate


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
            until_compared(progress, tally.outcomes["accepted"], begun)
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
