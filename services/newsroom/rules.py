"""The rules. Each looks at one variant and says what it means, or None when it has nothing to say.

A rule's docstring is the text a reviewer reads on the rubric's page. Rules never look at the outside world, and never
change anything: the rubric asks them in its order, and the first that answers decides the slot.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import cast

from rapidfuzz.distance import OSA

from services.newsroom.changes import Effect
from services.newsroom.dates import Moment, same_moment
from services.newsroom.lexicon.claims_en import (
    CUE_STRENGTH,
    FILLERS,
    FUNCTION,
    FUTURE,
    HEDGES,
    NEGATIONS,
    PAST,
    PRESENT,
    QUANTIFIERS,
    RIVALS,
    ROLES,
    SOURCES,
    SYNONYMS,
    TENSE_WORDS,
)
from services.newsroom.names import name_slot, relation
from services.newsroom.numbers import Quantity, same_quantity
from services.newsroom.units import Unit
from services.newsroom.variants import Revision, Variant


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says: the effect and slot of the change, how strong it holds (0 to 1), and one sentence why.

    `variant` is set when the rule speaks of part of the variant only: those units are what the change shows.
    """

    effect: Effect
    slot: str
    score: float
    why: str
    variant: Variant | None = None


Rule = Callable[[Variant, Revision], Verdict | None]


def _said(units: tuple[Unit, ...]) -> str:
    return " ".join(u.text for u in units)


def _keys(units: tuple[Unit, ...]) -> list[Hashable]:
    return [u.key for u in units if u.kind != "mark"]


def _content(units: tuple[Unit, ...]) -> list[Unit]:
    return [u for u in units if u.kind != "mark" and u.key not in FUNCTION]


def _one(variant: Variant, kind: str) -> tuple[Unit, Unit] | None:
    """The two units of a variant that is one unit of a kind against another."""
    a, b = variant.words("a"), variant.words("b")
    if len(a) == len(b) == 1 and a[0].kind == b[0].kind == kind:
        return a[0], b[0]
    return None


def typography(variant: Variant, revision: Revision) -> Verdict | None:
    """Marks, capitals, hyphens or spaces differ and every word is the same: cosmetic."""
    a, b = variant.words("a"), variant.words("b")
    if not a and not b:
        return Verdict("cosmetic", "typography", 0.02, "Only punctuation differs.")
    plain_a, plain_b = ("".join(c for c in _said(x).lower() if c.isalnum()) for x in (a, b))
    if plain_a == plain_b:
        return Verdict("cosmetic", "typography", 0.02, "Only capitals, hyphens, marks or spaces differ.")
    return None


def number(variant: Variant, revision: Revision) -> Verdict | None:
    """A number has another value, unit, bound or precision. The same value in other words or units is style."""
    pair = _one(variant, "number")
    if pair is None:
        return None
    old, new = pair
    x, y = cast(Quantity, old.value), cast(Quantity, new.value)
    if same_quantity(x, y):
        return Verdict("cosmetic", "style", 0.03, f"“{old.text}” and “{new.text}” are the same value.")
    if x.value == y.value and x.upper == y.upper and x.unit == y.unit:
        return Verdict(
            "changed_claim", "number", 0.8, f"The figure stays {old.text}, its bound changes: now “{new.text}”."
        )
    if x.unit != y.unit and x.value == y.value:
        return Verdict(
            "changed_claim", "number", 0.85, f"The unit of a number changes from “{old.text}” to “{new.text}”."
        )
    return Verdict("changed_claim", "number", 0.95, f"A number changes from {old.text} to {new.text}.")


def date(variant: Variant, revision: Revision) -> Verdict | None:
    """A date, weekday or time of day is another one. The same day written in another way is style."""
    pair = _one(variant, "date")
    if pair is None:
        return None
    old, new = pair
    x, y = cast(Moment, old.value), cast(Moment, new.value)
    if old.key == new.key or same_moment(x, y):
        return Verdict("cosmetic", "style", 0.05, f"“{old.text}” and “{new.text}” are the same time.")
    return Verdict("changed_claim", "date", 0.94, f"A date or time changes from {old.text} to {new.text}.")


def name(variant: Variant, revision: Revision) -> Verdict | None:
    """Another person, body or place is named, or a name is spelt in another way. Short forms and aliases are style."""
    pair = _one(variant, "name")
    if pair is None:
        return None
    old, new = pair
    kind = relation(old.text, new.text)
    if kind == "same":
        return Verdict("cosmetic", "style", 0.1, f"“{old.text}” and “{new.text}” name the same.")
    slot = name_slot(old.text) if name_slot(old.text) == name_slot(new.text) else "name"
    if kind == "spelling":
        return Verdict("changed_claim", slot, 0.7, f"The spelling of a name changes from {old.text} to {new.text}.")
    return Verdict(
        "changed_claim",
        slot,
        0.9,
        f"{'A place' if slot == 'place' else 'A name'} changes from {old.text} to {new.text}.",
    )


def negation(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of denial comes or goes, so that the sentence says the opposite."""
    ours, theirs = _negations(revision.a), _negations(revision.b)
    here_a = [u for u in variant.a if u.key in NEGATIONS]
    here_b = [u for u in variant.b if u.key in NEGATIONS]
    if len(ours) % 2 == len(theirs) % 2 or len(here_a) == len(here_b):
        return None
    word = (here_a or here_b)[0].text
    small = (
        Variant(tuple(here_a), tuple(here_b), variant.at)
        if len(_content(variant.a)) + len(_content(variant.b)) < 2
        else variant
    )
    way = "goes" if here_a and not here_b else "comes"
    return Verdict(
        "changed_claim", "negation", 0.9, f"The denial “{word}” {way}: the sentence may now say the opposite.", small
    )


def _negations(units: tuple[Unit, ...]) -> list[Unit]:
    return [u for u in units if u.key in NEGATIONS]


def certainty(variant: Variant, revision: Revision) -> Verdict | None:
    """A hedge comes, goes or becomes another: how sure the newsroom is of it changes."""
    ours = [u for u in variant.a if u.key in HEDGES]
    theirs = [u for u in variant.b if u.key in HEDGES]
    if (not ours and not theirs) or {HEDGES[str(u.key)] for u in ours} == {HEDGES[str(u.key)] for u in theirs}:
        return None
    if len(_content(variant.a)) + len(_content(variant.b)) > 6:
        return None
    shown = Variant(tuple(ours), tuple(theirs), variant.at) if ours and theirs else variant
    if ours and theirs:
        why = f"How sure it is changes: “{ours[0].text}” becomes “{theirs[0].text}”."
    elif theirs:
        why = f"It is hedged now: “{theirs[0].text}” was added."
    else:
        why = f"It is no longer hedged: “{ours[0].text}” was taken away."
    return Verdict("changed_claim", "certainty", 0.8, why, shown)


def quantity(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of quantity (all, most, some, none, only) becomes another, comes or goes."""
    ours = [u for u in variant.a if u.key in QUANTIFIERS]
    theirs = [u for u in variant.b if u.key in QUANTIFIERS]
    if {QUANTIFIERS[str(u.key)] for u in ours} == {QUANTIFIERS[str(u.key)] for u in theirs} or len(
        _content(variant.a)
    ) + len(_content(variant.b)) > 4:
        return None
    if not ours or not theirs:
        return Verdict(
            "changed_claim",
            "quantity",
            0.55,
            f"The word of quantity “{(ours or theirs)[0].text}” {'goes' if ours else 'comes'}.",
            variant,
        )
    return Verdict(
        "changed_claim",
        "quantity",
        0.8,
        f"A word of quantity changes from “{ours[0].text}” to “{theirs[0].text}”.",
        variant,
    )


def attribution(variant: Variant, revision: Revision) -> Verdict | None:
    """The source of a statement is added, dropped or becomes another, or the verb says more or less than “said”."""
    ours = [u for u in variant.a if u.key in CUE_STRENGTH]
    theirs = [u for u in variant.b if u.key in CUE_STRENGTH]
    if ours and theirs:
        if CUE_STRENGTH[str(ours[0].key)] == CUE_STRENGTH[str(theirs[0].key)]:
            return None
        shown = Variant((ours[0],), (theirs[0],), variant.at)
        return Verdict(
            "changed_claim",
            "attribution",
            0.6,
            f"The reporting verb changes from “{ours[0].text}” to “{theirs[0].text}”.",
            shown,
        )
    has_a, has_b = ("according" in _keys(x) or ours or theirs for x in (variant.a, variant.b))
    if not (ours or theirs) or not (variant.a or variant.b):
        return None
    del has_a, has_b
    side = variant.a if ours else variant.b
    if len(_content(side)) > 8:
        return None
    named = any(u.kind == "name" or u.key in SOURCES for u in side)
    score = 0.7 if named or any(u.key == "according" for u in side) else 0.45
    return Verdict(
        "changed_claim",
        "attribution",
        score,
        f"The source “{_said(side)}” {'is no longer given' if ours else 'is given now'}.",
        variant,
    )


def status(variant: Variant, revision: Revision) -> Verdict | None:
    """What was to come has come, what is has ended, or the other way round: will → did, is → was."""
    keys_a, keys_b = set(_keys(variant.a)), set(_keys(variant.b))
    if not keys_a or not keys_b or len(keys_a) + len(keys_b) > 8:
        return None
    if (keys_a & FUTURE and not keys_b & FUTURE) or (keys_b & FUTURE and not keys_a & FUTURE):
        score = 0.75 if keys_a | keys_b <= TENSE_WORDS | FUTURE or len(keys_a | keys_b) <= 4 else 0.6
        return Verdict(
            "changed_claim",
            "status",
            score,
            f"The state of things changes from “{_said(variant.a)}” to “{_said(variant.b)}”.",
            variant,
        )
    if keys_a | keys_b <= TENSE_WORDS and (keys_a & PRESENT) != (keys_b & PRESENT) and (keys_a & PAST or keys_b & PAST):
        return Verdict(
            "unclear", "status", 0.4, f"The time changes from “{_said(variant.a)}” to “{_said(variant.b)}”.", variant
        )
    return None


def role(variant: Variant, revision: Revision) -> Verdict | None:
    """A person has another role, title or relation."""
    ours = [u for u in variant.a if u.key in ROLES or str(u.key).lstrip("@") in ROLES]
    theirs = [u for u in variant.b if u.key in ROLES or str(u.key).lstrip("@") in ROLES]
    if not ours or not theirs or {u.key for u in ours} == {u.key for u in theirs}:
        return None
    if _synonyms(ours[0].key, theirs[0].key) or len(_content(variant.a)) + len(_content(variant.b)) > 8:
        return None
    return Verdict(
        "changed_claim", "role", 0.8, f"A role changes from “{_said(variant.a)}” to “{_said(variant.b)}”.", variant
    )


def rival(variant: Variant, revision: Revision) -> Verdict | None:
    """One word stands for its opposite or rival: north and south, won and lost, dead and injured."""
    for x in _content(variant.a) or [u for u in variant.a if u.kind == "word"]:
        for y in _content(variant.b) or [u for u in variant.b if u.kind == "word"]:
            if x.key != y.key and any(x.key in group and y.key in group for group in RIVALS):
                return Verdict(
                    "changed_claim",
                    "predicate",
                    0.85,
                    f"“{x.text}” becomes “{y.text}”, which says another thing.",
                    Variant((x,), (y,), variant.at),
                )
    return None


def _synonyms(x: Hashable, y: Hashable) -> bool:
    return any(x in group and y in group for group in SYNONYMS)


def synonym(variant: Variant, revision: Revision) -> Verdict | None:
    """A word stands for another that means the same: cosmetic."""
    a, b = _content(variant.a), _content(variant.b)
    if len(a) == len(b) and a and all(x.key == y.key or _synonyms(x.key, y.key) for x, y in zip(a, b, strict=True)):
        return Verdict(
            "cosmetic", "synonym", 0.12, f"“{_said(variant.a)}” and “{_said(variant.b)}” mean the same here."
        )
    return None


def spelling(variant: Variant, revision: Revision) -> Verdict | None:
    """A letter or two of a common word were mended: cosmetic."""
    a, b = variant.words("a"), variant.words("b")
    if (
        len(a) != 1
        or len(b) != 1
        or "number" in (a[0].kind, b[0].kind)
        or "date" in (a[0].kind, b[0].kind)
        or (a[0].kind == b[0].kind == "name")
    ):
        return None
    x, y = str(a[0].key).lstrip("@"), str(b[0].key).lstrip("@")
    if (x in FUNCTION and y in FUNCTION) or min(len(x), len(y)) < 4 or _stem(x) == _stem(y):
        return None
    if x[0] == y[0] and OSA.distance(x, y) <= (1 if min(len(x), len(y)) < 8 else 2):
        return Verdict("cosmetic", "spelling", 0.1, f"A spelling is mended: “{a[0].text}” becomes “{b[0].text}”.")
    return None


def _stem(word: Hashable) -> str:
    """A word without the endings of number, tense and adverb: enough to see that two forms are one word."""
    text = str(word)
    for end in ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ely", "ed", "es", "ly", "al", "s", "e", "y"):
        if text.endswith(end) and len(text) - len(end) >= 3:
            return text[: -len(end)]
    return text


def grammar(variant: Variant, revision: Revision) -> Verdict | None:
    """Only small words or the endings of words differ: cosmetic."""
    a, b = _content(variant.a), _content(variant.b)
    if [_stem(u.key) for u in a] == [_stem(u.key) for u in b]:
        return Verdict("cosmetic", "grammar", 0.08, "Only small words or endings differ.")
    return None


def order(variant: Variant, revision: Revision) -> Verdict | None:
    """The same words stand in another place of the sentence: cosmetic."""
    a, b = _content(variant.a), _content(variant.b)
    lost = [u for u in a if revision.keys_b[u.key] < revision.keys_a[u.key]]
    new = [u for u in b if revision.keys_a[u.key] < revision.keys_b[u.key]]
    if (a or b) and not lost and not new:
        return Verdict("cosmetic", "order", 0.1, "The same words stand in another order.")
    return None


def filler(variant: Variant, revision: Revision) -> Verdict | None:
    """A connective or an empty word came or went: cosmetic."""
    words = _keys(variant.a) + _keys(variant.b)
    if words and all(k in FILLERS or k in FUNCTION for k in words):
        return Verdict("cosmetic", "style", 0.1, "Only connecting or empty words differ.")
    return None


def detail(variant: Variant, revision: Revision) -> Verdict | None:
    """A detail was added to a sentence, or taken from it."""
    a, b = _content(variant.a), _content(variant.b)
    if bool(a) == bool(b):
        return None
    units = a or b
    new = [u for u in units if (revision.keys_a if b else revision.keys_b)[u.key] == 0]
    hard = [u for u in new if u.kind in ("number", "date", "name")]
    weight = min(0.85, 0.25 + 0.09 * len(new) + 0.25 * min(2, len(hard)))
    slot = (
        (hard[0].kind if hard[0].kind != "name" else name_slot(hard[0].text))
        if len(hard) == 1 and len(units) == 1
        else "predicate"
    )
    effect: Effect = (
        "unclear" if 0.4 <= weight < 0.5 else "context" if weight < 0.4 else "added_claim" if b else "removed_claim"
    )
    text = _said(variant.b or variant.a)
    return Verdict(effect, slot, weight, f"“{text}” was {'added' if b else 'taken away'}.")


def predicate(variant: Variant, revision: Revision) -> Verdict | None:
    """What is said to have happened changes: other words that carry meaning stand in the place."""
    a, b = _content(variant.a), _content(variant.b)
    new = [u for u in b if revision.keys_a[u.key] == 0]
    lost = [u for u in a if revision.keys_b[u.key] == 0]
    hard = [u for u in new + lost if u.kind in ("number", "date", "name")]
    weight = min(0.8, 0.28 + 0.05 * (len(new) + len(lost)) + 0.2 * min(2, len(hard)))
    effect: Effect = "unclear" if weight < 0.5 else "changed_claim"
    return Verdict(effect, "predicate", weight, f"“{_said(variant.a)}” becomes “{_said(variant.b)}”.")


def narrowed(verdict: Verdict, variant: Variant) -> Verdict:
    """The verdict with the variant it speaks of."""
    return verdict if verdict.variant is not None else replace(verdict, variant=variant)
