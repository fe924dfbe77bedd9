"""Rules for what is said to have happened: known rivals and deeds first; the last answers always."""

from __future__ import annotations

from services.newsroom.claims.rules.forms import are_synonyms, stem
from services.newsroom.claims.rules.sides import content_of, plain_word, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import FUNCTION, RIVALS
from services.newsroom.lexicon.meanings import are_opposites
from services.newsroom.lexicon.predicates_en import PREDICATES
from services.newsroom.values.names import name_slot
from services.newsroom.values.units import Unit


def rival(variant: Variant, revision: Revision) -> Verdict | None:
    """One word stands for its opposite or rival: north and south, won and lost, dead and injured."""
    if len(content_of(variant.a)) > 3 or len(content_of(variant.b)) > 3:
        return None
    for x in variant.words("a"):
        for y in variant.words("b"):
            if _are_rivals(x, y) and not revision.keys_b[x.key] and not revision.keys_a[y.key]:
                why = f"“{x.text}” becomes “{y.text}”, which says another thing."
                return Verdict("changed_claim", "predicate", 0.85, why, Variant((x,), (y,), variant.at))
    return None


def _are_rivals(x: Unit, y: Unit) -> bool:
    p, q = plain_word(x), plain_word(y)
    return q in RIVALS.get(p, ()) or (x.kind == y.kind == "word" and p not in FUNCTION and are_opposites(p, q))


_DEALS = {
    word: group
    for group, words in {
        "lease": "lease leases leased leasing rent rents rented renting",
        "lend": "lend lends lent loan loans loaned",
        "give": "donate donates donated donation",
        "own": "own owns owned",
        "ban": "ban bans banned outlaw outlaws outlawed",
        "allow": "allow allows allowed permit permits permitted",
    }.items()
    for word in words.split()
}


_DEEDS = PREDICATES | _DEALS
"""From a word to what it says was done; two groups are two deeds."""


def deed(variant: Variant, revision: Revision) -> Verdict | None:
    """One deed stands for another: leased and sold, detained and charged, delayed and cancelled."""
    a, b = content_of(variant.a), content_of(variant.b)
    if len(a) != 1 or len(b) != 1 or a[0].kind != "word" or b[0].kind != "word":
        return None
    x, y = a[0].text.lower(), b[0].text.lower()
    one, two = _DEEDS.get(x), _DEEDS.get(y)
    if one is None or two is None or one == two or are_synonyms(a[0].key, b[0].key) or stem(x) == stem(y):
        return None
    why = f"“{a[0].text}” becomes “{b[0].text}”, which is another deed."
    return Verdict("changed_claim", "predicate", 0.75, why, Variant((a[0],), (b[0],), variant.at))


def predicate(variant: Variant, revision: Revision) -> Verdict | None:
    """What is said to have happened changes: other words of content stand in the place. The gate weighs how much."""
    told = [*content_of(variant.a), *content_of(variant.b)]
    slot = name_slot(told[-1].text) if told and all(u.kind == "name" for u in told) else "predicate"
    return Verdict("changed_claim", slot, 0.5, f"“{said(variant.a)}” becomes “{said(variant.b)}”.", firm=False)
