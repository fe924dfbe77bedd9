"""A line that one text sets apart and the other runs together with its neighbour is cut in the other as well.

A heading, a credit or a time stamp has no full stop, so only the line break ends it. Where the break was lost, the text
that kept it shows where it was: a sentence that begins or ends with a whole such line is cut there.
"""

from __future__ import annotations

import re

LEAST = 6
"""Characters: a shorter line says too little to cut another text at it."""

_CLOSED = re.compile(r"[.!?…。！？।؟]\W*$")
_OPENS = re.compile(r"\s+(?=\W{0,2}[^\Wa-z_])")


def cut_at_seams(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """Both lists of sentences, cut where one holds a whole line and a neighbour that the other keeps apart."""
    known_a, known_b = {s.strip() for s in a}, {s.strip() for s in b}
    lines_a = {core for core in known_a - known_b if len(core) >= LEAST and not _CLOSED.search(core[-8:])}
    lines_b = {core for core in known_b - known_a if len(core) >= LEAST and not _CLOSED.search(core[-8:])}
    return _cut(a, lines_b, known_b) if lines_b else a, _cut(b, lines_a, known_a) if lines_a else b


def _cut(sentences: list[str], lines: set[str], known: set[str]) -> list[str]:
    lengths = sorted({len(line) for line in lines}, reverse=True)
    out: list[str] = []
    for sentence in sentences:
        core = sentence.strip()
        at = None if core in known else _seam(core, lines, lengths)
        if at is None:
            out.append(sentence)
        else:
            at += len(sentence) - len(sentence.lstrip())
            out += (sentence[:at], sentence[at:])
    return out


def _seam(core: str, lines: set[str], lengths: list[int]) -> int | None:
    """Where a sentence falls in two, if it does: after the longest line that begins it, or before one that ends it."""
    for length in lengths:
        if core[:length] in lines and (gap := _OPENS.match(core, length)):
            return gap.end()
        if core[-length:] in lines and core[:-length].strip() and core[-length - 1].isspace():
            return len(core) - length
    return None
