"""Rules for denial: denials are counted on both sides before one that came or went says the opposite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from services.collation.memory import Memory
from services.newsroom.claims.rules.forms import stem
from services.newsroom.claims.rules.sides import among, content_of, lean, only_moved
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import DENYING, FUNCTION, NEGATIONS, NEGATIVE_PREFIXES
from services.newsroom.lexicon.meanings import denies_itself
from services.newsroom.values.units import Unit


def negation(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of denial comes or goes, so that the sentence says the opposite."""
    ours, theirs = among(variant.a, NEGATIONS), among(variant.b, NEGATIONS)
    if len(ours) == len(theirs):
        return None
    alone = lean(variant, NEGATIONS, 1) or only_moved(variant, revision, NEGATIONS)
    if not alone or _balanced(revision):
        return None
    bare = variant.b if len(ours) > len(theirs) else variant.a
    denied = variant.a if bare is variant.b else variant.b
    kept = [stem(u.key) for u in content_of(bare)] == [
        stem(u.key) for u in content_of(denied) if u.key not in NEGATIONS
    ]
    plain = {u.key for u in (*ours, *theirs)} & _PLAIN_DENIALS
    if any(_is_negative(u) or u.key == "yet" for u in bare) or (content_of(bare) and not plain and not kept):
        return None  # another word of content stands for "refused" or "failed", and may deny as much
    word = (ours or theirs)[0].text
    way = "goes" if len(ours) > len(theirs) else "comes"
    return Verdict(
        "changed_claim", "negation", 0.9, f"The denial “{word}” {way}: the sentence may now say the opposite."
    )


_PLAIN_DENIALS = frozenset("not no never none nobody nothing nowhere neither nor without cannot n't".split())


def _balanced(revision: Revision) -> bool:
    """Whether both sides deny as often, counting words that carry the denial in them ("illegal" for "not legal")."""
    counts = [
        sum(
            (u.key in NEGATIONS and u.key != "nor") or u.key == "non" or _denies(u, other) for u in side
        )  # "nor" only goes on denying
        for side, other in _sides(revision)
    ]
    return counts[0] % 2 == counts[1] % 2


def _sides(
    revision: Revision,
) -> tuple[tuple[tuple[Unit, ...], Counter[Hashable]], tuple[tuple[Unit, ...], Counter[Hashable]]]:
    return (revision.a, revision.keys_b), (revision.b, revision.keys_a)


def _denies(unit: Unit, other: Counter[Hashable]) -> bool:
    """Whether a word is the denial of a word on the other side, by its front syllable."""
    key = str(unit.key)
    if unit.kind != "word" or not other or not key.startswith(NEGATIVE_PREFIXES):
        return False
    bases = [key[len(p) :].lstrip("-") for p in NEGATIVE_PREFIXES if key.startswith(p) and len(key) - len(p) > 3]
    return any(other[base] > 0 for base in bases) and not any(other[p + b] for b in bases for p in NEGATIVE_PREFIXES)


def scope(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of denial stands before another word than before, so that something else is denied."""
    found = (
        content_of(variant.a) or content_of(variant.b) or [u for u in (*variant.a, *variant.b) if u.key in NEGATIONS]
    )
    if len(found) != 1 or not _is_negative(found[0]):
        return None
    key = found[0].key
    if revision.keys_a[key] != 1 or revision.keys_b[key] != 1:
        return None
    old, new = _denied(revision.a, key), _denied(revision.b, key)
    if old is None or new is None or stem(old.key) == stem(new.key) or not revision.keys_b[old.key]:
        return None
    why = f"“{found[0].text}” speaks of “{new.text}” now, no longer of “{old.text}”."
    return Verdict("changed_claim", "negation", 0.7, why)


def _is_negative(unit: Unit) -> bool:
    key = str(unit.key)
    return key in NEGATIONS or (
        unit.kind == "word"
        and len(key) > 5
        and key.startswith("un")
        and not key.startswith(("under", "uni", "until", "unless"))
    )


def denials(units: tuple[Unit, ...]) -> list[tuple[Unit, Unit | None]]:
    """Every word that denies, in it ("unable") or outright ("not", "prevent"), and the word of content behind it."""
    out: list[tuple[Unit, Unit | None]] = []
    for at, unit in enumerate(units):
        if unit.kind == "word" and _is_denial(str(unit.key)):
            behind = (u for u in units[at + 1 : at + 8] if u.kind != "mark" and u.key not in FUNCTION)
            out.append((unit, next(behind, None)))
    return out


def _read_denial(word: str) -> bool:
    return word in NEGATIONS or word in DENYING or denies_itself(word)


_is_denial = Memory(200_000, _read_denial).__getitem__
"""Whether a word denies: nearly every word was asked about before."""


def _denied(units: tuple[Unit, ...], key: Hashable) -> Unit | None:
    """The first word of content behind a word of denial."""
    at = next(n for n, u in enumerate(units) if u.key == key)
    return next((u for u in units[at + 1 :] if u.kind != "mark" and u.key not in FUNCTION), None)


def opposite(variant: Variant, revision: Revision) -> Verdict | None:
    """A word becomes its own denial, as known and unknown, legal and illegal, and no other denial makes up for it."""
    for side, other, units in (("a", revision.keys_b, variant.a), ("b", revision.keys_a, variant.b)):
        found = [u for u in units if _denies(u, other)] if other else []
        if found and _balanced(revision):
            return Verdict(
                "cosmetic",
                "synonym",
                0.15,
                f"The denial stands in “{found[0].text}” in one version, in a word of its own in the other.",
            )
        if found:
            way = "goes" if side == "a" else "comes"
            return Verdict("changed_claim", "negation", 0.8, f"The denial in “{found[0].text}” {way}.")
    return None
