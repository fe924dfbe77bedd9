"""HTML or text as posted, to the text that is compared."""

from __future__ import annotations

import re
from itertools import accumulate, starmap

from services.collation.html import read_html
from services.collation.memory import Memory
from services.collation.text import Block, Text

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*[^\s][^\r\n\x0b\x0c\x85\u2028\u2029]*")


def _read_text(posted: str) -> Text:
    lines = posted.split("\n")
    if "\r" in posted or len(posted.splitlines()) != len(lines) - (not lines[-1]):  # a break that is no line feed
        return Text(posted, posted, tuple(starmap(Block, map(re.Match.span, _LINE.finditer(posted)))))
    starts = accumulate([len(line) + 1 for line in lines], initial=0)
    blocks = [Block(at, at + len(line)) for at, line in zip(starts, lines, strict=False) if line.strip()]
    return Text(posted, posted, tuple(blocks))


_TEXTS: Memory[Text] = Memory(2_000_000, _read_text)
_PAGES: Memory[Text] = Memory(2_000_000, read_html)
"""A seed is read against every version of its story, and a version against the next: 2 million characters of each."""


def from_text(posted: str) -> Text:
    """Plain text: nothing is changed, every line that is not blank is a block."""
    return _TEXTS[posted]


def from_html(posted: str) -> Text:
    """HTML: the text a reader sees, one block a line, with anchors back into the markup."""
    return _PAGES[posted]
