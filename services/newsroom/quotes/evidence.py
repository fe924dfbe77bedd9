"""What binds marked words to a reporting clause, and how strongly. Every weight is a chance, set by hand.

A weight is what an editor would bet that the words belong to the speaker the evidence points at. Nothing was fitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from services.newsroom.prose.clauses import Clause, is_strong

Sign = Literal[
    "behind", "leads", "before", "after", "goes on", "over", "announced", "running", "neighbour", "passing", "label"
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of evidence: its weight, and what an editor sees."""

    weight: float
    seen: str


SIGNS: dict[Sign, Evidence] = {
    "behind": Evidence(0.99, "the reporting clause stands right behind the words: “…,” Holt said"),
    "leads": Evidence(0.98, "the reporting clause runs up to the words: Holt said, “…”"),
    "label": Evidence(0.97, "the words begin with the speaker's name, as in a transcript: “HOLT: …”"),
    "over": Evidence(0.97, "the paragraph before left its quotation open"),
    "goes on": Evidence(0.96, "the quotation before goes on: “…,” Holt said. “…”"),
    "before": Evidence(0.93, "the reporting clause opens the sentence: Holt said the plan was “a mess”"),
    "after": Evidence(0.93, "the reporting clause closes the sentence: the plan was “a mess”, Holt said"),
    "announced": Evidence(0.93, "the paragraph before ends in a colon"),
    "running": Evidence(0.85, "the paragraph before ends in words of the same speaker"),
    "neighbour": Evidence(0.72, "the sentence before is about the speaker: Holt shrugged. “…”"),
    "passing": Evidence(0.55, "the sentence is about the speaker, without a word of saying"),
}

WEAK_VERB = 0.08
"""What a verb that reports words only now and then takes off at a distance."""


def bond(tags: str, clause: Clause, at: int, open_end: bool) -> tuple[Sign, float]:
    """How a reporting clause of the same sentence is bound to the marked words at token `at`, and the weight.

    `open_end` says that the words end in a comma or a point inside their marks.
    """
    if clause.first > at:
        return _behind(tags, clause, at, open_end)
    between = tags[clause.last : at]
    if between.strip(",:a-tc") == "":
        return "leads", SIGNS["leads"].weight
    loss = 0.004 * len(between) + 0.03 * between.count("Q") + 0.05 * between.count(";")
    loss += 0 if is_strong(clause.word) else WEAK_VERB
    return "before", max(0.1, SIGNS["before"].weight - min(loss, 0.4))


def _behind(tags: str, clause: Clause, at: int, open_end: bool) -> tuple[Sign, float]:
    between = tags[at + 1 : clause.first]
    if not clause.known and not open_end:
        return "after", 0.2
    if between.strip(",-a") == "" and (between or open_end):
        return "behind", SIGNS["behind"].weight
    # A clause that closes its sentence behind a comma says so at any distance.
    closes = tags[clause.first - 1] in ",-Q"
    loss = (0.003 if closes else 0.02) * len(between) + 0.1 * between.count("Q") + (0.25 if clause.borrowed else 0)
    loss = min(loss, 0.35) + (0 if closes else 0.25)
    return "after", max(0.1, SIGNS["after"].weight - loss)
