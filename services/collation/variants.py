"""What changed inside sentences that answer each other, as operations on characters that a person can read.

Whole words, numbers with their unit, contractions; a run of swaps with little between them is one; a pair that is
mostly different is shown as old, new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Postfix, Prefix

from services.collation.apparatus import Op, Tag
from services.collation.likeness import LITTLE, weigh
from services.collation.matching import Run, matching_runs
from services.collation.text import Span
from services.collation.tokens import cut, words

MOST_CHANGED = 0.6
"""Past this share of changed tokens the old words and the new are shown whole."""

BETWEEN = 2
"""So many unchanged function words between two swaps of a run are read with them; a word that says something is not."""

A_RUN = 3
"""So many swaps close together are a run: two can still be read one by one."""

Stretch = tuple[int, int, int, int]
"""Base from, to; witness from, to: characters of the joined sentences that differ."""


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one side of a row, and where each begins in the whole text."""

    sentences: Sequence[str]
    starts: Sequence[int]

    def text(self) -> str:
        """The sentences joined."""
        return self.sentences[0] if len(self.sentences) == 1 else "".join(self.sentences)

    def tokens(self, start: int, end: int) -> tuple[Sequence[str], Sequence[Span]]:
        """The tokens of the joined sentences, and their places in it; of one sentence alone only [start, end)."""
        if len(self.sentences) == 1:
            return cut(self.sentences[0], start, end)
        found: list[str] = []
        spans: list[Span] = []
        at = 0
        for sentence in self.sentences:
            said, places = cut(sentence, 0, len(sentence))
            found += said
            spans += [(s + at, e + at) for s, e in places]
            at += len(sentence)
        return found, spans

    def runs(self) -> list[Run]:
        """Stretches that hold the joined text: (from in it, from in the whole, length); those that touch are one."""
        found: list[Run] = []
        at = 0
        for sentence, begin in zip(self.sentences, self.starts, strict=True):
            if found and found[-1][1] + found[-1][2] == begin:
                found[-1] = (found[-1][0], found[-1][1], found[-1][2] + len(sentence))
            else:
                found.append((at, begin, len(sentence)))
            at += len(sentence)
        return found


def _spans(runs: list[Run], start: int, end: int) -> list[Span]:
    """Where [start, end) of the joined text stands in the whole; an empty stretch is one place."""
    if start == end:
        at, begin, _ = next(run for run in runs if start <= run[0] + run[2])
        return [(begin + start - at, begin + start - at)]
    return [
        (max(start, at) - at + begin, min(end, at + length) - at + begin)
        for at, begin, length in runs
        if at < end and start < at + length
    ]


def find_ops(a: Side, b: Side) -> tuple[Op, ...]:
    """Operations, in the order of the base, that turn the sentences of `a` into those of `b`."""
    old, new = a.text(), b.text()
    if old == new:
        return ()
    body_a, body_b = len(old.rstrip()), len(new.rstrip())
    stretches = _differences(old[:body_a], new[:body_b], a, b) if old[:body_a] != new[:body_b] else []
    if old[body_a:] != new[body_b:]:
        stretches.append((body_a, len(old), body_b, len(new)))
    runs_a, runs_b = a.runs(), b.runs()
    ops: list[Op] = []
    for a0, a1, b0, b1 in stretches:
        ops += _placed(_spans(runs_a, a0, a1), _spans(runs_b, b0, b1))
    return tuple(ops)


def _placed(old: list[Span], new: list[Span]) -> Iterator[Op]:
    """One stretch as ops: the first old and new piece together, further pieces alone."""
    for at in range(max(len(old), len(new))):
        a0, a1 = old[at] if at < len(old) else (old[-1][1], old[-1][1])
        b0, b1 = new[at] if at < len(new) else (new[-1][1], new[-1][1])
        if a1 > a0 or b1 > b0:
            tag: Tag = "insert" if a0 == a1 else "delete" if b0 == b1 else "replace"
            yield (tag, a0, a1, b0, b1)


def _differences(old: str, new: str, a: Side, b: Side) -> list[Stretch]:
    """Where the joined sentences differ, in order, by tokens; blanks at the end are left out."""
    head, tail = _same_ends(old, new) if len(a.sentences) == len(b.sentences) == 1 else (0, 0)
    words_a, places_a = a.tokens(head, len(old) - tail)
    words_b, places_b = b.tokens(head, len(new) - tail)
    runs = matching_runs(words_a, words_b)
    all_a, all_b = sum(map(len, map(words, a.sentences))), sum(map(len, map(words, b.sentences)))
    if 2 * (sum([n for _, _, n in runs]) + all_a - len(words_a)) < (1 - MOST_CHANGED) * (all_a + all_b):
        return [_trimmed(old, new, (0, len(old), 0, len(new)))]
    stretches: list[Stretch] = []
    at_a = at_b = head
    for x, y, n in [*_as_written(old, new, places_a, places_b, runs)]:
        a0, b0 = places_a[x][0], places_b[y][0]
        if old[at_a:a0] != new[at_b:b0]:
            stretches.append(_trimmed(old, new, (at_a, a0, at_b, b0)))
        at_a, at_b = places_a[x + n - 1][1], places_b[y + n - 1][1]
    if old[at_a : len(old) - tail] != new[at_b : len(new) - tail]:
        stretches.append(_trimmed(old, new, (at_a, len(old) - tail, at_b, len(new) - tail)))
    return stretches if len(stretches) < A_RUN else _runs_joined(old, stretches)


def _same_ends(old: str, new: str) -> tuple[int, int]:
    """Characters at the head and at the tail that are the same: whole words, so that no token is torn."""
    head = old.rfind(" ", 0, Prefix.similarity(old, new)) + 1
    tail = Postfix.similarity(old[head:], new[head:])
    blank = old.find(" ", len(old) - tail)
    tail = len(old) - blank - 1 if blank >= 0 else 0
    torn = "%" in (old[head : head + 1], new[head : head + 1], old[len(old) - tail : len(old) - tail + 1])
    return (0, 0) if torn else (head, tail)


def _as_written(
    old: str, new: str, places_a: Sequence[Span], places_b: Sequence[Span], runs: list[Run]
) -> Iterator[Run]:
    """The same runs, cut where tokens that count as equal, or the blanks between them, are written differently."""
    for x, y, n in runs:
        if old[places_a[x][0] : places_a[x + n - 1][1]] == new[places_b[y][0] : places_b[y + n - 1][1]]:
            yield x, y, n
            continue
        for k in range(n):
            if old[slice(*places_a[x + k])] == new[slice(*places_b[y + k])]:
                yield x + k, y + k, 1


def _trimmed(old: str, new: str, stretch: Stretch) -> Stretch:
    """Without the blanks that both sides share at the ends."""
    a0, a1, b0, b1 = stretch
    while a0 < a1 and b0 < b1 and old[a0] == new[b0] and old[a0].isspace():
        a0, b0 = a0 + 1, b0 + 1
    while a0 < a1 and b0 < b1 and old[a1 - 1] == new[b1 - 1] and old[a1 - 1].isspace():
        a1, b1 = a1 - 1, b1 - 1
    return a0, a1, b0, b1


def _runs_joined(old: str, stretches: list[Stretch]) -> list[Stretch]:
    """Runs of swaps with nothing but one or two function words between them, each as one swap."""
    joined: list[Stretch] = []
    run: list[Stretch] = []
    for stretch in stretches:
        swap = stretch[0] < stretch[1] and stretch[2] < stretch[3]
        if run and not (swap and _says_nothing(old[run[-1][1] : stretch[0]])):
            joined += _one(run)
            run = []
        if swap:
            run.append(stretch)
        else:
            joined.append(stretch)
    return joined + _one(run)


def _says_nothing(between: str) -> bool:
    said = words(between)
    return len(said) <= BETWEEN and all(weigh(word) <= LITTLE for word in said)


def _one(run: list[Stretch]) -> list[Stretch]:
    return [(run[0][0], run[-1][1], run[0][2], run[-1][3])] if len(run) >= A_RUN else run
