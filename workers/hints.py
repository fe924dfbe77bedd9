"""The hint: one message that means "drain". Best effort, off the request's path, never an error."""

from __future__ import annotations


def hint() -> None:
    """Ask the workers to look for due rows, soon. Returns at once; losing it loses no work."""
