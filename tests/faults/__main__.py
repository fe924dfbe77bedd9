"""`make faults`: 20 kill -9 and one FLUSHALL while 2,000 versions are posted. Ends by itself; 1 if anything is lost.

`--versions N --kills N --rate N` for another size; `--orders N` for random orders with kills instead, as many as are
begun within `--minutes N`.
Loopback only; everything lies in a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from math import inf
from pathlib import Path

from rich.console import Console
from rich.table import Table

from services.records import session
from tests.databases import cluster
from tests.faults import orders
from tests.faults.house import House, free_port
from tests.faults.run import Report, run


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--versions", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rate", type=float, default=20.0, help="versions a second")
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL of its own instead of SQLite")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument(
        "--orders", type=int, default=0, help="so many random orders of 50 versions from 8 sources instead"
    )
    parser.add_argument("--minutes", type=float, default=inf, help="begin no further order after so many")
    given = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    if given.orders:
        return random_orders(console, given.orders, given.minutes, given.postgresql)
    with tempfile.TemporaryDirectory(prefix="variorum-faults-") as folder, ExitStack() as stack:
        database = ""
        if given.postgresql:
            database = stack.enter_context(cluster(fsync=True)).replace("/?", "/postgres?")
        house = House(Path(folder) / "home", given.port or free_port(), database)
        try:
            report = run(house, given.versions, given.kills, given.rate, console.print)
        finally:
            house.stop()
    show(console, report)
    return 0 if report.proof and report.proof.holds and not report.failures else 1


def random_orders(console: Console, rounds: int, minutes: float, on_postgresql: bool) -> int:
    """Post one story in so many orders, with kills; 1 if any ends otherwise than the quiet one."""
    with tempfile.TemporaryDirectory(prefix="variorum-orders-") as folder, ExitStack() as stack:
        os.environ["VARIORUM_HOME"] = folder
        os.environ.pop("DATABASE_URL", None)
        if on_postgresql:
            os.environ["DATABASE_URL"] = stack.enter_context(cluster(fsync=True)).replace("/?", "/postgres?")
        session.migrate()
        tried, wrong = orders.run(rounds, 50, console.print, minutes)
        session.forget()
    console.print(
        f"{tried} random orders of 50 versions from 8 sources, workers killed all the while: {wrong} otherwise."
    )
    return int(wrong > 0)


def show(console: Console, report: Report) -> None:
    """The tables."""
    recoveries = defaultdict(list)
    for part, seconds in report.recoveries:
        recoveries[part].append(seconds)
    times = Table("killed", "times", "back after, median", "worst")
    for part, seconds in recoveries.items():
        times.add_row(part, str(len(seconds)), f"{statistics.median(seconds):.1f} s", f"{max(seconds):.1f} s")
    console.print(times)
    proof = report.proof
    assert proof is not None
    counts = Table("what must hold", "count")
    for name, count in (
        ("answers that said a version is kept", proof.answers),
        ("versions kept", proof.versions),
        ("results, one a pair", proof.pairs),
        ("answered versions that are lost", proof.lost),
        ("pairs without a result", proof.pairs_missing),
        ("results for pairs there should not be", proof.pairs_too_many),
        ("pairs with two results", proof.pairs_twice),
        ("deliveries kept twice", proof.deliveries_twice),
        ("rows still due, or set apart", proof.jobs_open + proof.jobs_dead),
        ("posts that got no answer at all", len(report.failures)),
    ):
        counts.add_row(name, f"{count:,}")
    console.print(counts)
    if report.stuck_rows:
        worst = max(report.stuck_rows)
        console.print(
            f"{len(report.stuck_rows)} rows were in work at a kill; the last was done {worst:.1f} s after it."
        )
    console.print(
        f"Posting took {report.posting:.0f} s; all was compared {report.drained:.1f} s later; "
        f"SIGTERM to the end of the last process {report.stopping:.1f} s."
    )
    for failure in report.failures[:5]:
        console.print(f"[red]{failure}[/]")
    console.print("[bold green]Nothing lost, nothing doubled.[/]" if proof.holds else "[bold red]It does not hold.[/]")


if __name__ == "__main__":
    sys.exit(main())
