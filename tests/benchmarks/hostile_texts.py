# ruff: noqa: E501
"""Texts made to stall a reader of news. Each maker takes a size in characters and gives the two sides of a pair."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

Pair = tuple[str, str]

SIZE = 1_000_000
"""Characters a side that the promise speaks of."""

_NAMES = ("Marta Brask", "Tove Lund", "Jon Hagen", "Ida Voss", "Amara Nwosu", "Piet Kerr", "Lena Ostrow", "Rolf Dahl")
_WORDS = (
    "the harbour board will deepen its channel and a ferry of Kelmouth was late while 12 pilots said they had seen "
    "no light at 6 a.m. on Friday because fog hid it from them"
).split()


def _fill(size: int, make: Callable[[int], str], sep: str = " ") -> str:
    parts: list[str] = []
    length = number = 0
    while length < size:
        parts.append(make(number))
        length += len(parts[-1]) + len(sep)
        number += 1
    return sep.join(parts)[:size]


def _edited(text: str, seed: int, share: float = 0.02) -> str:
    """The text with some of its words replaced."""
    dice = random.Random(seed)
    return " ".join("changed" if dice.random() < share else word for word in text.split(" "))


def _dice_words(seed: int, marks: str, rate: float) -> Callable[[int], str]:
    dice = random.Random(seed)

    def word(_: int) -> str:
        one = dice.choice(_WORDS)
        if dice.random() < rate:
            one = dice.choice(marks) + one
        if dice.random() < rate:
            one += dice.choice(marks)
        return one + dice.choice(["", "", "", "", ",", ".", "\n"])

    return word


def _repeated(unit: str, sep: str = " ") -> Callable[[int], Pair]:
    def make(size: int) -> Pair:
        text = _fill(size, lambda _: unit, sep)
        return text, _edited(text, 1)

    return make


def _counted(unit: Callable[[int], str], sep: str = " ") -> Callable[[int], Pair]:
    def make(size: int) -> Pair:
        text = _fill(size, unit, sep)
        return text, _edited(text, 2)

    return make


def _random_marks(size: int) -> Pair:
    marks = "\"'“”‘’«»„‚‹›"
    return _fill(size, _dice_words(3, marks, 0.3)), _fill(size, _dice_words(4, marks, 0.3))


def _random_quotes(size: int) -> Pair:
    return _fill(size, _dice_words(5, "“”", 0.1)), _fill(size, _dice_words(6, "“”", 0.1))


def _any_category(size: int) -> Pair:
    dice = random.Random(7)
    pool = [chr(c) for c in range(0x3100) if unicodedata.category(chr(c)) != "Cs"]
    text = "".join(dice.choices(pool, k=size))
    return text, text[: size // 2] + "".join(dice.choices(pool, k=size // 2))


def _quotes_of_few_words(size: int) -> Pair:
    def side(seed: int) -> str:
        dice = random.Random(seed)
        return _fill(
            size, lambda _: f"“{' '.join(dice.choices(_WORDS, k=8)).capitalize()},” said {dice.choice(_NAMES)}.", "\n"
        )

    return side(8), side(9)


def _quotes_shuffled(size: int) -> Pair:
    old = _quotes_of_few_words(size)[0].split("\n")
    return "\n".join(old), "\n".join(random.Random(10).sample(old, len(old)))


def _unmarked(size: int) -> Pair:
    old = _quotes_of_few_words(size)[0]
    return old, old.replace("“", "").replace("”", "")


def _emptied(size: int) -> Pair:
    return "", _quotes_of_few_words(size)[0]


def _unrelated(size: int) -> Pair:
    return _fill(size, _dice_words(11, "“", 0.0)), _fill(size, _dice_words(12, "“", 0.0))


def _one_line(size: int) -> Pair:
    return tuple(text.replace("\n", " ").replace(".", "") for text in _unrelated(size))  # type: ignore[return-value]


_LETTERLESS = {ord(letter): " " for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}

MAKERS: dict[str, Callable[[int], Pair]] = {
    "the same word": _repeated("word"),
    "unrelated sentences": _unrelated,
    "one line": _one_line,
    "one word": lambda size: ("a" * size, "a" * (size - 1) + "b"),
    "one-letter sentences": _counted(lambda n: "abcdefghij"[n * 7 % 10] + "."),
    "punctuation": lambda size: (_random_marks(size)[0].translate(_LETTERLESS), ".,;:!?-—()[]“”\"'…" * (size // 17)),
    "mixed scripts": _counted(lambda n: ("ferry", "паром", "سفينة", "नाव", "船。", "πλοίο.", "🚢", "\u202esunk")[n * 5 % 8]),
    "an empty side": _emptied,
    "every category": _any_category,
    "line ends": _repeated("The ferry\tsank.\x0c\x0b The", "\r\n"),
    "straight marks": lambda size: ('"' * size, '" ' * (size // 2)),
    "opening marks": _repeated("“word"),
    "opening marks alone": lambda size: ("“" * size, "“" * (size - 1) + "”"),
    "closing marks": _repeated("word”"),
    "apostrophes": _repeated("'"),
    "elided words": _repeated("'tis the dogs' owners'"),
    "single openings": _repeated("‘word"),
    "doubled marks": _repeated("``so''"),
    "nested marks": lambda size: ("“a ‘b " * (size // 12) + "c’ d” " * (size // 12), "“a “b " * (size // 12) + "c” d” " * (size // 12)),
    "alternating kinds": _repeated("“one” ‘two’ «three» \"four\" „five“ 'six' ‹seven›"),
    "random marks": _random_marks,
    "random quotes": _random_quotes,
    "quotes of few words": _quotes_of_few_words,
    "quotes shuffled": _quotes_shuffled,
    "quotes unmarked": _unmarked,
    "one quote over": _counted(lambda n: f"“Paragraph {n} goes on", "\n"),
    "he said": _repeated("he said"),
    "she said, he said": _repeated("she said, he added that", "\n"),
    "said Names": _counted(lambda n: f"“Word {n},” said {_NAMES[n % 8]}, who said he said", " "),
    "said sentences": _counted(lambda n: f"{_NAMES[n % 8]} said the bridge {n} was closed, adding that he feared it."),
    "pronouns": _repeated("he she they it his her"),
    "pronoun quotes": _repeated("“Well,” he said. “Yes,” she said."),
    "capitalised words": _counted(lambda n: "Abel Bora Cato Dane Eyre Finn Gale Hart".split()[n * 3 % 8]),
    "different names": _counted(lambda n: f"Mr. {_spelled(n)} {_spelled(n * 31 + 7)} said so. “Yes,” he said.", "\n"),
    "one surname": _counted(lambda n: f"{_spelled(n)} Brask, the mayor, spoke. “Yes, we will,” Brask said.", "\n"),
    "capitals with particles": _repeated("van der Berg of the de la"),
    "titles": _repeated("Sen. Dr. Mr. President"),
    "roles": _repeated("the spokesman officials minister mayor"),
    "numbers": _counted(lambda n: f"{n * 7919 % 100_003}"),
    "numbers in sentences": _counted(lambda n: f"On {n % 28 + 1} May {1900 + n % 120}, {n} of {n + 3} ships paid ${n}.5 million.", "\n"),
    "dates": _counted(lambda n: f"{n % 28 + 1} May {1900 + n % 120}"),
    "notices": _counted(lambda n: f"Correction: An earlier version of this article said {n} ships sank. It was {n + 1}.", "\n"),
    "notices in one line": _repeated("Correction: An earlier version misstated the name of"),
    "notice openings": _repeated("CORRECTION:", "\n"),
    "updates": _counted(lambda n: f"UPDATE {n}: adds quotes from officials, background", "\n"),
    "commas": lambda size: ("a," * (size // 2), "a ," * (size // 3)),
    "hyphens": lambda size: ("a-" * (size // 2), "a–" * (size // 2)),
    "dots": lambda size: ("A." * (size // 2), "a." * (size // 2)),
    "brackets": lambda size: ("(" * size, "(" * (size // 2) + ")" * (size // 2)),
    "blanks": lambda size: (" " * size + "a", " \n" * (size // 2) + "a"),
    "capital run": lambda size: ("A" * size, "A" * (size - 2) + " b"),
    "digits": lambda size: ("1" * size, "1," * (size // 2)),
    "items": _repeated('"name": "Brask",', "\n"),
    "empty lines": lambda size: ("a\n\n" * (size // 3), "b\n" * (size // 2)),
}  # fmt: skip
"""Every hostile pair by what it is full of."""


def _spelled(number: int) -> str:
    """A made-up name for a number: Bakelo."""
    out = ""
    for _ in range(4):
        number, at = divmod(number, 15)
        out += "bdfgklmnprstvwz"[at] + "aeiou"[(at + number) % 5]
    return out.capitalize()
