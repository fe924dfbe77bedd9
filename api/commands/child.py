"""One process that the supervisor keeps alive: how it starts, what it last said, how it is ended."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)  # seconds before a start, by how often it just died
SETTLED = 20.0  # seconds of life after which a death is a new story
LARGEST_LOG = 10_000_000  # bytes; a larger log is set aside, one old one is kept

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(slots=True)
class Child:
    """A program in a session of its own, so that Ctrl-C reaches the supervisor alone and it can end them in order."""

    name: str
    arguments: list[str]
    environment: dict[str, str]
    log: Path
    patience: float
    """Seconds it has to end after SIGTERM."""
    once: Callable[[int], None] | None = None
    """What to do with its exit status when it may end; without it, it is started again."""
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    again_at: float = field(default=0.0)

    def start(self) -> None:
        """Start it. Output goes to its log."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                self.arguments,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent() if sys.platform == "linux" else None,
            )
        self.started = time.monotonic()

    def ended(self) -> int | None:
        """Its exit status once it has ended, minus the signal's number when one ended it."""
        return None if self.process is None else self.process.poll()

    def bury(self) -> float:
        """Note a death, end what it left behind, and say how many seconds to wait before the next start."""
        self.kill()
        self.deaths = 1 if time.monotonic() - self.started > SETTLED else self.deaths + 1
        pause = PAUSES[min(self.deaths, len(PAUSES)) - 1]
        self.process = None
        self.again_at = time.monotonic() + pause
        return pause

    def ask_to_end(self) -> None:
        """SIGTERM, to the program itself: its own children are its own to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def kill(self) -> None:
        """SIGKILL, to it and to every process it started."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=2)

    def last_words(self, lines: int = 6) -> str:
        """The end of its log."""
        try:
            with self.log.open("rb") as log:
                log.seek(max(0, self.log.stat().st_size - 4000))
                said = log.read().decode("utf-8", "replace").strip().split("\n")
        except OSError:
            return ""
        return "\n".join(said[-lines:])


def _end_with_parent() -> Callable[[], None]:
    """What a child does before its program: ask Linux for SIGTERM when the supervisor is killed outright."""
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def prepare() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return prepare
