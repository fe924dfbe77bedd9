"""Sentences to tokens, and when two are the same but for typography.

A number with its sign, grouping and unit, a hyphened word, an abbreviation and a contraction stay whole. Blanks are no
tokens: they stand between them.
"""

from __future__ import annotations

import re
import unicodedata

TOKEN = re.compile(
    r"""[$€£¥₹]?[+−-]?\d+(?:[.,:/]\d+)*(?:\s?%|°[CF]?|(?:[-‐‑]\w+)+|\w+)?   # $1,200.50  -3  9.8%  30-year  5km  12:30
    | (?:[^\W\d_]\.){2,}                                                    # U.N.  a.m.
    | \w+(?:[’'‐‑.@&-]\w+)*                                                 # don't  short-range  example.org
    | [^\w\s]""",
    re.VERBOSE,
)

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        "…": "...",
        **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    }
)


def fold(text: str) -> str:
    """The text as compared: NFC, straight quotation marks, one kind of dash, single blanks, nothing invisible.

    Two texts that fold to the same differ in typography, or in characters that `hidden` raises.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_FOLD))
    return " ".join(text.split())


def tokens(text: str) -> list[str]:
    """The tokens of a sentence, as written."""
    return TOKEN.findall(text)
