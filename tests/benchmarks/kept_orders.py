"""All 720 orders in which six versions of three sources can come: what is kept must be equal, byte for byte.

The suite goes through a sample of them; this goes through all, on SQLite, with comparisons run at random in between.
"""

from __future__ import annotations

import os
import tempfile
import time
from itertools import permutations
from random import Random

from services.records import session
from services.settings import settings
from tests.services.test_following import SIX
from tests.services.test_orders import arrived
from tests.stores import add_sources


def main() -> None:
    """Post every order into an emptied store and count the outcomes that differ."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VARIORUM_HOME"] = folder
        settings.cache_clear()
        session.forget()
        session.migrate()
        add_sources("wire", "gazette", "tower")
        expected, begun, unlike, orders = arrived(SIX), time.process_time(), 0, 0
        for n, order in enumerate(permutations(SIX)):
            unlike += arrived(list(order), Random(n)) != expected
            orders += 1
        session.forget()
    kept = f"{len(expected['threads'])} threads and {len(expected['changes'])} changes kept"
    print(f"{orders} orders of {len(SIX)} versions: {kept}, {unlike} outcomes differ")
    print(f"{time.process_time() - begun:.0f} s of CPU")


if __name__ == "__main__":
    main()
