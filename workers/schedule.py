"""The scheduler: while rows wait that are nobody's, a hint each second. It keeps no state, so it can be killed at will.

Run as `celery -A workers.app beat -S workers.schedule:Rows`.
"""

from __future__ import annotations

from typing import Any

from celery.beat import Scheduler
from celery.utils.log import get_logger

from services import comparison
from services.errors import VariorumError

EVERY = 1.0  # seconds: the longest a row waits when the hint of its intake was lost

log = get_logger(__name__)


class Rows(Scheduler):  # type: ignore[misc]
    """Sends `drain` when rows wait. There is no timetable: due times stand in the rows."""

    def setup_schedule(self) -> None:
        self.data: dict[str, Any] = {}

    def tick(self, *_: Any, **__: Any) -> float:
        """Look once, hint if needed; seconds until the next look."""
        try:
            if comparison.rows_wait():
                self.app.send_task("drain")
        except VariorumError as error:
            log.warning("%s", error.message)
        except self.app.connection_for_write().connection_errors as error:
            log.warning("The broker does not answer: %s", error)
        except Exception:  # a scheduler that dies of one bad look helps nobody
            log.exception("The look for waiting rows failed")
        return EVERY
