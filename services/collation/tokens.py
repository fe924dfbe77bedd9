"""Sentences to tokens, and when two are the same but for typography.

A number with its sign, grouping and unit, a hyphened word, an abbreviation and a contraction stay whole. Blanks are no
tokens: they stand between them.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

from services.collation.memory import Memory
from services.collation.text import Span

TOKEN = re.compile(
    r"""[^\W\d_](?:(?:\.[^\W\d_])+\. | \w*(?:[’'‐‑.@&-]\w+)*)    # U.N.  a.m.  don't  short-range  example.org
    | [$€£¥₹]?[+−-]?\d+(?:[.,:/]\d+)*                          # $1,200.50  -3  12:30
      (?:[ \u00a0\u202f]?% | °[CF]? | (?:[-‐‑]\w+)+ | \w+)?   # 9.8%  -3°C  30-year  5km
    | \w+(?:[’'‐‑.@&-]\w+)*
    | [^\w\s]""",
    re.VERBOSE,
)
"""A token. None holds a line break."""

_APART = re.compile(r"\s%")

MOST_CHUNKS = 50_000
"""Words between blanks, 8 MB: the vocabulary of a newsroom; past it they are cut anew."""

LONGEST_CHUNK = 40
"""Characters: what is longer is no word, and is not kept."""

_MARKS = frozenset(".,:;?!")

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    }
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def fold(text: str) -> str:
    """The text as compared: NFC, straight quotation marks, one kind of dash, single blanks, nothing invisible.

    Two texts that fold to the same differ in typography, or in characters that `hidden` raises.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text.translate(_STRAIGHT).replace("…", "..."))
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _fold_tokens(found: list[str]) -> tuple[str, ...]:
    """Tokens hold no line break, so many are folded at once, as lines."""
    lines = "\n".join(found)
    if not lines.isascii():
        lines = lines.translate(_STRAIGHT).replace("…", "...")
        lines = unicodedata.normalize("NFC", _INVISIBLE.sub("", lines))
    return tuple(lines.lower().split("\n"))


class _Chunks(dict[str, tuple[str, ...]]):
    """The tokens of what stands between two blanks; a text says most of its words again, so each is cut once."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) > MOST_CHUNKS:
            self.clear()
        word, mark = chunk[:-1], chunk[-1]
        if chunk.isascii() and word.isalpha() and mark in _MARKS:
            found: tuple[str, ...] = (word.lower(), mark)
        else:
            found = (chunk.lower(),) if chunk.isascii() and chunk.isalpha() else _fold_tokens(TOKEN.findall(chunk))
        if len(chunk) <= LONGEST_CHUNK:
            self[chunk] = found
        return found


_CHUNKS = _Chunks()


def _cut(sentence: str) -> tuple[str, ...]:
    """Chunk by chunk: only a sign of percent belongs to a figure before the blank."""
    if "%" in sentence and _APART.search(sentence):
        return _fold_tokens(TOKEN.findall(sentence))
    return tuple(chain.from_iterable(map(_CHUNKS.__getitem__, sentence.split())))


def _find(stretch: str) -> tuple[tuple[str, ...], list[Span]]:
    places = [found.span() for found in TOKEN.finditer(stretch)]
    return _fold_tokens([stretch[start:end] for start, end in places]) if places else (), places


_FOUND: Memory[tuple[tuple[str, ...], list[Span]]] = Memory(400_000, _find)
"""Stretches that changed inside sentences."""


def cut(sentence: str, start: int, end: int) -> tuple[tuple[str, ...], list[Span]]:
    """The tokens of [start, end) as `words` gives them, and where each of them stands in the sentence."""
    said, places = _FOUND[sentence[start:end]]
    return said, [(x + start, y + start) for x, y in places] if start else places


words = Memory(400_000, _cut).__getitem__
"""The tokens of a sentence, folded and in small letters. Remembered: 400,000 characters of sentences that changed."""
