"""A running `variorum up` in a folder of its own: started, its processes named, killed, asked to stop."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from services.settings import settings

PARTS = {
    "worker": "workers.app worker",
    "web server": "gunicorn api.wsgi",
    "scheduler": "workers.app beat",
    "broker": "valkey-server",
}
"""What the command line of each part holds."""


@dataclass(slots=True)
class House:
    """One `variorum up`. `home` is its data directory; `database` is empty for SQLite in it."""

    home: Path
    port: int
    database: str = ""
    process: subprocess.Popen[bytes] | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.environment = {
            **{k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "BROKER_URL")},
            "VARIORUM_HOME": str(self.home),
            "VARIORUM_PORT": str(self.port),
            "VARIORUM_HOST": "127.0.0.1",
            **({"DATABASE_URL": self.database} if self.database else {}),
        }
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "up.log").open("ab") as log:
            command = [sys.executable, "-c", "from api.commands import main; main()", "up", "--no-seeds"]
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        ended = self.process.poll
        until_true(lambda: self.answers() or ended() is not None, 60, lambda: f"no answer:\n{self.said()}")
        if ended() is not None:
            raise RuntimeError(self.said())

    @property
    def server(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        """What the supervisor printed."""
        return (self.home / "up.log").read_text(encoding="utf-8", errors="replace")

    def answers(self) -> bool:
        """Whether the web server answers."""
        door = HTTPConnection("127.0.0.1", self.port, timeout=1)
        try:
            door.request("GET", "/healthz")
            return door.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            door.close()

    def broker_answers(self) -> bool:
        """Whether the embedded broker answers."""
        return self.ask_broker(b"PING\r\n").startswith(b"+PONG")

    def ask_broker(self, words: bytes) -> bytes:
        """Say something to the embedded broker."""
        from api.commands.broker import socket_path

        try:
            with socket.socket(socket.AF_UNIX) as door:
                door.settimeout(2)
                door.connect(str(socket_path(self.home)))
                door.sendall(words)
                return door.recv(64)
        except OSError:
            return b""

    def pids(self, part: str) -> list[int]:
        """The pids of a part: its main process first, then that one's children."""
        table = processes()
        assert self.process is not None
        mains = [pid for pid, (parent, said) in table.items() if parent == self.process.pid and PARTS[part] in said]
        children = [pid for pid, (parent, _) in table.items() if parent in mains]
        return [*mains, *sorted(children)]

    def kill(self, part: str, child: bool = False) -> int | None:
        """SIGKILL a part's main process, or one of its children; the pid that was killed."""
        pids = self.pids(part)
        if len(pids) < (2 if child else 1):
            return None
        pid = pids[-1] if child else pids[0]
        os.kill(pid, signal.SIGKILL)
        return pid

    def stop(self, number: int = signal.SIGTERM) -> float:
        """Ask it to stop; the seconds it took."""
        assert self.process is not None
        begun = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(60)
        return time.monotonic() - begun


def processes() -> dict[int, tuple[int, str]]:
    """(parent, command line) of every living process, by pid."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat=,args=", "-ww"], capture_output=True, text=True, check=True)
    rows = (line.split(None, 3) for line in listed.stdout.splitlines())
    return {int(row[0]): (int(row[1]), row[3]) for row in rows if len(row) == 4 and not row[2].startswith("Z")}


def until_true(look: Callable[[], bool], seconds: float, why: Callable[[], str]) -> float:
    """Wait until something holds; the seconds it took. Raises TimeoutError with `why`."""
    begun = time.monotonic()
    while not look():
        if time.monotonic() - begun > seconds:
            raise TimeoutError(why())
        time.sleep(0.05)
    return time.monotonic() - begun


def point_here(house: House) -> None:
    """Let this process look into the store of a house."""
    from services.records import session

    os.environ["VARIORUM_HOME"] = str(house.home)
    for name in ("DATABASE_URL", "BROKER_URL"):
        os.environ.pop(name, None)
    if house.database:
        os.environ["DATABASE_URL"] = house.database
    settings.cache_clear()
    session.forget()


def free_port() -> int:
    """A port that nobody listens on now, and that no other process of the same test run looks at.

    They are below those that a system gives to whoever asks for any.
    """
    first = 20_000 + 1_000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for port in random.sample(range(first, first + 1_000), 1_000):  # another test run on this machine looks elsewhere
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as a server does: what was just left is free
            try:
                door.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"all ports from {first} on are in use")
