"""Weighs a change of a quote: whether a reader learns other words, or another speaker.

Words in marks are somebody's words when somebody is said to speak. Where nobody is, short marks hold a term or a word
at arm's length, which is no quote; of longer ones the gate says whether other words say something else.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from services.newsroom.changes import QuoteChange
from services.newsroom.claims.rubric import CURRENT, RUBRICS, Rubric
from services.newsroom.claims.variants import Revision
from services.newsroom.claims.weighing import weighed
from services.newsroom.lexicon.common_en import EMPTY, NEWSY
from services.newsroom.quotes.speech import is_fragment, is_title
from services.newsroom.quotes.words import differences, spelled_alike, words_of
from services.newsroom.readings import Quote
from services.newsroom.values.units import units_of

_TERM = 7
"""Words below which marks without a speaker are taken for a term; "We will not leave this harbour" has six."""

_LETTERS = 6
"""Letters a word needs for one wrong letter to be a slip: among shorter ones too many are words of their own."""

_SOUGHT = 4000
"""Characters of a quote above which the gate is not asked."""


def weigh_quote(change: QuoteChange, rubric: str = CURRENT) -> tuple[bool, float]:
    """Whether a change of a quote is material by a rubric, and its score, 0 to 1."""
    quotes = [quote for quote in (change.old, change.new) if quote is not None]
    if change.change in ("reattributed", "to_anonymous", "to_named"):
        return True, min(quote.score for quote in quotes)
    spoken = any(quote.speaker for quote in quotes)
    if change.old is not None and change.new is not None and change.change == "altered":
        if _only_slips(change.old, change.new):
            return False, 0.2
        return (True, 0.95) if spoken else _by_gate(change.old, change.new, RUBRICS[rubric])
    marked = change.old if change.change in ("removed", "to_paraphrase", "trimmed") else change.new
    if not spoken and marked is not None and (is_fragment(marked.text, _TERM) or is_title(marked.text)):
        return False, 0.3
    sure = 0.85 if change.change in ("to_paraphrase", "from_paraphrase") else 0.95
    return True, sure if spoken else sure - 0.15


def _only_slips(old: Quote, new: Quote) -> bool:
    """Whether the words differ in spelling alone: another spelling, or a slip of a letter that was mended."""
    before, after = words_of(old), words_of(new)
    if spelled_alike(before, after):
        return True
    pairs = differences(before, after)
    return bool(pairs) and all(_slip(was, now, old.text) for was, now in pairs)


def _slip(was: str, now: str, text: str) -> bool:
    if min(len(was), len(now)) < _LETTERS or not (was + now).isalpha() or was in _KNOWN or was.title() in text:
        return False
    return was[0] == now[0] and OSA.distance(was, now) == 1


_KNOWN = EMPTY | NEWSY
"""Words that are no slip for another."""


def _by_gate(old: Quote, new: Quote, rubric: Rubric) -> tuple[bool, float]:
    """What rules and gate make of the words where nobody is said to speak."""
    if len(old.text) + len(new.text) > _SOUGHT:
        return True, 0.6
    revision = Revision(old.text, new.text, units_of(old.text), units_of(new.text))
    found = weighed(revision, rubric, revision)
    return any(one.material for one in found), max((one.score for one in found), default=0.1)
