"""Which quote of the witness answers which quote of the base, and what stands where one is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from dataclasses import dataclass

from rapidfuzz import fuzz

from services.collation.apparatus import Apparatus
from services.collation.text import Span
from services.newsroom.quote_words import heard, words_of
from services.newsroom.readings import Quote, Reading

ALIKE = 60.0
"""Word likeness (0-100) above which two quotes in different places can be one quote with altered words."""

ALIKE_IN_ROW = 40.0
"""The same for two quotes in sentences that answer each other: their place is evidence of its own."""

TOLD = 55.0
"""Share of a quote's words, in order, that a sentence without marks must hold to be its paraphrase."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotes that answer each other, or one alone with `answer`: the sentences of the other text in its place.

    `place` orders pairs as the witness is read.
    """

    old: Quote | None
    new: Quote | None
    place: tuple[int, int]
    answer: tuple[Span, ...] = ()


class Rows:
    """Looks up the row of an offset, in either text."""

    def __init__(self, apparatus: Apparatus) -> None:
        self.rows = apparatus.rows
        self._a = sorted((s[0], i) for i, row in enumerate(apparatus.rows) for s in row.a)
        self._b = sorted((s[0], i) for i, row in enumerate(apparatus.rows) for s in row.b)

    def of_base(self, offset: int) -> int:
        return self._at(self._a, offset)

    def of_witness(self, offset: int) -> int:
        return self._at(self._b, offset)

    def place(self, a: Span | None, b: Span | None) -> tuple[int, int]:
        """Where a reader of the witness meets a change of base span `a` and witness span `b`."""
        if b is not None:
            return (b[0], 0)
        at = self.of_base(a[0]) if a is not None else -1
        for index in range(at, -1, -1):
            if self.rows[index].b:
                return (self.rows[index].b[0][0], a[0] + 1 if a is not None else 0)
        return (-1, a[0] if a is not None else 0)

    @staticmethod
    def _at(starts: list[tuple[int, int]], offset: int) -> int:
        at = bisect_right(starts, (offset, len(starts) + 1_000_000_000)) - 1
        return starts[at][1] if at >= 0 else -1


def pair_quotes(apparatus: Apparatus, base: Reading, witness: Reading) -> list[Pair]:
    """Equal words first, then the likeliest of what is left, then what stands alone."""
    old = [q for q in base.quotes if q.kind != "indirect"]
    new = [q for q in witness.quotes if q.kind != "indirect"]
    rows = Rows(apparatus)
    pairs = _equal(old, new, rows)
    left = [i for i in range(len(old)) if i not in pairs]
    taken = set(pairs.values())
    right = [j for j in range(len(new)) if j not in taken]
    pairs.update(_alike(old, new, left, right, rows))
    taken = set(pairs.values())
    found = [Pair(old[i], new[j], (new[j].start, 0)) for i, j in pairs.items()]
    for j, quote in enumerate(new):
        if j not in taken:
            at = rows.of_witness(quote.start)
            found.append(Pair(None, quote, (quote.start, 0), rows.rows[at].a if at >= 0 else ()))
    for i, quote in enumerate(old):
        if i not in pairs:
            at = rows.of_base(quote.start)
            place = rows.place((quote.start, quote.end), None)
            found.append(Pair(quote, None, place, rows.rows[at].b if at >= 0 else ()))
    return found


def _equal(old: list[Quote], new: list[Quote], rows: Rows) -> dict[int, int]:
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for j, quote in enumerate(new):
        waiting[words_of(quote)].append(j)
    pairs: dict[int, int] = {}
    for i, quote in enumerate(old):
        same = waiting.get(words_of(quote))
        if same:
            row = rows.of_base(quote.start)
            best = next((j for j in same if rows.of_witness(new[j].start) == row), same[0])
            same.remove(best)
            pairs[i] = best
    return pairs


def _alike(old: list[Quote], new: list[Quote], left: list[int], right: list[int], rows: Rows) -> dict[int, int]:
    ranked: list[tuple[float, int, int]] = []
    old_words = {i: " ".join(words_of(old[i])) for i in left}
    new_words = {j: " ".join(words_of(new[j])) for j in right}
    for i in left:
        row = rows.of_base(old[i].start)
        for j in right:
            here = rows.of_witness(new[j].start) == row
            alike = _likeness(old_words[i], new_words[j])
            if alike >= (ALIKE_IN_ROW if here else ALIKE):
                ranked.append((alike + 10 * here, -i, -j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(ranked, reverse=True):
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def _likeness(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    if short.count(" ") >= 2 and f" {short} " in f" {long} ":
        return 95.0
    return fuzz.token_sort_ratio(one, other) * 0.5 + fuzz.ratio(one, other) * 0.5


def paraphrase_of(quote: Quote, answer: tuple[Span, ...], reading: Reading) -> Quote | None:
    """The unmarked words of the other text that tell what the quote said, if they stand in its place."""
    wanted = set(heard(quote.text))
    content = {w for w in wanted if len(w) > 3} or wanted
    for start, end in answer:
        said = reading.text.clean[start:end]
        for told in reading.quotes:
            if start <= told.start < end and told.kind != "indirect":
                said = said.replace(reading.text.clean[told.start : told.end], " ")
        held = content & set(heard(said))
        if 100 * len(held) >= TOLD * len(content):
            inside = next((q for q in reading.quotes if q.kind == "indirect" and start <= q.start < end), None)
            if inside is not None:
                return inside
            text = reading.text.clean[start:end].strip()
            begin = start + len(reading.text.clean[start:end]) - len(reading.text.clean[start:end].lstrip())
            return Quote(begin, begin + len(text), text, "indirect", -1)
    return None
