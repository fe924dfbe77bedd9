"""Text to sentences: total and lossless. Joining the spans gives the text back.

A sentence ends with its block, or at closing punctuation before a blank and a word that can open one. Each sentence
holds the blanks that follow it; blanks before the first belong to the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from services.collation.abbreviations import AFTER_NAMES, BEFORE_NUMBERS, OPENERS, TITLES
from services.collation.memory import Memory
from services.collation.text import Span, Text

_STOPS = ".!?…؟۔।॥。！？｡"
_OPEN = "\"'“‘„«‹(\\[{¿¡*_"
_CLOSE = "\"'”’»›)\\]}*_"
_AFTER = (
    rf"[{_STOPS}]*[{_CLOSE}」』）]*(?:\s+(?=[{_OPEN}#@\-–—―•]*[^\W_])"
    rf"|(?<=[a-z]{{4}}[.!?])(?=[A-Z][a-z]+[ ,])|(?<=[。！？｡」』）])\s*)"
)
_STOP = re.compile(rf"[{_STOPS}]{_AFTER}")
"""Where a sentence may end: before a blank, before a capital where the blank was forgotten, and in Chinese anywhere."""

_FULL_STOP = re.compile(rf"\.{_AFTER}")
"""The same where no other mark stops: one character is searched for several times as fast as one of many."""

_OTHER_STOPS = tuple(_STOPS.replace(".", ""))
_ASCII_STOPS = ("!", "?")

_ABBREVIATED = TITLES | AFTER_NAMES

_CLOSED = re.compile(rf"[{_STOPS}]\W*$")

_LAST_WORD = re.compile(r"[^\s\"'“”‘’(\[—–/*_#>]*$")
_NEXT_WORD = re.compile(r"[^\w]*([^\W_]+(?:['’]\w+)?)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$|[^\W\d_a-z]$")
_SPOKE = re.compile(
    r"\W*(?:(?:[A-Z][\w.'’-]*|[Tt]he)\s+){1,4}(?:said|says|asked|asks|added|wrote|replied|told|shouted|cried)\b"
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """A text as sentences: with their blanks, without, and where they stand."""

    text: str
    pieces: list[str]
    cores: list[str]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, pieces: list[str], cores: list[str]) -> Sentences:
        """Sentences from strings that join to the text, and the same without their blanks."""
        spans = tuple(pairwise(accumulate(map(len, pieces), initial=0)))
        return cls(text, pieces, cores, spans)


def segment(text: Text) -> tuple[Span, ...]:
    """Spans of sentences of `text.clean`, each with the blanks that follow it; they cover the text."""
    return sentences(text).spans


def is_open(core: str) -> bool:
    """Whether a sentence without its blanks has no closing punctuation: a heading, a credit, a time stamp."""
    return core[-1:] not in _STOPS and not _CLOSED.search(core[-8:])


def sentences(text: Text) -> Sentences:
    """The sentences of a text, read once."""
    found = text.memo.get("sentences")
    if not isinstance(found, Sentences):
        pieces = _pieces(text)
        found = text.memo["sentences"] = Sentences.of(text.clean, pieces, [piece.strip() for piece in pieces])
    return found


def _pieces(text: Text) -> list[str]:
    clean, found = text.clean, list[str]()
    at = 0
    for block in text.blocks[1:]:
        found += _REMEMBERED[clean[at : block.start]]
        at = block.start
    return [*found, *_REMEMBERED[clean[at:]]] if clean else found


def _cut(block: str) -> list[str]:
    pieces: list[str] = []
    at = 0
    for stop in _stops(block):
        if _ends(block, at, stop):
            pieces.append(block[at : stop.end()])
            at = stop.end()
    if at < len(block):
        pieces.append(block[at:])
    return pieces


def _stops(block: str) -> Iterator[re.Match[str]]:
    for mark in _ASCII_STOPS if block.isascii() else _OTHER_STOPS:
        if mark in block:
            return _STOP.finditer(block)
    return _FULL_STOP.finditer(block)


def _ends(block: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the punctuation of `stop` ends the sentence that began at `begin`."""
    start, end = stop.span()
    if block[start] == "." and block[end : end + 1].isupper():  # nearly every sentence ends so
        if end > start + 1 and not block[start + 1].isspace():
            return True
        word = block[block.rfind(" ", begin, start) + 1 : start]
        if len(word) > 1 and word.isalpha() and word not in _ABBREVIATED:
            return True
    marks, following = stop.group(), block[end : end + 80]
    opener = _NEXT_WORD.match(following)
    if marks[0] in "。！？｡" or opener is None:
        return True
    word = opener.group(1)
    if word[0].islower():
        return False
    if marks[0] != ".":
        return marks.rstrip()[-1] in "!?…" or not _SPOKE.match(following)
    if marks.rstrip() != ".":
        return True
    before = _LAST_WORD.search(block, max(begin, start - 40), start)
    alone = before is not None and not block[begin : before.start()].strip(" \t*_#>•-")
    return before is None or _full_stop(before.group(), word, alone=alone)


def _full_stop(before: str, after: str, *, alone: bool) -> bool:
    """Whether the stop between these words ends a sentence. `alone`: nothing stands before the first word."""
    if before in TITLES:
        return False
    if after[0].isdigit() and (before in BEFORE_NUMBERS or before[:1].isupper()):
        return False  # sentences seldom begin with figures; "Sept. 4" and "S.&P. 500" are common
    if alone and (before.isdigit() or len(before) == 1):  # "1. ", "a. ": the number of a list
        return False
    if before in AFTER_NAMES or _INITIALS.match(before):
        return after in OPENERS
    return True


_REMEMBERED: Memory[list[str]] = Memory(4_000_000, _cut)
"""Blocks already cut: 4 million characters, some 20 MB, are the live blogs of a busy day."""
