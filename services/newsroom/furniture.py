"""Sets apart what stands in an article but neither claims nor quotes: datelines, bylines, captions, credits, more.

Each kind is known by how its line reads, by what the markup said, or by what stands beside it. A line that is not
surely furniture is left to the article: a claim that is lost costs more than a caption that is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.collation.memory import Memory
from services.collation.text import Span, Text
from services.newsroom.furniture_lines import START, WHOLE, caption, credit, dateline, opening_dateline, present, stamp
from services.newsroom.readings import Furniture

LONGEST = 400
"""No line of furniture but a caption is longer, in characters."""

LONGEST_CAPTION = 800
"""Characters: agencies ask for two or three sentences."""

OPENING = 3
"""A dateline without an agency's name stands in one of the first lines."""

_SOURCE = re.compile(r"[^\n]*\bSource: ")
_TITLE = re.compile(r"[^.!?\n]{5,120}[?!]?$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A block by itself: its words, what it is if it is furniture, and the pieces of furniture in it. Offsets are of
    the block; `opening` are the pieces it has where it opens the article."""

    start: int
    words: str
    kind: str | None
    pieces: tuple[Furniture, ...]
    opening: tuple[Furniture, ...]


def find_furniture(text: Text, sentences: Sequence[Span] = ()) -> tuple[Furniture, ...]:
    """Furniture in text order, without overlap: whole lines, datelines at the head of a line, credits in brackets."""
    clean = text.clean
    lines = [_REMEMBERED[clean[block.start : block.end]] for block in text.blocks]
    kinds = [
        block.kind if block.kind in ("caption", "embed") else line.kind
        for line, block in zip(lines, text.blocks, strict=True)
    ]
    if "embed" in kinds or "credit" in kinds:
        _settle_by_neighbours([line.words for line in lines], kinds)
    found: list[Furniture] = []
    for at, (line, block, kind) in enumerate(zip(lines, text.blocks, kinds, strict=True)):
        start = block.start
        if kind:
            start += line.start
            found.append(Furniture(start, start + len(line.words), kind))
        elif pieces := line.opening if at < OPENING else line.pieces:
            found += [Furniture(start + one.start, start + one.end, one.kind) for one in pieces]
    return tuple(found)


def _read(block: str) -> _Line:
    words = block.strip()
    start = len(block) - len(block.lstrip())
    end = start + len(words)
    whole = WHOLE.match(words) if len(words) <= LONGEST else None
    kind = whole.lastgroup if whole else None
    if not START.search(words):
        return _Line(start, words, kind, (), ())
    head = dateline.match(block, start, end)
    opening = head or opening_dateline.match(block, start, end)
    pieces = _pieces(block, start, end, head)
    return _Line(
        start,
        words,
        kind,
        pieces,
        pieces if opening is head else _pieces(block, start, end, opening),
    )


def _settle_by_neighbours(lines: Sequence[str], kinds: list[str | None]) -> None:
    """The title under a video's source, and the caption beside a picture's credit."""
    for at, kind in enumerate(kinds):
        if kind == "embed" and at + 1 < len(lines) and kinds[at + 1] is None:
            if _SOURCE.match(lines[at]) and _TITLE.match(lines[at + 1]):
                kinds[at + 1] = "embed"
        elif kind == "credit":
            beside = [near for near in (at + 1, at - 1) if 0 <= near < len(lines) and kinds[near] is None]
            told = next((near for near in beside if _is_caption(lines[near])), None)
            if told is not None:
                kinds[told] = "caption"


def _is_caption(line: str) -> bool:
    return len(line) <= LONGEST_CAPTION and bool(caption.match(line) and present.match(line))


def _pieces(block: str, start: int, end: int, placed: re.Match[str] | None) -> tuple[Furniture, ...]:
    """Furniture at the head of a line, and credits in brackets inside it."""
    kind, found = ("dateline", placed) if placed else ("timestamp", stamp.match(block, start, end))
    head = (Furniture(start, start + len(found.group().rstrip()), kind),) if found else ()
    credits = credit.finditer(block, found.end() if found else start, end)
    return head + tuple([Furniture(*one.span(), "credit") for one in credits])


_REMEMBERED: Memory[_Line] = Memory(4_000_000, _read)
"""Blocks already read: as many characters as the blocks that were cut into sentences."""
