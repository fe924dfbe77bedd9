"""One side of a collation as it is weighed: its text, what is not the newsroom's own claim in it, and its units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from services.collation.text import Span
from services.newsroom.readings import Reading
from services.newsroom.values.units import Unit, units_of

_SOMEBODY_ELSES = frozenset({"direct", "partial"})
"""Quotes whose words are followed as quotes, not weighed as claims."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one side as one string, and where each piece of it stands in the clean text.

    `units` are the newsroom's own; `all_units` include those that are quoted or aside.
    """

    text: str
    units: tuple[Unit, ...]
    all_units: tuple[Unit, ...]
    pieces: tuple[tuple[int, int], ...]

    def clean(self, span: Span | None) -> Span | None:
        """The clean offsets of a span of the passage."""
        return None if span is None else (self._clean(span[0]), self._clean(span[1] - 1) + 1)

    def _clean(self, offset: int) -> int:
        local, clean = self.pieces[max(0, bisect_right(self.pieces, (offset, 1 << 60)) - 1)]
        return clean + offset - local


@dataclass(frozen=True, slots=True)
class Page:
    """The clean text of one version, with sorted spans of its quotations, and of its notices and furniture."""

    text: str
    quoted: tuple[Span, ...]
    aside: tuple[tuple[int, int, str], ...]
    published: date | None

    def passage(self, spans: tuple[Span, ...]) -> Passage:
        """The sentences at `spans`, their units without those that are quoted or aside."""
        pieces, masks, at = [], [], 0
        for start, end in spans:
            pieces.append((at, start))
            masks += [(max(s, start) + at - start, min(e, end) + at - start) for s, e in self._masks((start, end))]
            at += end - start
        text = "".join([self.text[s:e] for s, e in spans])
        units = units_of(text, self.published)
        own = _outside(_joined(masks), units) if masks else units
        return Passage(text, own, units, tuple(pieces))

    def _masks(self, span: Span) -> list[Span]:
        """Quotations, notices and furniture that touch a span."""
        near = [*_touching(self.quoted, span), *((a[0], a[1]) for a in _touching(self.aside, span))]
        return [(start, end) for start, end in near if start < span[1] and span[0] < end]

    def aside_at(self, offset: int) -> str | None:
        """The kind of notice or furniture that stands at an offset."""
        near = _touching(self.aside, (offset, offset + 1))
        return next((kind for start, end, kind in near if start <= offset < end), None)

    def is_quoted(self, span: Span) -> bool:
        """Whether nearly all of a span is somebody else's words."""
        near = _touching(self.quoted, span)
        inside = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in near)
        return inside > 0.7 * (span[1] - span[0])


_Marked = TypeVar("_Marked", bound=tuple[Any, ...])


def _touching(marked: tuple[_Marked, ...], span: Span) -> tuple[_Marked, ...]:
    """The sorted spans that can touch one: those that start in it, and the four before it."""
    first = bisect_left(marked, (span[0],))
    return marked[max(0, first - 4) : bisect_left(marked, (span[1],))]


def _joined(spans: list[Span]) -> list[Span]:
    """The same stretches as sorted spans that do not overlap: quotations can stand in one another."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _outside(apart: list[Span], units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units that overlap none of sorted spans that do not overlap each other."""
    found, n = [], 0
    for unit in units:
        while n < len(apart) and apart[n][1] <= unit.start:
            n += 1
        if n == len(apart) or unit.end <= apart[n][0]:
            found.append(unit)
    return tuple(found)


def page_of(text: str, reading: Reading) -> Page:
    """The page of a clean text and what was read in it."""
    quoted = sorted((q.start, q.end) for q in reading.quotes if q.kind in _SOMEBODY_ELSES)
    aside = [(n.start, n.end, "notice") for n in reading.notices] + [
        (f.start, f.end, f.kind) for f in reading.furniture
    ]
    published = reading.published_at.date() if reading.published_at else None
    return Page(text, tuple(quoted), tuple(sorted(aside)), published)
