"""Follows each quote from one version into the next."""

from __future__ import annotations

from services.collation.apparatus import Apparatus
from services.newsroom.changes import QuoteChange
from services.newsroom.readings import Reading


def follow_quotes(apparatus: Apparatus, base: Reading, witness: Reading) -> tuple[QuoteChange, ...]:
    """What became of every quote of the base, and which quotes are new."""
    return ()
