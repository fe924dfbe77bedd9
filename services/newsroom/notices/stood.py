"""Whether what a notice calls wrong ever stood in a version that is kept.

A notice can speak of a text that readers saw before the first version came here, or of a print edition. That is no
fault of anybody's, but a reviewer who looks for the wrong value should be told that it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from services.newsroom.notices.atoms import atoms
from services.newsroom.notices.links import Told, normal

SURE = 2
"""Words up to which a value without number, date or name is looked for as it stands; a longer one is the notice's own
wording of what was said, not a quotation of it."""


def never_stood(told: Told, texts: Sequence[str]) -> tuple[str, ...]:
    """The wrong values of a notice that stand in none of the texts, in their order; those not plain are left out."""
    plain = (wrong for wrong, _ in told.stated if wrong and (atoms(wrong) or len(wrong.split()) <= SURE))
    return tuple(dict.fromkeys(wrong for wrong in plain if not any(_stands(wrong, text) for text in texts)))


def _stands(value: str, text: str) -> bool:
    if value.casefold() in text.casefold():
        return True
    said = f" {normal.__wrapped__(text)} "
    return any(f" {core} " in said for core in _cores(value))


def _cores(value: str) -> Iterable[str]:
    """What of a value must stand in a text: its numbers as digits; else the value without small words; a surname."""
    known = normal(value)
    numbers = re.findall(r"\d[\d.,:]*", known)
    if numbers:
        return numbers
    return (known, known.split()[-1]) if known else (value.casefold(),)
