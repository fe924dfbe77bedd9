"""A hint returns at once and is never an error, whatever the broker does; a burst is few messages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.workers.valkey import running

BURST = "from workers.hints import hint\nfor _ in range(1000): hint()\n"
AND_WAIT = "import time; time.sleep(1.2)\n"
IN_A_CHILD = """
import os, time, workers.app
from workers.hints import hint
hint()
time.sleep(1)
if os.fork() == 0:
    hint()
    time.sleep(4)
    os._exit(0)
os.wait()
"""


def say(program: str, home: Path, broker: str | None) -> int:
    """Run a program with this broker; its exit status. One that hangs fails the test."""
    environment = {k: v for k, v in os.environ.items() if k not in ("BROKER_URL", "DATABASE_URL")}
    environment |= {"VARIORUM_HOME": str(home)} | ({"BROKER_URL": broker} if broker else {})
    return subprocess.run([sys.executable, "-c", program], env=environment, timeout=60, check=False).returncode


def test_without_a_broker_there_is_nothing_to_say(tmp_path: Path) -> None:
    program = BURST + "import threading, sys; sys.exit(threading.active_count() - 1)"
    assert say(program, tmp_path, None) == 0


def test_a_broker_that_is_down_harms_nobody(tmp_path: Path) -> None:
    assert say(BURST + AND_WAIT + "hint()", tmp_path, "redis://127.0.0.1:1/0") == 0


def test_a_frozen_broker_harms_nobody(tmp_path: Path) -> None:
    with running() as valkey:
        valkey.process.send_signal(signal.SIGSTOP)
        assert say(BURST + AND_WAIT + "hint()", tmp_path, valkey.url) == 0
        valkey.process.send_signal(signal.SIGCONT)


def test_a_burst_of_hints_is_few_messages(tmp_path: Path) -> None:
    with running() as valkey:
        assert say(BURST + AND_WAIT, tmp_path, valkey.url) == 0
        assert int(valkey.ask("LLEN", "variorum").removeprefix(":")) in (1, 2, 3)


def test_a_forked_child_can_hint_too(tmp_path: Path) -> None:
    with running() as valkey:
        assert say(IN_A_CHILD, tmp_path, valkey.url) == 0
        assert int(valkey.ask("LLEN", "variorum").removeprefix(":")) == 2
