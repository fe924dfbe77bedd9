"""What kind of change it is when an amount changes and no notice speaks of it.

A toll rises on a running story, a rough number is made exact; a count that does not run cannot be both.
"""

from __future__ import annotations

import re

from services.newsroom.changes import Change, Undisclosed
from services.newsroom.lexicon import disclosure as lex
from services.newsroom.notices.links import normal
from services.newsroom.patterns import later

_I = re.IGNORECASE
_GROWS = later(lex.GROWING_COUNT, _I)
_MOVES = later(lex.MOVING_COUNT, _I)
_LOOSE = later(lex.LOOSE_AMOUNT, _I)
_NEWS = later(lex.NEWS_OF_CHANGE, _I)
_UNDER_WAY = later(lex.UNDER_WAY, _I)
_SCORE = later(r"(\d+)[-–](\d+)")
_AT_LEAST = later(r"(?:at least|no fewer than|not fewer than|more than|over)\b", _I)
"""May rise; falls only by correction."""


def of_amount(change: Change, before: str, after: str) -> Undisclosed:
    """The kind of a changed amount, from the sentences it stands in."""
    if _UNDER_WAY.search(before) and _scored(change.old or "", change.new or ""):
        return "development"
    mine, theirs = _figures(change.old), _figures(change.new)
    if not mine or not theirs:
        return "precision" if _LOOSE.search(f"{change.old} {change.new}") else "unclear"
    # Of two figures each, "14 to 9" and "14 to 10", the one that differs.
    old, new = next(((a, b) for a, b in zip(mine, theirs, strict=False) if a != b), (mine[0], theirs[0]))
    if old == new:
        return "precision"
    if _rounds(old, new, _loosely(change.old, before)) or _rounds(new, old, _loosely(change.new, after)):
        return "precision"
    told = f"{before} {after}"
    if _MOVES.search(told) or (_NEWS.search(after) and not _NEWS.search(before)):
        return "development"
    if _GROWS.search(told) or _AT_LEAST.match(change.old or ""):
        return "development" if new > old else "contradiction"
    return "contradiction"


def _scored(old: str, new: str) -> bool:
    """Whether one score can follow on another: neither side has less."""
    one, other = _SCORE.fullmatch(old), _SCORE.fullmatch(new)
    if one is None or other is None:
        return False
    return all(int(a) <= int(b) for a, b in zip(one.groups(), other.groups(), strict=True))


def _figures(words: str | None) -> list[float]:
    """The numbers in some words, each with the scale that follows it."""
    scale = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    found = re.finditer(r"(\d+(?:\.\d+)?)(?: (hundred|thousand|million|billion|trillion))?", normal(words))
    return [float(match[1]) * scale.get(match[2] or "", 1.0) for match in found]


def _loosely(words: str | None, sentence: str) -> bool:
    """Whether a value is given as a rough one: "about 500", "more than 40"."""
    if not words:
        return False
    at = sentence.lower().find(words.lower())
    near = sentence[max(0, at - 24) : at + len(words)] if at >= 0 else words
    return bool(_LOOSE.search(near))


def _rounds(rough: float, exact: float, loosely: bool) -> bool:
    """Whether a rough value stands for an exact one: within a tenth, or a decimal more of the same."""
    if loosely and abs(rough - exact) <= 0.1 * max(abs(rough), abs(exact)):
        return True
    places = len(f"{rough:g}".partition(".")[2])
    return exact != round(exact, places) and round(exact, places) == rough
