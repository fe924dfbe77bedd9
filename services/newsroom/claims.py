"""Finds the claims of one text."""

from __future__ import annotations

from datetime import datetime

from services.collation.text import Span, Text
from services.newsroom.readings import Furniture, Claim


def find_claims(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Claim, ...]:
    return ()
