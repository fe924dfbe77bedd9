"""The engine as the shared collation benchmark wants it: two strings in, plain rows out."""

from __future__ import annotations

from typing import Any

from services.collation.clean import from_text
from services.collation.collate import collate


def rows(before: str, after: str) -> list[dict[str, Any]]:
    """Rows as `variorum collate --jsonl` writes them."""
    apparatus = collate(from_text(before), from_text(after))
    return [{"kind": r.kind, "moved": r.moved, "a": r.a, "b": r.b, "ops": r.ops} for r in apparatus.rows]
