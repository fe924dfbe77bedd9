"""HTML or text as posted, to the text that is compared."""

from __future__ import annotations

import re
from itertools import starmap

from services.collation.html import read_html
from services.collation.text import Block, Text

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*[^\s][^\r\n\x0b\x0c\x85\u2028\u2029]*")


def from_text(posted: str) -> Text:
    """Plain text: nothing is changed, every line that is not blank is a block."""
    return Text(posted, posted, tuple(starmap(Block, map(re.Match.span, _LINE.finditer(posted)))))


def from_html(posted: str) -> Text:
    """HTML: the text a reader sees, one block a line, with anchors back into the markup."""
    return read_html(posted)
