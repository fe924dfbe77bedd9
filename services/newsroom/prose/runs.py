"""A run of text between two blanks as tokens: words, numbers and punctuation, each with its tag.

Most runs have been read before, in this text or in another one, so that a text costs little more than cutting it at
its blanks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from services.collation.memory import Memory
from services.newsroom.prose.tagging import bare, inside, is_word

_TOKEN = re.compile(
    r"([^\W\d_][a-zA-Z&\w]*(?:(?:['’](?=\w)|[.-](?=[^\W\d_]))[a-zA-Z&\w]*)*['’]?"
    r"|[,;:.!?()\[\]…]|[—–―‒-]+|[$€£]?\d[0-9%\w]*(?:(?:[.,:](?=\d)|-(?=[a-z]))[0-9%\w]*)*)"
)
"""Words, points, dashes, numbers. Runs of letters are written as runs of one class: that is what makes it quick."""
_SHORT = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov govs gen col maj capt lt sgt cmdr adm rev hon st jr sr vs inc co corp ltd "
    "dept u.s u.k u.n d.c e.g i.e a.m p.m jan feb mar apr aug sept oct nov dec ariz ala ark calif colo conn del "
    "fla ga ill "
    "ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo mt ft messrs "
    "mme señ sra "
    "dipl phil ph.d m.d est al".split()
)
"""Words that keep their full stop inside a sentence."""
_SMALL = re.compile(r"[a-z]+")


class Run(NamedTuple):
    """The tokens of one run as written, in small letters without a joined full stop, where each begins, and their tags
    inside a sentence, one letter each. `small` are all runs of small letters in it.
    """

    tokens: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tags: str
    small: tuple[str, ...]


def _read(text: str) -> Run:
    """Most runs are a word, or a word and a point; any other is cut by the pattern.

    What is equal is one object: a long text is read by going through thousands of runs in memory.
    """
    if text.isalpha():
        tokens, low = (text,), text.lower()
        small = tokens if text.isascii() and text.islower() else tuple(_SMALL.findall(text))
        return Run(tokens, tokens if low == text else (low,), (0,), inside(text), small)
    word, point = text[:-1], text[-1:]
    if word.isalpha() and point in _CLOSING and not (point == "." and _keeps(word)):
        run = run_of(word)
        pair = (*run.tokens, point)
        words = pair if run.words is run.tokens else (*run.words, point)
        return Run(pair, words, (0, len(word)), run.tags + point, run.small)
    return _cut(text)


_CLOSING = frozenset(",;:.!?)")
"""What may stand right behind a word; each is its own tag."""


def _cut(text: str) -> Run:
    tokens: list[str] = []
    starts: list[int] = []
    for found in _TOKEN.finditer(text):
        if found.group() == "." and tokens and found.start() == starts[-1] + len(tokens[-1]) and _keeps(tokens[-1]):
            tokens[-1] += "."
            continue
        tokens.append(found.group())
        starts.append(found.start())
    words = tuple([token if len(token) == 1 else token.removesuffix(".") for token in map(str.lower, tokens)])
    tags = "".join([inside(bare(token)) for token in tokens])
    return Run(tuple(tokens), words, tuple(starts), tags, tuple(_SMALL.findall(text)))


def marked(text: str) -> Run:
    """A marked stretch, as one token."""
    return Run((text,), ("",), (0,), "Q", tuple(_SMALL.findall(text)))


def silent(text: str) -> Run:
    """What is no part of any sentence."""
    return Run((), (), (), "", tuple(_SMALL.findall(text)))


def _keeps(word: str) -> bool:
    """Whether a full stop behind the word ends no sentence: "Mr.", "J.", "U.S."."""
    if not is_word(word) or word.endswith("."):
        return False
    if word.lower() in _SHORT or (len(word) == 1 and word.isupper()):
        return True
    return len(word) > 2 and word[1] in ".-" and word[0].isupper()


run_of = Memory(300_000, _read).__getitem__
"""The tokens of a run: 300,000 characters are some 40,000 runs, more than a newsroom's words of a week."""
