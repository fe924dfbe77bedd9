"""How often one may try to sign in: after some failures, waits that grow.

Counted in this process: a server with several web processes allows as many times more, which is still slow.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

FREE = 5  # honest slips
LONGEST = 900  # seconds; a stranger who guesses cannot lock a colleague out for longer
FORGET = 3600  # seconds without a failure
MOST_KEPT = 10_000  # entries, so that a flood of names costs no memory


class Throttle:
    """Failures by name and address together, and by each alone with a wider margin."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def _keys(self, name: str, address: str) -> tuple[tuple[str, int], ...]:
        # Wider margins alone: a newsroom shares one address, and else anyone could lock a name's owner out.
        return (f"{name[:80]}@{address}", FREE), (f"@{address}", FREE * 20), (name[:80], FREE * 10)

    def wait(self, name: str, address: str) -> int:
        """Seconds until the next attempt is looked at; 0 means now."""
        now, longest = self._clock(), 0.0
        with self._lock:
            for key, free in self._keys(name, address):
                count, last = self._failures.get(key, (0, now))
                if count >= free and now - last < FORGET:
                    longest = max(longest, last + min(LONGEST, 2.0 ** min(count - free, 20)) - now)
        return int(longest) + 1 if longest > 0 else 0

    def failed(self, name: str, address: str) -> None:
        """Remember a wrong password."""
        now = self._clock()
        with self._lock:
            for key, _ in self._keys(name, address):
                count, last = self._failures.pop(key, (0, now))
                self._failures[key] = (1 if now - last > FORGET else count + 1, now)
            while len(self._failures) > MOST_KEPT:
                self._failures.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the slips of one who knows the password."""
        with self._lock:
            self._failures.pop(f"{name[:80]}@{address}", None)
