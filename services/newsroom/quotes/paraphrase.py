"""Where the words of a quote went that lost its marks, or came from that gained them.

Only sentences that changed between the versions are looked at: what both versions tell alike is nobody's replacement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from services.collation.text import Span
from services.newsroom.quotes.pairs import Rows
from services.newsroom.quotes.words import Words, contains, heard
from services.newsroom.readings import Quote, Reading

TOLD = 0.6
"""Share of a quote's telling words that a sentence must hold outside marks to be what became of the quote."""

TOLD_IN_PLACE = 0.45
"""The same for the sentence that stands where the quote stood."""

SHORT = 4
"""Letters; words no longer than this are said by everybody."""

FEW = 3
"""A quote with fewer telling words is looked for word by word, in its own place."""

LONGEST = 500
"""Words; what is longer is a list or a hostile text, not a sentence."""

GAP = 300
"""Characters between two sentences of one run: a sentence of the quotation may stand there unchanged."""

PLACES = 32
"""Sentences looked at for one word: a word that stands in more of them says nothing of where a quote went."""

MOST = 1500
"""Quotes of one text that stand in one version only, above which none is looked for outside marks."""

RUN = 6
"""Sentences that one quotation may have become."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: Words
    bag: frozenset[str]
    row: int


class Unmarked:
    """What one text says outside quotation marks, in the rows that are not kept.

    `sought` says how many quotes are going to be looked for: nothing is read for none, and nothing for too many.
    """

    def __init__(self, rows: Rows, reading: Reading, side: str, sought: int) -> None:
        self.reading = reading
        self.sentences = list(self._read(rows, reading, side)) if 0 < sought <= MOST else []
        self._by_word: dict[str, list[int]] = {}
        self._by_row: dict[int, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            self._by_row.setdefault(sentence.row, []).append(number)
            for word in sentence.bag:
                self._by_word.setdefault(word, []).append(number)

    def find(self, quote: Quote, row: int) -> Quote | None:
        """The words outside marks that tell what the quote says, as an indirect quote; None when there are none."""
        words = heard(quote.text)
        telling = {w for w in words if len(w) > SHORT}
        likely = {n for w in telling for n in self._by_word.get(w, ())[:PLACES]}
        if len(telling) < FEW:
            telling = set(words)
            likely = {n for n in self._holding(words) if contains(self.sentences[n].words, words)}
            likely.update(self._by_row.get(row, ())[:PLACES])
        best: tuple[float, int, int] | None = None
        for number in likely:
            here = self.sentences[number].row == row
            if len(words) < FEW and not (here and contains(self.sentences[number].words, words)):
                continue
            share, last = self._share(telling, number)
            if share >= (TOLD_IN_PLACE if here else TOLD) and (best is None or share + here > best[0]):
                best = (share + here, number, last)
        return self._told(best[1], best[2]) if best else None

    def _holding(self, words: Words) -> list[int]:
        """The first sentences that hold the rarest of the words."""
        return min((self._by_word.get(word, []) for word in words), key=len, default=[])[:PLACES]

    def _share(self, telling: set[str], number: int) -> tuple[float, int]:
        """How much of the telling words the sentence holds, with those right behind it while they add more."""
        held = telling & self.sentences[number].bag
        last = number
        for following in range(number + 1, min(number + RUN, len(self.sentences))):
            sentence = self.sentences[following]
            apart = sentence.span[0] - self.sentences[following - 1].span[1]
            if apart > GAP or len(held) >= 0.9 * len(telling):
                break
            if telling & sentence.bag - held:
                held |= telling & sentence.bag
                last = following
        return len(held) / len(telling), last

    def _told(self, first: int, last: int) -> Quote:
        start, end = self.sentences[first].span[0], self.sentences[last].span[1]
        for quote in self.reading.quotes:
            if quote.kind == "indirect" and start <= quote.start and quote.end <= end:
                return quote
        text = self.reading.text.clean[start:end]
        begin = start + len(text) - len(text.lstrip())
        return Quote(begin, begin + len(text.strip()), text.strip(), "indirect", -1)

    @staticmethod
    def _read(rows: Rows, reading: Reading, side: str) -> Iterator[_Sentence]:
        marked = [(q.start, q.end) for q in reading.quotes if q.kind != "indirect"]
        at = 0
        spans = sorted(
            (span, n) for n, row in enumerate(rows.rows) if row.kind != "kept" for span in getattr(row, side)
        )
        for span, row in spans:
            while at < len(marked) and marked[at][1] <= span[0]:
                at += 1
            pieces, start, inside = [], span[0], at
            while inside < len(marked) and marked[inside][0] < span[1]:
                pieces.append(reading.text.clean[start : max(start, marked[inside][0])])
                start = max(start, marked[inside][1])
                inside += 1
            pieces.append(reading.text.clean[start : max(start, span[1])])
            words = heard(" ".join(pieces))
            if 0 < len(words) <= LONGEST:
                yield _Sentence(span, words, frozenset(words), row)
