"""Which line of one version answers which line of the next: the article's own thread, followed by alignment."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator

from services.collation.collate import collate
from services.newsroom.quotes.pairs import Rows, pair_quotes
from services.newsroom.readings import Reading
from services.newsroom.stories.answers import answer
from services.newsroom.stories.figures import one_measure
from services.newsroom.stories.lines import Line, Placed

MOST_KEPT = 2_000
"""Pairs of versions whose answers are remembered."""

Chain = tuple[tuple[Line, Line], ...]

_kept: OrderedDict[tuple[str, str, str], Chain] = OrderedDict()


def chain(base: Reading, witness: Reading, before: tuple[Placed, ...], after: tuple[Placed, ...]) -> Chain:
    """Pairs of lines with different words (or another day) that are one line, revised."""
    days = f"{base.published_at} {witness.published_at}"
    key = (base.text.clean, witness.text.clean, days)
    if key in _kept:
        _kept.move_to_end(key)
        return _kept[key]
    found = tuple(_pairs(base, witness, before, after)) if key[0] != key[1] else ()
    _kept[key] = found
    if len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def _pairs(
    base: Reading, witness: Reading, before: tuple[Placed, ...], after: tuple[Placed, ...]
) -> Iterator[tuple[Line, Line]]:
    rows = Rows(collate(base.text, witness.text))
    here, there = _by_row(before, rows.of_base), _by_row(after, rows.of_witness)
    for row in sorted(here.keys() & there.keys()):
        yield from _revised(here[row], there[row])
    old = {start: line for line, start in before if line.kind == "quote"}
    new = {start: line for line, start in after if line.kind == "quote"}
    for pair in pair_quotes(rows, base, witness):
        if pair.old is not None and pair.new is not None:
            one, other = old.get(pair.old.start), new.get(pair.new.start)
            if one is not None and other is not None and one.id != other.id:
                yield one, other


def _by_row(lines: tuple[Placed, ...], row_of: Callable[[int], int]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line, start in lines:
        if line.kind == "claim":
            found[row_of(start)].append(line)
    return found


def _revised(old: list[Line], new: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines of sentences that answer each other: what stands still, then the surest answers, then what is left of one
    kind in order."""
    stands = {line.id for line in old} & {line.id for line in new}
    left, right = ([line for line in lines if line.id not in stands] for lines in (old, new))
    ranked = sorted(
        (-answer(one, other), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if _is_kind(one, other)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in ranked:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield left[i], right[j]


def _is_kind(one: Line, other: Line) -> bool:
    if one.counted is not None and other.counted is not None:
        return one_measure(one.counted.quantity, other.counted.quantity)
    return one.slot == other.slot or answer(one, other) > 0
