"""Rules for words that say how sure and how many: they answer only where hardly anything else differs."""

from __future__ import annotations

from collections import Counter

from services.newsroom.claims.rules.forms import stem
from services.newsroom.claims.rules.sides import among, lean, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import FUNCTION, HEDGES, QUANTIFIERS
from services.newsroom.lexicon.quantities_en import BOUNDS_BEFORE
from services.newsroom.values.units import Unit


def certainty(variant: Variant, revision: Revision) -> Verdict | None:
    """A hedge comes, goes or becomes another: how sure the newsroom is of it changes."""
    ours, theirs = among(variant.a, HEDGES), among(variant.b, HEDGES)
    if (not ours and not theirs) or {HEDGES[str(u.key)] for u in ours} == {HEDGES[str(u.key)] for u in theirs}:
        return None
    if (not theirs and _said_anyway(ours, revision.b)) or (not ours and _said_anyway(theirs, revision.a)):
        return None
    if not lean(variant, HEDGES, 0 if not (ours and theirs) else 1) or _as_sure(revision):
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


def _said_anyway(cues: list[Unit], other: tuple[Unit, ...]) -> bool:
    """Whether a hedge that came or went stands on the other side in another form: "have been reported", "reports"."""
    stems = {stem(u.key) for u in other}
    return any(stem(u.key) in stems for u in cues)


def _as_sure(revision: Revision) -> bool:
    """Whether both sides hedge as often and in the same way, at other places: "it is believed that", "likely"."""
    ours, theirs = (Counter(HEDGES[str(u.key)] for u in side if u.key in HEDGES) for side in (revision.a, revision.b))
    return ours == theirs


def counted(variant: Variant, revision: Revision) -> Verdict | None:
    """A figure stands for a word of quantity, or a word for a figure: dozens and 140, several and five."""
    a, b = variant.words("a"), variant.words("b")
    if _lengths(a) and _lengths(b) and (_units_of_time(a) or _units_of_time(b)):
        why = f"How long or how many changes from “{said(variant.a)}” to “{said(variant.b)}”."
        return Verdict("changed_claim", "number", 0.75, why)
    if _scaled(variant, revision):
        why = f"“{said(variant.a or variant.b)}” {'goes' if variant.a else 'comes'}: how many changes."
        return Verdict("changed_claim", "number", 0.75, why)
    for ours, theirs in ((a, b), (b, a)):
        figures = [u for u in ours if u.key not in FUNCTION]
        words = [u for u in theirs if u.key not in _SMALL]
        if not figures or not words or any(u.kind != "number" for u in figures):
            continue
        if all(u.key in _COUNTS for u in words):
            why = f"“{said(variant.a)}” becomes “{said(variant.b)}”: a word of quantity and a figure."
            return Verdict("changed_claim", "number", 0.75, why)
    return None


def _lengths(words: tuple[Unit, ...]) -> bool:
    """Whether some words say how long or how many, and nothing else: "nine years", "almost a decade", "hours"."""
    return bool(words) and all(u.kind == "number" or u.key in _LENGTHS for u in words)


def _units_of_time(words: tuple[Unit, ...]) -> bool:
    return any(u.key in _TIMES for u in words)


def _scaled(variant: Variant, revision: Revision) -> bool:
    """Whether "tens of" or "hundreds of" came or went before another such word."""
    units, side, at = (variant.a, revision.a, variant.at[0]) if variant.a else (variant.b, revision.b, variant.at[1])
    if bool(variant.words("a")) == bool(variant.words("b")):
        return False
    after = side[at + len(units)].key if at + len(units) < len(side) else None
    words = [u.key for u in units if u.kind != "mark"]
    return len(words) == _PILED and words[0] in _PILES and words[1] == "of" and after in _PILES


_PILED = 2
_ARTICLES = ("the", "a", "an")
_PILES = frozenset("tens scores dozens hundreds thousands millions billions".split())

_TIMES = frozenset(
    "second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades "
    "century centuries".split()
)
_LENGTHS = (
    _TIMES
    | QUANTIFIERS.keys()
    | frozenset("a an at least about nearly almost over under more less than up to around couple".split())
) - {"time", "every", "each", "all", "never"}

_SMALL = frozenset("a an the of".split())
_COUNTS = (QUANTIFIERS.keys() | frozenset("scores hundreds dozens thousands tens couple handful number".split())) - {
    "both", "only", "solely", "exclusively", "sole", "less", "much", "little"
}  # fmt: skip
"""Words that count without a figure."""


def bound(variant: Variant, revision: Revision) -> Verdict | None:
    """The bound before a word of multiples becomes another: more than doubled, nearly doubled."""
    behind = variant.at[1] + len(variant.b)
    after = revision.b[behind] if behind < len(revision.b) else None
    if after is None or after.key not in _MULTIPLES:
        return None
    found = [" ".join(str(u.key) for u in variant.words(side)) for side in ("a", "b")]
    kinds = [BOUNDS_BEFORE.get(text, "") for text in found]
    if kinds[0] == kinds[1] or not all(k or not t for k, t in zip(kinds, found, strict=True)):
        return None
    return Verdict(
        "changed_claim", "number", 0.8, f"The bound of “{after.text}” changes from “{found[0]}” to “{found[1]}”."
    )


_MULTIPLES = frozenset(
    "double doubled doubling doubles triple tripled tripling trebled treble quadrupled halved halving halve twice half "
    "all everyone everything none empty full complete certain impossible every no nobody nothing".split()
)
"""Words before which a bound says how far it goes."""


def quantity(variant: Variant, revision: Revision) -> Verdict | None:
    """A word of quantity (all, most, some, none, only) becomes another, comes or goes; the one becomes one of some."""
    told = [" ".join(u.text.lower() for u in variant.words(side) if u.key not in _ARTICLES) for side in ("a", "b")]
    if sorted(told) == ["", "one of"]:
        word = said(variant.a or variant.b)
        why = (
            f"“{word}” {'goes' if variant.a else 'comes'}: it was {'one of several' if variant.a else 'the only one'}."
        )
        return Verdict("changed_claim", "quantity", 0.7, why)
    ours, theirs = among(variant.a, QUANTIFIERS), among(variant.b, QUANTIFIERS)
    same = {QUANTIFIERS[str(u.key)] for u in ours} == {QUANTIFIERS[str(u.key)] for u in theirs}
    if same or not lean(variant, QUANTIFIERS, 0):
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
