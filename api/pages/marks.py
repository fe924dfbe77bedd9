"""One row of an apparatus as stretches of text: what stayed, and what stood before and stands now.

A mark covers whole words; runs with little unchanged text between them are one mark; a sentence that is mostly new is
shown as the old sentence and the new one. The joined `new` of a row's marks is the witness, the joined `old` the base.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.collation.apparatus import Row
from services.collation.text import Span
from services.newsroom.changes import Change

NEAR = 3
"""Marks with fewer unchanged words than this between them read as one replacement."""
MOSTLY = 0.6
"""Above this share of changed words the eye no longer puts a sentence together from its pieces."""
ATOM = 6
"""A change's values of up to so many words are marked whole: number and unit, name, date."""

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff"
"""Letters of scripts that write no blanks between words: Thai, Lao, Burmese, kana, Han. Each counts as a word."""
WORD = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+(?:[’'.,\-](?:(?![{UNSPACED}])\w)+)*")
_UNSPACED = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence. The same on both sides, or `old` replaced by `new`; either may be empty.

    `changes` are the places in the list of changes that it belongs to; `quiet`: a wording edit that is not shown.
    """

    old: str
    new: str
    changes: tuple[int, ...] = ()
    same: bool = False
    quiet: bool = False

    @property
    def marked(self) -> bool:
        return not self.same and not self.quiet


@dataclass(frozen=True, slots=True)
class Sides:
    """Base and witness of one part, clean."""

    base: str
    witness: str


@dataclass(slots=True)
class _Run:
    a0: int
    a1: int
    b0: int
    b1: int
    changes: tuple[int, ...]
    quiet: bool


def marks_of(row: Row, sides: Sides, changes: Sequence[tuple[int, Change]], wording: bool) -> tuple[Mark, ...]:
    """The marks of one row. `changes` are those that touch it, with their places; cosmetic ones show with `wording`."""
    if row.kind == "kept" and not row.ops:
        text = "".join(sides.witness[s:e] for s, e in row.b)
        return (Mark(text, text, same=True),)
    a, b = _Joined(sides.base, row.a), _Joined(sides.witness, row.b)
    local = [(place, c, a.local(c.a), b.local(c.b)) for place, c in changes]
    runs = [_run(op, local, wording) for op in _local_ops(row, a, b)]
    if not runs and a.text != b.text:
        runs = [_run((0, len(a.text), 0, len(b.text)), local, wording)]
    for run in runs:
        _to_letters(run, a.text, b.text)
        _whole_words(run, a.text, b.text)
        run.quiet = run.quiet or not (a.text[run.a0 : run.a1] + b.text[run.b0 : run.b1]).strip()
    runs = _joined_runs(runs, a.text, local)
    loud = [run for run in runs if not run.quiet]
    if row.a and row.b and loud and _share(loud, a.text, b.text) > MOSTLY:
        every = tuple(dict.fromkeys(place for run in loud for place in run.changes))
        runs = [_Run(0, len(a.text.rstrip()), 0, len(b.text.rstrip()), every, False)]
    return _marks(runs, a.text, b.text)


class _Joined:
    """The joined text of a row's spans, and the way from whole offsets into it."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.text = "".join(text[s:e] for s, e in spans)

    def local(self, span: Span | None) -> Span | None:
        """The part of a span that lies in the row, in offsets of the joined text; None when it lies elsewhere."""
        if span is None:
            return None
        found, at = [], 0
        for start, end in self.spans:
            low, high = max(span[0], start), min(span[1], end)
            if low < high or (span[0] == span[1] and start <= span[0] <= end):
                found.append((at + low - start, at + high - start))
            at += end - start
        return (found[0][0], found[-1][1]) if found else None

    def at(self, offset: int, closing: bool) -> int:
        """One offset; at a seam of two spans `closing` means the end of the earlier one."""
        at = 0
        for start, end in self.spans:
            if start <= offset < end or (closing and offset == end):
                return at + offset - start
            at += end - start
        return at


def _local_ops(row: Row, a: _Joined, b: _Joined) -> list[tuple[int, int, int, int]]:
    out = []
    for _, a0, a1, b0, b1 in row.ops:
        la0 = a.at(a0, False) if a1 > a0 else a.at(a0, True)
        lb0 = b.at(b0, False) if b1 > b0 else b.at(b0, True)
        out.append((la0, la0 + a1 - a0, lb0, lb0 + b1 - b0))
    return _in_step(out, len(a.text), len(b.text))


def _in_step(ops: list[tuple[int, int, int, int]], length_a: int, length_b: int) -> list[tuple[int, int, int, int]]:
    """The ops, if the equal runs between them are equally long on both sides; else the whole row as one."""
    at_a = at_b = 0
    for a0, a1, b0, b1 in ops:
        if a0 - at_a != b0 - at_b or a0 < at_a:
            return [(0, length_a, 0, length_b)]
        at_a, at_b = a1, b1
    return ops if length_a - at_a == length_b - at_b else [(0, length_a, 0, length_b)]


Local = Sequence[tuple[int, Change, Span | None, Span | None]]


def _run(op: tuple[int, int, int, int], local: Local, wording: bool) -> _Run:
    a0, a1, b0, b1 = op
    mine = [(place, c) for place, c, a, b in local if _meets(a, a0, a1) or _meets(b, b0, b1)]
    loud = tuple(place for place, c in mine if c.effect != "cosmetic")
    if loud:
        return _Run(a0, a1, b0, b1, loud, False)
    return _Run(a0, a1, b0, b1, tuple(place for place, _ in mine), bool(mine) and not wording)


def _meets(span: Span | None, start: int, end: int) -> bool:
    if span is None:
        return False
    if start == end or span[0] == span[1]:
        return span[0] <= start <= span[1] and (start != end or span[0] < start < span[1] or span[0] == span[1])
    return span[0] < end and start < span[1]


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] in "’'")


def _to_letters(run: _Run, a: str, b: str) -> None:
    """In scripts without blanks what an engine calls a word may be a sentence: mark only what differs."""
    if not (_UNSPACED.search(a, run.a0, run.a1) and _UNSPACED.search(b, run.b0, run.b1)):
        return
    while run.a0 < run.a1 and run.b0 < run.b1 and a[run.a0] == b[run.b0] and not a[run.a0].isdecimal():
        run.a0, run.b0 = run.a0 + 1, run.b0 + 1
    while run.a1 > run.a0 and run.b1 > run.b0 and a[run.a1 - 1] == b[run.b1 - 1] and not a[run.a1 - 1].isdecimal():
        run.a1, run.b1 = run.a1 - 1, run.b1 - 1


def _whole_words(run: _Run, a: str, b: str) -> None:
    """Widen a run until it cuts no word. Scripts without blanks have no word to cut: letters of one are not joined."""
    inside = a[run.a0 : run.a1] + b[run.b0 : run.b1]
    if not any(c.isalnum() for c in inside) or _UNSPACED.search(inside):
        return
    if _letter(a, run.a0) or _letter(b, run.b0):
        while _letter(a, run.a0 - 1) and not _UNSPACED.match(a, run.a0 - 1) and run.b0 > 0:
            run.a0, run.b0 = run.a0 - 1, run.b0 - 1
    if _letter(a, run.a1 - 1) or _letter(b, run.b1 - 1):
        while _letter(a, run.a1) and not _UNSPACED.match(a, run.a1) and run.b1 < len(b):
            run.a1, run.b1 = run.a1 + 1, run.b1 + 1


def _joined_runs(runs: list[_Run], a: str, local: Local) -> list[_Run]:
    out: list[_Run] = []
    for run in runs:
        last = out[-1] if out else None
        if last is not None and last.quiet == run.quiet and _one_replacement(last, run, a, local):
            last.a1, last.b1 = max(last.a1, run.a1), max(last.b1, run.b1)
            last.changes = tuple(dict.fromkeys((*last.changes, *run.changes)))
        else:
            out.append(run)
    return out


def _one_replacement(last: _Run, run: _Run, a: str, local: Local) -> bool:
    if run.a0 <= last.a1 and run.b0 <= last.b1:
        return True  # they touch or, after widening, overlap
    both = set(last.changes) & set(run.changes)
    if both and any(_atom(span, a) for place, _, span, _ in local if place in both):
        return True
    if set(last.changes) != set(run.changes):
        return False  # two changes side by side stay two marks
    if not (last.a1 > last.a0 or run.a1 > run.a0) or not (last.b1 > last.b0 or run.b1 > run.b0):
        return False  # two insertions, or two deletions, read well on their own
    return len(WORD.findall(a[last.a1 : run.a0])) < NEAR and "\n" not in a[last.a1 : run.a0]


def _atom(span: Span | None, text: str) -> bool:
    return span is not None and len(text[span[0] : span[1]].split()) <= ATOM


def _share(runs: list[_Run], a: str, b: str) -> float:
    """Share of the words on both sides that a run covers."""
    words = len(WORD.findall(a)) + len(WORD.findall(b))
    inside = sum(len(WORD.findall(a[r.a0 : r.a1])) + len(WORD.findall(b[r.b0 : r.b1])) for r in runs)
    return inside / words if words else 1.0


def _marks(runs: list[_Run], a: str, b: str) -> tuple[Mark, ...]:
    out: list[Mark] = []
    at_a = at_b = 0
    for run in runs:
        if run.a0 > at_a:
            out.append(Mark(a[at_a : run.a0], b[at_b : run.b0], same=True))
        old, new = a[run.a0 : run.a1], b[run.b0 : run.b1]
        out.append(Mark(old, new, run.changes, quiet=run.quiet))
        at_a, at_b = run.a1, run.b1
    if at_a < len(a) or at_b < len(b):
        out.append(Mark(a[at_a:], b[at_b:], same=True))
    return tuple(out)
