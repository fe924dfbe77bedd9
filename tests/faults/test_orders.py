"""A small sample of `make faults`' random orders: side by side, with duplicates, while workers are killed."""

from __future__ import annotations

import pytest

from tests.faults import orders


@pytest.mark.timeout(400)  # processes that are killed and come back wait for their turn on a busy machine
def test_random_orders_with_kills_end_as_the_quiet_one(store: str) -> None:
    told: list[str] = []
    assert orders.run(3, 16, told.append) == (3, 0), told
