"""Which notice covers which change."""

from __future__ import annotations

from services.newsroom.changes import Change
from services.newsroom.readings import Reading


def disclose(changes: tuple[Change, ...], base: Reading, witness: Reading) -> tuple[Change, ...]:
    """The same changes, each with the notice that covers it; notices that came, changed or went are added."""
    return changes
