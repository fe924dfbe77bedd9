"""Texts made to stall a differ, with the CPU time and the memory each takes. None may take over 5 s or 300 MB."""

from __future__ import annotations

import os
import random
import resource
import string
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from tests.benchmarks.engine import rows

Pair = tuple[str, str]


def _same_word() -> Pair:
    return "word " * 6_000, "word " * 5_990 + "other " * 10


def _unrelated() -> Pair:
    return prose(1, 600), prose(2, 600)


def _one_line() -> Pair:
    text = prose(3, 20_000, stop="").replace("\n", " ")[:1_000_000]
    return text, text[:500_000] + " changed here " + text[500_010:]


def _one_line_unrelated() -> Pair:
    return prose(4, 20_000, stop="").replace("\n", " ")[:1_000_000], prose(5, 20_000, stop="").replace("\n", " ")[
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
    lines = prose(8, 6_000).split("\n")
    return "\n".join(lines), "\n".join(random.Random(9).sample(lines, len(lines)))


def _rewritten_and_shuffled() -> Pair:
    dice = random.Random(14)
    lines = prose(15, 3_000).split("\n")
    new = [" ".join(word if dice.random() < 0.7 else "new" + word for word in line.split()) for line in lines]
    return "\n".join(lines), "\n".join(dice.sample(new, len(new)))


def _one_sentence_in_parts() -> Pair:
    dice = random.Random(16)
    words = prose(17, 20_000, stop="").replace("\n", " ").split()
    parts = [words[at : at + 8] for at in range(0, len(words), 8)]
    kept = (" ".join(word if dice.random() < 0.5 else "new" + word for word in part) for part in parts)
    return ". ".join(map(str.capitalize, kept)), " ".join(words)


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
    text = prose(12, 2_000)
    return text.replace("\n", "\r\n"), text.replace("\n", "\t\x0c\n\x0b").replace(". ", ".\t")


def _empty() -> Pair:
    return "", prose(13, 6_000)


def prose(seed: int, sentences: int, stop: str = ".") -> str:
    """Sentences of made-up words, one a line."""
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
    "3,000 sentences rewritten and shuffled": _rewritten_and_shuffled,
    "40,000 parts of one sentence": _one_sentence_in_parts,
    "only punctuation": _punctuation,
    "mixed scripts and directions": _mixed_scripts,
    "CRLF, tabs, form feeds": _line_ends,
    "an empty side": _empty,
}


def main() -> None:
    """Print CPU time and memory of each pair, each in a process of its own."""
    table = Table(title="Texts made to stall a differ (at most 5 s and 300 MB each)", title_justify="left")
    for column in ("", "CPU s", "extra MB", "rows"):
        table.add_column(column, justify="right" if column else "left")
    for name in PAIRS:
        table.add_row(name, *_measured(name))
    Console(width=132).print(table)


def _measured(name: str) -> list[str]:
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        before, after = PAIRS[name]()
        held, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        found = rows(before, after)
        seconds = time.process_time() - start
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024
        os.write(into, f"{seconds:.2f} {memory:.0f} {len(found)}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    figures = os.read(out, 200).decode().split()
    os.close(out)
    os.close(into)
    return figures


if __name__ == "__main__":
    main()
