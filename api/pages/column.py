"""The reading column: a comparison laid out as paragraphs of lines, in the order of the witness.

What was taken out stands where it was; a sentence that moved stands where it is now, and leaves a pointer behind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from api.pages.marks import Mark, Sides, marks_of
from services.collation.apparatus import Row
from services.collation.text import Block, Span
from services.newsroom.changes import Change
from services.newsroom.compare import PARTS, Comparison
from services.newsroom.readings import Notice


@dataclass(slots=True)
class Line:
    """One row of the apparatus as it is read. `twin` is the number of the line at the other end of a move.

    `left` is true for the pointer that stands where a moved sentence stood.
    """

    number: int
    kind: str
    marks: tuple[Mark, ...]
    changes: tuple[int, ...]
    moved: bool = False
    left: bool = False
    twin: int | None = None
    twin_paragraph: int = 0
    counts: tuple[int, int] = (1, 1)

    @property
    def marked(self) -> bool:
        """Whether a reader is shown that something happened here."""
        return self.moved or any(m.marked for m in self.marks)

    @property
    def only(self) -> str:
        """`old` or `new` for a line that stands on one side alone, else nothing."""
        return {"added": "new", "omitted": "old"}.get(self.kind, "")


@dataclass(slots=True)
class Paragraph:
    """A block of the text with its lines. `number` counts the paragraphs of the witness's body from 1."""

    part: str
    kind: str
    number: int = 0
    lines: list[Line] = field(default_factory=list)
    notice: Notice | None = None

    @property
    def changes(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(place for line in self.lines for place in line.changes))

    @property
    def marked(self) -> bool:
        return any(line.marked for line in self.lines)

    @property
    def sign(self) -> str:
        """What happened to the block, as the gutter shows it: nothing, added, omitted, moved or revised."""
        loud = [line for line in self.lines if line.marked]
        if not loud:
            return ""
        if all(line.moved and not any(m.marked for m in line.marks) for line in loud):
            return "moved"
        swaps = [m for line in loud for m in line.marks if m.marked]
        if all(not m.old for m in swaps):
            return "added"
        return "omitted" if all(not m.new for m in swaps) else "revised"


@dataclass(frozen=True, slots=True)
class Column:
    """The whole text, and where each change stands in it. `order` lists the places of the changes in text order."""

    paragraphs: tuple[Paragraph, ...]
    order: tuple[int, ...]
    placed: frozenset[int]
    sentences: int


def lay_out(comparison: Comparison, wording: bool) -> Column:
    """Lay a comparison out. With `wording` the edits of mere wording are marked too."""
    paragraphs: list[Paragraph] = []
    for part in PARTS:
        changes = [(at, c) for at, c in enumerate(comparison.changes) if c.part == part]
        paragraphs += _part(comparison, part, changes, wording, sum(len(p.lines) for p in paragraphs))
    order: dict[int, None] = {}
    for paragraph in paragraphs:
        for line in paragraph.lines:
            order |= dict.fromkeys(place for mark in line.marks for place in mark.changes)
            order |= dict.fromkeys(line.changes)
    placed = frozenset(order)
    order |= dict.fromkeys(range(len(comparison.changes)))
    sentences = sum(len(row.b) or len(row.a) for row in comparison.apparatus["body"].rows)
    return Column(tuple(paragraphs), tuple(order), placed, sentences)


Placed = Sequence[tuple[int, Change]]


def _part(comparison: Comparison, part: str, changes: Placed, wording: bool, first: int) -> list[Paragraph]:
    apparatus = comparison.apparatus[part]
    base, witness = getattr(comparison.base, part), getattr(comparison.witness, part)
    sides = Sides(base.clean, witness.clean)
    touching = _touching(apparatus.rows, changes)
    lines = [
        _line(first + at, row, marks_of(row, sides, touching[at], wording), touching[at])
        for at, row in enumerate(apparatus.rows)
    ]
    if part != "body":
        return [Paragraph(part, part, lines=lines)] if lines else []
    shelf = _Shelf(base.blocks, witness.blocks)
    for line, row in _with_pointers(lines, apparatus.rows, sides, first):
        shelf.put(line, row)
    made = shelf.made
    shelf.name_twins(lines, apparatus.rows)
    _name_notices(made, witness.blocks, comparison.witness_reading.notices)
    return made


def _line(number: int, row: Row, marks: tuple[Mark, ...], touching: Placed) -> Line:
    if not touching and len(marks) == 1:
        return Line(number, row.kind, marks, marks[0].changes, row.moved, counts=(len(row.a), len(row.b)))
    every = tuple(dict.fromkeys((*(p for m in marks for p in m.changes), *(p for p, _ in touching))))
    return Line(number, row.kind, marks, every, row.moved, counts=(len(row.a), len(row.b)))


def _touching(rows: Sequence[Row], changes: Placed) -> dict[int, list[tuple[int, Change]]]:
    """For each row the changes whose spans meet it."""
    out: dict[int, dict[int, Change]] = defaultdict(dict)
    for side, spans in enumerate(([c.a for _, c in changes], [c.b for _, c in changes])):
        table = sorted((s, e, at) for at, row in enumerate(rows) for s, e in (row.b if side else row.a))
        starts = [s for s, _, _ in table]
        for (place, change), span in zip(changes, spans, strict=True):
            if span is None:
                continue
            at = max(0, bisect_right(starts, span[0]) - 1)
            while at < len(table) and (table[at][0] < span[1] or table[at][0] == span[0]):
                if table[at][1] > span[0] or at == len(table) - 1:
                    out[table[at][2]][place] = change
                at += 1
    return defaultdict(list, {at: sorted(found.items()) for at, found in out.items()})


def _with_pointers(lines: Sequence[Line], rows: Sequence[Row], sides: Sides, first: int) -> Iterator[tuple[Line, Row]]:
    """The lines, and behind the line it stood after a pointer for each that moved away."""
    moved = [(row.a[0][0], at) for at, row in enumerate(rows) if row.moved and row.a and row.b]
    still = [(row.a[-1][1], at) for at, row in enumerate(rows) if row.a and not row.moved]
    ends, after = [end for end, _ in still], defaultdict(list)
    for number, (start, at) in enumerate(sorted(moved), first + len(lines)):
        row, place = rows[at], bisect_right(ends, start) - 1
        old = "".join(sides.base[s:e] for s, e in row.a)
        pointer = Line(number, row.kind, (Mark(old, "", same=True),), (), True, True, lines[at].number)
        lines[at].twin = number
        after[still[place][1] if place >= 0 else -1].append((pointer, Row("omitted", row.a, ())))
    yield from after[-1]
    for at, line in enumerate(lines):
        yield line, rows[at]
        yield from after[at]


class _Shelf:
    """Puts lines into paragraphs: by the witness's blocks, and what is only in the base by the base's."""

    def __init__(self, base: Sequence[Block], witness: Sequence[Block]) -> None:
        self.base, self.witness = base, witness
        self.starts = [b.start for b in base], [b.start for b in witness]
        self.made: list[Paragraph] = []
        self.at: tuple[str, int] | None = None  # which block of which side the last paragraph is
        self.last_base = -1

    def put(self, line: Line, row: Row) -> None:
        old = bisect_right(self.starts[0], row.a[0][0]) - 1 if row.a else -1
        if row.b:
            new = bisect_right(self.starts[1], row.b[0][0]) - 1
            here = ("witness", new)
            # A sentence taken out of this paragraph's beginning came before it: they are one paragraph.
            joins = self.at == ("base", old) and bool(self.made) and not row.moved
            self._open(here, self.witness, new, joins)
        elif self.at is None or old != self.last_base:
            self._open(("base", old), self.base, old, False)
        self.made[-1].lines.append(line)
        if row.a and not row.moved:
            self.last_base = bisect_right(self.starts[0], row.a[-1][0]) - 1

    def name_twins(self, lines: Sequence[Line], rows: Sequence[Row]) -> None:
        """Say at each end of a move in which paragraph of its own text the other end is."""
        pointers = {line.twin: line for p in self.made for line in p.lines if line.left}
        for line, row in zip(lines, rows, strict=True):
            if line.number in pointers:
                line.twin_paragraph = bisect_right(self.starts[0], row.a[0][0])
                pointers[line.number].twin_paragraph = bisect_right(self.starts[1], row.b[0][0])

    def _open(self, here: tuple[str, int], blocks: Sequence[Block], place: int, joins: bool) -> None:
        if here == self.at:
            return
        if not joins:
            kind = blocks[place].kind if 0 <= place < len(blocks) else "paragraph"
            self.made.append(Paragraph("body", kind))
        if here[0] == "witness":
            self.made[-1].number = place + 1
            if 0 <= place < len(blocks):
                self.made[-1].kind = blocks[place].kind
        self.at = here


def _name_notices(made: Sequence[Paragraph], blocks: Sequence[Block], notices: Sequence[Notice]) -> None:
    by_number = {paragraph.number: paragraph for paragraph in made if paragraph.number}
    for notice in notices:
        for number, block in enumerate(blocks, 1):
            if number in by_number and _meets((block.start, block.end), (notice.start, notice.end)):
                by_number[number].notice = notice


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
