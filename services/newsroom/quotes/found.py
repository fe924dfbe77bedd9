"""Finds the quotes of one text: whose words stand between the marks.

Unknown is a value. `speaker` is the resolved person, None below the threshold. `speaker_spans` holds the likeliest
mention whatever its score, so that whoever reads the score may set another threshold; marked words that are nobody's
(a title, a scare quote) have neither.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime

from services.collation.text import Span, Text
from services.newsroom.furniture_lines import WHOLE
from services.newsroom.prose.marks import UNREAD, Piece, find_pieces
from services.newsroom.prose.narrative import read_passages
from services.newsroom.quotes.attribution import THRESHOLD, Heard, Listener
from services.newsroom.quotes.indirect import Told
from services.newsroom.quotes.people import People
from services.newsroom.quotes.speech import is_fragment, is_nickname
from services.newsroom.readings import Furniture, Quote, QuoteKind

MOST = 5000
"""Marked stretches of one text above which nobody is looked for behind them: the longest live blog has fewer, and a
text made of marks has no speakers to find."""


def find_quotes(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Quote, ...]:
    """Every quote of the text in order, in clean offsets."""
    clean = text.clean
    set_apart = sorted((f.start, f.end) for f in furniture)
    pieces = [p for p in find_pieces(clean, text.blocks) if not _is_no_quote(clean, p, set_apart)]
    if len(pieces) > MOST:
        return tuple(_quote(clean, p, n, None, None) for n, p in enumerate(pieces) if p.family not in UNREAD)
    passages = read_passages(clean, text.blocks, pieces)
    listener = Listener(clean, pieces, passages)
    heard = listener.listen()
    people = People(passages) if heard or listener.told else None
    found: list[Quote] = []
    groups: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        known = heard.get(number)
        groups[number] = _group(number, known, heard, groups)
        if piece.family not in UNREAD:
            found.append(_quote(clean, piece, groups[number], known, people))
    if people is not None:
        for number, told in enumerate(listener.told, len(pieces)):
            if not _touches(told.span, set_apart):
                found.append(_indirect(clean, told, number, people))
    return tuple(sorted(found, key=lambda quote: quote.start))


def _group(number: int, known: Heard | None, heard: dict[int, Heard], groups: dict[int, int]) -> int:
    """The first piece of the quotation this piece belongs to: it goes on, or its clause stands between the two."""
    if known is None:
        return number
    if known.continues is not None:
        return groups[known.continues]
    before = heard.get(number - 1)
    if before is not None and before.spans == known.spans and before.sign == "behind" and known.sign == "leads":
        return groups[number - 1]
    return number


def _indirect(clean: str, told: Told, group: int, people: People) -> Quote:
    speaker, sure = people.resolve(*told.where)
    score = round(told.score * sure, 3)
    named = speaker if score >= THRESHOLD else None
    start, end = told.span
    role = people.role_of(named) if named else None
    return Quote(start, end, clean[start:end], "indirect", group, named, (told.mention,), told.cue, score, role)


def _touches(span: Span, set_apart: list[Span]) -> bool:
    """Whether a span lies over any furniture; furniture does not overlap."""
    at = bisect_left(set_apart, (span[1], -1)) - 1
    return at >= 0 and set_apart[at][1] > span[0]


def _is_no_quote(clean: str, piece: Piece, set_apart: list[Span]) -> bool:
    if _touches((piece.start, piece.end), set_apart):
        return True
    alone = clean[piece.start - 1 : piece.start] in ("", "\n") and clean[piece.end : piece.end + 1] in ("", "\n")
    if alone and WHOLE.match(clean[piece.inner_start : piece.inner_end]):
        # A system that opens every paragraph of a long quotation opens the line that asks to follow the reporter too.
        return True
    return is_nickname(clean, piece.start, piece.end)


def _quote(clean: str, piece: Piece, group: int, known: Heard | None, people: People | None) -> Quote:
    words = clean[piece.inner_start : piece.inner_end]
    kind: QuoteKind = "partial" if is_fragment(words) else "direct"
    if known is None or people is None:
        return Quote(piece.start, piece.end, words, kind, group)
    speaker, sure = people.resolve(*known.where) if known.where else (clean[slice(*known.spans[0])].title(), 1.0)
    score = round(known.score * sure, 3)
    named = speaker if score >= THRESHOLD else None
    role = people.role_of(named) if named else None
    return Quote(piece.start, piece.end, words, kind, group, named, known.spans, known.cue, score, role)
