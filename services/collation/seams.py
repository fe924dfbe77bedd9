"""A line that one text sets apart and the other runs together with its neighbour is cut in the other as well.

A heading, a credit or a time stamp has no full stop, so only the line break ends it. Where the break was lost, the text
that kept it shows where it was: a sentence that begins or ends with a whole such line is cut there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from services.collation.anchors import Anchors, fill_gap, find_anchors
from services.collation.segment import Sentences, is_open

LEAST = 6
"""Characters: a shorter line says too little to cut another text at it."""

_OPENS = re.compile(r"\s+(?=\W{0,2}[^\Wa-z_])")


def anchor(a: Sentences, b: Sentences) -> tuple[Sentences, Sentences, Anchors]:
    """Both texts, cut where one holds a whole line and a neighbour that the other keeps apart, and their anchors."""
    anchors = find_anchors(a.cores, b.cores)
    new_a = [i for left, _ in anchors.gaps for i in left]
    new_b = [j for _, right in anchors.gaps for j in right]
    lines_a, lines_b = _open_lines(a.cores, new_a), _open_lines(b.cores, new_b)
    cuts_a, cuts_b = _seams(a.cores, new_a, lines_b - lines_a), _seams(b.cores, new_b, lines_a - lines_b)
    if not cuts_a and not cuts_b:
        return a, b, anchors
    to_a, to_b = _numbers(a, cuts_a), _numbers(b, cuts_b)
    a, b = _cut(a, cuts_a), _cut(b, cuts_b)
    found = Anchors(
        kept=[(to_a[i], to_b[j], n) for i, j, n in anchors.kept],
        moved=[(to_a[i], to_b[j]) for i, j in anchors.moved],
    )
    for left, right in anchors.gaps:
        fill_gap(found, a.cores, b.cores, _renumbered(left, to_a), _renumbered(right, to_b))
    return a, b, found


def _open_lines(cores: Sequence[str], some: Sequence[int]) -> set[str]:
    return {cores[at] for at in some if len(cores[at]) >= LEAST and is_open(cores[at])}


def _seams(cores: Sequence[str], some: Sequence[int], lines: set[str]) -> dict[int, int]:
    """Sentences that fall in two, by number, and where."""
    lengths = sorted({len(line) for line in lines}, reverse=True)
    return {at: seam for at in some if (seam := _seam(cores[at], lines, lengths))} if lines else {}


def _seam(core: str, lines: set[str], lengths: Sequence[int]) -> int | None:
    """Where a sentence falls in two, if it does: after the longest line that begins it, or before one that ends it."""
    for length in lengths:
        if core[:length] in lines and (gap := _OPENS.match(core, length)):
            return gap.end()
        if core[-length:] in lines and core[:-length].strip() and core[-length - 1].isspace():
            return len(core) - length
    return None


def _cut(sentences: Sentences, cuts: dict[int, int]) -> Sentences:
    pieces: list[str] = []
    for at, piece in enumerate(sentences.pieces):
        cut = cuts[at] + len(piece) - len(piece.lstrip()) if at in cuts else 0
        pieces += (piece[:cut], piece[cut:]) if cut else (piece,)
    return Sentences.of(sentences.text, pieces)


def _numbers(sentences: Sentences, cuts: dict[int, int]) -> list[int]:
    """The number of every sentence once the sentences before it are cut, and one more for the end."""
    return list(accumulate([1 + (at in cuts) for at in range(len(sentences.cores))], initial=0))


def _renumbered(some: Sequence[int], numbers: Sequence[int]) -> list[int]:
    return [new for at in some for new in range(numbers[at], numbers[at + 1])]
