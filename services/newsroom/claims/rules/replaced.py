"""Rules for a sentence in which one thing alone differs: words stand in the place that nothing joins to the old ones.

Where a desk rewords a sentence it takes a word that means as much, or moves more than one. A word that lies nowhere
near the one before it, alone in a sentence that reports something, is most often another fact.
"""

from __future__ import annotations

from services.newsroom.claims.rules.forms import are_synonyms, stem
from services.newsroom.claims.rules.sides import content_of, plain_word, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import CUE_STRENGTH, FUNCTION, TENSE_WORDS
from services.newsroom.lexicon.journalese_en import stand_for_each_other
from services.newsroom.lexicon.meanings import is_word, lie_near
from services.newsroom.lexicon.predicates_en import PREDICATES
from services.newsroom.lexicon.synonyms_en import DEEDS, THINGS
from services.newsroom.values.units import Unit

_SCORE = 0.62
"""Firm, and the least of what is firm: nothing proves it but that no dictionary joins the words."""


def state(variant: Variant, revision: Revision) -> Verdict | None:
    """Nothing in a sentence differs but what somebody or something is, does or has undergone: missing, found dead."""
    if not _is_alone(variant, revision, _PHRASE):
        return None
    sides = ((revision.a, variant.at[0], variant.a), (revision.b, variant.at[1], variant.b))
    if not all(_is_said_of(side, at, run) for side, at, run in sides):
        return None
    tenses = [[u.key for u in run if u.key in TENSE_WORDS] for run in (variant.a, variant.b)]
    slot = "status" if tenses[0] != tenses[1] else "predicate"
    return Verdict("changed_claim", slot, _SCORE, f"“{said(variant.a)}” becomes “{said(variant.b)}”.")


def lone_word(variant: Variant, revision: Revision) -> Verdict | None:
    """Nothing in a sentence differs but a word, and the two lie nowhere near each other by the dictionary.

    Most such swaps in edited texts are matters of wording, so the gate decides, and never says less than "unclear".
    """
    if not _is_alone(variant, revision, _FEW) or _frame(variant.a) != _frame(variant.b):
        return None
    x, y = (plain_word(content_of(side)[-1]) for side in (variant.a, variant.b))
    if _ending(x) != _ending(y):
        return None
    why = f"“{said(variant.a)}” becomes “{said(variant.b)}”, another thing."
    return Verdict("changed_claim", "predicate", _SCORE, why, firm=False)


_PHRASE = 3
"""Words of content that say one thing of somebody: "are looking for", "broke off talks"."""
_FEW = 1
"""Words of content that are one thing: "water vapour", "ground staff"."""


def _is_alone(variant: Variant, revision: Revision, most: int) -> bool:
    """Whether a few plain words stand for others, nothing else differs, and nothing joins any of them."""
    a, b = content_of(variant.a), content_of(variant.b)
    if not (0 < len(a) <= most and 0 < len(b) <= most) or any(_is_special(u) for u in (*a, *b)):
        return False
    if sum(bool(v.words("a") or v.words("b")) for v in revision.variants) > 1 or not _reports(revision.a):
        return False
    return not any(_related(plain_word(x), plain_word(y)) for x in a for y in b)


def _is_special(unit: Unit) -> bool:
    return unit.kind != "word" or unit.text != unit.text.lower()


def _is_said_of(side: tuple[Unit, ...], at: int, run: tuple[Unit, ...]) -> bool:
    """Whether a run opens with a word of tense, or stands right behind one."""
    return run[0].key in TENSE_WORDS or (at > 0 and side[at - 1].key in TENSE_WORDS)


def _frame(run: tuple[Unit, ...]) -> list[object]:
    """The small words of a run without its articles."""
    return [u.key for u in run if u.key in FUNCTION and u.key not in ("a", "an")]


def _ending(word: str) -> str:
    return next((end for end in ("ing", "ed", "ly", "s") if word.endswith(end)), "")


_FRONT = 4
"""Letters in front that two words of one root share."""


def _related(x: str, y: str) -> bool:
    """Whether two words are forms of one, or may say the same, as far as it is known."""
    if x == y or are_synonyms(x, y) or stem(x) == stem(y) or x[:_FRONT] == y[:_FRONT] or stand_for_each_other(x, y):
        return True
    if any(x in words and words[x] == words.get(y) for words in (PREDICATES, DEEDS, THINGS)):
        return True
    return not (is_word(x) and is_word(y)) or lie_near(x, y)


def _reports(units: tuple[Unit, ...]) -> bool:
    """Whether a sentence reports something: it names, counts, dates or quotes, and its writers do not say "we"."""
    if any(u.key in _OWN_VOICE for u in units):
        return False
    return any(
        u.kind in ("number", "date") or (u.kind == "name" and not u.opens) or u.key in CUE_STRENGTH for u in units
    )


_OWN_VOICE = frozenset("we our us paper".split())
