"""Sentences to words and tokens, and when two are the same but for typography.

Words tell what a sentence says: they stand between blanks, without the marks around them. Tokens tell where two
sentences differ: a number with its sign, grouping and unit, a hyphened word, an abbreviation and a contraction stay
whole, and every mark is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

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

_STRAIGHT = {
    **dict.fromkeys("‘’‚‛′´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    "…": "...",
}
_CURLY = re.compile(f"[{''.join(_STRAIGHT)}]")

_PARTED = _STRAIGHT | dict.fromkeys("—―…，、；：", " ")
"""For words: the marks that part two of them without a blank are one."""

_CURLY_OR_PARTING = re.compile(f"[{''.join(_PARTED)}]")

_MARKS = ".,;:!?…()[]{}<>\"'“”‘’«»„‟‹›-‐‑‒–−•*_/|。！？「」『』（）।॥؟،؛"
"""What may stand around a word and is none of it; a sign of currency or percent is."""


def fold(text: str) -> str:
    """The text as compared: NFC, small letters, straight quotation marks, one kind of dash, nothing invisible.

    Two texts that fold to the same differ in typography, or in characters that `hidden` raises.
    """
    return _typed(text, _CURLY, _STRAIGHT).lower()


def _typed(text: str, curly: re.Pattern[str], straight: Mapping[str, str]) -> str:
    """The text as a typewriter would have it."""
    if text.isascii():
        return text
    for mark in set(curly.findall(text)):
        text = text.replace(mark, straight[mark])
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def words(sentence: str) -> list[str]:
    """The words of a sentence in order, folded; a sentence of marks alone is one word."""
    folded = _typed(sentence, _CURLY_OR_PARTING, _PARTED).lower().replace("/", " ")
    found = [chunk if chunk.isalnum() else chunk.strip(_MARKS) for chunk in folded.split()]
    return ([word for word in found if word] if "" in found else found) or [sentence]


def cut(text: str, start: int, end: int) -> tuple[list[str], list[Span]]:
    """The tokens of [start, end), folded, and where each of them stands in the text."""
    places = [found.span() for found in TOKEN.finditer(text, start, end)]
    if not places:
        return [], places
    # Tokens hold no line break, so all are folded at once, as lines.
    return fold("\n".join([text[x:y] for x, y in places])).split("\n"), places
