"""Forgets what modules remember of texts, for tests that need a first reading."""

from __future__ import annotations

import functools
import gc

from services.collation.memory import Memory


def forget() -> None:
    """Empty every memory of every module, whoever holds it; what is made once for a process stays."""
    for kept in gc.get_objects():
        if isinstance(kept, Memory):
            kept.forget()
        elif isinstance(kept, functools._lru_cache_wrapper) and kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()
