"""HTML or text as posted, to the text that is compared."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate, compress, count, repeat, starmap
from operator import add, sub

from services.collation.html import read_html
from services.collation.memory import Memory
from services.collation.text import Block, Text

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*[^\s][^\r\n\x0b\x0c\x85\u2028\u2029]*")
_OTHER_BREAKS = ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


_BLOCK = partial(tuple.__new__, Block)
"""A block of three fields, made without a call in Python: most texts are many lines."""


def _read_text(posted: str) -> Text:
    if any(mark in posted for mark in _OTHER_BREAKS):
        return Text(posted, posted, tuple(starmap(Block, map(re.Match.span, _LINE.finditer(posted)))))
    lines = posted.split("\n")
    sizes = list(map(len, lines))
    ends = list(map(add, accumulate(sizes), count()))  # so many line breaks stand before the end of each line
    places = zip(map(sub, ends, sizes), ends, repeat("paragraph"))
    said = [line and not line.isspace() for line in lines]
    return Text(posted, posted, tuple(map(_BLOCK, places if all(said) else compress(places, said))))


_TEXTS: Memory[Text] = Memory(2_000_000, _read_text)
_PAGES: Memory[Text] = Memory(2_000_000, read_html)
"""A seed is read against every version of its story, and a version against the next: 2 million characters of each."""


def from_text(posted: str) -> Text:
    """Plain text: nothing is changed, every line that is not blank is a block."""
    return _TEXTS[posted]


def from_html(posted: str) -> Text:
    """HTML: the text a reader sees, one block a line, with anchors back into the markup."""
    return _PAGES[posted]
