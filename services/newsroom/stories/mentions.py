"""The mentions of one version: each of its lines, where it stands, under a ref that outlives the version."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256

from services.newsroom.stories.followed import Mention, Telling
from services.newsroom.stories.lines import Line, Placed, lines_of

MOST_KEPT = 2_000
"""Versions whose mentions are remembered; a story has some hundred."""
REF = 16
"""Hexadecimal digits of a ref: a million mentions meet by chance once in thirty million stories."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What one version carries: its lines in text order, and the mention that each of them is."""

    placed: tuple[Placed, ...]
    mentions: tuple[Mention, ...]


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
    )


def ref_of(source: str, article: str, line: Line) -> str:
    """The stable name of a line's words in one article, whichever version holds them and whoever is said to speak."""
    words = line.id if line.kind == "claim" else line.id.rsplit("\x1f", 1)[0]
    return sha256("\x1e".join((source, article, words)).encode()).hexdigest()[:REF]
