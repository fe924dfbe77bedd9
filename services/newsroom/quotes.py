"""Finds the quotes of one text: whose words stand between the marks.

Unknown is a value. `speaker` is the resolved person and is None below the threshold. `speaker_spans` holds the likeliest
mention whatever its score, so that a reader of the score may set a threshold of his own; marked words that are nobody's
(a title, a scare quote) have neither.
"""

from __future__ import annotations

from datetime import datetime

from services.collation.text import Span, Text
from services.newsroom.attribution import THRESHOLD, Heard, Listener
from services.newsroom.marks import Piece, find_pieces
from services.newsroom.narrative import read_passages
from services.newsroom.readings import Furniture, Quote, QuoteKind
from services.newsroom.speech import is_fragment, is_nickname


def find_quotes(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Quote, ...]:
    """Every quote of the text in order, in clean offsets."""
    clean = text.clean
    pieces = [p for p in find_pieces(clean, text.blocks) if not _is_no_quote(clean, p, furniture)]
    passages = read_passages(clean, text.blocks, pieces)
    heard = Listener(clean, pieces, passages).listen()
    found: list[Quote] = []
    groups: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        known = heard.get(number)
        groups[number] = groups[known.continues] if known and known.continues is not None else number
        found.append(_quote(clean, piece, groups[number], known))
    return tuple(found)


def _is_no_quote(clean: str, piece: Piece, furniture: tuple[Furniture, ...]) -> bool:
    if any(f.start < piece.end and piece.start < f.end for f in furniture):
        return True
    return is_nickname(clean, piece.start, piece.end)


def _quote(clean: str, piece: Piece, group: int, known: Heard | None) -> Quote:
    words = clean[piece.inner_start : piece.inner_end]
    kind: QuoteKind = "partial" if is_fragment(words) else "direct"
    if known is None:
        return Quote(piece.start, piece.end, words, kind, group)
    speaker = clean[slice(*known.spans[0])] if known.score >= THRESHOLD else None
    return Quote(piece.start, piece.end, words, kind, group, speaker, known.spans, known.cue, known.score)
