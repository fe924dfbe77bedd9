"""A sentence as the units that are compared: whole numbers, dates and names, words, and marks.

A unit's key is what it says; its text is how it is written. Units with one key differ in form only.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from services.newsroom.lexicon.style_en import style_key
from services.newsroom.values.dates import Moment, find_dates, resolve
from services.newsroom.values.names import find_names, name_key
from services.newsroom.values.numbers import Quantity, find_numbers, measure

UnitKind = Literal["number", "date", "name", "word", "mark"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One comparable piece of a sentence. `start` and `end` count from where the sentence starts."""

    kind: UnitKind
    start: int
    end: int
    text: str
    key: Hashable
    value: Quantity | Moment | None = None
    opens: bool = False


_TOKEN = re.compile(
    r"[^\W\d_]+(?=n['’]t\b)|n['’]t\b|[^\W\d_]+(?:['’](?!s\b|re\b|ve\b|ll\b|d\b|m\b)[^\W\d_]+)*|['’](?:s|re|ve|ll|d|m)\b|\d[\w.,]*\w|\d|[^\w\s]|_"
)
_CONTRACTED = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_OPENING = re.compile(r"(?:^|[.!?:][\"”’)]?\s+|\n)[\"“‘(\[\s]*(?=\w)")


_KEPT = 3000
"""Characters up to which a passage's units are kept for the next version; longer ones would fill the memory."""


def units_of(sentence: str, published: date | None = None) -> tuple[Unit, ...]:
    """All units of one sentence or short run of sentences, in order. Blanks are between units, never in one."""
    return _kept_units(sentence, published) if len(sentence) <= _KEPT else _units(sentence, published)


@lru_cache(maxsize=4096)
def _kept_units(sentence: str, published: date | None) -> tuple[Unit, ...]:
    return _units(sentence, published)


def _units(sentence: str, published: date | None) -> tuple[Unit, ...]:
    dates = find_dates(sentence)
    taken = tuple((d.start, d.end) for d in dates)
    numbers = find_numbers(sentence, taken=taken)
    openings = frozenset(m.end() for m in _OPENING.finditer(sentence))
    found = [
        Unit("date", d.start, d.end, sentence[d.start : d.end], _date_key(d.moment, published), d.moment) for d in dates
    ]
    found += [
        Unit("number", n.start, n.end, sentence[n.start : n.end], _number_key(n.quantity), n.quantity) for n in numbers
    ]
    spans = [(u.start, u.end) for u in found]
    for name in find_names(sentence, openings=openings):
        if not any(s < name.end and name.start < e for s, e in spans):
            found.append(Unit("name", name.start, name.end, name.text, "@" + name_key(name.text), None, name.opens))
    found.sort(key=lambda u: u.start)
    out: list[Unit] = []
    at = 0
    for unit in found:
        out += _words(sentence, at, unit.start)
        out.append(unit)
        at = unit.end
    out += _words(sentence, at, len(sentence))
    return tuple(out)


def _words(text: str, start: int, end: int) -> list[Unit]:
    out = []
    for match in _TOKEN.finditer(text, start, end):
        shown = match.group()
        if shown[0].isalnum() or len(shown) > 1:
            low = shown.lower().replace("’", "'")
            out.append(Unit("word", match.start(), match.end(), shown, style_key(_CONTRACTED.get(low, low))))
        else:
            out.append(Unit("mark", match.start(), match.end(), shown, _MARKS.get(shown, shown)))
    return out


_MARKS = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "…": "...",
    "`": "'",
}


def _date_key(moment: Moment, published: date | None) -> Hashable:
    known = resolve(moment, published) if published else moment
    return ("date", known.year, known.month, known.day, known.weekday, known.offset, known.minute,
            known.zone, known.span if known.day is None else "", known.last_day)  # fmt: skip


def _number_key(quantity: Quantity) -> Hashable:
    name, low, high = measure(quantity)
    return ("number", name, round(low, 9), high, quantity.bound, quantity.shape == "ordinal")
