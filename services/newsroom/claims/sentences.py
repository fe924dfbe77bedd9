"""Weighs a whole sentence that came or went: does it state something new, or frame what is known?"""

from __future__ import annotations

import re
from functools import lru_cache

from services.collation.memory import Memory
from services.newsroom.changes import Change, Effect, Finding
from services.newsroom.claims.pages import Page, Passage
from services.newsroom.claims.rubric import Rubric
from services.newsroom.claims.rules.forms import stem
from services.newsroom.claims.variants import Revision
from services.newsroom.claims.weighing import likelihood_of
from services.newsroom.lexicon.claims_en import BACKGROUND, FUNCTION
from services.newsroom.lexicon.style_en import style_key
from services.newsroom.values.dates import Moment
from services.newsroom.values.units import Unit

_NO_PROSE = re.compile(r"\S*(?:https?://|www\.)\S*|<[^<>]*>|`+\w*|[\w-]+\.(?:png|jpe?g|gif|svg|html?|pdf)\b")
"""Links, markup and file names."""

_SPOKEN = re.compile(r"[^\W\d_]{2,}(?:\s+\S+){1,}|[^\W_]+[.!?]")
"""Two words in a row, or one with its full stop: the least that says something."""

_SEARCHED = 200_000
"""Characters of the other version up to which every new sentence is searched in it."""

_KNOWN_SHARE = 0.75
"""A sentence with this share of its words in the other version, and all its values, says again what was said."""


def weigh_sentence(
    passage: Passage, other: Page, added: bool, rubric: Rubric, rewritten: float | None = None
) -> Change:
    """The change that a new or dropped sentence makes; its place and text are the caller's.

    `rewritten` is how likely the run of sentences around it says something else, where something answers it.
    """
    way = "is new" if added else "is gone"
    values = [u for u in passage.units if u.kind in ("number", "date") or (u.kind == "name" and not u.opens)]
    searched = len(other.text) <= _SEARCHED
    fresh = [u for u in values if not searched or u.text not in other.text]
    effect: Effect = "added_claim" if added else "removed_claim"
    if searched and passage.text.strip() in other.text:
        return _made("cosmetic", "order", 0.1, "This sentence stands in another place of the other version.")
    if not _SPOKEN.search(_NO_PROSE.sub(" ", passage.text)):
        return _made("context", "predicate", 0.1, f"This line {way}: a link or markup, no sentence.")
    if not fresh and _known_share(passage.units, other) >= _KNOWN_SHARE:
        return _made("context", "predicate", 0.3, f"This sentence {way}, and says again what the other version says.")
    if passage.text.strip().endswith("?"):
        return _made("context", "predicate", 0.35, f"This question {way}.")
    if _is_background(passage.units, other):
        return _made("context", "predicate", 0.38, f"This sentence {way}; it tells of earlier times.")
    # A figure or a date, and another value, that nothing in the other version gives.
    valued = len(fresh) > 1 and any(u.kind != "name" and any(c.isdigit() for c in u.text) for u in fresh)
    if rewritten is None:
        alone = _likely(passage, added, rubric)
        # Something new is told where nothing was; what is gone may only have been cut for length.
        likely = 0.55 + 0.45 * alone if added else 0.45 + 0.25 * alone
        least = rubric.material_from
    else:
        likely = rewritten if added else 0.8 * rewritten
        least = rubric.unclear_from  # a passage told shorter loses some values, and may claim the same
    if valued and not added:
        likely = max(likely, least + 0.02)
    shown = ", ".join(u.text for u in fresh[:3])
    why = f"This sentence {way}, with {shown}." if fresh else f"This sentence {way}."
    if likely < rubric.material_from:
        return _made("unclear" if likely >= rubric.unclear_from else "context", "predicate", likely, why)
    return _made(effect, "predicate", likely, why, material=True)


def _made(effect: Effect, slot: str, score: float, why: str, *, material: bool = False) -> Change:
    findings = (Finding("sentence", round(score, 4), why),)
    return Change(effect, slot, None, None, None, None, material, round(score, 4), why, findings=findings)


def _likely(passage: Passage, added: bool, rubric: Rubric) -> float:
    """What the gate makes of a sentence that stands against nothing."""
    text, units = passage.text, passage.units
    revision = Revision("", text, (), units) if added else Revision(text, "", units, ())
    return likelihood_of(revision, rubric)


def _known_share(units: tuple[Unit, ...], other: Page) -> float:
    words = {stem(u.key) for u in units if u.kind == "word" and u.key not in FUNCTION}
    return len(words & _stems_of(other.text)) / len(words) if words else 1.0


@lru_cache(maxsize=8)
def _stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text; kept for the few texts that are weighed at once."""
    return frozenset(map(_stem_of, set(_WORD.findall(text.lower()))))


_stem_of = Memory(400_000, lambda word: stem(style_key(word))).__getitem__
_WORD = re.compile(r"[^\W\d_]+")


def _is_background(units: tuple[Unit, ...], other: Page) -> bool:
    """Whether a sentence tells of times at least two years before publication, in words of history."""
    if other.published is None or not any(u.key in BACKGROUND for u in units):
        return False
    years = [u.value.year for u in units if isinstance(u.value, Moment) and u.value.year]
    dates = sum(isinstance(u.value, Moment) for u in units)
    return bool(years) and len(years) == dates and max(years) < other.published.year - 1
