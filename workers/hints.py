"""The hint: one message that means "drain". Best effort, off the request's path, never an error.

A process sends at most two a second, however many versions come in: a drain takes all rows there are.
"""

from __future__ import annotations

import os
import threading
import time

from services.settings import settings

APART = 0.5  # seconds between two hints of a process: half of what the scheduler waits
REST = 2.0  # seconds to leave a broker alone that did not answer

_wanted = threading.Event()
_starting = threading.Lock()
_thread: threading.Thread | None = None


def hint() -> None:
    """Ask the workers to look for due rows, soon. Returns at once; losing it loses no work."""
    if settings().broker_url is None:
        return
    _wanted.set()
    if _thread is None:
        _start()


def _start() -> None:
    global _thread
    with _starting:
        if _thread is None:
            _thread = threading.Thread(target=_send_for_ever, name="hints", daemon=True)
            _thread.start()


def _send_for_ever() -> None:
    while True:
        _wanted.wait()
        _wanted.clear()
        time.sleep(APART if _send() else REST)


def _send() -> bool:
    try:
        from workers.app import app  # here: a web process pays for Celery when it first has something to say

        app.send_task("drain")
    except Exception:  # broker down, frozen or wrongly set: the scheduler and the rows see to it
        return False
    return True


def _after_fork() -> None:
    global _wanted, _starting, _thread
    _wanted, _starting, _thread = threading.Event(), threading.Lock(), None


os.register_at_fork(after_in_child=_after_fork)
