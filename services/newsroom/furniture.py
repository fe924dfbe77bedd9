"""Sets apart what stands in an article but neither claims nor quotes: datelines, bylines, captions, credits, more.

Each kind is known by how its line reads, by what the markup said, or by what stands beside it. A line that is not
surely furniture is left to the article: a claim that is lost costs more than a caption that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.collation.text import Span, Text
from services.newsroom.furniture_lines import CAPTION, CREDIT, DATELINE, OPENING_DATELINE, PRESENT, STAMP, WHOLE
from services.newsroom.readings import Furniture

LONGEST = 400
"""No line of furniture but a caption is longer, in characters."""

LONGEST_CAPTION = 800
"""Characters: agencies ask for two or three sentences."""

OPENING = 3
"""A dateline without an agency's name stands in one of the first lines."""

_SOURCE = re.compile(r"[^\n]*\bSource: ")
_TITLE = re.compile(r"[^.!?\n]{5,120}[?!]?$")


def find_furniture(text: Text, sentences: Sequence[Span] = ()) -> tuple[Furniture, ...]:
    """Furniture in text order, without overlap: whole lines, datelines at the head of a line, credits in brackets."""
    lines = [_stripped(text.clean, block.start, block.end) for block in text.blocks]
    words = [text.clean[start:end] for start, end in lines]
    kinds = [_whole(line, block.kind) for line, block in zip(words, text.blocks, strict=True)]
    _settle_by_neighbours(words, kinds)
    found: list[Furniture] = []
    for at, ((start, end), kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind:
            found.append(Furniture(start, end, kind))
        else:
            found += _parts(text.clean, start, end, opening=at < OPENING)
    return tuple(found)


def _stripped(clean: str, start: int, end: int) -> Span:
    line = clean[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _whole(line: str, kind: str) -> str | None:
    """The kind of a line that is furniture from end to end."""
    if kind in ("caption", "embed"):
        return kind
    if len(line) > LONGEST:
        return None
    found = WHOLE.match(line)
    return found.lastgroup if found else None


def _settle_by_neighbours(lines: Sequence[str], kinds: list[str | None]) -> None:
    """The title under a video's source, and the caption beside a picture's credit."""
    for at, kind in enumerate(kinds):
        if kind == "embed" and at + 1 < len(lines) and kinds[at + 1] is None:
            if _SOURCE.match(lines[at]) and _TITLE.match(lines[at + 1]):
                kinds[at + 1] = "embed"
        elif kind == "credit":
            beside = [near for near in (at + 1, at - 1) if 0 <= near < len(lines) and kinds[near] is None]
            caption = next((near for near in beside if _is_caption(lines[near])), None)
            if caption is not None:
                kinds[caption] = "caption"


def _is_caption(line: str) -> bool:
    return len(line) <= LONGEST_CAPTION and bool(CAPTION.match(line) and PRESENT.match(line))


def _parts(clean: str, start: int, end: int, *, opening: bool) -> Iterator[Furniture]:
    """Furniture at the head of a line, and credits in brackets inside it."""
    head = DATELINE.match(clean, start, end) or (OPENING_DATELINE.match(clean, start, end) if opening else None)
    kind, found = ("dateline", head) if head else ("timestamp", STAMP.match(clean, start, end))
    if found:
        yield Furniture(start, start + len(found.group().rstrip()), kind)
    for credit in CREDIT.finditer(clean, found.end() if found else start, end):
        yield Furniture(*credit.span(), "credit")
