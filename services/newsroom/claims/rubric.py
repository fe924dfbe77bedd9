"""The ordered, named, dated table of rules and weights that decides what is material.

A rubric is never changed once it is published: a new one stands beside it,
and every collation keeps the name of the one
that was used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from inspect import getdoc

from services.newsroom.claims import rules
from services.newsroom.claims.rules import Rule, Verdict, narrowed
from services.newsroom.claims.variants import Revision, Variant

CURRENT = "rubric-1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule in a rubric. `weight` scales the score of what it finds; 0 shows it and never calls it material."""

    rule: Rule
    weight: float

    @property
    def name(self) -> str:
        """The rule's name, as findings carry it."""
        return self.rule.__name__

    @property
    def text(self) -> str:
        """What the reviewer reads: the rule's docstring."""
        return getdoc(self.rule) or ""


@dataclass(frozen=True, slots=True)
class Rubric:
    """Rules in the order in which they are asked. A change at or above `material_from` is material."""

    name: str
    published: date
    rules: tuple[Entry, ...]
    material_from: float
    unclear_from: float
    context_from: float

    def judge(self, variant: Variant, revision: Revision) -> tuple[Entry, Verdict]:
        """What the first rule that has something to say says, its score weighted."""
        for entry in self.rules:
            verdict = entry.rule(variant, revision)
            if verdict is not None:
                return entry, narrowed(verdict, variant)
        raise LookupError("the last rule of a rubric answers always")

    def weight_of(self, rule: str) -> float:
        """The weight of a rule by its name."""
        return next(entry.weight for entry in self.rules if entry.name == rule)

    def judge_all(self, revision: Revision) -> list[tuple[Variant, str, Verdict]]:
        """Every variant of a revision with the name of the rule that answered and its verdict."""
        out = []
        for variant in revision.variants:
            entry, verdict = self.judge(variant, revision)
            out.append((variant, entry.name, verdict))
        return out


RUBRICS: dict[str, Rubric] = {
    "rubric-1": Rubric(
        "rubric-1",
        date(2026, 11, 22),
        rules=(
            Entry(rules.typography, 0.2),
            Entry(rules.scope, 1.0),
            Entry(rules.exchange, 1.0),
            Entry(rules.order, 0.4),
            Entry(rules.item, 0.4),
            Entry(rules.number, 1.0),
            Entry(rules.date, 1.0),
            Entry(rules.figures, 1.0),
            Entry(rules.acronym, 0.4),
            Entry(rules.conversion, 0.4),
            Entry(rules.name, 1.0),
            Entry(rules.reference, 0.4),
            Entry(rules.negation, 1.0),
            Entry(rules.opposite, 1.0),
            Entry(rules.rival, 1.0),
            Entry(rules.synonym, 0.4),
            Entry(rules.deed, 1.0),
            Entry(rules.certainty, 1.0),
            Entry(rules.quantity, 1.0),
            Entry(rules.source, 1.0),
            Entry(rules.attribution, 1.0),
            Entry(rules.status, 1.0),
            Entry(rules.role, 1.0),
            Entry(rules.meaning, 0.4),
            Entry(rules.filler, 0.4),
            Entry(rules.grammar, 0.4),
            Entry(rules.lookalike, 1.0),
            Entry(rules.spelling, 0.4),
            Entry(rules.detail, 1.0),
            Entry(rules.predicate, 1.0),
        ),
        material_from=0.5,
        unclear_from=0.4,
        context_from=0.25,
    ),
}
