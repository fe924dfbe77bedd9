"""How a rule reads the two sides of a variant: what they say, which words carry it, what else differs."""

from __future__ import annotations

from collections.abc import Collection, Hashable

from services.newsroom.claims.rules.forms import stem
from services.newsroom.claims.stretches import stretch
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.values.units import Unit

VALUES = ("number", "date")
"""The kinds of unit that hold a value to compare."""


def said(units: tuple[Unit, ...]) -> str:
    """The units as they stand in the text: a blank only where something stands between two."""
    shown: list[str] = []
    end = units[0].start if units else 0
    for unit in units:
        if unit.start > end:
            shown.append(" ")
        shown.append(unit.text)
        end = unit.end
    return "".join(shown)


def keys_of(units: tuple[Unit, ...]) -> list[Hashable]:
    """What the units are compared by, without the marks."""
    return [u.key for u in stretch(units).words]


def content_of(units: tuple[Unit, ...]) -> list[Unit]:
    """The units that are neither marks nor small words."""
    return stretch(units).content


def one_each(variant: Variant, kind: str) -> tuple[Unit, Unit] | None:
    """The two units of a variant that is one unit of a kind against another."""
    a, b = variant.words("a"), variant.words("b")
    if len(a) == len(b) == 1 and a[0].kind == b[0].kind == kind:
        return a[0], b[0]
    return None


def plain_word(unit: Unit) -> str:
    """The unit as a word to look up: its key, or its text in small letters where the key is a value."""
    return unit.key.lstrip("@") if isinstance(unit.key, str) else unit.text.lower()


def among(units: tuple[Unit, ...], words: Collection[Hashable]) -> list[Unit]:
    """The units that are one of some words."""
    if not any(map(words.__contains__, stretch(units).keys)):
        return []
    return [u for u in units if u.key in words]


def lean(variant: Variant, cues: Collection[Hashable], most: int) -> bool:
    """Whether hardly anything but the cue differs: at most `most` words of content beside it, and few small words."""
    rest_a = [u for u in content_of(variant.a) if u.key not in cues]
    rest_b = [u for u in content_of(variant.b) if u.key not in cues]
    if [stem(u.key) for u in rest_a] == [stem(u.key) for u in rest_b]:
        return True
    return len(rest_a) <= most and len(rest_b) <= most and len(variant.words("a")) + len(variant.words("b")) <= 7


def only_moved(variant: Variant, revision: Revision, cues: Collection[Hashable]) -> bool:
    """Whether every word of content beside the cue stands on the other side too, in another place."""
    beside = [u for u in (*content_of(variant.a), *content_of(variant.b)) if u.key not in cues]
    return all(revision.keys_a[u.key] == revision.keys_b[u.key] for u in beside)
