"""The rule for short forms: capitals that are the first letters of words say what the words say."""

from __future__ import annotations

from services.collation.memory import Memory
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import FUNCTION
from services.newsroom.values.units import Unit


def acronym(variant: Variant, revision: Revision) -> Verdict | None:
    """A name or term is spelt out, or its short form came or went behind it: style."""
    for units, other, side, at in (
        (variant.a, variant.b, revision.a, variant.at[0]),
        (variant.b, variant.a, revision.b, variant.at[1]),
    ):
        if not units:
            continue
        near = (*other, *units, *side[max(0, at - _NEAR) : at], *side[at + len(units) : at + len(units) + _NEAR])
        shorts = [short for u in near if u.kind != "mark" for short in _shorts_of(u.text)]
        if not shorts:
            continue
        told = {part for u in other for part in _word_parts(u)}
        words = [part for u in units for part in _word_parts(u)]
        for short in dict.fromkeys(shorts):
            spelt = [part for part in words if part != short and part not in told]
            before = [part for u in side[max(0, at - 2 * len(short)) : at] for part in _word_parts(u)]
            alone = not spelt and not told - {short} and short in words
            left = told - {short} - set(words)
            if (spelt and not left and _initials(spelt, short)) or (alone and _ends_with_initials(before, short)):
                return Verdict("cosmetic", "style", 0.1, f"“{short}” is short for the words it stands for.")
    return None


_NEAR = 2
"""Units before and behind a place in which the short form of what stands in it is looked for."""


def _word_parts(unit: Unit) -> list[str]:
    return [] if unit.kind == "mark" else unit.text.replace("-", " ").split()


def _read_shorts(text: str) -> tuple[str, ...]:
    return tuple([part for part in text.replace("-", " ").split() if _is_short(part)])


_shorts_of = Memory(200_000, _read_shorts).__getitem__
"""The short forms in what a unit says: most units have none, and were read before."""


def _is_short(word: str) -> bool:
    return 2 <= len(word) <= 8 and word[:-1].isupper() and (word[-1].isupper() or word[-1] == "s")


def _initials(words: list[str], short: str) -> bool:
    """Whether the first letters of some words, with or without the small ones, are those of a short form."""
    letters = short.removesuffix("s").lower() if short[-1] == "s" else short.lower()
    every = "".join(w[0] for w in words).lower()
    return letters in (every, "".join(w[0] for w in words if w.lower() not in FUNCTION).lower())


def _ends_with_initials(words: list[str], short: str) -> bool:
    return any(_initials(words[-n:], short) for n in range(len(short) - 1, len(words) + 1) if n)
