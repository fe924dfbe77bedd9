"""How often Python looks for garbage: seldom. A comparison makes some ten thousand values, and hardly any of them is.

With the collector's defaults a fifth of the time of comparing was spent looking through what is in use, and through
all that was loaded at the start.
"""

from __future__ import annotations

import gc

_VALUES = 50_000
"""New values after which the young ones are looked through: those of a few comparisons, some 5 MB."""

_ROUNDS = 20
"""Rounds of the young after which the older are looked through, and of those, after which all are."""


def sweep_seldom() -> None:
    """For a process that compares: to be called before it imports much."""
    gc.set_threshold(_VALUES, _ROUNDS, _ROUNDS)


def keep_what_is_loaded() -> None:
    """Never look again through what is loaded now: for a process that lives long."""
    gc.collect()
    gc.freeze()
