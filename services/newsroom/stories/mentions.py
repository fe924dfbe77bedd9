"""The mentions of an article: each of its lines, where it stands in each version, under a ref that outlives them.

What was made of a version, and of the versions of an article together, is remembered: a story that grows by a version
costs that version.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from services.collation.text import Span
from services.newsroom.stories.followed import Mention, Order, Telling
from services.newsroom.stories.lines import Line, Placed, lines_of

MOST_KEPT = 2_000
"""Versions whose mentions are remembered; a story has some hundred."""
REF = 16
"""Hexadecimal digits of a ref: a million mentions meet by chance once in thirty million stories."""

Start = tuple[Order, Span]
"""When, where and in which version words were first told, and their place in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """What one version carries: its lines in text order, and the mention that each of them is."""

    placed: tuple[Placed, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """One line of an article through its versions. `versions` has a bit for each of them that carries it."""

    line: Line
    ref: str
    mentions: tuple[Mention, ...]
    versions: int
    start: Start


_kept: OrderedDict[tuple[object, ...], Carried] = OrderedDict()


def carried_by(telling: Telling) -> Carried:
    """The lines of a telling with their mentions, remembered by its names and its text."""
    key = (
        telling.source,
        telling.article,
        telling.version,
        telling.published_at,
        telling.reading.published_at,
        telling.reading.text.clean,
        telling.among,
    )
    if key in _kept:
        _kept.move_to_end(key)
        return _kept[key]
    placed = lines_of(telling.reading)
    found = Carried(placed, tuple(_mention(telling, line, start) for line, start in placed))
    _kept[key] = found
    if len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


@lru_cache(MOST_KEPT)
def runs_of(versions: tuple[Carried, ...]) -> tuple[Run, ...]:
    """The lines of an article, given its versions in the order of time, in the order in which it first told them."""
    held: dict[str, tuple[Line, list[Mention]]] = {}
    bits: dict[str, int] = {}
    for number, version in enumerate(versions):
        for (line, _), mention in zip(version.placed, version.mentions, strict=True):
            held.setdefault(line.id, (line, []))[1].append(mention)
            bits[line.id] = bits.get(line.id, 0) | 1 << number
    return tuple(Run(line, told[0].ref, tuple(told), bits[name], told[0].order) for name, (line, told) in held.items())


def _mention(telling: Telling, line: Line, start: int) -> Mention:
    return Mention(
        ref_of(telling.source, telling.article, line),
        telling.source,
        telling.article,
        telling.version,
        telling.published_at,
        (start, start + len(line.words) if line.kind == "claim" else start + line.at[1]),
        (start + line.at[0], start + line.at[1]),
        line.words,
        line.value,
        line.key,
        line.speaker,
        telling.among,
    )


def ref_of(source: str, article: str, line: Line) -> str:
    """The stable name of a line's words in one article, whichever version holds them and whoever is said to speak."""
    words = line.id if line.kind == "claim" else line.id.rsplit("\x1f", 1)[0]
    return sha256("\x1e".join((source, article, words)).encode()).hexdigest()[:REF]
