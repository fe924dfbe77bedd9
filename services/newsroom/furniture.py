"""Finds the furniture of one text."""

from __future__ import annotations

from datetime import datetime

from services.collation.text import Span, Text
from services.newsroom.readings import Furniture


def find_furniture(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Furniture, ...]:
    return ()
