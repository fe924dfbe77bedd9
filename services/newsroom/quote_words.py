"""The words of a quote as they are compared: what a reader would hear. Typography is not heard."""

from __future__ import annotations

import re

from services.newsroom.readings import Quote

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[$€£%]")
_JOINERS = str.maketrans({"‐": "-", "‑": "-", "­": None, "​": None, "‌": None, "’": "'", "ʼ": "'", "‘": "'"})


def heard(text: str) -> tuple[str, ...]:
    """Words in small letters without punctuation, marks, hyphens or kinds of blanks: equal means the same words."""
    return tuple(_WORD.findall(text.translate(_JOINERS).casefold()))


def words_of(quote: Quote) -> tuple[str, ...]:
    """The words inside the marks of one quote, as heard."""
    return heard(quote.text)


def contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter words stand in the longer ones, in order and without a gap."""
    return bool(shorter) and f" {' '.join(shorter)} " in f" {' '.join(longer)} "
