"""The engine as the shared collation benchmark wants it: two strings in, plain rows out.

It is the engine as the product runs it, memories and all: what was read of a text, a block or a sentence is used again.
A bench that gives the same pair several times therefore times a reading and then rereadings, and one that sets the best
of several at 600 sentences against a single run at 6,000 sees a steeper growth than there is. `python -m
tests.benchmarks collation` prints both side by side: "cold" and "first reading" forget everything before each run.
"""

from __future__ import annotations

from typing import Any

from services.collation.clean import from_text
from services.collation.collate import collate


def rows(before: str, after: str) -> list[dict[str, Any]]:
    """Rows as `variorum collate --jsonl` writes them."""
    apparatus = collate(from_text(before), from_text(after))
    return [{"kind": r.kind, "moved": r.moved, "a": r.a, "b": r.b, "ops": r.ops} for r in apparatus.rows]
