"""Which lines of a story are compared, and which answers to a line are the surest.

The law: two lines meet because of what both hold, and nothing is compared with everything. Who meets, and which answers
are kept, is a function of the set of lines; a story that grows is searched for its new lines only.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations
from math import ceil, floor, log10

from services.newsroom.stories.answers import answer
from services.newsroom.stories.counted import Counted
from services.newsroom.stories.lines import Line
from services.newsroom.stories.vocabulary import is_empty, stem
from services.newsroom.values.numbers import measure

ENOUGH = 2
"""So many shared keys make two lines worth comparing."""
RUN = 4
"""So many words in a row, empty or not, are worth comparing the quotes for."""
COMMON = 250
"""A key that more lines of the story hold says what the story is about, and not what a line is about."""
DOUBTED = 0.35
"""From here on "not sure" is worth a reviewer's look; below it lines are strangers."""
NEAREST = 8
"""Answers of each line that are kept: a thread of a hundred lines hangs together by fewer than all its pairs."""
MOST_STORIES = 8
"""Stories whose meetings a process remembers; one of 20 sources takes some ten megabytes."""

Pair = tuple[str, str]
"""The ids of two lines, the smaller first."""


class Meetings:
    """The lines of one story by what they are found by. `answers` has the surest of each line."""

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}
        self.answers: dict[Pair, float] = {}
        self._holding: dict[str, list[str]] = defaultdict(list)
        self._shared: dict[Pair, int] = {}
        self._ranked: dict[str, list[tuple[float, str]]] = defaultdict(list)
        self._kept_by: dict[Pair, int] = {}

    def add(self, line: Line) -> None:
        """Let one more line meet those that are there."""
        met: dict[str, int] = defaultdict(int)
        for key in keys_of(line):
            held = self._holding[key]
            if len(held) < COMMON:
                for other in held:
                    met[other] += 1
            elif len(held) == COMMON:
                self._set_aside(held)
            held.append(line.id)
        self.lines[line.id] = line
        for other, count in met.items():
            self._shared[_pair(line.id, other)] = count
            if count >= ENOUGH:
                score = answer(line, self.lines[other])
                if score >= DOUBTED:
                    self._rank(line.id, other, score)
                    self._rank(other, line.id, score)

    def _set_aside(self, held: list[str]) -> None:
        """A key became common: whoever met because of it has one reason less."""
        for one, other in combinations(held, 2):
            pair = _pair(one, other)
            self._shared[pair] -= 1
            if self._shared[pair] == ENOUGH - 1:
                score = answer(self.lines[one], self.lines[other])
                if score >= DOUBTED:
                    self._unrank(one, other, score)
                    self._unrank(other, one, score)

    def _rank(self, one: str, other: str, score: float) -> None:
        ranked, entry = self._ranked[one], (-score, other)
        insort(ranked, entry)
        if bisect_left(ranked, entry) < NEAREST:
            self._keep(one, entry)
            if len(ranked) > NEAREST:
                self._drop(one, ranked[NEAREST])

    def _unrank(self, one: str, other: str, score: float) -> None:
        ranked, entry = self._ranked[one], (-score, other)
        at = bisect_left(ranked, entry)
        del ranked[at]
        if at < NEAREST:
            self._drop(one, entry)
            if len(ranked) >= NEAREST:
                self._keep(one, ranked[NEAREST - 1])

    def _keep(self, one: str, entry: tuple[float, str]) -> None:
        pair = _pair(one, entry[1])
        self._kept_by[pair] = self._kept_by.get(pair, 0) + 1
        self.answers[pair] = -entry[0]

    def _drop(self, one: str, entry: tuple[float, str]) -> None:
        """An answer that neither line has among its surest is not kept."""
        pair = _pair(one, entry[1])
        self._kept_by[pair] -= 1
        if not self._kept_by[pair]:
            del self._kept_by[pair], self.answers[pair]


_stories: OrderedDict[str, Meetings] = OrderedDict()


def meetings(story: str, lines: Mapping[str, Line]) -> dict[Pair, float]:
    """The chance that two lines are one thread, for each line with those that answer it most surely.

    `story` names what is likely the same story as before: what was remembered under it is used again where its lines
    are all here still, and forgotten otherwise. It has no part in the result.
    """
    known = _stories.pop(story, None)
    if known is None or not known.lines.keys() <= lines.keys():
        known = Meetings()
    for name in sorted(lines.keys() - known.lines.keys()):
        known.add(lines[name])
    _stories[story] = known
    if len(_stories) > MOST_STORIES:
        _stories.popitem(last=False)
    return known.answers


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


@lru_cache(50_000)
def keys_of(line: Line) -> tuple[str, ...]:
    """What a line is found by: telling words of its kind, and what it counts; a value stands twice and is enough."""
    if line.marked is not None:
        telling = sorted({s for w in line.marked.held if not is_empty(s := stem(w))})
        said = line.marked.words
        runs = {" ".join(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}
        return tuple(f"{n} quote {key}" for key in [*telling, *sorted(runs)] for n in range(2))
    if line.sentence is None:
        return ()
    found = [f"{line.family} {r}" for r in sorted(line.sentence.roots)]
    if line.counted is not None:
        found += [f"counts {line.counted.measure or noun}" for noun in sorted(line.counted.nouns or {""})]
        found += [f"{n} {figure}" for figure in _figures(line.counted) for n in range(2)]
    if line.dated is not None:
        found += [f"{n} {line.slot} {line.rough}" for n in range(2)]
    return tuple(found)


def _figures(counted: Counted) -> list[str]:
    """A figure in its measure's own unit, to two digits both ways: 21 feet meet 6.4 metres, nearly 200 meet 198."""
    _, value, _ = measure(counted.quantity)
    if not value:
        return [f"{counted.measure} 0"]
    step = 10.0 ** (floor(log10(abs(value))) - 1)
    return sorted({f"{counted.measure} {whole * step:.3g}" for whole in (floor(value / step), ceil(value / step))})
