"""Rules for who says it: a source counts only where a verb of telling stands beside somebody who can tell."""

from __future__ import annotations

from itertools import pairwise

from services.newsroom.claims.rules.names import common_opener
from services.newsroom.claims.rules.sides import among, content_of, lean, only_moved, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import CUE_STRENGTH, PRONOUNS, ROLES, SOURCES
from services.newsroom.lexicon.names_en import BODY_ENDS
from services.newsroom.values.units import Unit


def attribution(variant: Variant, revision: Revision) -> Verdict | None:
    """The source of a statement is added, dropped or becomes another, or the verb says more or less than “said”."""
    ours, theirs = among(variant.a, CUE_STRENGTH), among(variant.b, CUE_STRENGTH)
    if ours and theirs and lean(variant, CUE_STRENGTH, 0):
        if CUE_STRENGTH[str(ours[0].key)] == CUE_STRENGTH[str(theirs[0].key)]:
            why = f"“{ours[0].text}” and “{theirs[0].text}” report in the same way."
            return Verdict("cosmetic", "synonym", 0.1, why)
        why = f"The reporting verb changes from “{ours[0].text}” to “{theirs[0].text}”."
        return Verdict("changed_claim", "attribution", 0.6, why, Variant((ours[0],), (theirs[0],), variant.at))
    if bool(variant.words("a")) == bool(variant.words("b")):
        return None
    if _in_hand(variant.a or variant.b):
        way = "is no longer given" if variant.a else "is given now"
        return Verdict("changed_claim", "attribution", 0.65, f"The source “{said(variant.a or variant.b)}” {way}.")
    if not (ours or theirs):
        return None
    side = variant.a if ours else variant.b
    if not any(_reports(n, side) for n, u in enumerate(side) if u.key in CUE_STRENGTH):
        return None
    if only_moved(variant, revision, ()) or all(
        revision.keys_a[u.key] == revision.keys_b[u.key] for u in ours or theirs
    ):
        return None  # the same verb tells it in another place
    named = any(can_tell(u) for u in side)
    if len(content_of(side)) > 8 or not (named or any(u.key in PRONOUNS for u in side)):
        return None
    verb = f"The source “{said(side)}” {'is no longer given' if ours else 'is given now'}."
    return Verdict("changed_claim", "attribution", 0.7 if named else 0.45, verb, firm=named)


def _in_hand(units: tuple[Unit, ...]) -> bool:
    """Whether a short phrase says who has seen or first told it: ", seen by the Post," "first reported by Axios"."""
    keys = [u.key for u in units if u.kind != "mark"]
    if len(keys) > _SEEN_BY or not any(x in _IN_HAND and y == "by" for x, y in pairwise(keys)):
        return False
    return any(can_tell(u) for u in units)


_SEEN_BY = 6
"""Words of a phrase that only says who has a paper in hand."""
_IN_HAND = frozenset("seen obtained reviewed viewed reported verified cited quoted".split())


def _reports(at: int, side: tuple[Unit, ...]) -> bool:
    """Whether a cue is a verb of telling here: "reports", "states" and "say" only beside who tells."""
    if side[at].key not in TWO_READINGS:
        return True
    near = [*side[max(0, at - 1) : at], *side[at + 1 : at + 2]]
    return any(can_tell(u) or u.key in PRONOUNS for u in near)


TWO_READINGS = frozenset("report reports state states claim claims say note notes maintains declares".split())
"""Verbs of telling that are as often something else."""


def can_tell(unit: Unit) -> bool:
    """Whether a unit names somebody, or a paper, that can be a source: "according to the report", not "to size"."""
    if unit.kind == "name":
        return not common_opener(unit)
    return unit.kind == "word" and bool({unit.key, str(unit.key).removesuffix("s")} & _TELLERS)


_TELLERS = (
    SOURCES | ROLES | BODY_ENDS
    | frozenset("report study statement document documents data figures survey poll record filing media".split())
)  # fmt: skip
