"""What changed inside sentences that answer each other, as operations on characters that a person can read.

Whole words, numbers with their unit, contractions; a run of swaps with little between them is one; a pair that is
mostly different is shown as old, new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rapidfuzz.distance import Postfix, Prefix

from services.collation.apparatus import Op, touching
from services.collation.likeness import FUNCTION_WORDS
from services.collation.matching import Run, matching_runs
from services.collation.text import Span
from services.collation.tokens import cut

MOST_CHANGED = 0.7
"""Past this share of changed characters the old words and the new are shown whole."""

BETWEEN = 2
"""So many unchanged function words between two swaps of a run are read with them; a word that says something is not."""

A_RUN = 3
"""So many swaps close together are a run: two can still be read one by one."""

_BLANK = re.compile(" (?!%)")

Stretch = tuple[int, int, int, int]
"""Base from, to; witness from, to: characters of the joined sentences that differ."""


def find_ops(base: str, a: Sequence[Span], witness: str, b: Sequence[Span]) -> tuple[Op, ...]:
    """Operations, in the order of the base, that turn the sentences at `a` into those at `b`, joined."""
    runs_a, runs_b = touching(a), touching(b)
    old, new = _joined(base, runs_a), _joined(witness, runs_b)
    if old == new:
        return ()
    body_a, body_b = len(old.rstrip()), len(new.rstrip())
    stretches = _differences(old[:body_a], new[:body_b]) if old[:body_a] != new[:body_b] else []
    if old[body_a:] != new[body_b:]:
        stretches.append((body_a, len(old), body_b, len(new)))
    if len(runs_a) == len(runs_b) == 1:
        at_a, at_b = runs_a[0][0], runs_b[0][0]
        return tuple([_op(at_a + a0, at_a + a1, at_b + b0, at_b + b1) for a0, a1, b0, b1 in stretches])
    ops: list[Op] = []
    for a0, a1, b0, b1 in stretches:
        ops += _placed(_spans(runs_a, a0, a1), _spans(runs_b, b0, b1))
    return tuple(ops)


def _op(a0: int, a1: int, b0: int, b1: int) -> Op:
    return ("insert" if a0 == a1 else "delete" if b0 == b1 else "replace"), a0, a1, b0, b1


def _joined(text: str, runs: Sequence[Span]) -> str:
    return text[slice(*runs[0])] if len(runs) == 1 else "".join([text[start:end] for start, end in runs])


def _spans(runs: Sequence[Span], start: int, end: int) -> list[Span]:
    """Where [start, end) of the joined text stands in the whole; an empty stretch is one place."""
    found: list[Span] = []
    at = 0
    for begin, stop in runs:
        low, high = max(start - at, 0), min(end - at, stop - begin)
        if low < high or (start == end and low == high):
            found.append((begin + low, begin + high))
            if start == end:
                break
        at += stop - begin
    return found


def _placed(old: list[Span], new: list[Span]) -> Iterator[Op]:
    """One stretch as ops: the first old and new piece together, further pieces alone."""
    for at in range(max(len(old), len(new))):
        a0, a1 = old[at] if at < len(old) else (old[-1][1], old[-1][1])
        b0, b1 = new[at] if at < len(new) else (new[-1][1], new[-1][1])
        if a1 > a0 or b1 > b0:
            yield _op(a0, a1, b0, b1)


def _differences(old: str, new: str) -> list[Stretch]:
    """Where the joined sentences differ, in order: by what stands between blanks, then by tokens."""
    found = _by_blanks(old, new, _same_ends(old, new))
    stretches = [part for stretch in found for part in _by_tokens(old, new, stretch)]
    changed = sum([a1 - a0 + b1 - b0 for a0, a1, b0, b1 in stretches])
    if changed > MOST_CHANGED * (len(old) + len(new)):
        return [_trimmed(old, new, (0, len(old), 0, len(new)))]
    return stretches if len(stretches) < A_RUN else _runs_joined(old, stretches)


def _same_ends(old: str, new: str) -> Stretch:
    """What is left when both are read from the head, then from the end, as far as they are the same: whole words."""
    head = old.rfind(" ", 0, Prefix.similarity(old, new)) + 1
    tail = Postfix.similarity(old[head:], new[head:])
    blank = old.find(" ", len(old) - tail)
    tail = len(old) - blank - 1 if blank >= 0 else 0
    if "%" in (old[head : head + 1], new[head : head + 1], old[len(old) - tail : len(old) - tail + 1]):
        return 0, len(old), 0, len(new)
    return head, len(old) - tail, head, len(new) - tail


def _by_blanks(old: str, new: str, stretch: Stretch) -> Iterator[Stretch]:
    """The parts of a stretch in which what stands between blanks differs."""
    at_a, end_a, at_b, end_b = stretch
    chunks_a, chunks_b = _chunks(old[at_a:end_a]), _chunks(new[at_b:end_b])
    if len(chunks_a) > 1 < len(chunks_b):
        starts_a = list(accumulate([len(chunk) + 1 for chunk in chunks_a], initial=at_a))
        starts_b = list(accumulate([len(chunk) + 1 for chunk in chunks_b], initial=at_b))
        for x, y, n in matching_runs(chunks_a, chunks_b):
            if at_a < starts_a[x] or at_b < starts_b[y]:
                yield at_a, starts_a[x], at_b, starts_b[y]
            at_a, at_b = starts_a[x + n], starts_b[y + n]
        if at_a > end_a or at_b > end_b:  # the last blank, which one side does not have, belongs to what is left
            at_a, at_b = at_a - 1, at_b - 1
    if at_a < end_a or at_b < end_b:
        yield at_a, end_a, at_b, end_b


def _chunks(text: str) -> list[str]:
    """What stands between two blanks; a sign of percent belongs to the figure before the blank."""
    return _BLANK.split(text) if " %" in text else text.split(" ")


def _by_tokens(old: str, new: str, stretch: Stretch) -> list[Stretch]:
    """The parts of a stretch of which the tokens differ."""
    at_a, end_a, at_b, end_b = stretch
    if at_a == end_a or at_b == end_b or (_all_words(old[at_a:end_a]) and _all_words(new[at_b:end_b])):
        return [_trimmed(old, new, stretch)]  # no token is the same: what stands between two blanks would be, too
    words_a, places_a = cut(old, at_a, end_a)
    words_b, places_b = cut(new, at_b, end_b)
    found: list[Stretch] = []
    for x, y, n in _as_written(old, new, places_a, places_b, matching_runs(words_a, words_b)):
        a0, b0 = places_a[x][0], places_b[y][0]
        if old[at_a:a0] != new[at_b:b0]:
            found.append(_trimmed(old, new, (at_a, a0, at_b, b0)))
        at_a, at_b = places_a[x + n - 1][1], places_b[y + n - 1][1]
    if old[at_a:end_a] != new[at_b:end_b]:
        found.append(_trimmed(old, new, (at_a, end_a, at_b, end_b)))
    return found


def _all_words(text: str) -> bool:
    return text.replace(" ", "").isalnum()


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
    said = between.lower().split()
    return len(said) <= BETWEEN and all(word.strip(",;") in FUNCTION_WORDS or not word[0].isalnum() for word in said)


def _one(run: list[Stretch]) -> list[Stretch]:
    return [(run[0][0], run[-1][1], run[0][2], run[-1][3])] if len(run) >= A_RUN else run
