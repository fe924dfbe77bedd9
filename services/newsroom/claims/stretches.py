"""Units that stand next to each other, with what every rule asks of them found once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from services.newsroom.lexicon.claims_en import FUNCTION
from services.newsroom.values.units import Unit


class Stretch(tuple[Unit, ...]):
    """A run of units. `words` are those that are no marks, `content` those of them that are no small words either,
    `keys` what the units are compared by. A rubric asks thirty rules, and nearly each of them asks for these.
    """

    words: tuple[Unit, ...]
    content: list[Unit]
    keys: frozenset[Hashable]

    def __new__(cls, units: Iterable[Unit] = ()) -> Stretch:
        """The stretch of some units."""
        self = super().__new__(cls, units)
        self.words = tuple([u for u in self if u.kind != "mark"])
        self.content = [u for u in self.words if u.key not in FUNCTION]
        self.keys = frozenset([u.key for u in self])
        return self


def stretch(units: tuple[Unit, ...]) -> Stretch:
    """Units as a stretch; one that is a stretch already stays the same."""
    return units if isinstance(units, Stretch) else Stretch(units) if units else NOTHING


NOTHING = Stretch()
