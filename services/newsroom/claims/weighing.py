"""Brings rules and gate together: how strong each variant of a revision is, and whether it is material.

A firm verdict (a number, a date, a name) stands by itself. Where only words differ, the gate says how likely it is that
the sentence says something else, and the variant that brings most new words carries that score.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from services.newsroom.changes import Effect
from services.newsroom.claims import gate
from services.newsroom.claims.rubric import Rubric
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import FILLERS, FUNCTION

_FIRM = 0.2
"""How much of a firm verdict's own score stands in the score of the change; the rest is the gate's, which ranks
better."""


_COSMETIC = 0.4
"""The most of the gate's score that a cosmetic change can carry: never as much as an unclear one."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A variant, the rule that spoke and its verdict, with the effect, the score and the materiality that follow."""

    variant: Variant
    rule: str
    verdict: Verdict
    effect: Effect
    score: float
    material: bool


Judged = tuple[tuple[Variant, str, Verdict], ...]
"""Every variant of a revision with the name of the rule that answered and its verdict."""

_KEPT = 6000
"""Characters on both sides up to which a revision's verdicts are kept: against the seed it comes with every version."""


def likelihood_of(revision: Revision, rubric: Rubric) -> float:
    """How likely it is that a revision says something else, whatever its rules say one by one."""
    likelihood = _likelihood if _is_kept(revision) else _likelihood.__wrapped__
    return likelihood(revision, rubric)


def _judged(revision: Revision, rubric: Rubric) -> Judged:
    judge = _verdicts if _is_kept(revision) else _verdicts.__wrapped__
    return judge(revision, rubric)


def _is_kept(revision: Revision) -> bool:
    return len(revision.base) + len(revision.witness) <= _KEPT


@lru_cache(maxsize=1024)
def _verdicts(revision: Revision, rubric: Rubric) -> Judged:
    return tuple(rubric.judge_all(revision))


@lru_cache(maxsize=1024)
def _likelihood(revision: Revision, rubric: Rubric) -> float:
    return gate.likelihood(revision, _judged(revision, rubric))


def forget() -> None:
    """Forget what was weighed: for benches that change the gate."""
    _verdicts.cache_clear()
    _likelihood.cache_clear()


def weighed(revision: Revision, rubric: Rubric, whole: Revision, around: float | None = None) -> list[Weighed]:
    """Every variant of a revision, weighed, in order. `whole` is the same with the words of its quotations,
    `around` how likely the run of sentences it stands in says something else, where that was weighed."""
    judged = _judged(revision, rubric)
    same = whole.a == revision.a and whole.b == revision.b
    likely = likelihood_of(revision if same else whole, rubric)
    if around is not None:
        likely = (likely + around) / 2
    sizes = [len(v.words("a")) + len(v.words("b")) if not d.firm else 0 for v, _, d in judged]
    most = max(sizes, default=0)
    out = []
    for (variant, rule, verdict), size in zip(judged, sizes, strict=True):
        entry = rubric.entry_of(rule)
        weight = entry.weight
        if not same and _only_quoted(variant, whole):
            verdict = Verdict(
                "cosmetic", "typography", 0.1, "These words only came into quotation marks, or out of them."
            )
        if verdict.effect == "cosmetic":
            # Below every line, yet in the gate's order, so that a list by score is a good list.
            out.append(Weighed(variant, rule, verdict, "cosmetic", round(min(weight, _COSMETIC) * likely, 4), False))
        elif verdict.firm:
            score = max(_FIRM * verdict.score + (1 - _FIRM) * likely, _least(verdict.score))
            out.append(_weigh(variant, rule, verdict, weight * score, rubric))
        else:
            # A run of a few words beside a longer one is part of the same rewriting: it carries its share.
            share = 1.0 if size == most else 0.6 + 0.4 * size / most
            least = rubric.unclear_from if entry.open else 0.0
            out.append(_weigh(variant, rule, verdict, weight * max(likely * share, least), rubric))
    return out


def _only_quoted(variant: Variant, whole: Revision) -> bool:
    """Whether words that seem to have come or gone stand in a quotation of the other side."""
    told = [u.key for u in (*variant.a, *variant.b) if u.kind != "mark"]
    one_sided = bool(variant.words("a")) != bool(variant.words("b"))
    return one_sided and all(whole.keys_a[key] == whole.keys_b[key] for key in told)


def _tells(variant: Variant) -> bool:
    """Whether words of content came or went: such a change may matter little, and is never one of style."""
    return any(u.kind != "mark" and u.key not in FUNCTION and u.key not in FILLERS for u in (*variant.a, *variant.b))


def _least(score: float) -> float:
    """What the score of a firm verdict never falls below, whatever the gate says: just above the line of "material"."""
    return 0.51 if score >= 0.6 else 0.0


def _weigh(variant: Variant, rule: str, verdict: Verdict, score: float, rubric: Rubric) -> Weighed:
    material = score >= rubric.material_from
    effect: Effect = verdict.effect if verdict.effect != "unclear" else "changed_claim"
    if not material:
        quiet: Effect = "cosmetic" if score < rubric.context_from and not _tells(variant) else "context"
        effect = "unclear" if score >= rubric.unclear_from else quiet
        if verdict.slot in ("number", "date") and variant.b == ():
            effect, score = "unclear", max(score, rubric.unclear_from)
    if effect == "cosmetic":
        verdict = replace(verdict, slot="style")
    return Weighed(variant, rule, verdict, effect, round(score, 4), material)
