"""`variorum recompute`: kept collations made anew for a newer rubric or engine, with progress."""

from __future__ import annotations

import time

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from api.commands.printing import kindly
from api.commands.waiting import until_compared
from services import comparison
from services.newsroom.claims.rubric import CURRENT
from services.records.session import migrate
from workers.hints import hint


@click.command()
@click.option("--story", help="Only this story, such as harbour-fire.")
@click.option("--rubric", default=CURRENT, show_default=True, help="Another than the one in force is run beside it.")
@click.option("--wait/--no-wait", default=True, help="Wait until all are compared; without workers, compare here.")
@kindly
def command(story: str | None, rubric: str, wait: bool) -> None:
    """Compare again what was not compared yet by the engine of now under a rubric.

    Old collations are superseded, never deleted, and judgements stay. Run again, it finds nothing to do.
    """
    console = Console(highlight=False, stderr=True)
    migrate()
    begun, count = time.monotonic(), comparison.recompute(story, rubric)
    hint()
    if count and wait:
        columns = (
            TextColumn("{task.description:>9}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[told]}"),
        )
        with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
            until_compared(progress, count, begun)
    versions = "version" if count == 1 else "versions"
    click.echo(f"{count:,} {versions} {'compared' if wait else 'due'} under {rubric}.")
