"""The rules. Each looks at one variant and says what it means, or None when it has nothing to say.

A rule's docstring is the text a reviewer reads on the rubric's page. Rules never look at the outside world, and never
change anything: the rubric asks them in its order, and the first that answers decides the slot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import cast

from rapidfuzz.distance import OSA

from services.newsroom.changes import Effect
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import (
    CONFUSED,
    CUE_STRENGTH,
    DENYING,
    FILLERS,
    FUNCTION,
    FUTURE,
    HEDGES,
    NEGATIONS,
    NEGATIVE_PREFIXES,
    PAST,
    PRESENT,
    PRONOUNS,
    QUANTIFIERS,
    RIVALS,
    ROLES,
    SOURCES,
    SYNONYMS,
    TENSE_WORDS,
)
from services.newsroom.lexicon.meanings import are_opposites, denies_itself, is_word, mean_the_same
from services.newsroom.lexicon.names_en import BODY_ENDS, PLACE_ENDS, TITLES
from services.newsroom.lexicon.predicates_en import PREDICATES
from services.newsroom.values.dates import Moment, same_moment
from services.newsroom.values.names import core, name_slot, relation
from services.newsroom.values.numbers import Quantity, same_quantity
from services.newsroom.values.units import Unit


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


_VALUES = ("number", "date")


def _said(units: tuple[Unit, ...]) -> str:
    """The units as they stand in the text: a blank only where something stands between two."""
    before = (None, *units)
    return "".join(
        (" " if last and u.start > last.end else "") + u.text for last, u in zip(before, units, strict=False)
    )


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
    if [u.key for u in a if u.kind in _VALUES] != [u.key for u in b if u.kind in _VALUES]:
        return None  # "1.5" and "15", "$400" and "£400" differ in a mark, and in what they say
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


def conversion(variant: Variant, revision: Revision) -> Verdict | None:
    """A value in other units, as in brackets behind a figure, came or went: style, when the figure says the same."""
    a, b = _content(variant.a), _content(variant.b)
    if len(a) + len(b) != 1 or (a or b)[0].kind != "number":
        return None
    gone = cast(Quantity, (a or b)[0].value)
    for side in (revision.a, revision.b):
        others = [u.value for u in side if isinstance(u.value, Quantity) and u.value.unit != gone.unit]
        if gone.unit is None or not any(same_quantity(gone, replace(o, bound=gone.bound)) for o in others):
            return None
    return Verdict("cosmetic", "style", 0.08, f"“{(a or b)[0].text}” says again in other units what stands there.")


def acronym(variant: Variant, revision: Revision) -> Verdict | None:
    """A name or term is spelt out, or its short form came or went behind it: style."""
    for units, other, side, at in (
        (variant.a, variant.b, revision.a, variant.at[0]),
        (variant.b, variant.a, revision.b, variant.at[1]),
    ):
        told = {part for u in other for part in _word_parts(u)}
        near = (*other, *units, *side[max(0, at - _NEAR) : at], *side[at + len(units) : at + len(units) + _NEAR])
        for short in dict.fromkeys(part for u in near for part in _word_parts(u) if _is_short(part)):
            spelt = [part for u in units for part in _word_parts(u) if part != short and part not in told]
            before = [part for u in side[max(0, at - 2 * len(short)) : at] for part in _word_parts(u)]
            alone = not spelt and not told - {short} and any(short in _word_parts(u) for u in units)
            left = told - {short} - {part for u in units for part in _word_parts(u)}
            if (spelt and not left and _initials(spelt, short)) or (alone and _ends_with_initials(before, short)):
                return Verdict("cosmetic", "style", 0.1, f"“{short}” is short for the words it stands for.")
    return None


_NEAR = 2
"""Units before and behind a place in which the short form of what stands in it is looked for."""


def _word_parts(unit: Unit) -> list[str]:
    return [] if unit.kind == "mark" else unit.text.replace("-", " ").split()


def _is_short(word: str) -> bool:
    return 2 <= len(word) <= 8 and word[:-1].isupper() and (word[-1].isupper() or word[-1] == "s")


def _initials(words: list[str], short: str) -> bool:
    """Whether the first letters of some words, with or without the small ones, are those of a short form."""
    letters = short.removesuffix("s").lower() if short[-1] == "s" else short.lower()
    every = "".join(w[0] for w in words).lower()
    return letters in (every, "".join(w[0] for w in words if w.lower() not in FUNCTION).lower())


def _ends_with_initials(words: list[str], short: str) -> bool:
    return any(_initials(words[-n:], short) for n in range(len(short) - 1, len(words) + 1) if n)


def item(variant: Variant, revision: Revision) -> Verdict | None:
    """The number before an item of a list came, went or became another: the order of the list, not a figure."""
    for units, side, text in ((variant.a, revision.a, revision.base), (variant.b, revision.b, revision.witness)):
        for unit in units:
            if unit.kind != "mark" and not _numbers_an_item(unit, side, text):
                return None
    if not variant.words("a") and not variant.words("b"):
        return None
    return Verdict("cosmetic", "order", 0.1, "The number of an item in a list differs.")


def _numbers_an_item(unit: Unit, side: tuple[Unit, ...], text: str) -> bool:
    before, after = text[: unit.start].rstrip(" \t*#>-"), text[unit.end : unit.end + 2]
    bare = unit.text.isdigit() and len(unit.text) < 3
    # A unit of a number takes the full stop behind it where a blank follows.
    marked = after[:1] in (".", ")") and after[1:].isspace()
    return bare and marked and (not before or before[-1] in ".!?:;\n")


def figures(variant: Variant, revision: Revision) -> Verdict | None:
    """Figures of another kind stand in the place: a range for a number, a number that is no date for a date."""
    a, b = _unconverted(_content(variant.a)), _unconverted(_content(variant.b))
    if not a or not b or any(u.kind not in _VALUES for u in (*a, *b)):
        return None
    if len(a) == len(b) == 1 and a[0].kind == b[0].kind == "number":
        return number(Variant((a[0],), (b[0],), variant.at), revision)
    plain_a, plain_b = ("".join(c for c in _said(side).lower() if c.isalnum()) for side in (variant.a, variant.b))
    if plain_a == plain_b:
        return Verdict(
            "cosmetic", "style", 0.05, f"“{_said(variant.a)}” and “{_said(variant.b)}” are the same figures."
        )
    slot = "date" if any(u.kind == "date" for u in a) else "number"
    return Verdict("changed_claim", slot, 0.9, f"Figures change from “{_said(variant.a)}” to “{_said(variant.b)}”.")


def _converted(a: Quantity, b: Quantity) -> bool:
    return a.unit is not None and a.unit != b.unit and same_quantity(a, replace(b, bound=a.bound))


def _unconverted(units: list[Unit]) -> list[Unit]:
    """The units without numbers that say again, in another unit of measure, what the number before them said."""
    out: list[Unit] = []
    for unit in units:
        last, value = out[-1].value if out else None, unit.value
        pair = isinstance(last, Quantity) and isinstance(value, Quantity)
        if pair and _converted(cast(Quantity, last), cast(Quantity, value)):
            continue
        out.append(unit)
    return out


def name(variant: Variant, revision: Revision) -> Verdict | None:
    """Another person, body or place is named, or a name is spelt in another way. Short forms and aliases are style."""
    pair = _one(variant, "name")
    if pair is None:
        return None
    old, new = pair
    kind = relation(old.text, new.text)
    if kind == "same":
        return Verdict("cosmetic", "style", 0.1, f"“{old.text}” and “{new.text}” name the same.")
    x, y = set(core(old.text)), set(core(new.text))
    off = (x - y) | (y - x)
    if len(off) == 2 and len({stem(w) for w in off}) == 1:
        return Verdict("cosmetic", "grammar", 0.12, f"“{old.text}” and “{new.text}” are forms of one name.")
    if _glued(old.text, new.text):
        return Verdict(
            "cosmetic", "spelling", 0.1, f"A blank was missing or too many: “{old.text}” becomes “{new.text}”."
        )
    if kind == "spelling" and old.opens and new.opens and (_common_ending(new.text) or _common_opener(new)):
        return Verdict("cosmetic", "spelling", 0.15, f"A spelling is mended: “{old.text}” becomes “{new.text}”.")
    if kind == "spelling" and name_slot(new.text) == "place" and name_slot(old.text) != "place":
        return Verdict("cosmetic", "spelling", 0.2, f"The spelling of a known place is mended: “{new.text}”.")
    if kind == "spelling" and off & (ROLES | TITLES | BODY_ENDS | PLACE_ENDS):
        return Verdict("cosmetic", "spelling", 0.12, f"A common word in a name is spelt in another way: “{new.text}”.")
    slot = name_slot(old.text) if name_slot(old.text) == name_slot(new.text) else "name"
    if kind == "spelling":
        return Verdict("changed_claim", slot, 0.7, f"The spelling of a name changes from {old.text} to {new.text}.")
    what = "A place" if slot == "place" else "A name"
    # A longer or shorter form of a name that is neither a known short form nor an alias may be the same thing.
    part = x < y or y < x
    firm = not part and variant.beside <= _REWRITTEN and not (old.opens and new.opens and _plain_opener(old, new))
    why = f"{what} changes from {old.text} to {new.text}."
    return Verdict("changed_claim", slot, 0.62 if part else 0.9, why, firm=firm)


_REWRITTEN = 6
"""Other words in the same run from which two names may only happen to stand in one place."""


def _plain_opener(old: Unit, new: Unit) -> bool:
    """Whether both are single capitalised words at the start of a sentence, one a common word: no name is proven."""
    plain = all(" " not in u.text and name_slot(u.text) != "place" and not u.text.isupper() for u in (old, new))
    return plain and (is_word(old.text.lower()) or is_word(new.text.lower()))


def _common_opener(unit: Unit) -> bool:
    """Whether a capitalised word that opens a sentence is a common one: "Rest", "Beneath"."""
    return unit.opens and " " not in unit.text and (unit.text.lower() in FUNCTION or is_word(unit.text.lower()))


def _common_ending(name: str) -> bool:
    return name.lower().endswith(
        ("tion", "tions", "ment", "ments", "ness", "ities", "ity", "ings", "ance", "ence", "ers")
    )


def _glued(old: str, new: str) -> bool:
    """Whether one is the other with a small word run on to it: "Indiaand"."""
    long, short = sorted((old, new), key=len, reverse=True)
    rest = long[len(short) :] if long.startswith(short) else ""
    return rest.strip().lower() in FUNCTION and " " not in rest


def reference(variant: Variant, revision: Revision) -> Verdict | None:
    """A pronoun stands for a name or a name for a pronoun: who is meant stays, so it is style unless other words
    differ."""
    a, b = (tuple(u for u in variant.words(side) if u.key != "'s") for side in ("a", "b"))
    if len(a) != 1 or len(b) != 1:
        return None
    for x, y in ((a[0], b[0]), (b[0], a[0])):
        if x.key in PRONOUNS and y.kind == "name":
            return Verdict("cosmetic", "style", 0.3, f"“{a[0].text}” becomes “{b[0].text}”: a pronoun and a name.")
    return None


def negation(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of denial comes or goes, so that the sentence says the opposite."""
    ours, theirs = _among(variant.a, NEGATIONS), _among(variant.b, NEGATIONS)
    alone = _lean(variant, NEGATIONS, 1) or _only_moved(variant, revision, NEGATIONS)
    if len(ours) == len(theirs) or _balanced(revision) or not alone:
        return None
    bare = variant.b if len(ours) > len(theirs) else variant.a
    denied = variant.a if bare is variant.b else variant.b
    kept = [stem(u.key) for u in _content(bare)] == [stem(u.key) for u in _content(denied) if u.key not in NEGATIONS]
    plain = {u.key for u in (*ours, *theirs)} & _PLAIN_DENIALS
    if any(_is_negative(u) for u in bare) or (_content(bare) and not plain and not kept):
        return None  # another word of content stands for "refused" or "failed", and may deny as much
    word = (ours or theirs)[0].text
    way = "goes" if len(ours) > len(theirs) else "comes"
    return Verdict(
        "changed_claim", "negation", 0.9, f"The denial “{word}” {way}: the sentence may now say the opposite."
    )


_PLAIN_DENIALS = frozenset("not no never none nobody nothing nowhere neither nor without cannot n't".split())


def _among(units: tuple[Unit, ...], words: Collection[Hashable]) -> list[Unit]:
    return [u for u in units if u.key in words]


def _balanced(revision: Revision) -> bool:
    """Whether both sides deny as often, counting words that carry the denial in them ("illegal" for "not legal")."""
    counts = [
        sum(
            (u.key in NEGATIONS and u.key != "nor") or u.key == "non" or _denies(u, other) for u in side
        )  # "nor" only goes on denying
        for side, other in _sides(revision)
    ]
    return counts[0] % 2 == counts[1] % 2


def _sides(
    revision: Revision,
) -> tuple[tuple[tuple[Unit, ...], Counter[Hashable]], tuple[tuple[Unit, ...], Counter[Hashable]]]:
    return (revision.a, revision.keys_b), (revision.b, revision.keys_a)


def _denies(unit: Unit, other: Counter[Hashable]) -> bool:
    """Whether a word is the denial of a word on the other side, by its front syllable."""
    if unit.kind != "word":
        return False
    key = str(unit.key)
    bases = [key[len(p) :].lstrip("-") for p in NEGATIVE_PREFIXES if key.startswith(p) and len(key) - len(p) > 3]
    return any(other[base] > 0 for base in bases) and not any(other[p + b] for b in bases for p in NEGATIVE_PREFIXES)


def _lean(variant: Variant, cues: Collection[Hashable], most: int) -> bool:
    """Whether hardly anything but the cue differs: at most `most` words of content beside it, and few small words."""
    rest_a = [u for u in _content(variant.a) if u.key not in cues]
    rest_b = [u for u in _content(variant.b) if u.key not in cues]
    if [stem(u.key) for u in rest_a] == [stem(u.key) for u in rest_b]:
        return True
    return len(rest_a) <= most and len(rest_b) <= most and len(variant.words("a")) + len(variant.words("b")) <= 7


def _only_moved(variant: Variant, revision: Revision, cues: Collection[Hashable]) -> bool:
    """Whether every word of content beside the cue stands on the other side too, in another place."""
    beside = [u for u in (*_content(variant.a), *_content(variant.b)) if u.key not in cues]
    return all(revision.keys_a[u.key] == revision.keys_b[u.key] for u in beside)


def scope(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of denial stands before another word than before, so that something else is denied."""
    found = _content(variant.a) or _content(variant.b) or [u for u in (*variant.a, *variant.b) if u.key in NEGATIONS]
    if len(found) != 1 or not _is_negative(found[0]):
        return None
    key = found[0].key
    if revision.keys_a[key] != 1 or revision.keys_b[key] != 1:
        return None
    old, new = _denied(revision.a, key), _denied(revision.b, key)
    if old is None or new is None or stem(old.key) == stem(new.key) or not revision.keys_b[old.key]:
        return None
    why = f"“{found[0].text}” speaks of “{new.text}” now, no longer of “{old.text}”."
    return Verdict("changed_claim", "negation", 0.7, why)


def _is_negative(unit: Unit) -> bool:
    key = str(unit.key)
    return key in NEGATIONS or (
        unit.kind == "word"
        and len(key) > 5
        and key.startswith("un")
        and not key.startswith(("under", "uni", "until", "unless"))
    )


def denials(units: tuple[Unit, ...]) -> list[tuple[Unit, Unit | None]]:
    """Every word that denies, in it ("unable") or outright ("not", "prevent"), and the word of content behind it."""
    out: list[tuple[Unit, Unit | None]] = []
    for at, unit in enumerate(units):
        if unit.key in NEGATIONS or unit.key in DENYING or (unit.kind == "word" and denies_itself(str(unit.key))):
            behind = (u for u in units[at + 1 : at + 8] if u.kind != "mark" and u.key not in FUNCTION)
            out.append((unit, next(behind, None)))
    return out


def _denied(units: tuple[Unit, ...], key: Hashable) -> Unit | None:
    """The first word of content behind a word of denial."""
    at = next(n for n, u in enumerate(units) if u.key == key)
    return next((u for u in units[at + 1 :] if u.kind != "mark" and u.key not in FUNCTION), None)


def opposite(variant: Variant, revision: Revision) -> Verdict | None:
    """A word becomes its own denial, as known and unknown, legal and illegal, and no other denial makes up for it."""
    for side, other, units in (("a", revision.keys_b, variant.a), ("b", revision.keys_a, variant.b)):
        found = [u for u in units if _denies(u, other)]
        if found and _balanced(revision):
            return Verdict(
                "cosmetic",
                "synonym",
                0.15,
                f"The denial stands in “{found[0].text}” in one version, in a word of its own in the other.",
            )
        if found:
            way = "goes" if side == "a" else "comes"
            return Verdict("changed_claim", "negation", 0.8, f"The denial in “{found[0].text}” {way}.")
    return None


def certainty(variant: Variant, revision: Revision) -> Verdict | None:
    """A hedge comes, goes or becomes another: how sure the newsroom is of it changes."""
    ours, theirs = _among(variant.a, HEDGES), _among(variant.b, HEDGES)
    if (not ours and not theirs) or {HEDGES[str(u.key)] for u in ours} == {HEDGES[str(u.key)] for u in theirs}:
        return None
    if not _lean(variant, HEDGES, 0 if not (ours and theirs) else 1) or _as_sure(revision):
        return None
    if not (ours and theirs) and any(u.key == "can" for u in (*variant.a, *variant.b)):
        return None  # "can" for "may" leaves it as open as it was
    if ours and theirs:
        why = f"How sure it is changes: “{ours[0].text}” becomes “{theirs[0].text}”."
    elif theirs:
        why = f"It is hedged now: “{theirs[0].text}” was added."
    else:
        why = f"It is no longer hedged: “{ours[0].text}” was taken away."
    return Verdict("changed_claim", "certainty", 0.72, why)


def _as_sure(revision: Revision) -> bool:
    """Whether both sides hedge as often and in the same way, at other places: "it is believed that", "likely"."""
    ours, theirs = (Counter(HEDGES[str(u.key)] for u in side if u.key in HEDGES) for side in (revision.a, revision.b))
    return ours == theirs


def quantity(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of quantity (all, most, some, none, only) becomes another, comes or goes."""
    ours, theirs = _among(variant.a, QUANTIFIERS), _among(variant.b, QUANTIFIERS)
    same = {QUANTIFIERS[str(u.key)] for u in ours} == {QUANTIFIERS[str(u.key)] for u in theirs}
    if same or not _lean(variant, QUANTIFIERS, 0):
        return None
    if not ours or not theirs:
        word = (ours or theirs)[0].text
        return Verdict(
            "changed_claim",
            "quantity",
            0.5,
            f"The word of quantity “{word}” {'goes' if ours else 'comes'}.",
            firm=False,
        )
    return Verdict(
        "changed_claim", "quantity", 0.8, f"A word of quantity changes from “{ours[0].text}” to “{theirs[0].text}”."
    )


def attribution(variant: Variant, revision: Revision) -> Verdict | None:
    """The source of a statement is added, dropped or becomes another, or the verb says more or less than “said”."""
    ours, theirs = _among(variant.a, CUE_STRENGTH), _among(variant.b, CUE_STRENGTH)
    if ours and theirs and _lean(variant, CUE_STRENGTH, 0):
        if CUE_STRENGTH[str(ours[0].key)] == CUE_STRENGTH[str(theirs[0].key)]:
            why = f"“{ours[0].text}” and “{theirs[0].text}” report in the same way."
            return Verdict("cosmetic", "synonym", 0.1, why)
        why = f"The reporting verb changes from “{ours[0].text}” to “{theirs[0].text}”."
        return Verdict("changed_claim", "attribution", 0.6, why, Variant((ours[0],), (theirs[0],), variant.at))
    if bool(variant.words("a")) == bool(variant.words("b")) or not (ours or theirs):
        return None
    side = variant.a if ours else variant.b
    if not any(_reports(n, side) for n, u in enumerate(side) if u.key in CUE_STRENGTH):
        return None
    if _only_moved(variant, revision, ()):
        return None
    named = any(_can_tell(u) for u in side)
    if len(_content(side)) > 8 or not (named or any(u.key in PRONOUNS for u in side)):
        return None
    verb = f"The source “{_said(side)}” {'is no longer given' if ours else 'is given now'}."
    return Verdict("changed_claim", "attribution", 0.7 if named else 0.45, verb, firm=named)


def _reports(at: int, side: tuple[Unit, ...]) -> bool:
    """Whether a cue is a verb of telling here: "reports", "states" and "say" only beside who tells."""
    if side[at].key not in _TWO_READINGS:
        return True
    near = [*side[max(0, at - 1) : at], *side[at + 1 : at + 2]]
    return any(_can_tell(u) or u.key in PRONOUNS for u in near)


_TWO_READINGS = frozenset("report reports state states claim claims say note notes maintains declares".split())


def _can_tell(unit: Unit) -> bool:
    """Whether a unit names somebody, or a paper, that can be a source: "according to the report", not "to size"."""
    if unit.kind == "name":
        return not _common_opener(unit)
    return unit.kind == "word" and bool({unit.key, str(unit.key).removesuffix("s")} & _TELLERS)


_TELLERS = (
    SOURCES | ROLES | BODY_ENDS
    | frozenset("report study statement document documents data figures survey poll record filing media".split())
)  # fmt: skip


def source(variant: Variant, revision: Revision) -> Verdict | None:
    """A statement is given to another kind of source: named, official, anonymous."""
    ours, theirs = _among(variant.a, SOURCES), _among(variant.b, SOURCES)
    if not (ours and theirs) or {u.key for u in ours} == {u.key for u in theirs} or not _lean(variant, SOURCES, 0):
        return None
    if {stem(u.key) for u in ours} == {stem(u.key) for u in theirs}:
        return None
    return Verdict(
        "changed_claim", "attribution", 0.7, f"The source changes from “{_said(variant.a)}” to “{_said(variant.b)}”."
    )


def status(variant: Variant, revision: Revision) -> Verdict | None:
    """What was to come has come, what is has ended, or the other way round: will → did, is → was."""
    keys_a, keys_b = set(_keys(variant.a)), set(_keys(variant.b))
    if not keys_a or not keys_b or not _lean(variant, FUTURE | TENSE_WORDS, 1):
        return None
    stems = (
        {stem(u.key) for u in _content(variant.a) if u.key not in FUTURE},
        {stem(u.key) for u in _content(variant.b) if u.key not in FUTURE},
    )
    why = f"The state of things changes from “{_said(variant.a)}” to “{_said(variant.b)}”."
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


_MODALS = frozenset("would could should can may might must to".split())


def _was_to(keys: list[Hashable]) -> bool:
    """Whether a plan is told as one that was: "was to run"."""
    return any(x in ("was", "were") and y == "to" for x, y in pairwise(keys))


def _akin(ours: set[str], theirs: set[str]) -> bool:
    """Whether the verbs are forms of one: the same stem, or the same three letters in front ("hear" and "heard")."""
    return ours == theirs or {w[:3] for w in ours} == {w[:3] for w in theirs}


def role(variant: Variant, revision: Revision) -> Verdict | None:
    """A person has another role, title or relation, or another rank in it: mayor and deputy mayor."""
    ranked = _ranked(variant, revision)
    if ranked is not None:
        return ranked
    ours = [u for u in variant.a if str(u.key).lstrip("@") in ROLES]
    theirs = [u for u in variant.b if str(u.key).lstrip("@") in ROLES]
    if not ours or not theirs or {u.key for u in ours} == {u.key for u in theirs}:
        return None
    if _synonyms(ours[0].key, theirs[0].key) or not _lean(variant, ROLES, 2):
        return None
    return Verdict("changed_claim", "role", 0.8, f"A role changes from “{_said(variant.a)}” to “{_said(variant.b)}”.")


_RANKS = frozenset("deputy vice assistant associate acting interim former ex junior senior co".split())


def _ranked(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of rank that came or went right before a role."""
    if bool(variant.words("a")) == bool(variant.words("b")):
        return None
    units, side, at = (variant.a, revision.a, variant.at[0]) if variant.a else (variant.b, revision.b, variant.at[1])
    words = [_plain(u) for u in units if u.kind != "mark"]
    after = side[at + len(units)] if at + len(units) < len(side) else None
    if after is None or not set(words) <= _RANKS or str(after.key).lstrip("@").split(" ")[0] not in ROLES:
        return None
    old, new = (_said((*units, after)), after.text) if variant.a else (after.text, _said((*units, after)))
    return Verdict("changed_claim", "role", 0.8, f"A role changes from “{old}” to “{new}”.")


def rival(variant: Variant, revision: Revision) -> Verdict | None:
    """One word stands for its opposite or rival: north and south, won and lost, dead and injured."""
    if len(_content(variant.a)) > 3 or len(_content(variant.b)) > 3:
        return None
    for x in variant.words("a"):
        for y in variant.words("b"):
            if _are_rivals(x, y) and not revision.keys_b[x.key] and not revision.keys_a[y.key]:
                why = f"“{x.text}” becomes “{y.text}”, which says another thing."
                return Verdict("changed_claim", "predicate", 0.85, why, Variant((x,), (y,), variant.at))
    return None


def _are_rivals(x: Unit, y: Unit) -> bool:
    p, q = _plain(x), _plain(y)
    return q in RIVALS.get(p, ()) or (x.kind == y.kind == "word" and p not in FUNCTION and are_opposites(p, q))


_DEALS = {
    word: group
    for group, words in {
        "lease": "lease leases leased leasing rent rents rented renting",
        "lend": "lend lends lent loan loans loaned",
        "give": "donate donates donated donation",
        "own": "own owns owned",
        "ban": "ban bans banned outlaw outlaws outlawed",
        "allow": "allow allows allowed permit permits permitted",
    }.items()
    for word in words.split()
}
_DEEDS = PREDICATES | _DEALS
"""From a word to what it says was done; two groups are two deeds."""


def deed(variant: Variant, revision: Revision) -> Verdict | None:
    """One deed stands for another: leased and sold, detained and charged, delayed and cancelled."""
    a, b = _content(variant.a), _content(variant.b)
    if len(a) != 1 or len(b) != 1 or a[0].kind != "word" or b[0].kind != "word":
        return None
    x, y = a[0].text.lower(), b[0].text.lower()
    one, two = _DEEDS.get(x), _DEEDS.get(y)
    if one is None or two is None or one == two or _synonyms(a[0].key, b[0].key) or stem(x) == stem(y):
        return None
    why = f"“{a[0].text}” becomes “{b[0].text}”, which is another deed."
    return Verdict("changed_claim", "predicate", 0.75, why, Variant((a[0],), (b[0],), variant.at))


def _plain(unit: Unit) -> str:
    return unit.key if isinstance(unit.key, str) else unit.text.lower()


def _synonyms(x: Hashable, y: Hashable) -> bool:
    return y in SYNONYMS.get(x, ())


def synonym(variant: Variant, revision: Revision) -> Verdict | None:
    """A word stands for another that means the same: cosmetic."""
    a, b = _content(variant.a), _content(variant.b)
    if len(a) == len(b) and a and all(x.key == y.key or _synonyms(x.key, y.key) for x, y in zip(a, b, strict=True)):
        return Verdict(
            "cosmetic", "synonym", 0.12, f"“{_said(variant.a)}” and “{_said(variant.b)}” mean the same here."
        )
    return None


def meaning(variant: Variant, revision: Revision) -> Verdict | None:
    """A word stands for another that a dictionary gives for the same sense: cosmetic."""
    a, b = _content(variant.a), _content(variant.b)
    changed = [(x, y) for x, y in zip(a, b, strict=False) if stem(x.key) != stem(y.key)]
    if len(a) != len(b) or not changed:
        return None
    for x, y in changed:
        if x.kind != "word" or y.kind != "word" or {x.key, y.key} & _WEIGHED:
            return None
        if not mean_the_same(_plain(x), _plain(y)):
            return None
    return Verdict(
        "cosmetic",
        "synonym",
        0.12,
        f"“{_said(variant.a)}” and “{_said(variant.b)}” can mean the same by the dictionary.",
    )


_WEIGHED = ROLES | SOURCES | NEGATIONS | HEDGES.keys() | QUANTIFIERS.keys() | CUE_STRENGTH.keys()
"""Words that other rules weigh; for them a dictionary is too coarse."""


def lookalike(variant: Variant, revision: Revision) -> Verdict | None:
    """A word becomes another that is a letter apart, as car and war: a slip mended, or another thing said. Unclear."""
    a, b = variant.words("a"), variant.words("b")
    if len(a) != 1 or len(b) != 1 or a[0].kind != "word" or b[0].kind != "word":
        return None
    x, y = _plain(a[0]), _plain(b[0])
    if {x, y} & FUNCTION or stem(x) == stem(y) or y in CONFUSED.get(x, ()) or OSA.distance(x, y) > 1:
        return None
    if not is_word(x) or not is_word(y):
        return None
    why = f"“{a[0].text}” becomes “{b[0].text}”: a letter apart, and another word."
    return Verdict("changed_claim", "predicate", 0.5, why, firm=False)


def spelling(variant: Variant, revision: Revision) -> Verdict | None:
    """A letter or two of a common word were mended: cosmetic."""
    a, b = variant.words("a"), variant.words("b")
    if len(a) != 1 or len(b) != 1 or {a[0].kind, b[0].kind} & {"number", "date"} or a[0].kind == b[0].kind == "name":
        return None
    x, y = str(a[0].key).lstrip("@"), str(b[0].key).lstrip("@")
    if (x in FUNCTION and y in FUNCTION) or min(len(x), len(y)) < 4 or stem(x) == stem(y):
        return None
    if x[0] != y[0] or OSA.distance(x, y) > (1 if min(len(x), len(y)) < 8 else 2):
        return None
    return Verdict("cosmetic", "spelling", 0.1, f"A spelling is mended: “{a[0].text}” becomes “{b[0].text}”.")


def stem(word: Hashable) -> str:
    """A word without the endings of number, tense and adverb: enough to see that two forms are one word."""
    return _stem(str(word))


@lru_cache(maxsize=16384)
def _stem(text: str) -> str:
    for end in ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ely", "ed", "es", "ly", "al", "s", "e", "y"):
        if text.endswith(end) and len(text) - len(end) >= 3:
            return text[: -len(end)]
    return text


def grammar(variant: Variant, revision: Revision) -> Verdict | None:
    """Only small words or the endings of words differ: cosmetic."""
    a, b = _content(variant.a), _content(variant.b)
    if [stem(u.key) for u in a] == [stem(u.key) for u in b]:
        return Verdict("cosmetic", "grammar", 0.08, "Only small words or endings differ.")
    return None


def exchange(variant: Variant, revision: Revision) -> Verdict | None:
    """Two names or numbers change places in an otherwise equal sentence: each takes the other's part."""
    if not _changed_places(variant, revision):
        return _turned(variant, revision)
    old, new = variant.words("a")[0], variant.words("b")[0]
    slot = "number" if old.kind == "number" else name_slot(old.text)
    return Verdict("changed_claim", slot, 0.8, f"“{old.text}” and “{new.text}” change places.")


def _turned(variant: Variant, revision: Revision) -> Verdict | None:
    """Two names that stand the other way round about the same verb, in the same voice: who did it to whom."""
    moved = [u for u in (*variant.a, *variant.b) if u.kind == "name"]
    if not moved or any(revision.keys_a[k] != revision.keys_b[k] for k in _VOICE):
        return None
    ours, theirs = ([n for n, u in enumerate(side) if u.kind == "name"] for side in (revision.a, revision.b))
    if len(ours) != 2 or len(theirs) != 2:
        return None
    (p, q), (x, y) = ours, theirs
    first, last = revision.a[p], revision.a[q]
    between = [u.key for u in revision.a[p + 1 : q]]
    if (first.key, last.key) != (revision.b[y].key, revision.b[x].key) or first.key == last.key:
        return None
    if between != [u.key for u in revision.b[x + 1 : y]] or set(between) <= _LISTING | {"with", "of", "in"}:
        return None
    why = f"“{first.text}” and “{last.text}” change places."
    return Verdict("changed_claim", name_slot(moved[0].text), 0.8, why)


_VOICE = ("by", "was", "were", "is", "are", "been", "be", "being")


def order(variant: Variant, revision: Revision) -> Verdict | None:
    """The same words stand in another place of the sentence: cosmetic."""
    a, b = _content(variant.a), _content(variant.b)
    lost = [u for u in a if revision.keys_b[u.key] < revision.keys_a[u.key]]
    new = [u for u in b if revision.keys_a[u.key] < revision.keys_b[u.key]]
    denied = [u for u in (*variant.a, *variant.b) if u.key in NEGATIONS]
    unmatched = any(revision.keys_a[u.key] != revision.keys_b[u.key] for u in denied)
    if (not a and not b) or lost or new or unmatched:
        return None
    return Verdict("cosmetic", "order", 0.1, "The same words stand in another order.")


def _changed_places(variant: Variant, revision: Revision) -> bool:
    """Whether two names or numbers swap parts in an otherwise equal sentence, not in a list and not with the voice."""
    a, b = variant.words("a"), variant.words("b")
    if len(a) != 1 or len(b) != 1 or a[0].kind != b[0].kind or a[0].kind not in ("name", "number"):
        return False
    if not revision.keys_b[a[0].key] or not revision.keys_a[b[0].key] or a[0].key == b[0].key:
        return False
    if revision.keys_a["by"] != revision.keys_b["by"] or len(revision.variants) > 3:
        return False
    if not any(v.words("a")[:1] and v.words("a")[0].key == b[0].key for v in revision.variants if v is not variant):
        return False
    places = sorted(n for n, u in enumerate(revision.a) if u.key in (a[0].key, b[0].key))
    return any(u.key not in _LISTING and u.kind != "name" for u in revision.a[places[0] + 1 : places[-1]])


_LISTING = frozenset([",", "and", "or", "the", "&", ";", "-", "as", "well", "both"])


def filler(variant: Variant, revision: Revision) -> Verdict | None:
    """A connective or an empty word came or went: cosmetic."""
    words = _keys(variant.a) + _keys(variant.b)
    if words and all(k in FILLERS or k in FUNCTION for k in words):
        return Verdict("cosmetic", "style", 0.1, "Only connecting or empty words differ.")
    return None


def detail(variant: Variant, revision: Revision) -> Verdict | None:
    """A detail was added to a sentence, or taken from it. The gate weighs how much it says."""
    a, b = _content(variant.a), _content(variant.b)
    if bool(a) == bool(b):
        return None
    units = a or b
    hard = [u for u in units if u.kind in ("number", "date", "name")]
    slot = "predicate"
    if hard and len(units) <= 2:
        slot = hard[0].kind if hard[0].kind != "name" else name_slot(hard[0].text)
    effect: Effect = "added_claim" if b else "removed_claim"
    why = f"“{_said(variant.b or variant.a)}” was {'added' if b else 'taken away'}."
    value = _bounds(variant, revision) or _listed(variant, revision)
    if value is not None:
        return Verdict(effect, value, 0.6, why)
    return Verdict(effect, slot, 0.5, why, firm=False)


def _bounds(variant: Variant, revision: Revision) -> str | None:
    """The slot of a value that says how many, when or where, in a short phrase of a sentence that stays.

    References, formulas and markup hold figures too, and change nothing that a reader knows.
    """
    units, side, other = (variant.a, revision.a, revision.keys_b)
    if not _content(units):
        units, side, other = (variant.b, revision.b, revision.keys_a)
    words = _content(units)
    if len(words) > _PHRASE or len(units) > _KEPT_SHARE * len(side) or any(u.key in _CLUTTER for u in units):
        return None
    for unit, before in zip(units, (None, *units), strict=False):
        if other[unit.key]:
            continue
        if unit.kind == "date":
            return "date"
        if (
            unit.kind == "number"
            and any(c.isdigit() for c in unit.text)
            and cast(Quantity, unit.value).shape != "ordinal"
        ):
            return "number"
        placed = before is not None and before.key in ("in", "at", "near", "from", "to")
        if unit.kind == "name" and placed and name_slot(unit.text) == "place":
            return "place"
    return None


def _is_common(unit: Unit) -> bool:
    """Whether a capitalised word is a common one, and no known place: "Standards"."""
    return " " not in unit.text and name_slot(unit.text) != "place" and is_word(unit.text.lower())


def _listed(variant: Variant, revision: Revision) -> str | None:
    """The slot of names that came or went alone, as out of a list, and stand nowhere else in the sentence.

    Short forms, parts of longer names, and names in capitals, which are often glosses, name what is known.
    """
    units, side, known = (variant.a, revision.a, revision.b)
    if not _content(units):
        units, side, known = (variant.b, revision.b, revision.a)
    content = [u for u in _content(units) if u.key not in _PLACING]
    if not content:
        return None
    joined = any(u.key in ("and", "or") for u in units)
    if (
        any(u.kind != "name" or (u.text.isupper() and not joined) or _is_common(u) for u in content)
        or len(content) > _PHRASE
    ):
        return None
    if len(units) > _KEPT_SHARE * len(side) or any(u.key in _CLUTTER for u in units):
        return None
    named = [u.text for u in known if u.kind == "name"]
    words = {word for other in named for word in core(other)}
    if any(set(core(u.text)) & words or any(relation(u.text, other) != "other" for other in named) for u in content):
        return None
    return "place" if any(u.key in _PLACING for u in units) else name_slot(content[0].text)


_PLACING = frozenset("near outside inside nearby across around off beyond".split())
"""Prepositions of place alone: what stands behind one is where it was."""

_PHRASE = 4
"""Words of content up to which a phrase only bounds what the sentence says; a longer one says something of its own."""

_KEPT_SHARE = 0.4
"""The share of a sentence from which a cut is no cut of a phrase."""

_CLUTTER = frozenset("( ) [ ] { } \\ % = _ ^ < > | pp p vol fig table section eq ref doi isbn al retrieved".split())


def predicate(variant: Variant, revision: Revision) -> Verdict | None:
    """What is said to have happened changes: other words of content stand in the place. The gate weighs how much."""
    told = [*_content(variant.a), *_content(variant.b)]
    slot = name_slot(told[-1].text) if told and all(u.kind == "name" for u in told) else "predicate"
    return Verdict("changed_claim", slot, 0.5, f"“{_said(variant.a)}” becomes “{_said(variant.b)}”.", firm=False)


def narrowed(verdict: Verdict, variant: Variant) -> Verdict:
    """The verdict with the variant it speaks of."""
    return verdict if verdict.variant is not None else replace(verdict, variant=variant)
