"""What the gate counts in single words, found once for each word.

A word's traits are the fields of one number, so that those of many words are its sum.
"""

from __future__ import annotations

from collections.abc import Iterable

from services.collation.memory import Memory
from services.newsroom.lexicon.common_en import EMPTY, NEWSY
from services.newsroom.lexicon.meanings import is_word
from services.newsroom.values.units import Unit, word_key

TRAITS = (
    "number", "date", "name", "characters", "long", "capital", "acronym", "cased", "not small",
    "quality", "-ing", "-ed", "doing", "rare", "strange",
)  # fmt: skip
"""The fields, the lowest first. "Cased" and "not small" tell whether all letters of a run are small ones."""

_BITS = 24
"""Of one field: sixteen million characters, far more than any text that is weighed word by word."""

_QUALITY = ("al", "ive", "ous", "ful", "ic", "able", "ible", "ly", "less", "ent", "ant")
_GENERAL = EMPTY | NEWSY
_COMMON_LENGTH = 3
"""Letters up to which a word is never rare."""


def traits_of(units: Iterable[Unit]) -> dict[str, int]:
    """How often each trait stands in some units."""
    total = sum([_KEPT[unit.kind][unit.text] for unit in units])
    if not total:
        return _NONE
    return {trait: total >> at & _FIELD for trait, at in _PLACES}


_FIELD = (1 << _BITS) - 1
_PLACES = tuple((trait, n * _BITS) for n, trait in enumerate(TRAITS))
_NONE = dict.fromkeys(TRAITS, 0)


def _packed(kind: str, text: str) -> int:
    word = kind == "word"
    has = {
        kind: True,
        "characters": len(text),
        "long": len(text) > 7,
        "capital": text[:1].isupper(),
        "acronym": text.isupper() and len(text) > 1,
        "cased": text.islower(),
        "not small": not f"{text}a".islower(),
        "quality": word and text.endswith(_QUALITY),
        "-ing": text.endswith("ing"),
        "-ed": text.endswith("ed"),
        "doing": word and text.endswith(("ed", "ing")),
        # A word in small letters that no dictionary has is most often misspelt, or a term of a trade.
        "strange": word and text.islower() and not is_word(text),
        "rare": kind == "name" or (word and len(text) > _COMMON_LENGTH and word_key(text) not in _GENERAL),
    }
    return sum(int(has.get(trait, 0)) << at for trait, at in _PLACES)


def _kept(kind: str) -> Memory[int]:
    return Memory(400_000, lambda text: _packed(kind, text))


_KEPT = {kind: _kept(kind) for kind in ("word", "name", "number", "date", "mark")}
"""By kind and text: 400,000 characters are some 50,000 words."""
