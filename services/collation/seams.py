"""A line that one text sets apart and the other runs together with its neighbour is cut in the other as well.

A heading, a credit or a time stamp has no full stop, so only the line break ends it. Where the break was lost, the text
that kept it shows where it was: the line then answers itself, and its neighbour is read alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

HEAD = 6
"""Characters by which lines are looked up; a shorter line says too little to cut another text at it."""

_CLOSED = re.compile(r"[.!?…。！？।؟]\W*$")
_OPENS = re.compile(r"\s+(?=\W{0,2}[^\Wa-z_])")


def cut_at_seams(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """Both lists of sentences, cut where a sentence begins or ends with a whole open line of the other text."""
    cores_a, cores_b = {s.strip() for s in a}, {s.strip() for s in b}
    lines_a = [c for c in cores_a - cores_b if len(c) >= HEAD and not _CLOSED.search(c)]
    lines_b = [c for c in cores_b - cores_a if len(c) >= HEAD and not _CLOSED.search(c)]
    return _cut(a, cores_b, lines_b) if lines_b else a, _cut(b, cores_a, lines_a) if lines_a else b


def _cut(sentences: Sequence[str], known: set[str], lines: Sequence[str]) -> list[str]:
    heads = {line[:HEAD]: line for line in lines}
    tails = {line[-HEAD:]: line for line in lines}
    out: list[str] = []
    for sentence in sentences:
        core = sentence.strip()
        if core in known:
            out.append(sentence)
            continue
        at = sentence.find(core)
        line = heads.get(core[:HEAD])
        if line and core.startswith(line) and (gap := _OPENS.match(core, len(line))):
            out += (sentence[: at + gap.end()], sentence[at + gap.end() :])
            continue
        line = tails.get(core[-HEAD:])
        if line and core.endswith(line) and core[: -len(line)].strip() and core[-len(line) - 1].isspace():
            cut = at + len(core) - len(line)
            out += (sentence[:cut], sentence[cut:])
            continue
        out.append(sentence)
    return out
