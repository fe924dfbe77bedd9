"""The reporter's own words: every paragraph of a text as tagged tokens, with its mentions and reporting clauses.

What was read of a paragraph is used again wherever the same words stand, in this text or in its next version.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from services.collation.memory import Memory
from services.collation.text import Block, Span
from services.newsroom.prose.clauses import Clauses
from services.newsroom.prose.marks import Piece
from services.newsroom.prose.mentions import Mention
from services.newsroom.prose.paragraphs import Mark, Tokens

_VARIANTS = 4
"""Ways in which one paragraph is kept: the rest of a text seldom tells another thing of its capital words."""


class Passage(NamedTuple):
    """One paragraph in its text. `offset` is where its first character stands; `pieces` gives the number of the
    marked stretch at a Q token; `clauses` holds its mentions and whose verb is whose.
    """

    block: int
    offset: int
    clauses: Clauses
    pieces: dict[int, int]
    tags: str
    words: tuple[str, ...]
    sentences: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span:
        """The clean span of the tokens [first, last)."""
        start, end = self.clauses.paragraph.span(first, last)
        return self.offset + start, self.offset + end

    def start(self, at: int) -> int:
        """Where the token `at` begins in the clean text."""
        return self.offset + self.clauses.paragraph.starts[at]

    def cut(self, first: int, last: int) -> str:
        """The text of the tokens [first, last)."""
        return self.clauses.paragraph.cut(first, last)


def span_of(passage: Passage, mention: Mention) -> Span:
    """The clean span of a mention."""
    return passage.span(mention.first, mention.last)


def read_passages(clean: str, blocks: Sequence[Block], pieces: Sequence[Piece]) -> list[Passage]:
    """Every paragraph of the text as tagged tokens."""
    kept: list[_Kept] = []
    firsts: list[int] = []
    at = 0
    for block in blocks:
        firsts.append(at)
        while at < len(pieces) and pieces[at].start < block.end:
            at += 1
        kept.append(_KEPT[_key(clean, block, pieces[firsts[-1] : at])])
    common = set[str]().union(*[one.tokens.small for one in kept])
    common.difference_update(*[one.tokens.capital for one in kept])
    found: list[Passage] = []
    for index, (block, one, first) in enumerate(zip(blocks, kept, firsts, strict=True)):
        clauses = one.clauses(common)
        paragraph = clauses.paragraph
        numbers = {token: first + number for token, number in paragraph.marked.items()} if paragraph.marked else {}
        found.append(
            Passage(index, block.start, clauses, numbers, paragraph.tags, paragraph.words, paragraph.sentences)
        )
    return found


def _key(clean: str, block: Block, pieces: Sequence[Piece]) -> str:
    """The paragraph's text and where its marks stand, as one string."""
    start = block.start
    if not pieces:
        return f"{clean[start : block.end]}\0"
    places = " ".join(
        f"{p.start - start} {p.end - start} {p.inner_start - start} {p.inner_end - start}" for p in pieces
    )
    return f"{clean[start : block.end]}\0{places}"


class _Kept:
    """One paragraph's tokens, and what was made of them once the rest of a text had told which words are names."""

    def __init__(self, key: str) -> None:
        text, _, places = key.rpartition("\0")
        numbers = list(map(int, places.split()))
        marks: tuple[Mark, ...] = tuple(zip(*[iter(numbers)] * 4, strict=True))
        self.tokens = Tokens(text, marks)
        self._made: dict[tuple[bool, ...], Clauses] = {}

    def clauses(self, common: set[str]) -> Clauses:
        """The paragraph in a text whose words in small letters are `common`."""
        answers = tuple(map(common.__contains__, self.tokens.asked))
        made = self._made.get(answers)
        if made is None:
            if len(self._made) >= _VARIANTS:
                self._made.clear()
            made = self._made[answers] = Clauses(self.tokens.settled(answers))
        return made


_KEPT: Memory[_Kept] = Memory(400_000, _Kept)
"""Paragraphs already read: 400,000 characters, some 20 MB, are the versions of a story that come one after another."""
