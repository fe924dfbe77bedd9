"""The rule for roles: what somebody is to an office or to another person, and the rank in it."""

from __future__ import annotations

from services.newsroom.claims.rules.forms import are_synonyms
from services.newsroom.claims.rules.sides import content_of, lean, plain_word, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import ROLES
from services.newsroom.lexicon.meanings import PERSONS, common_kind, is_a_person
from services.newsroom.lexicon.names_en import OFFICE_FRONTS


def role(variant: Variant, revision: Revision) -> Verdict | None:
    """A person has another role, title or relation, or another rank in it: mayor and deputy mayor."""
    ranked = _ranked(variant, revision)
    if ranked is not None:
        return ranked
    if _two_persons(variant) or _described(variant, revision):
        return Verdict(
            "changed_claim", "role", 0.75, f"A role changes from “{said(variant.a)}” to “{said(variant.b)}”."
        )
    ours = [u for u in variant.a if str(u.key).lstrip("@") in ROLES]
    theirs = [u for u in variant.b if str(u.key).lstrip("@") in ROLES] if ours else []
    if not theirs or {u.key for u in ours} == {u.key for u in theirs}:
        return None
    if are_synonyms(ours[0].key, theirs[0].key) or not lean(variant, ROLES, 2):
        return None
    return Verdict("changed_claim", "role", 0.8, f"A role changes from “{said(variant.a)}” to “{said(variant.b)}”.")


_RANKS = frozenset("deputy vice assistant associate acting interim former ex junior senior co".split())


def _ranked(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of rank that came or went right before a role."""
    if bool(variant.words("a")) == bool(variant.words("b")):
        return None
    units, side, at = (variant.a, revision.a, variant.at[0]) if variant.a else (variant.b, revision.b, variant.at[1])
    after = side[at + len(units)] if at + len(units) < len(side) else None
    if (
        after is None
        or not {plain_word(u) for u in units if u.kind != "mark"} <= _RANKS
        or str(after.key).lstrip("@").split(" ")[0] not in ROLES
    ):
        return None
    old, new = (said((*units, after)), after.text) if variant.a else (after.text, said((*units, after)))
    return Verdict("changed_claim", "role", 0.8, f"A role changes from “{old}” to “{new}”.")


def _described(variant: Variant, revision: Revision) -> bool:
    """Whether the word before an office becomes another: the prime and the foreign minister, a former employee and a
    current one."""
    a, b = content_of(variant.a), content_of(variant.b)
    if len(a) != 1 or len(b) != 1:
        return False
    ends = variant.at[0] + len(variant.a), variant.at[1] + len(variant.b)
    behind = [side[end : end + 1] for side, end in zip((revision.a, revision.b), ends, strict=True)]
    if not all(behind) or behind[0][0].key != behind[1][0].key:
        return False
    office = str(behind[0][0].key)
    if office not in ROLES and not is_a_person(office):
        return False
    x, y = plain_word(a[0]), plain_word(b[0])
    return {x, y} <= _RANKS | _FIELDS or (x in _RANKS and y in _RANKS)


_FIELDS = (
    OFFICE_FRONTS
    | frozenset(
        "current incumbent serving then outgoing incoming retired late operations marketing sales technology "
        "communications legal medical technical creative sports news political commercial".split()
    )
) - {"first"}


def _two_persons(variant: Variant) -> bool:
    """Whether one word for what somebody is stands for another: a nurse and a plumber, a nephew and an uncle."""
    a, b = content_of(variant.a), content_of(variant.b)
    alone = len(a) == len(b) == 1 and a[0].text.islower() and b[0].text.islower()
    return alone and common_kind(a[0].text, b[0].text) in PERSONS
