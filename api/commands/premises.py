"""What must hold before anything starts: a data directory that is ours alone, a free port. One clear line if not."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.errors import Misconfigured

LEFTOVERS_END = 5.0  # seconds that processes of a killed supervisor have to end by themselves


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Hold the data directory for this supervisor alone. Raises Misconfigured when it cannot be written or is held."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)  # secrets and unpublished texts lie here
        lock = (home / "up.lock").open("a+")
    except OSError as error:
        why = error.strerror or str(error)
        raise Misconfigured(
            f"The data directory {home} cannot be written ({why}). Set VARIORUM_HOME to another."
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Misconfigured(
                f"Variorum is running on {home} already. Stop it first, or set VARIORUM_HOME."
            ) from None
        yield


def check_port(host: str, port: int) -> None:
    """Raises Misconfigured when the web server could not listen there."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
            door.listen(1)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"Port {port} on {host} is in use. Set VARIORUM_PORT to another, or stop what listens there."
        elif error.errno == errno.EACCES:
            message = f"Port {port} is for the administrator only. Set VARIORUM_PORT to one above 1023."
        else:
            message = f"The address {host} cannot be used ({error.strerror or error}). Set VARIORUM_HOST to another."
        raise Misconfigured(message) from None


def remember(home: Path, pids: list[int]) -> None:
    """Write down who was started, for the next supervisor to clear away should this one be killed."""
    kept = [[pid, born] for pid in pids if (born := _born(pid))]
    new = home / "up.pids.new"
    new.write_text(json.dumps(kept), encoding="utf-8")
    new.replace(home / "up.pids")


def clear_leftovers(home: Path) -> None:
    """End what a killed supervisor left running. A pid counts only with the moment its process was born."""
    try:
        kept = json.loads((home / "up.pids").read_text(encoding="utf-8"))
        ours = [int(pid) for pid, born in kept if _born(int(pid)) == born]
    except (OSError, ValueError, TypeError):
        return
    until = time.monotonic() + LEFTOVERS_END
    while ours and time.monotonic() < until:
        time.sleep(0.1)
        ours = [pid for pid in ours if _born(pid)]
    for pid in ours:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(FileNotFoundError):
        (home / "up.pids").unlink()


def _born(pid: int) -> str | None:
    """When a living process was started, as the system writes it; None when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return None if fields[0] == "Z" else fields[19]
    except OSError:
        if Path("/proc/self/stat").exists():
            return None
    told = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return told.strip() or None
