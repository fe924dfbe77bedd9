"""Texts made to stall a differ, with the CPU time and the memory each takes. None may take over 5 s or 300 MB."""

from __future__ import annotations

import random
import string
from collections.abc import Callable

Pair = tuple[str, str]


def _same_word() -> Pair:
    return "word " * 6_000, "word " * 5_990 + "other " * 10


def _unrelated() -> Pair:
    return _prose(1, 600), _prose(2, 600)


def _one_line() -> Pair:
    text = _prose(3, 20_000, stop="").replace("\n", " ")[:1_000_000]
    return text, text[:500_000] + " changed here " + text[500_010:]


def _one_line_unrelated() -> Pair:
    return _prose(4, 20_000, stop="").replace("\n", " ")[:1_000_000], _prose(5, 20_000, stop="").replace("\n", " ")[
        :1_000_000
    ]


def _one_word() -> Pair:
    return "a" * 1_000_000, "a" * 999_999 + "b"


def _one_letter_sentences() -> Pair:
    dice = random.Random(6)
    text = "".join(dice.choice("abcdefghij") + ".\n" for _ in range(100_000))
    return text, text[2:60_000] + "x.\n" + text[60_000:]


def _one_letter_on_a_line() -> Pair:
    dice = random.Random(7)
    text = "".join(dice.choice("ABCDEFGHIJ") + "! " for _ in range(100_000))
    return text, text[3:60_000] + "X! " + text[60_000:]


def _shuffled() -> Pair:
    lines = _prose(8, 6_000).split("\n")
    return "\n".join(lines), "\n".join(random.Random(9).sample(lines, len(lines)))


def _punctuation() -> Pair:
    dice = random.Random(10)
    marks = "".join(dice.choice(".,;:!?-—()[]“”\"'…") for _ in range(60_000))
    return marks, marks[::-1]


def _mixed_scripts() -> Pair:
    dice = random.Random(11)
    words = [
        "ferry",
        "паром",
        "سفينة",
        "नाव",
        "船",
        "πλοίο",
        "배",
        "เรือ",
        "\u202esunk\u202c",
        "\u2067غرق\u2069",
        "🚢",
        "é",
    ]
    text = " ".join(dice.choice(words) + dice.choice(["", "", ".", "。", "؟"]) for _ in range(30_000))
    return text, text.replace("船", "舟", 500)


def _line_ends() -> Pair:
    text = _prose(12, 2_000)
    return text.replace("\n", "\r\n"), text.replace("\n", "\t\x0c\n\x0b").replace(". ", ".\t")


def _empty() -> Pair:
    return "", _prose(13, 6_000)


def _prose(seed: int, sentences: int, stop: str = ".") -> str:
    dice = random.Random(seed)
    lexicon = ["".join(dice.choices(string.ascii_lowercase, k=dice.randint(2, 9))) for _ in range(3_000)]
    lines = (" ".join(dice.choices(lexicon, k=dice.randint(6, 24))).capitalize() + stop for _ in range(sentences))
    return "\n".join(lines)


PAIRS: dict[str, Callable[[], Pair]] = {
    "6,000 times the same word": _same_word,
    "two unrelated texts of 600 sentences": _unrelated,
    "one line of 1 MB, one change": _one_line,
    "one line of 1 MB, unrelated": _one_line_unrelated,
    "one word of 1 MB": _one_word,
    "100,000 one-letter lines": _one_letter_sentences,
    "100,000 one-letter sentences": _one_letter_on_a_line,
    "6,000 sentences shuffled": _shuffled,
    "only punctuation": _punctuation,
    "mixed scripts and directions": _mixed_scripts,
    "CRLF, tabs, form feeds": _line_ends,
    "an empty side": _empty,
}
