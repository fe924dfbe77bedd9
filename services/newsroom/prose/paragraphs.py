"""One paragraph as tagged tokens, every marked stretch as one of them, wherever the paragraph stands.

The tag string holds one letter a token (see `tagging`), so that patterns over words are plain regular expressions
over it. Offsets are of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from services.collation.text import Span
from services.newsroom.prose.runs import Run, marked, run_of, silent
from services.newsroom.prose.sentence_ends import find_ends
from services.newsroom.prose.tagging import PLACED, UNTOLD, asked_of, bare, opening, settle

Mark = tuple[int, int, int, int]
"""A marked stretch: its span with the marks, and without."""

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,}(?:, [A-Z][\w. ]{1,24})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}))?"
    r"(?: ?\([A-Z][\w /.]{1,24}\))? ?(?:[—–―]|--?)\s"
)
"""A place in capitals and a dash before the first sentence: no part of it."""

_CAPITALS = re.compile(r" (?<=[a-z,;] )([A-ZÀ-Þ][\w’'-]+)")
_TURN = re.compile(rf"[.!?:;Q{PLACED}]")
_MARKED = re.compile("Q")
_MAYBE = re.compile(r"m(?=m{0,5}(?:[NxVL(]|,[^.,Q]{1,14},[ax]*V))")
_PARTICLES = re.compile(r"(?<!q)q{1,3}(?=[NS])")


class Paragraph(NamedTuple):
    """`tags[i]` and `words[i]` are of the token `tokens[i]` at `starts[i]`.

    `marked` gives which marked stretch of the paragraph a Q token is; `sentences` are half-open token ranges.
    """

    text: str
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tags: str
    marked: dict[int, int]
    sentences: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span:
        """Where the tokens [first, last) stand."""
        return self.starts[first], self.starts[last - 1] + len(self.tokens[last - 1])

    def cut(self, first: int, last: int) -> str:
        """The text of the tokens [first, last)."""
        start, end = self.span(first, last)
        return self.text[start:end]


class Tokens:
    """The tokens of one paragraph, before the rest of the text has told which capital words are names.

    `asked` are the words it is asked for: whether it holds them in small letters. `small` and `capital` are this
    paragraph's part of the answer: its words in small letters, and those that stand with a capital inside a sentence.
    """

    __slots__ = (
        "_codes", "_marked", "_marks", "_starts", "_text", "_tokens", "_turns", "_words", "asked", "capital", "small",
    )  # fmt: skip

    def __init__(self, text: str, marks: tuple[Mark, ...]) -> None:
        self._text, self._marks = text, marks
        runs, places = _runs(text, marks)
        tokens, words, starts, tags, small = zip(*runs, strict=True) if runs else ((),) * 5
        self._tokens = tuple(chain.from_iterable(tokens))
        self._words = tuple(chain.from_iterable(words))
        self._starts = tuple([at + start for at, begun in zip(places, starts, strict=True) for start in begun])
        row = "".join(tags)
        self._marked = {found.start(): number for number, found in enumerate(_MARKED.finditer(row))} if marks else {}
        self._settle_openings(row)
        self.small = frozenset(chain.from_iterable(small))
        self.capital = tuple(map(str.lower, _CAPITALS.findall(text)))

    def _settle_openings(self, row: str) -> None:
        """Tag the words that open a sentence, and note what the rest of the text has to tell."""
        codes, turns, asked = list(row), list[int](), list[str]()
        for at, opens in _turns(row):
            if not opens:
                turns.append(at)
            elif row[at] != "Q" and self._tokens[at][0].isupper():
                word = bare(self._tokens[at])
                code = codes[at] = opening(word)
                if code in UNTOLD:
                    turns.append(at)
                    asked.append(asked_of(word))
        self._codes, self._turns, self.asked = tuple(codes), tuple(turns), tuple(asked)

    def settled(self, common: Sequence[bool]) -> Paragraph:
        """The paragraph, where `common` answers what is `asked`."""
        tags = "".join(settle(self._codes, self._turns, self._words, common))
        if "q" in tags:
            tags = _PARTICLES.sub(lambda m: "N" * len(m.group()), tags).replace("q", "l")
        if "m" in tags:
            tags = _MAYBE.sub("N", tags).replace("m", "l")
        sentences = find_ends(self._text, tags, self._starts, self._marked, self._marks)
        return Paragraph(self._text, self._tokens, self._words, self._starts, tags, self._marked, sentences)


def _runs(text: str, marks: tuple[Mark, ...]) -> tuple[list[Run], list[int]]:
    """The paragraph cut at its blanks and at its marks, and where each run begins."""
    dateline = _DATELINE.match(text)
    at = dateline.end() if dateline else 0
    runs, places = ([silent(text[:at])], [0]) if dateline else ([], [])
    for start, end, _, _ in (*marks, (len(text), 0, 0, 0)):
        if start > at:
            parts = text[at:start].split(" ")
            runs += map(run_of, parts)
            places += accumulate([at] + [len(part) + 1 for part in parts[:-1]])
        if end:
            runs.append(marked(text[start:end]))
            places.append(start)
            at = max(at, end)
    return runs, places


def _turns(row: str) -> Iterator[tuple[int, bool]]:
    """From left to right, the tokens whose place tells their tag, False, and those that open a sentence, True."""
    at = _behind_dashes(row, 0)
    if at < len(row):
        yield at, True
    for found in _TURN.finditer(row):
        at = found.start()
        if row[at] in PLACED:
            yield at, False
        elif (at := _behind_dashes(row, at + 1)) < len(row):
            yield at, True


def _behind_dashes(row: str, at: int) -> int:
    while row[at : at + 1] == "-":
        at += 1
    return at
