"""The words of a quote as they are compared: what a reader would hear. Typography is not heard."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

from services.collation.memory import Memory
from services.newsroom.readings import Quote

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[$€£%]")
_SAME = str.maketrans({"‐": "-", "‑": "-", "’": "'", "ʼ": "'", "‘": "'", "\u00ad": None, "\u200b": None})
_VARIANTS = (
    (re.compile(r"is(e|es|ed|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"our((?:s|ed|ing|able|ite)?)$"), r"or\1"),
    (re.compile(r"tre((?:s|d)?)$"), r"ter\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
)
"""Spellings of one word on two sides of an ocean: organise, honour, centre, travelled."""


def heard(text: str) -> Words:
    """Words in small letters without punctuation, marks, hyphens or kinds of blanks: equal means the same words."""
    return _HEARD[text]


def _heard(text: str) -> Words:
    return tuple(_WORD.findall(text.translate(_SAME).casefold()))


_HEARD: Memory[Words] = Memory(400_000, _heard)
"""Quotes already read: characters of some thousand, which come again with every version."""


def words_of(quote: Quote) -> Words:
    """The words inside the marks of one quote, as heard."""
    return heard(quote.text)


def contains(longer: Words, shorter: Words) -> bool:
    """Whether the shorter words stand in the longer ones, in order and without a gap."""
    return bool(shorter) and f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def spelled_alike(one: Words, other: Words) -> bool:
    """Whether two runs of words differ in spelling alone, as British and American English do."""
    return len(one) == len(other) and all(a == b or _plain(a) == _plain(b) for a, b in zip(one, other, strict=True))


def _plain(word: str) -> str:
    for pattern, to in _VARIANTS:
        word = pattern.sub(to, word)
    return word


def differences(old: Words, new: Words) -> list[tuple[str, str]]:
    """The runs of words that were replaced, as (before, after); an empty side means left out or put in."""
    found: list[tuple[str, str]] = []
    gap_old = gap_new = 0
    for block in (*Indel.opcodes(old, new).as_matching_blocks(),):
        if block.a > gap_old or block.b > gap_new:
            found.append((" ".join(old[gap_old : block.a]), " ".join(new[gap_new : block.b])))
        gap_old, gap_new = block.a + block.size, block.b + block.size
    if gap_old < len(old) or gap_new < len(new):
        found.append((" ".join(old[gap_old:]), " ".join(new[gap_new:])))
    return found
