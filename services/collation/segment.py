"""Text to sentences: total and lossless. Joining the spans gives the text back."""

from __future__ import annotations

from services.collation.text import Span, Text


def segment(text: Text) -> tuple[Span, ...]:
    """Spans of sentences of `text.clean`, each with the blanks that follow it; they cover the text."""
    out, at = [], 0
    for line in text.clean.splitlines(keepends=True):
        out.append((at, at + len(line)))
        at += len(line)
    return tuple(out)
