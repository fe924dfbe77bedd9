"""A line that one text sets apart and the other runs together with its neighbour is cut in the other as well.

A heading, a credit or a time stamp has no full stop, so only the line break ends it. Where the break was lost, the text
that kept it shows where it was: a sentence that begins or ends with a whole such line is cut there.
"""

from __future__ import annotations

import re

from services.collation.segment import Sentences

LEAST = 6
"""Characters: a shorter line says too little to cut another text at it."""

_CLOSED = re.compile(r"[.!?…。！？।؟]\W*$")
_OPENS = re.compile(r"\s+(?=\W{0,2}[^\Wa-z_])")


def cut_at_seams(a: Sentences, b: Sentences) -> tuple[Sentences, Sentences]:
    """Both texts, cut where one holds a whole line and a neighbour that the other keeps apart."""
    lines_a, lines_b = _open_lines(a.known - b.known), _open_lines(b.known - a.known)
    return _cut(a, lines_b, b.known) if lines_b else a, _cut(b, lines_a, a.known) if lines_a else b


def _open_lines(cores: frozenset[str]) -> set[str]:
    return {core for core in cores if len(core) >= LEAST and not _CLOSED.search(core[-8:])}


def _cut(sentences: Sentences, lines: set[str], known: frozenset[str]) -> Sentences:
    lengths = sorted({len(line) for line in lines}, reverse=True)
    pieces: list[str] = []
    for piece, core in zip(sentences.pieces, sentences.cores, strict=True):
        at = None if core in known else _seam(core, lines, lengths)
        if at is None:
            pieces.append(piece)
        else:
            at += len(piece) - len(piece.lstrip())
            pieces += (piece[:at], piece[at:])
    return sentences if len(pieces) == len(sentences.pieces) else Sentences.of(pieces)


def _seam(core: str, lines: set[str], lengths: list[int]) -> int | None:
    """Where a sentence falls in two, if it does: after the longest line that begins it, or before one that ends it."""
    for length in lengths:
        if core[:length] in lines and (gap := _OPENS.match(core, length)):
            return gap.end()
        if core[-length:] in lines and core[:-length].strip() and core[-length - 1].isspace():
            return len(core) - length
    return None
