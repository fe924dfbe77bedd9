"""A hint returns at once and is never an error, whatever the broker does; a burst is few messages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from api.commands import broker
from tests.workers.valkey import Valkey, running

BURST = "from workers.hints import hint\nfor _ in range(1000): hint()\n"
AND_WAIT = "import time; time.sleep(1.2)\n"
SAID = """
import os, sys, time, redis

def until_said(messages):
    while redis.Redis(unix_socket_path=sys.argv[1]).llen("variorum") < messages:
        time.sleep(0.05)

"""
IN_A_CHILD = """
import workers.app
from workers.hints import hint
hint()
until_said(1)
if os.fork() == 0:
    hint()
    until_said(2)
    os._exit(0)
os.wait()
"""


def say(program: str, home: Path, address: str | None, *told: str) -> int:
    """Run a program with this broker; its exit status. One that hangs fails the test."""
    environment = {k: v for k, v in os.environ.items() if k not in ("BROKER_URL", "DATABASE_URL")}
    environment |= {"VARIORUM_HOME": str(home)} | ({"BROKER_URL": address} if address else {})
    command = [sys.executable, "-c", program, *told]
    return subprocess.run(command, env=environment, timeout=60, check=False).returncode


def ask_and_wait(program: str, home: Path, valkey: Valkey) -> int:
    """Run a program that waits for what it said to arrive; how many messages lie there then."""
    assert say(SAID + program, home, valkey.url, str(broker.socket_path(valkey.home))) == 0
    return int(valkey.ask("LLEN", "variorum").removeprefix(":"))


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
        assert ask_and_wait(BURST + "until_said(1)\n" + AND_WAIT, tmp_path, valkey) in (1, 2, 3)


def test_a_forked_child_can_hint_too(tmp_path: Path) -> None:
    with running() as valkey:
        assert ask_and_wait(IN_A_CHILD, tmp_path, valkey) == 2
