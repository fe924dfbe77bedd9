"""How the command line speaks: kindly on a terminal, plainly into a pipe, and every failure as one line."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeVar

import click

from services.errors import VariorumError

Command = TypeVar("Command", bound=Callable[..., Any])


def on_terminal() -> bool:
    """Whether a person looks at standard output and wants colour (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def kindly(command: Command) -> Command:
    """Say our own errors in one line on standard error and exit with 1; a closed pipe is no error."""

    @functools.wraps(command)
    def spoken(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except VariorumError as error:
            for line in lines_of(error):
                click.echo(line, err=True)
            sys.exit(1)
        except BrokenPipeError:
            leave_pipe()

    return spoken  # type: ignore[return-value]


def lines_of(error: VariorumError) -> list[str]:
    """An error, and a line for each field that is at fault."""
    if len(error.faults) < 2:
        return [f"variorum: {error.message}"]
    return ["variorum:", *(f"  {fault.field} {fault.message}" for fault in error.faults)]


def leave_pipe() -> NoReturn:
    """The reader of our output went away: end quietly, as `head` expects."""
    # Python flushes standard output once more when it ends; give it somewhere to go.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows in columns, for a terminal and for `cut` alike."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)
