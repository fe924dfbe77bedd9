"""Rules for wording: other words, small words or endings that leave what is said as it was."""

from __future__ import annotations

from services.newsroom.claims.rules.forms import are_synonyms, stem
from services.newsroom.claims.rules.sides import content_of, keys_of, plain_word, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import (
    CUE_STRENGTH,
    FILLERS,
    FUNCTION,
    HEDGES,
    NEGATIONS,
    QUANTIFIERS,
    ROLES,
    SOURCES,
)
from services.newsroom.lexicon.journalese_en import stand_for_each_other
from services.newsroom.lexicon.meanings import bases, mean_the_same
from services.newsroom.values.units import Unit


def synonym(variant: Variant, revision: Revision) -> Verdict | None:
    """A word stands for another that means the same: cosmetic."""
    a, b = content_of(variant.a), content_of(variant.b)
    if len(a) == len(b) and a and all(x.key == y.key or _synonyms(x, y) for x, y in zip(a, b, strict=True)):
        return Verdict("cosmetic", "synonym", 0.12, f"“{said(variant.a)}” and “{said(variant.b)}” mean the same here.")
    return None


def _synonyms(x: Unit, y: Unit) -> bool:
    if are_synonyms(x.key, y.key):
        return True
    other = x.kind == y.kind == "word" and not set(bases(plain_word(x))) & set(bases(plain_word(y)))
    return other and stand_for_each_other(plain_word(x), plain_word(y))


def meaning(variant: Variant, revision: Revision) -> Verdict | None:
    """A word stands for another that a dictionary gives for the same sense: cosmetic."""
    a, b = content_of(variant.a), content_of(variant.b)
    if len(a) != len(b):
        return None
    changed = [(x, y) for x, y in zip(a, b, strict=True) if stem(x.key) != stem(y.key)]
    if not changed:
        return None
    for x, y in changed:
        if x.kind != "word" or y.kind != "word" or {x.key, y.key} & _WEIGHED:
            return None
        if not mean_the_same(plain_word(x), plain_word(y)):
            return None
    return Verdict(
        "cosmetic",
        "synonym",
        0.12,
        f"“{said(variant.a)}” and “{said(variant.b)}” can mean the same by the dictionary.",
    )


_WEIGHED = ROLES | SOURCES | NEGATIONS | HEDGES.keys() | QUANTIFIERS.keys() | CUE_STRENGTH.keys()
"""Words that other rules weigh; for them a dictionary is too coarse."""


def filler(variant: Variant, revision: Revision) -> Verdict | None:
    """A connective or an empty word came or went: cosmetic."""
    words = keys_of(variant.a) + keys_of(variant.b)
    if words and all(k in FILLERS or k in FUNCTION for k in words):
        return Verdict("cosmetic", "style", 0.1, "Only connecting or empty words differ.")
    return None


def grammar(variant: Variant, revision: Revision) -> Verdict | None:
    """Only small words or the endings of words differ: cosmetic."""
    a, b = content_of(variant.a), content_of(variant.b)
    if len(a) == len(b) and all(stem(x.key) == stem(y.key) for x, y in zip(a, b, strict=True)):
        return Verdict("cosmetic", "grammar", 0.08, "Only small words or endings differ.")
    return None
