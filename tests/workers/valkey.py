"""A Valkey of the test's own, from the wheel, on a socket in a short folder."""

from __future__ import annotations

import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from api.commands import broker
from tests.faults.house import until_true


@dataclass(frozen=True, slots=True)
class Valkey:
    """A running broker: its data directory, its address and its process."""

    home: Path
    url: str
    process: subprocess.Popen[bytes]

    def ask(self, *words: str) -> str:
        """The first line of its answer."""
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(5)
            door.connect(str(broker.socket_path(self.home)))
            said = f"*{len(words)}\r\n" + "".join(f"${len(w)}\r\n{w}\r\n" for w in words)
            door.sendall(said.encode())
            return door.recv(200).decode().split("\r\n")[0]


@contextmanager
def running() -> Iterator[Valkey]:
    """Started and answering; killed at the end."""
    with tempfile.TemporaryDirectory(prefix="vvk") as folder:
        home = Path(folder)
        process = subprocess.Popen(broker.command(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            until_true(lambda: broker.answers(home), 20, lambda: "Valkey does not answer")
            yield Valkey(home, broker.url(home), process)
        finally:
            process.kill()
            process.wait()
