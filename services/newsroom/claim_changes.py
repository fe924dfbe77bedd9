"""Tells what a revision changes in what the text claims."""

from __future__ import annotations

from services.collation.apparatus import Apparatus
from services.newsroom.changes import Change
from services.newsroom.readings import Reading


def weigh_changes(apparatus: Apparatus, base: Reading, witness: Reading, part: str = "body") -> tuple[Change, ...]:
    """Every difference outside quotation marks and notices as typed changes, in text order."""
    return ()
