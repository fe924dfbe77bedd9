"""What of a long text is shown: the changes with what stands beside them, the rest folded behind its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.pages.column import Column, Line, Paragraph

LONG = 1500
"""Sentences from which a page opens as changes only."""
CHUNK = 12
"""Sentences of a stretch that a browser may leave unpainted until it is scrolled to."""
BESIDE = {"changes": 1, "inline": 6, "side": 6}
"""Unchanged sentences shown on each side of a change; in the full views only inside its own paragraph."""
FOLDED = {"changes": 1, "inline": 4, "side": 4}
"""A run of more unchanged sentences than this is folded."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs, or parts of them, that are read together; folded ones open on demand."""

    paragraphs: tuple[Paragraph, ...]
    folded: bool

    @property
    def sentences(self) -> int:
        return sum(max(1, line.counts[1]) for p in self.paragraphs for line in p.lines)


def folded(column: Column, view: str, wanted: frozenset[int] | None = None) -> tuple[Stretch, ...]:
    """The column as stretches. `wanted`: the changes that count as such; None means every mark does."""
    flat = [(at, line) for at, p in enumerate(column.paragraphs) for line in p.lines]
    seen = [False] * len(flat)
    for at, (home, line) in enumerate(flat):
        if not _counts(line, wanted):
            continue
        for near in range(max(0, at - BESIDE[view]), min(len(flat), at + BESIDE[view] + 1)):
            if view == "changes" or flat[near][0] == home:
                seen[near] = True
    for at, (home, _) in enumerate(flat):
        if column.paragraphs[home].part == "headline" or (view != "changes" and column.paragraphs[home].notice):
            seen[at] = True
    _show_short_runs(seen, FOLDED[view])
    return tuple(_stretches(column.paragraphs, flat, seen))


def _counts(line: Line, wanted: frozenset[int] | None) -> bool:
    if wanted is None:
        return line.marked
    return any(place in wanted for place in line.changes)


def _show_short_runs(seen: list[bool], most: int) -> None:
    start = None
    for at in range(len(seen) + 1):
        if at < len(seen) and not seen[at]:
            start = at if start is None else start
        elif start is not None:
            if at - start <= most:
                seen[start:at] = [True] * (at - start)
            start = None


def _stretches(
    paragraphs: Sequence[Paragraph], flat: Sequence[tuple[int, Line]], seen: Sequence[bool]
) -> list[Stretch]:
    out: list[Stretch] = []
    run: list[Paragraph] = []
    last: tuple[int, bool] | None = None
    held = 0
    for (home, line), shown in zip(flat, seen, strict=True):
        if last is not None and (shown != last[1] or (home != last[0] and held >= CHUNK)):
            out.append(Stretch(tuple(run), not last[1]))
            run, held, last = [], 0, None
        if last is None or home != last[0]:
            run.append(replace(paragraphs[home], lines=[]))
        run[-1].lines.append(line)
        held, last = held + 1, (home, shown)
    if last is not None:
        out.append(Stretch(tuple(run), not last[1]))
    return _whole_folds(out)


def _whole_folds(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Folded stretches side by side are one fold."""
    out: list[Stretch] = []
    for one in stretches:
        if one.folded and out and out[-1].folded:
            out[-1] = Stretch((*out[-1].paragraphs, *one.paragraphs), True)
        else:
            out.append(one)
    return out
