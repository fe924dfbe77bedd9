"""Each number of a sentence with what it counts and what is said of it.

The law: a number means nothing without its noun and its verb; two numbers are compared only when those agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from services.collation.text import Span
from services.newsroom.lexicon.predicates_en import ANYBODY, PREDICATES
from services.newsroom.lexicon.synonyms_en import HARM, PERSONAL, PERSONS
from services.newsroom.stories.clauses import BREAK, around, clause_at
from services.newsroom.stories.figures import is_equal, measured
from services.newsroom.stories.roots import DONE, Told, roots_in
from services.newsroom.values.numbers import FoundNumber, Quantity

NOUN_WITHIN = 3
"""So many words after a number its noun stands: 12 volunteer fire fighters."""
VERB_WITHIN = 7
"""So many words from a number its verb is looked for, on both sides."""
TREND_WITHIN = 4
"""So many words before a number say whether it rose by so much: "sales were up by some 6 percent"."""
SOMEBODY = "people"
"""The noun of all numbers of people of whom no more is said."""
AGE = "age"
"""The noun of all ages."""
OLDEST = 115


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts and what is said of it; all of it may be unknown.

    `nouns` are the words it may count, `near` the roots of its clause and, where that says little, of the one before;
    `deeds` are what is done in its clause, `deed` the nearest of them; `at` counts from where the sentence opens.
    `change` is "more" or "less" where it says how much more or less there is, `trend` where it says how far something
    rose or fell. `part` says that it is a part ("nine of 12"), or the whole of one.
    """

    quantity: Quantity
    noun: str | None
    verb: str | None
    at: Span
    nouns: frozenset[str]
    near: frozenset[str]
    deeds: frozenset[str]
    deed: str | None = None
    change: str = ""
    trend: Literal["", "more", "less"] = ""
    part: Literal["", "part", "whole"] = ""

    @property
    def measure(self) -> str:
        """What is measured, "" where something is counted; an age is a measure of its own."""
        return AGE if AGE in self.nouns else measured(self.quantity)


def counted_in(text: str, told: Sequence[Told], numbers: Sequence[FoundNumber]) -> tuple[Counted, ...]:
    """Every number; one that stands alone ("three of them", "and two in the village") counts what the last one did, and
    a part counts what its whole does. A conversion in parentheses is the same number once more, and left out."""
    found: list[Counted] = []
    numbers = sorted([*numbers, *_nobody(text, told)], key=lambda n: n.start)
    for number, behind in zip_longest(numbers, numbers[1:]):
        last = found[-1] if found else None
        gap = text[last.at[1] : number.start] if last is not None else ""
        one = _counted(text, told, number, last, gap)
        if one is None or (last is not None and _CONVERTS.fullmatch(gap) and is_equal(last.quantity, one.quantity)):
            continue
        counts = not one.measure and (not one.nouns or not one.quantity.value)
        if behind is not None and counts and _OF.fullmatch(text[number.end : behind.start]):
            one = replace(one, nouns=one.nouns | _nouns(text, told, behind.end), part="part")
        elif last is not None and last.part == "part" and _OF.fullmatch(gap):
            one = replace(one, part="whole", deed=None, deeds=frozenset())  # what is said is said of the part
        found.append(one)
    return tuple(found)


def _nobody(text: str, told: Sequence[Told]) -> Iterator[FoundNumber]:
    """Nobody as a number of people: "no one was hurt" is the first value of what will be "two were hurt"."""
    for match in _NOBODY.finditer(text):
        clause = clause_at(text, *match.span())
        if any(t.root in HARM for t in told if match.end() <= t.start and t.end <= clause[1]):
            yield FoundNumber(*match.span(), Quantity(0.0, digits=1))


_NOBODY = re.compile(r"\b(?:[Nn]obody|[Nn]o[ -]one|[Nn]one|[Nn]either|[Nn]o(?= [a-z]+s\b| people\b))\b")
_OF = re.compile(r" of (?:its |the |their |his |her |our |all |those |these )*")
_CONVERTS = re.compile(r" ?[(\[/]")
_NAMED = re.compile(r"(?<=\s)[A-Z][\w.]*\s$")
"""A word with a capital before a number that counts nothing makes it a name: Highway 9, Flight 302."""
_MORE = re.compile(r"\W{0,2}(?:\w+ )?(?:more|higher|extra|dearer|(?P<less>less|fewer|lower|cheaper))\b")


def _counted(text: str, told: Sequence[Told], number: FoundNumber, last: Counted | None, gap: str) -> Counted | None:
    """One number in its clause; None where it is a part of a name."""
    where = number.start, number.end
    quantity = _with_unit(text, number, last)
    of = _OF.match(text, number.end) if measured(quantity) == "share" else None
    nouns, near = (
        _nouns(text, told, of.end() if of else number.end),
        frozenset(roots_in(told, *around(text, told, *where))),
    )
    if not quantity.value:
        nouns |= {SOMEBODY}
    if measured(quantity) == "duration" and _is_age(text, where):
        nouns = frozenset((AGE,))
    bare = not nouns and not measured(quantity)
    if bare and _NAMED.search(text, 0, number.start):
        return None
    clause = clause_at(text, *where)
    deed, deeds = _deed(told, clause, number, nouns), (DONE & set(roots_in(told, *clause))) or DONE & near
    if bare and last is not None and not last.measure:
        understood = frozenset() if deed else last.deeds
        nouns, near, deeds, deed = last.nouns, near | understood, deeds | understood, deed or last.deed
    more = _MORE.match(text, number.end)
    change = "" if more is None else "less" if more["less"] else "more"
    trend = _trend(text, told, where)
    return Counted(quantity, *_context(told, *where), where, nouns, near, deeds, deed, change, trend)


def _with_unit(text: str, number: FoundNumber, last: Counted | None) -> Quantity:
    """The quantity with a unit that is understood: "42 million euros, which may be 50 million"; "Brandt, 58, said"."""
    quantity = number.quantity
    if quantity.unit is not None or quantity.shape not in ("cardinal", "range"):
        return quantity
    if last is not None and last.measure == "money" and _SCALED.search(text, number.start, number.end):
        return replace(quantity, unit=last.quantity.unit)
    if 0 < quantity.value <= OLDEST and (_aged(text, number) or _APPOSED.search(text, 0, number.start)):
        return replace(quantity, unit="year") if _aged(text, number) or _CLOSED.match(text, number.end) else quantity
    return quantity


_SCALED = re.compile(r"(?:illion|\d ?m|bn)$")
_APPOSED = re.compile(r"\b(?:[A-Z][\w’'-]+|who|man|woman|boy|girl), $")
_CLOSED = re.compile(r",|\.$| and\b")


def _aged(text: str, number: FoundNumber) -> bool:
    return _AGED.search(text, 0, number.start) is not None


_AGED = re.compile(r"\b[Aa]ge[ds]? (?:from |between |of )?$")
_OLD = re.compile(r"old\b")


def _is_age(text: str, where: Span) -> bool:
    """Whether years are an age."""
    shown = text[slice(*where)]
    if _OLD.search(shown) or shown.casefold().startswith("age") or _AGED.search(text, 0, where[0]):
        return True
    return shown[-1:].isdigit() and _APPOSED.search(text, 0, where[0]) is not None


def _deed(told: Sequence[Told], clause: Span, number: FoundNumber, nouns: frozenset[str]) -> str | None:
    """The deed that stands nearest to a number in its clause; the one behind wins a tie, and what is counted ("nine
    charges") is one only where nothing else is done."""
    after = [t.root for t in told if t.start >= number.end and t.end <= clause[1]]
    before = [t.root for t in told if t.end <= number.start and t.start >= clause[0]]
    found = [(deed in nouns and at < NOUN_WITHIN, at, 0, deed) for at, deed in enumerate(after) if deed in DONE]
    found += [(False, at, 1, deed) for at, deed in enumerate(reversed(before)) if deed in DONE]
    return min(found)[3] if found else None


def _nouns(text: str, told: Sequence[Told], end: int) -> frozenset[str]:
    """The words right behind a number, up to the first that can be none of what it counts."""
    found: list[str] = []
    for word in told:
        if word.start < end:
            continue
        if len(found) >= NOUN_WITHIN or not word.root or BREAK.search(text, end, word.start):
            break
        found += _noun(word.small, word.root)
        if word.capital and word.small.endswith("s"):
            found.append(SOMEBODY)  # 61 million Amarrans
    if not found:
        before = _TOTAL.search(text, 0, end)
        found = [] if before is None else [SOMEBODY] if before["toll"] else _total(told, before.start("what"))
    return frozenset(found)


def _noun(small: str, root: str) -> list[str]:
    return [SOMEBODY, root] if small in ANYBODY or small in PERSONS or small in PERSONAL else [root]


def _total(told: Sequence[Told], start: int) -> list[str]:
    """What a number counts that comes after its noun: the number of dead is put at 12."""
    return next((_noun(t.small, t.root) for t in told if t.start == start), [])


_TOTAL = re.compile(r"\b(?:(?P<toll>(?:death )?toll)|(?:number|total|count) of (?:the |those )?(?P<what>[a-z]+))\b")


def _trend(text: str, told: Sequence[Told], where: Span) -> Literal["", "more", "less"]:
    """Whether a number is how far something rose or fell, and not where it came to."""
    behind = next((t for t in told if t.start >= where[1]), None)
    if behind is not None and behind.root in _TRENDS and not BREAK.search(text, where[1], behind.start):
        return _TRENDS[behind.root]
    more = _MORE.match(text, where[1])
    if more is not None:
        return "less" if more["less"] else "more"
    opens = clause_at(text, *where)[0]
    if _LEVEL.search(text, opens, where[0]):
        return ""
    said = [t for t in told if opens <= t.start and t.end <= where[0]][-TREND_WITHIN:]
    found = [_TRENDS.get(t.root) or _WAYS.get(t.small) for t in reversed(said)]
    return next((trend for trend in found if trend), "")


_LEVEL = re.compile(r"\b(?:to|at|from|of|than|for)\s$")
_TRENDS: dict[str, Literal["more", "less"]] = {"rise": "more", "fall": "less", "reduce": "less", "lose": "less"}
WAYS = frozenset(_TRENDS)
"""Roots that say that something became more or less."""
_WAYS: dict[str, Literal["more", "less"]] = {"up": "more", "higher": "more", "down": "less", "lower": "less"}


def _context(told: Sequence[Told], start: int, end: int) -> tuple[str | None, str | None]:
    """The noun that follows a number, and the nearest verb on either side; the one behind wins a tie."""
    after = [t for t in told if t.start >= end][:VERB_WITHIN]
    before = [t for t in told if t.end <= start][-VERB_WITHIN:]
    noun = next((t for t in after[:NOUN_WITHIN] if t.small in ANYBODY or _is_noun(t)), None)
    distances = [(i, 0, PREDICATES[t.small]) for i, t in enumerate(after) if t.small in PREDICATES]
    distances += [(i, 1, PREDICATES[t.small]) for i, t in enumerate(reversed(before)) if t.small in PREDICATES]
    verb = min(distances)[2] if distances else None
    return (None if noun is None else SOMEBODY if noun.small in ANYBODY else noun.root), verb


def _is_noun(told: Told) -> bool:
    return told.small not in PREDICATES and bool(told.root)
