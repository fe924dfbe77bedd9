"""A line that one text sets apart and the other runs together with its neighbour is cut in the other as well.

A heading, a credit or a time stamp has no full stop, so only the line break ends it. Where the break was lost, the text
that kept it shows where it was: a sentence that begins or ends with a whole such line is cut there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.collation.anchors import Anchors, find_anchors
from services.collation.segment import Sentences, is_open

LEAST = 6
"""Characters: a shorter line says too little to cut another text at it."""

_OPENS = re.compile(r"\s+(?=\W{0,2}[^\Wa-z_])")


def anchor(a: Sentences, b: Sentences) -> tuple[Sentences, Sentences, Anchors]:
    """Both texts, cut where one holds a whole line and a neighbour that the other keeps apart, and their anchors."""
    anchors = find_anchors(a.cores, b.cores)
    new_a = [i for left, _ in anchors.gaps for i in left]
    new_b = [j for _, right in anchors.gaps for j in right]
    lines_a, lines_b = _open_lines(a, new_a), _open_lines(b, new_b)
    cut_a, cut_b = _cut(a, new_a, lines_b - lines_a), _cut(b, new_b, lines_a - lines_b)
    if cut_a is not a or cut_b is not b:
        return cut_a, cut_b, find_anchors(cut_a.cores, cut_b.cores)
    return a, b, anchors


def _open_lines(sentences: Sentences, new: Sequence[int]) -> set[str]:
    cores = [sentences.cores[at] for at in new]
    return {core for core in cores if len(core) >= LEAST and is_open(core)}


def _cut(sentences: Sentences, new: Sequence[int], lines: set[str]) -> Sentences:
    lengths = sorted({len(line) for line in lines}, reverse=True)
    cuts = {at: cut for at in new if (cut := _seam(sentences.cores[at], lines, lengths))} if lines else {}
    if not cuts:
        return sentences
    pieces: list[str] = []
    for at, piece in enumerate(sentences.pieces):
        cut = cuts[at] + len(piece) - len(piece.lstrip()) if at in cuts else 0
        pieces += (piece[:cut], piece[cut:]) if cut else (piece,)
    return Sentences.of(sentences.text, pieces)


def _seam(core: str, lines: set[str], lengths: Sequence[int]) -> int | None:
    """Where a sentence falls in two, if it does: after the longest line that begins it, or before one that ends it."""
    for length in lengths:
        if core[:length] in lines and (gap := _OPENS.match(core, length)):
            return gap.end()
        if core[-length:] in lines and core[:-length].strip() and core[-length - 1].isspace():
            return len(core) - length
    return None
