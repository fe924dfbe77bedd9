"""Starts processes in order, starts again what dies, ends them in the opposite order, and leaves none behind."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from api.commands.child import Child
from services.errors import Unavailable

LOOK_EVERY = 0.1  # seconds: a dead process is missed for a tenth of a second
FIRST_START = 60.0  # seconds a process has to become ready the first time, on a slow disk


class Supervisor:
    """Keeps children alive until it is told to stop.

    `tell` is called with each line an operator should see, `started` with the pids whenever they change.
    """

    def __init__(self, tell: Callable[[str], None], started: Callable[[list[int]], None]) -> None:
        self.children: list[Child] = []
        self.tell = tell
        self._started = started
        self.stopping = False
        self.at_once = False

    @contextmanager
    def signals(self) -> Iterator[None]:
        """Ctrl-C and SIGTERM ask for an orderly end; a second one ends at once."""
        asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = [(number, signal.signal(number, self._asked)) for number in asked]
        try:
            yield
        finally:
            for number, handler in before:
                signal.signal(number, handler)

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        self.at_once = self.stopping
        self.stopping = True

    def start(self, child: Child, ready: Callable[[], bool] = lambda: True) -> None:
        """Start a child and wait until it is ready. Raises Unavailable with its last words when it ends or hangs."""
        self.children.append(child)
        child.start()
        self.changed()
        until = time.monotonic() + FIRST_START
        while not self.stopping and not ready():
            if child.ended() is not None:
                raise Unavailable(
                    f"The {child.name} ended at once. Its last words, in {child.log}:\n{child.last_words()}"
                )
            if time.monotonic() > until:
                raise Unavailable(f"The {child.name} is not ready after {FIRST_START:.0f} s; see {child.log}")
            time.sleep(LOOK_EVERY / 2)

    def changed(self) -> None:
        """Hand on who runs now."""
        self._started([child.process.pid for child in self.children if child.process is not None])

    def watch(self) -> None:
        """Keep all alive until asked to stop."""
        while not self.stopping:
            for child in list(self.children):
                self._look(child)
            time.sleep(LOOK_EVERY)

    def _look(self, child: Child) -> None:
        if child.process is None:
            if time.monotonic() >= child.again_at:
                child.start()
                self.changed()
            return
        status = child.ended()
        if status is None:
            return
        if child.once is not None:
            self.children.remove(child)
            child.once(status)
            return
        how = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        pause = child.bury()
        soon = "at once" if not pause else f"in {pause:g} s"
        self.tell(f"[yellow]The {child.name} {how}; it starts again {soon}.[/] Its log: {child.log}")

    def stop(self) -> None:
        """End all, last started first, each within its patience; what is left after it is killed."""
        for child in reversed(self.children):
            child.ask_to_end()
            until = time.monotonic() + child.patience
            while child.ended() is None and time.monotonic() < until and not self.at_once and child.process is not None:
                time.sleep(0.02)
            if child.process is not None and child.ended() is None:
                self.tell(f"[yellow]The {child.name} did not end in time and was killed; no work is lost.[/]")
            child.kill()
