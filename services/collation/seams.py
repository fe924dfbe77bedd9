"""A line or a sentence that one text sets apart and the other runs together with its neighbour is cut there as well.

A heading, a credit or a time stamp has no full stop, so only the line break ends it, and of a full stop after an
abbreviation nobody knows whether it ends a sentence. The text that parts the two shows where the other is to be cut:
where a sentence begins or ends with the whole of one that the other text has alone. A sentence with a full stop at the
end counts only when it stands elsewhere there: side by side, the two are a split or a merger.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from services.collation.anchors import LEAST_TO_MOVE, Anchors, fill_gap, find_anchors
from services.collation.segment import Sentences, is_open

LEAST = 6
"""Characters: a shorter line says too little to cut another text at it."""

ENOUGH = 16
"""Characters at either end by which a longer line is looked up, and a sentence recognised that goes on otherwise."""

MOST_LINES = 50
"""Lines that begin, or end, alike and are looked for: it bounds the work."""

ROUNDS = 2
"""What is cut off may show where the other text is to be cut; more was never seen to help."""

_OPENS = re.compile(r"\s+(?=\W{0,2}[^\Wa-z_])")
_GOES_ON = tuple(",:;([“‘«„-‐–—")
"""After these the same sentence goes on, whatever follows."""

Places = Mapping[int, int]
"""Sentences that stand in no anchor, by number, and the number of the gap in which each stands."""


def anchor(a: Sentences, b: Sentences) -> tuple[Sentences, Sentences, Anchors]:
    """Both texts, cut where one runs together what the other keeps apart, and their anchors."""
    anchors = find_anchors(a.cores, b.cores)
    for _ in range(ROUNDS):
        new_a = {i: at for at, (left, _) in enumerate(anchors.gaps) for i in left}
        new_b = {j: at for at, (_, right) in enumerate(anchors.gaps) for j in right}
        seams_a, seams_b = _seams(a.cores, new_a, b.cores, new_b), _seams(b.cores, new_b, a.cores, new_a)
        if not seams_a and not seams_b:
            break
        to_a, to_b = _numbers(a, seams_a), _numbers(b, seams_b)
        a, b = _cut(a, seams_a), _cut(b, seams_b)
        kept = [(to_a[i], to_b[j], n) for i, j, n in anchors.kept]
        found = Anchors(kept, [(to_a[i], to_b[j]) for i, j in anchors.moved])
        for left, right in anchors.gaps:
            now_a, now_b = _renumbered(left, to_a), _renumbered(right, to_b)
            if len(now_a) == len(left) and len(now_b) == len(right):
                found.gaps.append((now_a, now_b))  # nothing was cut here
            else:
                fill_gap(found, a.cores, b.cores, now_a, now_b)
        anchors = found
    return a, b, anchors


def _seams(cores: Sequence[str], new: Places, others: Sequence[str], apart: Places) -> dict[int, int]:
    """Which of the new sentences fall in two, by number, and where: at the longest that the other text keeps apart."""
    lines = _lines(others, apart, {cores[at] for at in new})
    found: dict[int, int] = {}
    for at, gap in new.items() if lines else ():
        core = cores[at]
        seams = [
            (len(line), seam)
            for key in (core[:ENOUGH], core[:LEAST], core[-ENOUGH:], core[-LEAST:])
            for other in lines.get(key, ())
            if ((head := core.startswith(line := others[other])) or core.endswith(line))
            and (seam := _seam(core, line))
            and (head or is_open(line) or (apart[other] != gap and not _beside(core, others, other)))
        ]
        if seams:
            found[at] = max(seams)[1]
    return found


def _lines(others: Sequence[str], apart: Places, new: Collection[str]) -> dict[str, list[int]]:
    """Lines and sentences that may show a seam, by number, by how they begin and how they end."""
    found: dict[str, list[int]] = {}
    for at in apart:
        line = others[at]
        if line in new or len(line) < (LEAST if is_open(line) else LEAST_TO_MOVE):
            continue
        size = LEAST if len(line) < ENOUGH else ENOUGH
        for key in (line[:size], line[-size:]):
            lines = found.setdefault(key, [])
            if len(lines) < MOST_LINES:
                lines.append(at)
    return found


def _seam(core: str, line: str) -> int | None:
    """Where a sentence falls in two, if it does: after the line that begins it, or before the one that ends it."""
    if core.startswith(line) and (gap := _OPENS.match(core, len(line))):
        return gap.end()
    at = len(core) - len(line)
    if core.endswith(line) and at > 1 and core[at - 1].isspace() and not core[:at].rstrip().endswith(_GOES_ON):
        return at
    return None


def _beside(core: str, others: Sequence[str], other: int) -> bool:
    """Whether the rest of a sentence stands next to the other: they are the parts of one that was split or merged."""
    before, after = others[other - 1 : other], others[other + 1 : other + 2]
    return any(one[:ENOUGH] == core[:ENOUGH] for one in before) or any(one[-ENOUGH:] == core[-ENOUGH:] for one in after)


def _cut(sentences: Sentences, seams: Mapping[int, int]) -> Sentences:
    if not seams:
        return sentences
    pieces: list[str] = []
    cores: list[str] = []
    done = 0
    for at in sorted(seams):
        piece = sentences.pieces[at]
        cut = seams[at] + len(piece) - len(piece.lstrip())
        pieces += (*sentences.pieces[done:at], piece[:cut], piece[cut:])
        cores += (*sentences.cores[done:at], piece[:cut].strip(), piece[cut:].strip())
        done = at + 1
    return Sentences.of(sentences.text, pieces + sentences.pieces[done:], cores + sentences.cores[done:])


def _numbers(sentences: Sentences, seams: Mapping[int, int]) -> list[int]:
    """The number of every sentence once the sentences before it are cut, and one more for the end."""
    return list(accumulate([1 + (at in seams) for at in range(len(sentences.cores))], initial=0))


def _renumbered(some: Sequence[int], numbers: Sequence[int]) -> list[int]:
    return [new for at in some for new in range(numbers[at], numbers[at + 1])]
