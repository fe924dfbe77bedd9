"""A small sample of `make faults`' random orders: side by side, with duplicates, while workers are killed."""

from __future__ import annotations

import pytest

from tests.faults import orders
from tests.stores import postgresql_server, store

__all__ = ["postgresql_server", "store"]


@pytest.mark.timeout(170)
def test_random_orders_with_kills_end_as_the_quiet_one(store: str) -> None:
    told: list[str] = []
    assert orders.run(3, 16, told.append) == 0, told
