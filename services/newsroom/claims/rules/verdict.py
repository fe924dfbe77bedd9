"""What a rule answers. Each rule looks at one variant and says what it means, or None when it has nothing to say.

A rule's docstring is the text a reviewer reads on the rubric's page. Rules never look at the outside world, and never
change anything: the rubric asks them in its order, and the first that answers decides the slot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from services.newsroom.changes import Effect
from services.newsroom.claims.variants import Revision, Variant


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says: the effect and slot of the change, how strong it holds (0 to 1), and one sentence why.

    `variant` is set when the rule speaks of part of the variant only: those units are what the change shows. `firm`
    verdicts stand on a value that a reviewer can check; where a verdict is not firm the gate decides.
    """

    effect: Effect
    slot: str
    score: float
    why: str
    variant: Variant | None = None
    firm: bool = True


Rule = Callable[[Variant, Revision], Verdict | None]
"""A rule is asked about one variant of a revision."""


def narrowed(verdict: Verdict, variant: Variant) -> Verdict:
    """The verdict with the variant it speaks of."""
    if verdict.variant is not None:
        return verdict
    return Verdict(verdict.effect, verdict.slot, verdict.score, verdict.why, variant, verdict.firm)
