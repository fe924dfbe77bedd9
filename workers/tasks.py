"""One task: drain. It is one call of a use case; everything it needs to know stands in the rows."""

from __future__ import annotations

import ctypes
import os
import socket
from multiprocessing.sharedctypes import RawValue
from typing import Any

from celery.signals import worker_shutting_down
from celery.utils.log import get_task_logger

from services import comparison
from services.errors import VariorumError
from workers.app import app

BUDGET = 25.0  # seconds one drain claims rows for: well below the time limits, long enough to make hints rare

log = get_task_logger(__name__)

# Made before the worker forks, so that its children see it. Plain memory: a lock in it could be held by a killed child.
_stopping = RawValue(ctypes.c_bool, False)


@worker_shutting_down.connect  # type: ignore[untyped-decorator]
def _stop_claiming(**_: Any) -> None:
    """A worker that was asked to stop ends each drain after the row it is at."""
    _stopping.value = True


@app.task(name="drain")  # type: ignore[untyped-decorator]
def drain() -> None:
    """Run due rows. When rows are left at the end of the budget, the next drain is asked for at once."""
    try:
        drained = comparison.drain(f"{socket.gethostname()}:{os.getpid()}", BUDGET, lambda: bool(_stopping.value))
    except VariorumError as error:  # the store is away: the scheduler hints again while rows wait
        log.warning("%s", error.message)
        return
    if drained.done or drained.failed:
        log.info("%d compared, %d failed", drained.done, drained.failed)
    if drained.left and not _stopping.value:
        drain.delay()
