"""What kind of change it is that no notice speaks of: development, contradiction, precision or unclear.

The text says something else than before. Only where both cannot have been true of the same thing is that like a
correction; a running story that moves on, or says the same more exactly, corrects nothing.
"""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import datetime, timedelta

from services.newsroom.changes import Change, Undisclosed
from services.newsroom.lexicon import disclosure as lex
from services.newsroom.lexicon.notices import WEEKDAY
from services.newsroom.notices.links import Sides, normal
from services.newsroom.patterns import later

_I = re.IGNORECASE
_GROWS = later(lex.GROWING_COUNT, _I)
_MOVES = later(lex.MOVING_COUNT, _I)
_LOOSE = later(lex.LOOSE_AMOUNT, _I)
_NEW_DATE = later(lex.NEW_DATE, _I)
_NEWS = later(lex.NEWS_OF_CHANGE, _I)
_WHOLE = later(lex.WHOLE, _I)
_HAPPENED = later(lex.HAPPENED, _I)
_DAY = later(rf"(?:on )?{WEEKDAY}", _I)
_AT_LEAST = later(
    r"(?:at least|no fewer than|not fewer than|more than|over)\b", _I
)  # may rise; falls only by correction
_FIRM = later(lex.CONFIRMED, _I)

_ALWAYS: dict[str, Undisclosed] = {
    "quote_altered": "contradiction",
    "quote_reattributed": "contradiction",
    "negation": "contradiction",
    "quote_added": "development",
    "status": "development",
    "quote_removed": "unclear",
    "quote_to_paraphrase": "unclear",
    "attribution": "unclear",
    "predicate": "unclear",
    "headline": "unclear",
}
"""Slots whose kind does not hang on the values: words in quotation marks were said or were not, a status moves on."""


def absence(change: Change, sides: Sides, running: Set[tuple[str, str]] = frozenset()) -> Undisclosed:
    """The kind of a material change that no notice covers. `running` are the sentences whose status has changed."""
    if change.effect == "added_claim":
        return "development"
    if change.effect == "removed_claim":
        return "unclear"
    before, after = sides.sentences(change)
    if change.slot == "certainty":
        return "development" if _FIRM.search(after) and not _FIRM.search(before) else "unclear"
    if change.slot == "quantity" and (_WHOLE.search(change.old or "") or _WHOLE.search(change.new or "")):
        return "contradiction"
    if change.slot in ("number", "quantity"):
        return _amount(change, before, after)
    if change.slot == "date" and (told := _date(change, sides, (before, after) in running)):
        return told
    if change.slot in ("date", "name", "role", "place"):
        return _named(change, before, after)
    if change.slot == "predicate" and _HAPPENED.search(change.new or "") and not _HAPPENED.search(change.old or ""):
        return "development"
    return _ALWAYS.get(change.slot, "unclear")


def _date(change: Change, sides: Sides, running: bool) -> Undisclosed | None:
    """A thing with another date, or a text of another day, in which "Monday" is another Monday; None for neither."""
    before, after = sides.sentences(change)
    if running or (_NEW_DATE.search(after) and not _NEW_DATE.search(before)):
        return "development"
    written = sides.base.published_at, sides.witness.published_at
    if written[0] is None or written[1] is None or written[1] - written[0] < timedelta(days=2):
        return None
    days = bool(_DAY.fullmatch(change.old or "")), bool(_DAY.fullmatch(change.new or ""))
    if all(days) or (_day_of(change.old, written[0]) and _day_of(change.new, written[1])):
        return "development"
    return "unclear" if any(days) else None


def _day_of(value: str | None, written: datetime) -> bool:
    """Whether a date is the day of publication or one beside it, as in a dateline."""
    near = (written + timedelta(days=off) for off in (-1, 0, 1))
    words = set((value or "").lower().replace(",", " ").replace(".", " ").split())
    return any(str(day.day) in words and any(w.startswith(f"{day:%b}".lower()) for w in words) for day in near)


def _named(change: Change, before: str, after: str) -> Undisclosed:
    old, new = set(normal(change.old).split()), set(normal(change.new).split())
    if not old or not new:
        return "unclear"
    if old < new or new < old or _shortened(change.old or "", change.new or ""):
        return "precision"
    if _NEWS.search(after) and not _NEWS.search(before):
        return "development"
    return "contradiction"


def _shortened(one: str, other: str) -> bool:
    """Whether one name is the initials of the other: "USDS" and "U.S. Digital Service"."""
    short, long = sorted((one.replace(".", ""), other.replace(".", "")), key=len)
    return len(short) > 1 and short.isupper() and not long.isupper() and "".join(re.findall(r"[A-Z]", long)) == short


def _amount(change: Change, before: str, after: str) -> Undisclosed:
    old, new = _figure(change.old), _figure(change.new)
    if old is None or new is None:
        return "precision" if _LOOSE.search(f"{change.old} {change.new}") else "unclear"
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


def _figure(words: str | None) -> float | None:
    """The first number in some words, with the scale that follows it."""
    match = re.search(r"(\d+(?:\.\d+)?)(?: (hundred|thousand|million|billion|trillion))?", normal(words))
    if not match:
        return None
    scale = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    return float(match[1]) * scale.get(match[2] or "", 1.0)


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
