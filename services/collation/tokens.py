"""Sentences to tokens, and when two are the same but for typography.

A number with its sign, grouping and unit, a hyphened word, an abbreviation and a contraction stay whole. Blanks are no
tokens: they stand between them.
"""

from __future__ import annotations

import re
import unicodedata

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


def _cut(sentence: str) -> tuple[str, ...]:
    """Tokens hold no line break, so all of a sentence are folded at once, as lines."""
    found = TOKEN.findall(sentence)
    if not found:
        return ()
    lines = "\n".join(found)
    if not lines.isascii():
        lines = lines.translate(_STRAIGHT).replace("…", "...")
        lines = unicodedata.normalize("NFC", _INVISIBLE.sub("", lines))
    return tuple(lines.lower().split("\n"))


def _find(sentence: str) -> tuple[Span, ...]:
    return tuple(map(re.Match.span, TOKEN.finditer(sentence)))


words = Memory(400_000, _cut).__getitem__
"""The tokens of a sentence, folded and in small letters. Remembered: 400,000 characters of sentences that changed."""

places = Memory(400_000, _find).__getitem__
"""Where each of them stands in the sentence. Remembered likewise."""
