"""Sentences to tokens, and when two are the same but for typography.

A number with its sign, grouping and unit, a hyphened word, an abbreviation and a contraction stay whole. Blanks are no
tokens: they stand between them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from services.collation.memory import Memory
from services.collation.text import Span

TOKEN = re.compile(
    r"""[$€£¥₹]?[+−-]?\d+(?:[.,:/]\d+)*(?:\s?%|°[CF]?|(?:[-‐‑]\w+)+|\w+)?   # $1,200.50  -3  9.8%  30-year  5km  12:30
    | (?:[^\W\d_]\.){2,}                                                    # U.N.  a.m.
    | \w+(?:[’'‐‑.@&-]\w+)*                                                 # don't  short-range  example.org
    | [^\w\s]""",
    re.VERBOSE,
)

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


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sentence, folded and in small letters, and where each stands in it."""

    words: tuple[str, ...]
    places: tuple[Span, ...]


def _cut(sentence: str) -> Tokens:
    places = tuple([token.span() for token in TOKEN.finditer(sentence)])
    even = sentence.lower() if sentence.isascii() else _evenly(sentence)
    if even is None:
        return Tokens(tuple([fold(sentence[s:e]).lower() for s, e in places]), places)
    return Tokens(tuple([even[s:e] for s, e in places]), places)


def _evenly(sentence: str) -> str | None:
    """The folded sentence, when folding moves no character from its place."""
    if _INVISIBLE.search(sentence) or not unicodedata.is_normalized("NFC", sentence):
        return None
    even = sentence.translate(_STRAIGHT).lower()
    return even if len(even) == len(sentence) else None


_REMEMBERED: Memory[Tokens] = Memory(400_000, _cut)
"""Sentences that changed: 400,000 characters, some 10 MB."""

tokens = _REMEMBERED.__getitem__
"""Cut a sentence, or remember it."""
