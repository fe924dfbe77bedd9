"""The rule for the state of things: what is to come, what has come and what is over."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise

from services.newsroom.claims.rules.forms import stem
from services.newsroom.claims.rules.sides import content_of, keys_of, lean, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import FUTURE, PAST, PRESENT, TENSE_WORDS
from services.newsroom.lexicon.meanings import bases
from services.newsroom.values.units import Unit


def status(variant: Variant, revision: Revision) -> Verdict | None:
    """What was to come has come, what is has ended, or the other way round: will → did, is → was."""
    keys_a, keys_b = set(keys_of(variant.a)), set(keys_of(variant.b))
    if _came(variant.a, variant.b) or _came(variant.b, variant.a):
        return Verdict(
            "changed_claim",
            "status",
            0.7,
            f"What was to come is told as done: “{said(variant.a)}”, “{said(variant.b)}”.",
        )
    unreal = _unreal(variant)
    if unreal is not None:
        return unreal
    if not keys_a or not keys_b or not lean(variant, FUTURE | TENSE_WORDS, 1):
        return None
    stems = (
        {stem(u.key) for u in content_of(variant.a) if u.key not in FUTURE},
        {stem(u.key) for u in content_of(variant.b) if u.key not in FUTURE},
    )
    why = f"The state of things changes from “{said(variant.a)}” to “{said(variant.b)}”."
    if bool(keys_a & FUTURE) != bool(keys_b & FUTURE):
        other = variant.b if keys_a & FUTURE else variant.a
        plan = variant.a if keys_a & FUTURE else variant.b
        if all(stems) and _akin(*stems) and plan[-1].key not in FUTURE and not other[-1].text.endswith("ing"):
            return Verdict("changed_claim", "status", 0.65, why)
        over = any(u.key in PAST for u in other) and not any(u.key in _MODALS for u in other)
        if not any(stems) and (over or _was_to([u.key for u in other])):
            return Verdict("changed_claim", "status", 0.65, why)
    if keys_a | keys_b <= TENSE_WORDS and (keys_a & PRESENT) != (keys_b & PRESENT) and (keys_a & PAST or keys_b & PAST):
        return Verdict("unclear", "status", 0.44, why, firm=False)
    return None


def _unreal(variant: Variant) -> Verdict | None:
    """A word that came or went alone and says that a thing is not, or not yet, what it is called."""
    words = [keys_of(side) for side in (variant.a, variant.b)]
    kept = [[key for key in side if key not in ("a", "an")] for side in words]
    if sorted(map(len, kept)) != [0, 1] or (kept[0] or kept[1])[0] not in _NOT_YET:
        return None
    word = (kept[0] or kept[1])[0]
    why = f"“{word}” {'goes' if kept[0] else 'comes'}: whether it is so, or was done, changes."
    return Verdict("changed_claim", "predicate" if word in _SHAM else "status", 0.7, why)


_SHAM = frozenset("imitation fake replica toy mock".split())
_NOT_YET = frozenset(
    "attempted would-be failed aborted unsuccessful planned proposed draft provisional "
    "preliminary partial interim".split()
).union(_SHAM)


def _came(plan: tuple[Unit, ...], deed: tuple[Unit, ...]) -> bool:
    """Whether a run says that something is to be done, and the other that it was: "is expected to land", "landed"."""
    keys = [str(u.key) for u in plan if u.kind != "mark"]
    told = [u for u in deed if u.kind == "word" and u.key not in TENSE_WORDS]
    if len(keys) > _PLAN or len(told) != 1 or {*keys_of(deed)} & {*_EXPECTED, "to", "will", "would"}:
        return False
    if not any(x in _EXPECTED and "to" in keys[n + 1 : n + 3] for n, x in enumerate(keys)):
        return False
    verb = str(told[0].key)
    if verb == keys[-1] or verb == keys[-1] + "s" or verb.endswith("ing"):
        return False
    return bool({*bases(keys[-1])} & {*bases(verb)}) or keys[-1] == "be"


_PLAN = 6
"""Words of a phrase that announces a deed: "had been due to be", and the deed."""
_EXPECTED = frozenset("expected set due scheduled poised slated planning planned hoping aims plans intends yet".split())

_MODALS = frozenset("would could should can may might must to".split())


def _was_to(keys: list[Hashable]) -> bool:
    """Whether a plan is told as one that was: "was to run"."""
    return any(x in ("was", "were") and y == "to" for x, y in pairwise(keys))


def _akin(ours: set[str], theirs: set[str]) -> bool:
    """Whether the verbs are forms of one: the same stem, or the same three letters in front ("hear" and "heard")."""
    return ours == theirs or {w[:3] for w in ours} == {w[:3] for w in theirs}
