"""Quotation marks, paragraph by paragraph: which stretches of a text stand between them.

The law: a mark that never closes costs its own quote and nothing else. A nested quotation belongs to the one around
it. Whether a stretch is anybody's words is decided elsewhere; here it is only seen that it is marked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from services.collation.text import Block

Family = Literal["double", "single", "guillemet", "doubled"]

UNREAD: frozenset[Family] = frozenset({"doubled"})
"""Doubled apostrophes, ''so'', are what typewriters and some archives set for quotation marks. They are seen, so that
what stands inside is no sentence of the reporter's and no quotation of its own; but they are not reported as quotes."""

NESTED_WITHIN = 2000
"""Characters in which a nested quotation and the one around it must close; looking farther would cost the square."""

_DOUBLE = re.compile('["“”„‟＂]')
_DOUBLED = re.compile("''|``")
_KEY = re.compile(r'"[\w.$-]{1,40}"\s?:\s?["\[{\d-]')
_ITEM = re.compile(r'\s*"[^"\n]*",?\s*$')
_GUILLEMET = re.compile("[«»]|<<|>>")
_SINGLE_OPENS = re.compile("['‘‚‹›](?<![^\\s([—–\\-\"“«].)(?!\\s)")
"""Where a single mark may open: not behind a letter, as an apostrophe stands."""
_SINGLE = re.compile(r"[‘’‚‹›]|(?<!')'(?!')")
_CLAUSE = re.compile(
    r",\s+(?=(?:he|she|they|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)\s+(?:said|says|told|added|wrote)\b"
    r"|(?:said|says|added|asked|wrote)\s+(?:[A-Z]|the |a |an |one ))"
)
"""A reporting clause inside what an unclosed mark may cover: there the quotation ended."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One marked stretch. `start`/`end` include the marks, `inner_start`/`inner_end` do not.

    `closed` is False when the closing mark is missing; `block` is the index of the paragraph it opens in.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    family: Family
    block: int
    closed: bool = True


def find_pieces(clean: str, blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """Every marked stretch of the text that lies in no other, in order. Offsets are of `clean`."""
    pieces: list[Piece] = []
    data = _data(clean, blocks)
    for at in _holding(clean, blocks, _DOUBLE):
        if at not in data:
            pieces += _paired(clean, blocks[at], at, _DOUBLE, "double")
    if any(mark in clean for mark in ("«", "»", "<<", ">>")):
        pieces += [p for at, block in enumerate(blocks) for p in _paired(clean, block, at, _GUILLEMET, "guillemet")]
    if "''" in clean or "``" in clean:
        pieces += [p for at, block in enumerate(blocks) for p in _paired(clean, block, at, _DOUBLED, "doubled")]
    pieces = _outermost(pieces)
    singles = [p for at in _holding(clean, blocks, _SINGLE_OPENS) for p in _singles(clean, blocks[at], at)]
    return tuple(_settle(pieces, _outermost(singles)))


def _holding(clean: str, blocks: Sequence[Block], marks: re.Pattern[str]) -> Iterator[int]:
    """The paragraphs in which a mark stands, without looking at the others one by one."""
    at = -1
    found = marks.search(clean)
    while found is not None:
        at = bisect_right(blocks, found.start(), lo=at + 1, key=lambda block: block.start) - 1
        yield at
        found = marks.search(clean, max(found.end(), blocks[at].end))


def _data(clean: str, blocks: Sequence[Block]) -> set[int]:
    """Paragraphs that are data set into the text, such as {"name": "Brask"}: marks there quote nobody."""
    if not _KEY.search(clean):
        return set()
    found = {at for at, block in enumerate(blocks) if _KEY.search(clean, block.start, block.end)}
    return found | {at for at, block in enumerate(blocks) if _ITEM.match(clean, block.start, block.end)}


def _paired(clean: str, block: Block, at: int, marks: re.Pattern[str], family: Family) -> list[Piece]:
    """Open and close by the glyph where it tells, by its neighbours where it does not."""
    found: list[Piece] = []
    opened: re.Match[str] | None = None
    skip = 0
    for mark in marks.finditer(clean, block.start, block.end):
        side = _side(clean, block, mark, opened)
        if side == "open" and opened is not None and _is_nested(clean, block, mark, opened):
            skip = clean.find("”", mark.end(), block.end) + 1
            continue
        if mark.start() < skip:
            continue
        if side == "open":
            if opened is not None:
                found += _unclosed(clean, opened, mark.start(), at, family)
            opened = mark
        elif side == "close" and opened is not None:
            if mark.start() > opened.end():
                found.append(Piece(opened.start(), mark.end(), opened.end(), mark.start(), family, at))
            opened = None
    if opened is not None:
        found += _unclosed(clean, opened, block.end, at, family)
    return found


def _side(clean: str, block: Block, mark: re.Match[str], opened: re.Match[str] | None) -> str:
    glyph, start, end = mark.group(), mark.start(), mark.end()
    before = clean[start - 1] if start > block.start else " "
    after = clean[end] if end < block.end else " "
    glued_left, glued_right = not before.isspace(), not after.isspace()
    if glyph == '"' and before.isdigit() and _is_measure(clean, start, end, opened):
        return "neither"
    if glyph in ("„", "‟"):
        return "open"
    if opened is None:
        if glyph in ("“", "«", "<<"):
            return "open" if after not in " \t" or glyph in ("«", "<<") or not glued_left else "neither"
        # A closing glyph opens in Swedish and Finnish (”…”) and in »…«, but only at the start of a word.
        opens = glued_right and (not glued_left or before in "([{—–-/‘’'“>")
        return "open" if opens and not (glyph == "”" and before == "“") else "neither"
    partner = opened.group()
    if glyph == "”" or (glyph == "“" and partner == "„"):
        return "close"
    if glyph in ("«", "»", "<<", ">>"):
        return "close" if glyph != partner or glued_left else "open"
    if not glued_left and glued_right:
        return "open"
    if glyph == "“":
        # A “ typed where ” was meant closes when it ends a word or a sentence; else a new quotation opens.
        return "close" if glued_left and (not glued_right or after in ",.;:!?)") else "open"
    return "close"


def _is_nested(clean: str, block: Block, mark: re.Match[str], opened: re.Match[str]) -> bool:
    """Curly marks inside straight ones: "We met under “Equal Justice” today.", or inside curly ones that close too."""
    if mark.group() != "“" or opened.group() not in '"“':
        return False
    limit = min(block.end, mark.end() + NESTED_WITHIN)
    close = clean.find("”", mark.end(), limit)
    if close < 0 or clean.find("“", mark.end(), close) >= 0:
        return False
    if opened.group() == '"':
        return clean.find('"', mark.end(), close) < 0
    outer, following = clean.find("”", close + 1, limit), clean.find("“", close + 1, limit)
    return outer >= 0 and (following < 0 or outer < following)


def _is_measure(clean: str, start: int, end: int, opened: re.Match[str] | None) -> bool:
    """Feet and inches: 6'2" or a 12" pipe. Inside an open quotation only the first form is taken for a measure."""
    if re.search(r"\d['′’]\s?\d{1,2}(?:\.\d)?$", clean[max(0, start - 8) : start]):
        return True
    if opened is not None:
        return False
    return end >= len(clean) or not clean[end].isalpha()


def _unclosed(clean: str, opened: re.Match[str], limit: int, at: int, family: Family) -> list[Piece]:
    """What an opening mark without a partner covers: up to a reporting clause, else to the end of what it may cover."""
    clause = _CLAUSE.search(clean, opened.end(), limit)
    end = clause.start() + 1 if clause else limit
    while end > opened.end() and clean[end - 1].isspace():
        end -= 1
    if end == opened.end():
        return []
    return [Piece(opened.start(), end, opened.end(), end, family, at, closed=False)]


def _singles(clean: str, block: Block, at: int) -> list[Piece]:
    """Single marks that close inside their paragraph; apostrophes are none."""
    found: list[Piece] = []
    marks = list(_SINGLE.finditer(clean, block.start, block.end))
    index = 0
    while index < len(marks):
        mark = marks[index]
        index += 1
        if not _opens_single(clean, block, mark):
            continue
        closing = _closing_single(clean, block, marks, index)
        if closing is None:
            continue
        close = marks[closing]
        family: Family = "guillemet" if mark.group() in "‹›" else "single"
        found.append(Piece(mark.start(), close.end(), mark.end(), close.start(), family, at))
        index = closing + 1
    return found


_ELIDED = re.compile(r"(?:\d0s|\d\d\b|tis\b|twas\b|em\b|til\b|cause\b|bout\b|n['’]|round\b)", re.IGNORECASE)
"""Words that begin with an apostrophe: '90s, 'tis, 'em."""


def _opens_single(clean: str, block: Block, mark: re.Match[str]) -> bool:
    start, end = mark.span()
    before = clean[start - 1] if start > block.start else " "
    after = clean[end] if end < block.end else " "
    if after.isspace() or not (before.isspace() or before in '([—–-"“«'):
        return False
    if mark.group() == "’":
        return False
    return not (mark.group() in "'" and _ELIDED.match(clean, end))


def _closing_single(clean: str, block: Block, marks: list[re.Match[str]], index: int) -> int | None:
    possible: int | None = None
    for at in range(index, len(marks)):
        mark = marks[at]
        start, end = mark.span()
        before = clean[start - 1]
        after = clean[end] if end < block.end else " "
        if mark.group() in "‘‚‹" or (mark.group() == "'" and _opens_single(clean, block, mark)):
            break
        if after.isalnum() or before.isspace():
            continue
        if before in ".,!?…;:—-)" or not (before == "s" and after == " "):
            return at
        # "the dogs' owner": a plural possessive, unless nothing better closes the quotation.
        possible = at if possible is None else possible
    return possible


def _outermost(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end)):
        if not out or piece.start >= out[-1].end:
            out.append(piece)
        elif not out[-1].closed and piece.closed and piece.end > out[-1].end:
            out[-1] = piece
    return out


def _inside(piece: Piece, around: Sequence[Piece]) -> bool:
    at = bisect_right(around, piece.start, key=lambda p: p.start) - 1
    return at >= 0 and around[at].start < piece.start and piece.end < around[at].end


def _settle(doubles: list[Piece], singles: list[Piece]) -> list[Piece]:
    """Single marks count where the text quotes with them: when they hold more quotations than double marks do.

    Elsewhere they are nested quotations, or the headline style of papers that quote with double marks.
    """
    outside = [s for s in singles if not _inside(s, doubles)]
    if not outside:
        return doubles
    bare = [d for d in doubles if not _inside(d, outside)]
    if len(outside) <= len(bare):
        return doubles
    return _outermost(bare + outside)
