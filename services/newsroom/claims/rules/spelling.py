"""Rules for how it is written: marks and mended letters are cosmetic, a letter that makes another word is unclear."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from services.newsroom.claims.rules.forms import stem
from services.newsroom.claims.rules.sides import VALUES, plain_word, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import CONFUSED, FUNCTION
from services.newsroom.lexicon.meanings import is_word
from services.newsroom.values.units import Unit


def typography(variant: Variant, revision: Revision) -> Verdict | None:
    """Marks, capitals, hyphens or spaces differ and every word is the same: cosmetic."""
    a, b = variant.words("a"), variant.words("b")
    if not a and not b:
        return Verdict("cosmetic", "typography", 0.02, "Only punctuation differs.")
    if not a or not b:
        return None
    if [u.key for u in a if u.kind in VALUES] != [u.key for u in b if u.kind in VALUES]:
        return None  # "1.5" and "15", "$400" and "£400" differ in a mark, and in what they say
    plain_a, plain_b = ("".join(c for c in said(x).lower() if c.isalnum()) for x in (a, b))
    if plain_a == plain_b:
        return Verdict("cosmetic", "typography", 0.02, "Only capitals, hyphens, marks or spaces differ.")
    return None


def lookalike(variant: Variant, revision: Revision) -> Verdict | None:
    """A word becomes another that is a letter apart, as car and war: a slip mended, or another thing said. Unclear."""
    a, b = variant.words("a"), variant.words("b")
    if len(a) != 1 or len(b) != 1 or a[0].kind != "word" or b[0].kind != "word":
        return None
    x, y = plain_word(a[0]), plain_word(b[0])
    if {x, y} & FUNCTION or stem(x) == stem(y) or y in CONFUSED.get(x, ()) or OSA.distance(x, y) > 1:
        return None
    if not is_word(x) or not is_word(y):
        return None
    why = f"“{a[0].text}” becomes “{b[0].text}”: a letter apart, and another word."
    return Verdict("changed_claim", "predicate", 0.5, why, firm=False)


def spelling(variant: Variant, revision: Revision) -> Verdict | None:
    """A letter or two of a common word were mended: cosmetic."""
    a, b = variant.words("a"), variant.words("b")
    if not a or len(a) != len(b) or not all(x.key == y.key or _mended(x, y) for x, y in zip(a, b, strict=True)):
        return None
    return Verdict("cosmetic", "spelling", 0.1, f"A spelling is mended: “{said(a)}” becomes “{said(b)}”.")


def _mended(old: Unit, new: Unit) -> bool:
    """Whether one word of two is the other misspelt: one of them is no word, and a letter or two are off."""
    if {old.kind, new.kind} & {"number", "date"} or old.kind == new.kind == "name":
        return False
    x, y = plain_word(old), plain_word(new)
    if (x in FUNCTION and y in FUNCTION) or min(len(x), len(y)) < 4 or stem(x) == stem(y):
        return False
    if x[0] != y[0] or (is_word(x) and is_word(y)):
        return False
    return OSA.distance(x, y) <= (1 if min(len(x), len(y)) < 8 else 2)
