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
from services.newsroom.notices.amounts import of_amount
from services.newsroom.notices.links import normal
from services.newsroom.notices.sides import Sides
from services.newsroom.patterns import later

_I = re.IGNORECASE
_NEW_DATE = later(lex.NEW_DATE, _I)
_NEWS = later(lex.NEWS_OF_CHANGE, _I)
_WHOLE = later(lex.WHOLE, _I)
_HAPPENED = later(lex.HAPPENED, _I)
_DAY = later(rf"(?:on )?{WEEKDAY}", _I)
_FIRM = later(lex.CONFIRMED, _I)
_RANK = later(lex.RANK, _I)

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
        after = after or sides.answering(before)
        return "development" if _FIRM.search(after) and not _FIRM.search(before) else "unclear"
    if change.slot == "quantity" and (_WHOLE.search(change.old or "") or _WHOLE.search(change.new or "")):
        return "contradiction"
    if change.slot in ("number", "quantity"):
        return of_amount(change, before, after)
    if change.slot == "date" and (told := _date(change, sides, (before, after) in running)):
        return told
    if change.slot in ("date", "name", "role", "place"):
        return _named(change, before, after)
    if change.slot == "predicate" and _a_stage_on(change.old or "", change.new or ""):
        return "development"
    if change.slot == "predicate" and _HAPPENED.search(change.new or "") and not _HAPPENED.search(change.old or ""):
        return "development"
    return _ALWAYS.get(change.slot, "unclear")


def _a_stage_on(old: str, new: str) -> bool:
    """Whether the new words are a later stage of what the old ones told: arrested, charged, convicted."""
    said = f" {old.lower()} ", f" {new.lower()} "
    for row in lex.STAGES:
        was, now = (max((at for at, word in enumerate(row) if f" {word} " in words), default=-1) for words in said)
        if 0 <= was < now:
            return True
    return False


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
    if change.slot == "role" and not (old and new):  # "mayor", "deputy mayor"
        return "contradiction" if _RANK.match(change.old or change.new or "") else "unclear"
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
