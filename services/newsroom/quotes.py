"""Finds the quotes of one text: whose words stand between the marks.

Unknown is a value: a quote whose speaker is not certain has speaker None.
"""

from __future__ import annotations

from datetime import datetime

from services.collation.text import Span, Text
from services.newsroom.attribution import THRESHOLD, Attribution, attribute
from services.newsroom.marks import Piece, find_pieces
from services.newsroom.readings import Furniture, Quote

PARTIAL_WORDS = 5
"""Marked words fewer than this inside the reporter's sentence are a partial quote."""


def find_quotes(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Quote, ...]:
    """Every quote of the text in order, in clean offsets."""
    clean, blocks = text.clean, text.blocks
    found: list[Quote] = []
    last: tuple[int, Attribution | None] = (-1, None)
    for group, piece in enumerate(find_pieces(clean, blocks)):
        if any(f.start < piece.end and piece.start < f.end for f in furniture):
            continue
        block = blocks[piece.block]
        known = attribute(clean, piece, block.start, block.end)
        if known is None and last[1] is not None and last[0] in (piece.block, piece.block - 1):
            known = Attribution(last[1].mention, last[1].cue, 0.8)
        last = (piece.block, known)
        found.append(_quote(clean, piece, group, known))
    return tuple(found)


def _quote(clean: str, piece: Piece, group: int, known: Attribution | None) -> Quote:
    words = clean[piece.inner_start : piece.inner_end]
    return Quote(
        piece.start,
        piece.end,
        words,
        "direct" if len(words.split()) >= PARTIAL_WORDS else "partial",
        group,
        clean[slice(*known.mention)] if known and known.score >= THRESHOLD else None,
        (known.mention,) if known else (),
        known.cue if known else None,
        known.score if known else 0.0,
    )
