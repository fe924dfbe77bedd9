"""A sentence as the units that are compared: whole numbers, dates and names, words, and marks.

A unit's key is what it says; its text is how it is written. Units with one key differ in form only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache, partial
from itertools import accumulate, repeat
from typing import Any, Literal, NamedTuple, cast

from services.newsroom.lexicon.style_en import style_key
from services.newsroom.values import dates, numbers
from services.newsroom.values.dates import Moment, find_dates, resolve
from services.newsroom.values.names import find_names, name_key
from services.newsroom.values.numbers import Quantity, find_numbers, measure
from services.newsroom.values.words import first_looks

UnitKind = Literal["number", "date", "name", "word", "mark"]


class Unit(NamedTuple):
    """One comparable piece of a sentence. `start` and `end` count from where the sentence starts."""

    kind: UnitKind
    start: int
    end: int
    text: str
    key: Hashable
    value: Quantity | Moment | None = None
    opens: bool = False


_TOKEN = re.compile(
    r"([^\W\d_]+(?=n['’]t\b)|n['’]t\b|[^\W\d_]+(?:['’](?!s\b|re\b|ve\b|ll\b|d\b|m\b)[^\W\d_]+)*|['’](?:s|re|ve|ll|d|m)\b|\d[\w.,]*\w|\d|[^\w\s]|_)"
)
_PLAIN_TOKEN = re.compile(r"([^\W\d_]+|\d[\w.,]*\w|\d|[^\w\s]|_)")
"""What _TOKEN comes to where no apostrophe stands."""
_CONTRACTED = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_OPENS = r"[\"“‘(\[\s]*(?=\w)"
_FIRST = re.compile(_OPENS)
_OPENING = re.compile(rf"[.!?:\n](?:(?<=\n)|[\"”’)]?\s+){_OPENS}")


_KEPT = 3000
"""Characters up to which a passage's units are kept for the next version; longer ones would fill the memory."""


def units_of(sentence: str, published: date | None = None) -> tuple[Unit, ...]:
    """All units of one sentence or short run of sentences, in order. Blanks are between units, never in one.

    `published` gives "Thursday" and "Jan. 4" their dates.
    """
    units, dates = _kept_units(sentence) if len(sentence) <= _KEPT else _read(sentence)
    if published is None or not dates:
        return units
    dated = list(units)
    for at in dates:
        dated[at] = units[at]._replace(key=_date_key(cast(Moment, units[at].value), published))
    return tuple(dated)


_Read = tuple[tuple[Unit, ...], tuple[int, ...]]


def _read(sentence: str) -> _Read:
    """The units of a sentence, and which of them are dates."""
    units = _units(sentence)
    return units, tuple([at for at, unit in enumerate(units) if unit.kind == "date"])


@lru_cache(maxsize=4096)
def _kept_units(sentence: str) -> _Read:
    return _read(sentence)


def _units(sentence: str) -> tuple[Unit, ...]:
    held = _look(sentence)
    days = find_dates(sentence) if "date" in held else []
    taken = tuple([(d.start, d.end) for d in days])
    figures = find_numbers(sentence, taken=taken) if "number" in held else []
    found = [Unit("date", d.start, d.end, sentence[d.start : d.end], _date_key(d.moment), d.moment) for d in days]
    found += [
        Unit("number", n.start, n.end, sentence[n.start : n.end], _number_key(n.quantity), n.quantity) for n in figures
    ]
    values = sorted([(u.start, u.end) for u in found])
    near = 0
    for name in find_names(sentence, openings=_openings(sentence)):
        while near < len(values) and values[near][1] <= name.start:
            near += 1
        if near == len(values) or name.end <= values[near][0]:
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


_look = first_looks(date=dates.SIGN, number=numbers.SIGN)


def _openings(text: str) -> frozenset[int]:
    """Where sentences begin, behind marks and blanks that open them."""
    first = _FIRST.match(text)
    at = first.end() if first else 0
    return frozenset([at] if first else []).union([m.end() for m in _OPENING.finditer(text, at)])


def _words(text: str, start: int, end: int) -> list[Unit]:
    shown = text[start:end]
    parts = (_TOKEN if "'" in shown or "’" in shown else _PLAIN_TOKEN).split(shown)  # blanks and tokens in turn
    tokens = parts[1::2]
    if not tokens:
        return []
    bounds = list(accumulate(map(len, parts), initial=start))
    kinds, keys = zip(*map(_kind_and_key, tokens), strict=True)
    return list(
        map(_plain_unit, zip(kinds, bounds[1::2], bounds[2::2], tokens, keys, _NO_VALUE, _NOT_OPENING, strict=False))
    )


_NO_VALUE, _NOT_OPENING = repeat(None), repeat(False)
_plain_unit: Callable[[tuple[Any, ...]], Unit] = partial(tuple.__new__, Unit)
"""A unit from its fields: most of a text's units are words, and this makes them in half the time."""


def word_key(shown: str) -> str:
    """What a word is compared by."""
    return _kind_and_key(shown)[1]


@lru_cache(maxsize=16384)
def _kind_and_key(shown: str) -> tuple[UnitKind, str]:
    if shown[0].isalnum() or len(shown) > 1:
        low = shown.lower().replace("’", "'")
        return "word", style_key(_CONTRACTED.get(low, low))
    return "mark", _MARKS.get(shown, shown)


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


def _date_key(moment: Moment, published: date | None = None) -> Hashable:
    known = resolve(moment, published) if published else moment
    return ("date", known.year, known.month, known.day, known.weekday, known.offset, known.minute,
            known.zone, known.span if known.day is None else "", known.last_day)  # fmt: skip


def _number_key(quantity: Quantity) -> Hashable:
    name, low, high = measure(quantity)
    return ("number", name, round(low, 9), high, quantity.bound, quantity.shape == "ordinal")
