"""Rules for places: the same words elsewhere are cosmetic, unless two change parts with each other."""

from __future__ import annotations

from services.newsroom.claims.rules.sides import content_of
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import NEGATIONS
from services.newsroom.values.names import name_slot, relation
from services.newsroom.values.units import Unit


def item(variant: Variant, revision: Revision) -> Verdict | None:
    """The number before an item of a list came, went or became another: the order of the list, not a figure."""
    for units, side, text in ((variant.a, revision.a, revision.base), (variant.b, revision.b, revision.witness)):
        for unit in units:
            if unit.kind != "mark" and not _numbers_an_item(unit, side, text):
                return None
    if not variant.words("a") and not variant.words("b"):
        return None
    return Verdict("cosmetic", "order", 0.1, "The number of an item in a list differs.")


def _numbers_an_item(unit: Unit, side: tuple[Unit, ...], text: str) -> bool:
    before, after = text[: unit.start].rstrip(" \t*#>-"), text[unit.end : unit.end + 2]
    bare = unit.text.isdigit() and len(unit.text) < 3
    # A unit of a number takes the full stop behind it where a blank follows.
    marked = after[:1] in (".", ")") and after[1:].isspace()
    return bare and marked and (not before or before[-1] in ".!?:;\n")


def exchange(variant: Variant, revision: Revision) -> Verdict | None:
    """Two names or numbers change places in an otherwise equal sentence: each takes the other's part."""
    if not _changed_places(variant, revision):
        return _turned(variant, revision)
    old, new = variant.words("a")[0], variant.words("b")[0]
    slot = "number" if old.kind == "number" else name_slot(old.text)
    return Verdict("changed_claim", slot, 0.8, f"“{old.text}” and “{new.text}” change places.")


def _turned(variant: Variant, revision: Revision) -> Verdict | None:
    """Two names that stand the other way round about the same verb, in the same voice: who did it to whom."""
    if not revision.a or not revision.b:
        return None
    moved = [u for u in (*variant.a, *variant.b) if u.kind == "name"]
    if not moved or any(revision.keys_a[k] != revision.keys_b[k] for k in _VOICE):
        return None
    ours, theirs = ([n for n, u in enumerate(side) if u.kind == "name"] for side in (revision.a, revision.b))
    if len(ours) != 2 or len(theirs) != 2:
        return None
    (p, q), (x, y) = ours, theirs
    first, last = revision.a[p], revision.a[q]
    between = [u.key for u in revision.a[p + 1 : q]]
    if (first.key, last.key) != (revision.b[y].key, revision.b[x].key) or first.key == last.key:
        return None
    if between != [u.key for u in revision.b[x + 1 : y]] or set(between) <= _LISTING | {"with", "of", "in"}:
        return None
    why = f"“{first.text}” and “{last.text}” change places."
    return Verdict("changed_claim", name_slot(moved[0].text), 0.8, why)


_VOICE = ("by", "was", "were", "is", "are", "been", "be", "being")


def order(variant: Variant, revision: Revision) -> Verdict | None:
    """The same words stand in another place of the sentence: cosmetic."""
    a, b = content_of(variant.a), content_of(variant.b)
    if not a and not b:
        return None
    ours, theirs = revision.keys_a, revision.keys_b
    if any(theirs[u.key] < ours[u.key] and not _named(u, revision.b) for u in a):
        return None
    if any(ours[u.key] < theirs[u.key] and not _named(u, revision.a) for u in b):
        return None
    if any(ours[u.key] != theirs[u.key] for u in (*variant.a, *variant.b) if u.key in NEGATIONS):
        return None
    return Verdict("cosmetic", "order", 0.1, "The same words stand in another order.")


def _named(unit: Unit, other: tuple[Unit, ...]) -> bool:
    """Whether the other side names the same in another form: "Japanese", "of Japan"."""
    return unit.kind == "name" and any(u.kind == "name" and relation(u.text, unit.text) == "same" for u in other)


def _changed_places(variant: Variant, revision: Revision) -> bool:
    """Whether two names or numbers swap parts in an otherwise equal sentence, not in a list and not with the voice."""
    a, b = variant.words("a"), variant.words("b")
    if len(a) != 1 or len(b) != 1 or a[0].kind != b[0].kind or a[0].kind not in ("name", "number"):
        return False
    if not revision.keys_b[a[0].key] or not revision.keys_a[b[0].key] or a[0].key == b[0].key:
        return False
    if revision.keys_a["by"] != revision.keys_b["by"] or len(revision.variants) > 3:
        return False
    if not any(v.words("a")[:1] and v.words("a")[0].key == b[0].key for v in revision.variants if v is not variant):
        return False
    places = sorted(n for n, u in enumerate(revision.a) if u.key in (a[0].key, b[0].key))
    return any(u.key not in _LISTING and u.kind != "name" for u in revision.a[places[0] + 1 : places[-1]])


_LISTING = frozenset([",", "and", "or", "the", "&", ";", "-", "as", "well", "both"])
