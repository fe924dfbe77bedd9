"""One paragraph as tagged tokens, every marked stretch as one of them, wherever the paragraph stands.

The tag string holds one letter a token (see `tagging`), so that patterns over words are plain regular expressions
over it. Offsets are of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from services.collation.text import Span
from services.newsroom.prose.sentence_ends import find_ends
from services.newsroom.prose.tagging import INSIDE, OPENING, asked_of, is_word, settle

Mark = tuple[int, int, int, int]
"""A marked stretch: its span with the marks, and without."""

_TOKEN = re.compile(
    r"([^\W\d_][a-zA-Z&\w]*(?:(?:['’](?=\w)|[.-](?=[^\W\d_]))[a-zA-Z&\w]*)*['’]?"
    r"|[,;:.!?()\[\]…]|[—–―‒-]+|[$€£]?\d[0-9%\w]*(?:(?:[.,:](?=\d)|-(?=[a-z]))[0-9%\w]*)*)"
)
"""Words, points, dashes, numbers. Runs of letters are written as runs of one class: that is what makes it quick."""
_SHORT = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov govs gen col maj capt lt sgt cmdr adm rev hon st jr sr vs inc co corp ltd "
    "dept u.s u.k u.n d.c e.g i.e a.m p.m jan feb mar apr aug sept oct nov dec ariz ala ark calif colo conn del "
    "fla ga ill "
    "ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo mt ft messrs "
    "mme señ sra "
    "dipl phil ph.d m.d est al".split()
)
"""Words that keep their full stop inside a sentence."""

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,}(?:, [A-Z][\w. ]{1,24})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}))?"
    r"(?: ?\([A-Z][\w /.]{1,24}\))? ?(?:[—–―]|--?)\s"
)
"""A place in capitals and a dash before the first sentence: no part of it."""

_TURN = re.compile(r"(?:\A|[.!?:;Q])-*|[123]")
_MAYBE = re.compile(r"m(?=m{0,5}(?:[NxVL(]|,[^.,Q]{1,14},[ax]*V))")
_PARTICLES = re.compile(r"(?<!q)q{1,3}(?=[NS])")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`tags[i]` and `words[i]` are of the token from `starts[i]` to `ends[i]`.

    `marked` gives which marked stretch of the paragraph a Q token is; `sentences` are half-open token ranges.
    """

    text: str
    words: list[str]
    tags: str
    starts: list[int]
    ends: list[int]
    marked: dict[int, int]
    sentences: tuple[Span, ...]

    def cut(self, first: int, last: int) -> str:
        """The text of the tokens [first, last)."""
        return self.text[self.starts[first] : self.ends[last - 1]]


class Tokens:
    """The tokens of one paragraph, before the rest of the text has told which capital words are names.

    `asked` are the words it is asked for: whether it holds them in small letters.
    """

    __slots__ = ("_codes", "_ends", "_marked", "_marks", "_starts", "_text", "_turns", "_words", "asked")

    def __init__(self, text: str, marks: tuple[Mark, ...]) -> None:
        self._text, self._marks = text, marks
        self._starts: list[int] = []
        self._ends: list[int] = []
        tokens = self._tokens()
        self._words = list(map(str.lower, tokens))
        self._codes = list(map(INSIDE.__getitem__, tokens))
        self._join_full_stops(tokens)
        self._turns: list[int] = []
        self.asked: list[str] = []
        codes = "".join(self._codes)
        self._marked = {}
        at = codes.find("Q")
        while at >= 0:
            self._marked[at] = len(self._marked)
            at = codes.find("Q", at + 1)
        self._find_turns(codes, tokens)

    def _tokens(self) -> list[str]:
        dateline = _DATELINE.match(self._text)
        at = dateline.end() if dateline else 0
        tokens: list[str] = []
        for start, end, _, _ in self._marks:
            if start > at:
                tokens += self._stretch(at, start)
            tokens.append("")
            self._starts.append(start)
            self._ends.append(end)
            at = max(at, end)
        return tokens + self._stretch(at, len(self._text))

    def _stretch(self, start: int, end: int) -> list[str]:
        parts = _TOKEN.split(self._text[start:end])
        bounds = list(accumulate(map(len, parts), initial=start))
        self._starts += bounds[1:-1:2]
        self._ends += bounds[2:-1:2]
        return parts[1::2]

    def _join_full_stops(self, tokens: list[str]) -> None:
        """Give full stops that end no sentence to the word before them: "Mr.", "J.", "U.S."."""
        at = len(tokens)
        codes = "".join(self._codes)
        while (at := codes.rfind(".", 1, at)) > 0:
            word = tokens[at - 1]
            if self._ends[at - 1] != self._starts[at] or not is_word(word):
                continue
            initial = len(word) == 1 and word.isupper()
            if initial or self._words[at - 1] in _SHORT or (len(word) > 2 and word[1] in ".-" and word[0].isupper()):
                self._ends[at - 1] = self._ends[at]
                if initial:
                    tokens[at - 1] += "."
                    self._codes[at - 1] = "N"
                for row in (tokens, self._words, self._codes, self._starts, self._ends):
                    del row[at]  # type: ignore[attr-defined]

    def _find_turns(self, codes: str, tokens: list[str]) -> None:
        """What has to be told by its place, and which words that open a sentence the text is asked for."""
        for found in _TURN.finditer(codes):
            at = found.end()
            if at and codes[at - 1] in "123":
                self._turns.append(at - 1)
            elif at < len(tokens) and tokens[at][:1].isupper():
                code = self._codes[at] = OPENING[tokens[at]]
                if code in "456":
                    self._turns.append(at)
                    self.asked.append(asked_of(tokens[at]))

    def settled(self, common: Sequence[bool]) -> Paragraph:
        """The paragraph, where `common` answers what is `asked`."""
        tags = "".join(settle(self._codes, self._turns, self._words, common))
        if "q" in tags:
            tags = _PARTICLES.sub(lambda m: "N" * len(m.group()), tags).replace("q", "l")
        if "m" in tags:
            tags = _MAYBE.sub("N", tags).replace("m", "l")
        sentences = find_ends(self._text, tags, self._starts, self._marked, self._marks)
        return Paragraph(self._text, self._words, tags, self._starts, self._ends, self._marked, sentences)
