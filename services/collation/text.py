"""What an offset means. Engines work on clean text and answer in clean offsets; doors answer in posted offsets.

This is the one place that does that arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Span = tuple[int, int]
"""Half-open [start, end) in code points."""


class Block(NamedTuple):
    """One paragraph-like stretch of clean text, without its line break. `kind` is what the markup said it is."""

    start: int
    end: int
    kind: str = "paragraph"  # paragraph | heading | list_item | quotation | caption | table_row | preformatted | embed


@dataclass(frozen=True, slots=True)
class Text:
    """A text as posted and as compared.

    For plain text `clean` is `posted`. For HTML `clean` is the text of the page, one block a line, and `anchors`
    maps it back: pairs (clean offset, posted offset), each opening a run in which both advance together. `wide` tells
    which characters are not written with exactly one: (clean offset, how many posted characters), 5 for `&amp;` and
    0 for the line break between two blocks.
    """

    posted: str
    clean: str
    blocks: tuple[Block, ...]
    anchors: tuple[tuple[int, int], ...] = ((0, 0),)
    wide: tuple[tuple[int, int], ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What has been read in this text and may be read again: kept with it, forgotten with it."""

    def to_posted(self, span: Span) -> Span:
        """The posted span that a clean span was read from; markup inside it is included."""
        start, end = span
        if self.posted is self.clean and start < end <= len(self.clean):
            return span
        if end <= start:
            at = self._posted(start)
            return at, at
        return self._posted(start), min(self._posted(end - 1) + self._width(end - 1), len(self.posted))

    def _width(self, offset: int) -> int:
        at = bisect_right(self.wide, (offset, len(self.posted) + 1)) - 1
        return self.wide[at][1] if at >= 0 and self.wide[at][0] == offset else 1

    def _posted(self, offset: int) -> int:
        at = bisect_right(self.anchors, (offset, len(self.posted) + 1)) - 1
        clean, posted = self.anchors[max(0, at)]
        return min(posted + offset - clean, len(self.posted))
