"""Which quote of the witness answers which quote of the base.

Equal words first, wherever they stand, so that a quote that moved is kept; then a quotation cut into pieces or put
together again; then the likeliest of what is left.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from dataclasses import dataclass

from rapidfuzz import fuzz

from services.collation.apparatus import Apparatus
from services.collation.text import Span
from services.newsroom.quotes.words import Words, contains, words_of
from services.newsroom.readings import Quote, Reading

ALIKE = 62.0
"""Likeness of words (0-100) from which two quotes in different places are one quote with altered words."""

ALIKE_IN_ROW = 42.0
"""The same for quotes in sentences that answer each other: their place is evidence of its own."""

PARTNERS = 6
"""How many quotes with shared words are compared closely with each one left over."""

MOST = 1500
"""Quotes of one text that found no partner, above which none is compared closely: no article quotes that often, and
comparing each with its likeliest partners would take longer than a reader waits. Equal words are paired all the same.
"""

COMMON = 64
"""A word that stands in more quotes than this tells nothing, and following it would cost the square of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotes that answer each other, or one alone. `place` orders pairs as the witness is read.

    `joined` says that one side is a piece of the other, whose words are all there.
    """

    old: Quote | None
    new: Quote | None
    place: tuple[int, int]
    joined: bool = False


class Rows:
    """The row of an offset, in either text."""

    def __init__(self, apparatus: Apparatus) -> None:
        self.rows = apparatus.rows
        self._a = sorted((s[0], i) for i, row in enumerate(apparatus.rows) for s in row.a)
        self._b = sorted((s[0], i) for i, row in enumerate(apparatus.rows) for s in row.b)
        self._met: list[int] = []
        """Of each row, the last witness offset in it or in the nearest row before it that has any."""
        for row in apparatus.rows:
            self._met.append(row.b[-1][1] - 1 if row.b else self._met[-1] if self._met else -1)

    def of_base(self, offset: int) -> int:
        """The row a base offset lies in; -1 when there is none."""
        return self._at(self._a, offset)

    def of_witness(self, offset: int) -> int:
        """The row a witness offset lies in; -1 when there is none."""
        return self._at(self._b, offset)

    def place(self, a: Span | None, b: Span | None) -> tuple[int, int]:
        """Where a reader of the witness meets a change of base span `a` and witness span `b`."""
        if b is not None:
            return (b[0], 0)
        if a is None:
            return (-1, 0)
        row = self.of_base(a[0])
        return (self._met[row] if row >= 0 else -1, a[0] + 1)

    @staticmethod
    def _at(starts: list[tuple[int, int]], offset: int) -> int:
        at = bisect_right(starts, offset, key=lambda start: start[0]) - 1
        return starts[at][1] if at >= 0 else -1


def pair_quotes(rows: Rows, base: Reading, witness: Reading) -> list[Pair]:
    """Every quote in marks of either text, in exactly one pair, or in one for each of its pieces."""
    old = [q for q in base.quotes if q.kind != "indirect"]
    new = [q for q in witness.quotes if q.kind != "indirect"]
    work = _Work(old, new, [words_of(q) for q in old], [words_of(q) for q in new], rows)
    work.equal()
    work.pieces()
    work.alike()
    return work.pairs()


class _Work:
    """What is paired so far, and what is left."""

    def __init__(self, old: list[Quote], new: list[Quote], a: list[Words], b: list[Words], rows: Rows) -> None:
        self.old, self.new, self.a, self.b, self.rows = old, new, a, b, rows
        self.matched: list[tuple[int, int, bool]] = []
        self.left = list(range(len(old)))
        self.right = list(range(len(new)))

    def _take(self, found: list[tuple[int, int, bool]]) -> None:
        self.matched += found
        olds, news = {i for i, _, _ in found}, {j for _, j, _ in found}
        self.left = [i for i in self.left if i not in olds]
        self.right = [j for j in self.right if j not in news]

    def equal(self) -> None:
        """Pair quotes of the same words: in the same row, else in order."""
        waiting: dict[Words, deque[int]] = defaultdict(deque)
        for j in self.right:
            waiting[self.b[j]].append(j)
        found = []
        for i in self.left:
            same = waiting.get(self.a[i])
            if same:
                row = self.rows.of_base(self.old[i].start)
                near = (j for j in list(same)[:8] if self.rows.of_witness(self.new[j].start) == row)
                best = next(near, same[0])
                same.remove(best)
                found.append((i, best, False))
        self._take(found)

    def pieces(self) -> None:
        """Pair a quotation with the pieces it was cut into, or was put together from."""
        found = [(i, j, True) for i, run in _runs(self.a, self.left, self.b, self.right) for j in run]
        self._take(found)
        self._take([(i, j, True) for j, run in _runs(self.b, self.right, self.a, self.left) for i in run])

    def alike(self) -> None:
        """Pair what is left by likeness of words, the likeliest first; nothing where too much is left."""
        if max(len(self.left), len(self.right)) > MOST:
            return
        ranked = []
        index = _index(self.b, self.right)
        by_row: dict[int, list[int]] = defaultdict(list)
        for j in self.right:
            by_row[self.rows.of_witness(self.new[j].start)].append(j)
        for i in self.left:
            row = self.rows.of_base(self.old[i].start)
            shared = Counter(j for word in set(self.a[i]) for j in index.get(word, ()))
            near = by_row.get(row, [])[:PARTNERS]
            for j in {*near, *(j for j, _ in shared.most_common(PARTNERS))}:
                likeness = _likeness(self.a[i], self.b[j])
                if likeness >= (ALIKE_IN_ROW if j in near else ALIKE):
                    ranked.append((likeness + (10 if j in near else 0), i, j))
        found: list[tuple[int, int, bool]] = []
        taken_old: set[int] = set()
        taken_new: set[int] = set()
        for _, i, j in sorted(ranked, key=lambda r: (-r[0], r[1], r[2])):
            if i not in taken_old and j not in taken_new:
                taken_old.add(i)
                taken_new.add(j)
                found.append((i, j, False))
        self._take(found)

    def pairs(self) -> list[Pair]:
        """All of it, in the order of the witness."""
        found = [Pair(self.old[i], self.new[j], (self.new[j].start, 0), joined) for i, j, joined in self.matched]
        found += [Pair(None, self.new[j], (self.new[j].start, 0)) for j in self.right]
        for i in self.left:
            quote = self.old[i]
            found.append(Pair(quote, None, self.rows.place((quote.start, quote.end), None)))
        return sorted(found, key=lambda pair: pair.place)


def _runs(whole: list[Words], wholes: list[int], part: list[Words], parts: list[int]) -> list[tuple[int, list[int]]]:
    """Quotes whose words are those of two or more neighbouring quotes of the other text, put together."""
    found: list[tuple[int, list[int]]] = []
    starts: dict[Words, list[int]] = defaultdict(list)
    for at, j in enumerate(parts):
        starts[part[j][:3]].append(at)
    used: set[int] = set()
    for i in wholes:
        words = whole[i]
        openings = [at for size in (3, 2, 1) for at in starts.get(words[:size], ())[:PARTNERS]]
        for at in openings if words else ():
            run: list[int] = []
            length = 0
            while at < len(parts) and parts[at] not in used and length < len(words):
                piece = part[parts[at]]
                if not piece or words[length : length + len(piece)] != piece:
                    break
                run.append(parts[at])
                length += len(piece)
                at += 1
            if length == len(words) and len(run) > 1:
                found.append((i, run))
                used.update(run)
                break
    return found


def _index(words: list[Words], which: list[int]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for j in which:
        for word in set(words[j]):
            index[word].append(j)
    return {word: places for word, places in index.items() if len(places) <= COMMON}


def _likeness(one: Words, other: Words) -> float:
    """How likely two runs of words are one quote: shared words in order, or one inside the other (0-100)."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and contains(long, short):
        return 95.0
    return 0.5 * fuzz.ratio(one, other) + 0.5 * fuzz.ratio(" ".join(one), " ".join(other))
