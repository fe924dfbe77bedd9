"""Rules for names: who or what is meant counts, never how long the name is or that a pronoun stands for it."""

from __future__ import annotations

from services.newsroom.claims.rules.forms import stem
from services.newsroom.claims.rules.sides import one_each
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import FUNCTION, PRONOUNS, RIVALS, ROLES
from services.newsroom.lexicon.meanings import is_word
from services.newsroom.lexicon.names_en import BODY_ENDS, PLACE_ENDS, TITLES
from services.newsroom.values.names import core, name_slot, relation
from services.newsroom.values.units import Unit


def name(variant: Variant, revision: Revision) -> Verdict | None:
    """Another person, body or place is named, or a name is spelt in another way. Short forms and aliases are style."""
    pair = one_each(variant, "name")
    if pair is None:
        return None
    old, new = pair
    if new.text.lower() in RIVALS.get(old.text.lower(), ()):
        return None  # "Northbound", "Southbound": common words with a capital
    kind = relation(old.text, new.text)
    if kind == "same":
        return Verdict("cosmetic", "style", 0.1, f"“{old.text}” and “{new.text}” name the same.")
    x, y = set(core(old.text)), set(core(new.text))
    off = (x - y) | (y - x)
    if len(off) == 2 and len({stem(w) for w in off}) == 1:
        return Verdict("cosmetic", "grammar", 0.12, f"“{old.text}” and “{new.text}” are forms of one name.")
    if _glued(old.text, new.text):
        return Verdict(
            "cosmetic", "spelling", 0.1, f"A blank was missing or too many: “{old.text}” becomes “{new.text}”."
        )
    if kind == "spelling" and old.opens and new.opens and (_common_ending(new.text) or common_opener(new)):
        return Verdict("cosmetic", "spelling", 0.15, f"A spelling is mended: “{old.text}” becomes “{new.text}”.")
    if kind == "spelling" and name_slot(new.text) == "place" and name_slot(old.text) != "place":
        return Verdict("cosmetic", "spelling", 0.2, f"The spelling of a known place is mended: “{new.text}”.")
    if kind == "spelling" and off & (ROLES | TITLES | BODY_ENDS | PLACE_ENDS):
        return Verdict("cosmetic", "spelling", 0.12, f"A common word in a name is spelt in another way: “{new.text}”.")
    slot = name_slot(old.text) if name_slot(old.text) == name_slot(new.text) else "name"
    if kind == "spelling":
        return Verdict("changed_claim", slot, 0.7, f"The spelling of a name changes from {old.text} to {new.text}.")
    what = "A place" if slot == "place" else "A name"
    # A longer or shorter form of a name that is neither a known short form nor an alias may be the same thing.
    part = x < y or y < x
    plain = _no_name(old, new) or (old.opens and new.opens and _plain_opener(old, new))
    firm = not part and variant.beside <= _REWRITTEN and not plain
    why = f"{what} changes from {old.text} to {new.text}."
    return Verdict("changed_claim", slot, 0.62 if part else 0.9, why, firm=firm)


_REWRITTEN = 6
"""Other words in the same run from which two names may only happen to stand in one place."""


def _plain_opener(old: Unit, new: Unit) -> bool:
    """Whether both are single capitalised words at the start of a sentence, one a common word: no name is proven."""
    plain = all(" " not in u.text and name_slot(u.text) != "place" and not u.text.isupper() for u in (old, new))
    return plain and (is_word(old.text.lower()) or is_word(new.text.lower()))


def _no_name(old: Unit, new: Unit) -> bool:
    """Whether one of the two opens its sentence and is a common word, so that only its place gives it a capital."""
    return common_opener(old) or common_opener(new)


def common_opener(unit: Unit) -> bool:
    """Whether a capitalised word that opens a sentence is a common one: "Rest", "Beneath"."""
    return unit.opens and " " not in unit.text and (unit.text.lower() in FUNCTION or is_word(unit.text.lower()))


def _common_ending(name: str) -> bool:
    return name.lower().endswith(
        ("tion", "tions", "ment", "ments", "ness", "ities", "ity", "ings", "ance", "ence", "ers")
    )


def _glued(old: str, new: str) -> bool:
    """Whether one is the other with a small word run on to it: "Indiaand"."""
    long, short = sorted((old, new), key=len, reverse=True)
    rest = long[len(short) :] if long.startswith(short) else ""
    return rest.strip().lower() in FUNCTION and " " not in rest


def reference(variant: Variant, revision: Revision) -> Verdict | None:
    """A pronoun stands for a name or a name for a pronoun: who is meant stays, so it is style unless other words
    differ."""
    if not variant.words("a") or not variant.words("b"):
        return None
    a, b = (tuple([u for u in variant.words(side) if u.key != "'s"]) for side in ("a", "b"))
    if len(a) != 1 or len(b) != 1:
        return None
    for x, y in ((a[0], b[0]), (b[0], a[0])):
        if x.key in PRONOUNS and y.kind == "name":
            return Verdict("cosmetic", "style", 0.3, f"“{a[0].text}” becomes “{b[0].text}”: a pronoun and a name.")
    return None
