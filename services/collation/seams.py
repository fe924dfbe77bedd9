"""A line that one text sets apart and the other runs together with its neighbour is cut in the other as well.

A heading, a credit or a time stamp has no full stop, so only the line break ends it. Where the break was lost, the text
that kept it shows where it was: a sentence that begins or ends with a whole such line is cut there.
"""

from __future__ import annotations

import re

ENDS = 6
"""Characters by which lines are looked up; a shorter line says too little to cut another text at it."""

_CLOSED = re.compile(r"[.!?…。！？।؟]\W*$")
_OPENS = re.compile(r"\s+(?=\W{0,2}[^\Wa-z_])")


def cut_at_seams(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """Both lists of sentences, cut where one holds a whole line and a neighbour that the other keeps apart."""
    known_a, known_b = {s.strip() for s in a}, {s.strip() for s in b}
    lines_a = [core for core in known_a - known_b if len(core) >= ENDS and not _CLOSED.search(core[-8:])]
    lines_b = [core for core in known_b - known_a if len(core) >= ENDS and not _CLOSED.search(core[-8:])]
    return _cut(a, lines_b, known_b) if lines_b else a, _cut(b, lines_a, known_a) if lines_a else b


def _cut(sentences: list[str], lines: list[str], known: set[str]) -> list[str]:
    heads, tails = {line[:ENDS]: line for line in lines}, {line[-ENDS:]: line for line in lines}
    out: list[str] = []
    for sentence in sentences:
        core = sentence.strip()
        at = None if core in known else _seam(core, heads.get(core[:ENDS]), tails.get(core[-ENDS:]))
        if at is None:
            out.append(sentence)
        else:
            at += len(sentence) - len(sentence.lstrip())
            out += (sentence[:at], sentence[at:])
    return out


def _seam(core: str, head: str | None, tail: str | None) -> int | None:
    """Where a sentence falls into two, if it does."""
    if head and core.startswith(head) and (gap := _OPENS.match(core, len(head))):
        return gap.end()
    if tail and core.endswith(tail) and core[: -len(tail)].strip() and core[-len(tail) - 1].isspace():
        return len(core) - len(tail)
    return None
