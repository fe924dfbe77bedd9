"""The ordered, named, dated table of rules and weights that decides what is material.

A rubric is never changed once it is published: a new one stands beside it,
and every collation keeps the name of the one
that was used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from inspect import getdoc

from services.newsroom.claims.rules import (
    attribution,
    deeds,
    denial,
    details,
    names,
    order,
    qualifiers,
    replaced,
    roles,
    short_forms,
    sources,
    spelling,
    status,
    values,
    wording,
)
from services.newsroom.claims.rules.verdict import Rule, Verdict, narrowed
from services.newsroom.claims.variants import Revision, Variant

CURRENT = "rubric-1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule in a rubric. `weight` scales the score of what it finds; 0 shows it and never calls it material.

    `both`: it compares two sides, and is not asked where one of them is empty. `open`: where it leaves what it finds to
    the gate, that is never less than "unclear".
    """

    rule: Rule
    weight: float
    both: bool = False
    open: bool = False

    @property
    def name(self) -> str:
        """The rule's name, as findings carry it."""
        return self.rule.__name__

    @property
    def text(self) -> str:
        """What the reviewer reads: the rule's docstring."""
        return getdoc(self.rule) or ""


@dataclass(frozen=True, slots=True, eq=False)
class Rubric:
    """Rules in the order in which they are asked. A change at or above `material_from` is material.

    There is one of each name, so two are the same only if they are one; verdicts are remembered by it.
    """

    name: str
    published: date
    rules: tuple[Entry, ...]
    material_from: float
    unclear_from: float
    context_from: float

    def judge(self, variant: Variant, revision: Revision) -> tuple[Entry, Verdict]:
        """What the first rule that has something to say says, its score weighted."""
        alone = not variant.a or not variant.b
        for entry in self.rules:
            if alone and entry.both:
                continue
            verdict = entry.rule(variant, revision)
            if verdict is not None:
                return entry, narrowed(verdict, variant)
        raise LookupError("the last rule of a rubric answers always")

    def entry_of(self, rule: str) -> Entry:
        """The entry of a rule by its name."""
        return next(entry for entry in self.rules if entry.name == rule)

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
            Entry(spelling.typography, 0.2),
            Entry(denial.scope, 1.0),
            Entry(order.exchange, 1.0),
            Entry(order.order, 0.4),
            Entry(order.item, 0.4),
            Entry(values.number, 1.0, both=True),
            Entry(values.date, 1.0, both=True),
            Entry(values.figures, 1.0, both=True),
            Entry(qualifiers.counted, 1.0),
            Entry(qualifiers.bound, 1.0),
            Entry(short_forms.acronym, 0.4),
            Entry(values.conversion, 0.4),
            Entry(names.name, 1.0, both=True, open=True),
            Entry(names.reference, 0.4, both=True),
            Entry(denial.negation, 1.0),
            Entry(denial.opposite, 1.0),
            Entry(deeds.rival, 1.0, both=True),
            Entry(wording.synonym, 0.4, both=True),
            Entry(deeds.deed, 1.0, both=True),
            Entry(qualifiers.certainty, 1.0),
            Entry(qualifiers.quantity, 1.0),
            Entry(sources.source, 1.0, both=True),
            Entry(attribution.attribution, 1.0),
            Entry(status.status, 1.0),
            Entry(roles.role, 1.0),
            Entry(wording.meaning, 0.4, both=True),
            Entry(wording.filler, 0.4),
            Entry(wording.grammar, 0.4),
            Entry(spelling.lookalike, 1.0, both=True, open=True),
            Entry(spelling.spelling, 0.4, both=True),
            Entry(replaced.state, 1.0, both=True),
            Entry(replaced.lone_word, 1.0, both=True, open=True),
            Entry(details.detail, 1.0),
            Entry(deeds.predicate, 1.0),
        ),
        material_from=0.5,
        unclear_from=0.4,
        context_from=0.25,
    ),
}
