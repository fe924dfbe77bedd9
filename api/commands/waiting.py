"""Waiting until all that is due is compared, with a bar that says how far it is; without workers it is done here."""

from __future__ import annotations

import signal
import time
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context

from rich.progress import Progress

from services import comparison
from services.settings import settings

NOBODY_AFTER = 3.0  # seconds in which no worker takes a waiting row: then it is done here
SLICE = 3.0  # seconds of comparing that Ctrl-C has to wait for
LOOK_EVERY = 0.25  # seconds between two looks at how far it is


def until_compared(progress: Progress, total: int, begun: float) -> None:
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
