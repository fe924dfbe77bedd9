"""How a person wants pages to look and to be worked: kept for the person, not for the browser. What is not chosen is
as everybody has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import available_timezones

from services.errors import Fault, Invalid
from services.records import accounts
from services.records.session import writing
from services.records.tables import Preference

KEYS = {
    "next": "j", "previous": "k", "next_open": "n", "previous_open": "p", "confirm": "c", "dismiss": "x", "note": "e",
    "tick": "s", "undo": "z", "copy": "y", "changes": "1", "inline": "2", "side": "3",
    "wording": "w", "older": "[", "newer": "]", "up": "u", "search": "/", "help": "?",
}  # fmt: skip
"""What a key does, and the key everybody has for it."""
FIRST = ("g", "v")
"""Keys that begin a pair of keys, such as g and then i: nothing else is put on them."""
MARKS = ("standard", "stronger", "plain")
SPOKEN = ("short", "off")
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose. `remapped` holds (what, key) where the key is another than everybody's."""

    keys: bool = True
    remapped: tuple[tuple[str, str], ...] = ()
    marks: str = "standard"
    spoken: str = "short"
    theme: str = "system"
    zone: str = "UTC"

    @property
    def key_of(self) -> dict[str, str]:
        """The key of everything a key does."""
        return {**KEYS, **dict(self.remapped)}


EVERYBODYS = Preferences()


def of_row(row: Preference | None) -> Preferences:
    """What was kept for a person."""
    if row is None:
        return EVERYBODYS
    remapped = tuple((what, key) for what, key in sorted((row.remapped or {}).items()) if what in KEYS)
    return Preferences(row.keys, remapped, row.marks, row.spoken, row.theme, row.zone)


def keep(user_id: int, wanted: Preferences, keys: Mapping[str, str]) -> Preferences:
    """Keep a person's choices; `keys` are the keys of what they want on another key. Raises Invalid, keeps nothing."""
    remapped = tuple((what, key) for what, key in sorted(keys.items()) if KEYS.get(what, key) != key)
    made = Preferences(wanted.keys, remapped, wanted.marks, wanted.spoken, wanted.theme, wanted.zone)
    faults = [*_choices(made), *_keys(made)]
    if faults:
        raise Invalid(" ".join(f"{f.field} {f.message}" for f in faults), faults=tuple(faults))
    with writing() as session:
        values = {"keys": made.keys, "remapped": dict(remapped), "marks": made.marks, "spoken": made.spoken,
                  "theme": made.theme, "zone": made.zone}  # fmt: skip
        accounts.keep_preferences(session, user_id, values)
    return made


def _choices(made: Preferences) -> list[Fault]:
    allowed = (("marks", made.marks, MARKS), ("spoken", made.spoken, SPOKEN), ("theme", made.theme, THEMES))
    faults = [
        Fault(name, f"is {given[:40]!r}; should be one of {', '.join(some)}.")
        for name, given, some in allowed
        if given not in some
    ]
    if made.zone not in available_timezones():
        faults.append(Fault("zone", f"is {made.zone[:60]!r}; should be a time zone such as UTC or Europe/Oslo."))
    return faults


def _keys(made: Preferences) -> list[Fault]:
    faults = []
    said = list(made.key_of.items())
    for what, key in made.remapped:
        if len(key) != 1 or not key.isprintable() or key.isspace():
            faults.append(Fault(f"key_{what}", f"is {key[:10]!r}; should be one letter, digit or sign."))
        elif key in FIRST:
            faults.append(Fault(f"key_{what}", f"is {key!r}, which begins a pair of keys; take another."))
        elif sum(key == other for _, other in said) > 1:
            others = next(name for name, other in said if other == key and name != what)
            faults.append(Fault(f"key_{what}", f"is {key!r}, which is the key of {others.replace('_', ' ')} too."))
    return faults
