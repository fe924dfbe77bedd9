"""Keeps a worker's claim on its rows while it works on them: one thread, which does nothing while rows are quick."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from types import TracebackType

from services.errors import VariorumError
from services.records import jobs
from services.records.session import writing

EVERY = jobs.LEASE.total_seconds() / 3  # two renewals may fail before the lease runs out


class Lease:
    """While open, the rows it holds are renewed. A process that is killed renews nothing: its rows come back."""

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self._ids: frozenset[int] = frozenset()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="lease", daemon=True)

    def hold(self, ids: Iterable[int]) -> None:
        """From now on hold these rows and no others."""
        self._ids = frozenset(ids)

    def __enter__(self) -> Lease:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()

    def _beat(self) -> None:
        while not self._over.wait(EVERY):
            ids = self._ids
            if ids:
                try:
                    with writing() as session:
                        jobs.renew(session, self.worker, ids)
                except VariorumError:
                    continue  # the store is away; if it stays away, another worker runs the rows again
