"""Sentences as claims that two newsrooms may both make: what they speak of, and each number with what it counts.

The law: a number means nothing without its noun and its verb; two numbers are compared only when those agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from services.collation import clean
from services.collation.segment import segment
from services.collation.text import Span
from services.newsroom.lexicon.claims_en import NEGATIONS
from services.newsroom.lexicon.common_en import NEWSY
from services.newsroom.lexicon.predicates_en import ANYBODY, PREDICATES
from services.newsroom.lexicon.synonyms_en import DEEDS, PERSONS, PHRASES, STANCES, THINGS
from services.newsroom.stories.vocabulary import is_empty, stem, words
from services.newsroom.values.dates import Moment, find_dates
from services.newsroom.values.numbers import FoundNumber, Quantity, find_numbers

NOUN_WITHIN = 3
"""So many words after a number its noun stands: 12 volunteer fire fighters."""
VERB_WITHIN = 7
"""So many words from a number its verb is looked for, on both sides."""
LEAST_WORDS = 3
"""A sentence with fewer telling words claims nothing that can be told apart; a number or a day tells as much as two,
one with its unit as three."""
THIN = 2
"""A clause with fewer telling words ("took 46 percent") has its subject before the comma."""
MOST_SENTENCES = 400
"""The longest report has half of that; the work grows with the square."""
SOMEBODY = "people"
"""The noun of all numbers of people of whom no more is said."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts and what is said of it; both may be unknown.

    `nouns` are the words it may count, `near` the roots of its clause, `deeds` those of them that are done and `deed`
    the nearest; `at` counts from where the sentence opens. `change` is "more" or "less" where it says how much more or
    less there is.
    """

    quantity: Quantity
    noun: str | None
    verb: str | None
    at: Span
    nouns: frozenset[str]
    near: frozenset[str]
    deed: str | None = None
    change: str = ""

    @property
    def deeds(self) -> frozenset[str]:
        return self.near & DONE


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or time with the roots of its clause. `at` counts from where the sentence opens."""

    moment: Moment
    at: Span
    near: frozenset[str]

    @property
    def deeds(self) -> frozenset[str]:
        return self.near & DONE


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, the roots of its telling words, its numbers and dates, and whether it denies."""

    span: Span
    roots: frozenset[str]
    names: frozenset[str]
    numbers: tuple[Counted, ...]
    dates: tuple[Dated, ...]
    denies: bool

    @property
    def is_checkable(self) -> bool:
        return bool(self.numbers or self.dates or self.names)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Every sentence of a plain text that says something, in order."""
    found = (sentence_at(text[start:end], start) for start, end in segment(clean.from_text(text))[:MOST_SENTENCES])
    return tuple(s for s in found if s is not None)


@lru_cache(100_000)
def root(word: str) -> str:
    """A word's group of predicates, or the word without what its tense adds. Takes small letters."""
    known = PREDICATES.get(word) or DEEDS.get(word) or THINGS.get(word)
    if known is not None:
        return known
    found = stem(word)
    for ending in ("ing", "ed", "ion", "ly"):
        if found.endswith(ending) and len(found) > len(ending) + 3:
            found = found.removesuffix(ending)
            return found[:-1] if found[-1] == found[-2] and found[-1] not in "ls" else found
    return found.removesuffix("e") if len(found) > 4 else found


DONE = (frozenset(PREDICATES.values()) | frozenset(DEEDS.values()) | frozenset(PHRASES.values())) - frozenset(STANCES)
"""Roots that say what was done; two figures of two deeds are two claims."""
NEWSY_ROOTS = frozenset(map(root, NEWSY)) - frozenset(PREDICATES.values())


def sentence_at(shown: str, start: int = 0, least: int = LEAST_WORDS) -> Sentence | None:
    """One sentence that stands at an offset, read; None when it says less than so many telling words."""
    text = shown.strip()
    start += len(shown) - len(shown.lstrip())
    found = words(text)
    if len(found) < least:
        return None
    dates = find_dates(text)
    numbers = find_numbers(text, taken=tuple((d.start, d.end) for d in dates))
    aside = [(d.start, d.end) for d in dates] + [(n.start, n.end) for n in numbers]
    plain = [m for m in found if not any(s <= m.start() < e for s, e in aside)]
    small = [m.group().casefold() for m in plain]
    telling = _roots(small)
    values = 2 * len(dates) + sum(3 if n.quantity.unit else 2 for n in numbers)
    if len(set(telling)) + values < least:
        return None
    return Sentence(
        (start, start + len(text)),
        frozenset(telling),
        frozenset(root(m.group().casefold()) for m in plain[1:] if m.group()[0].isupper()),
        tuple(_each_counted(text, plain, numbers)),
        tuple(Dated(d.moment, (d.start, d.end), _near(text, plain, d.start, d.end)) for d in dates),
        any(w in NEGATIONS for w in small),
    )


def _roots(small: list[str]) -> list[str]:
    """The roots of the words that tell something; what two words say together is one of them."""
    found = [root(w) for w in small if not is_empty(stem(w))]
    for at, word in enumerate(small):
        if word in _OPENING:
            found += [said for after in small[at + 1 : at + 3] if (said := PHRASES.get((word, after)))]
    return found


_OPENING = frozenset(first for first, _ in PHRASES)


def _each_counted(text: str, plain: list[re.Match[str]], numbers: list[FoundNumber]) -> Iterator[Counted]:
    """Every number; one that stands alone ("three of them", "and two in the village") counts what the last one did."""
    last: Counted | None = None
    for number in numbers:
        where = number.start, number.end
        nouns, near = _nouns(text, plain, number.end), _near(text, plain, *where)
        if not nouns and number.quantity.unit is None and _NAMED.search(text, 0, number.start):
            continue
        deed = _deed(plain, clause_at(text, *where), number)
        if last is not None and not nouns and number.quantity.unit is None and last.quantity.unit is None:
            nouns, near, deed = last.nouns, near | last.deeds, deed or last.deed
        more = _MORE.match(text, number.end)
        change = "" if more is None else "less" if more["less"] else "more"
        last = Counted(number.quantity, *_context(plain, *where), where, nouns, near, deed, change)
        yield last


def _deed(plain: list[re.Match[str]], clause: Span, number: FoundNumber) -> str | None:
    """The deed that stands nearest to a number in its clause; the one behind wins a tie."""
    inside = [m for m in plain if clause[0] <= m.start() and m.end() <= clause[1]]
    after = [root(m.group().casefold()) for m in inside if m.start() >= number.end]
    before = [root(m.group().casefold()) for m in inside if m.end() <= number.start]
    found = [(at, 0, deed) for at, deed in enumerate(after) if deed in DONE]
    found += [(at, 1, deed) for at, deed in enumerate(reversed(before)) if deed in DONE]
    return min(found)[2] if found else None


_NAMED = re.compile(r"(?<=\s)[A-Z][\w.]*\s$")
"""A word with a capital before a number that counts nothing makes it a name: Highway 9, Flight 302."""
_MORE = re.compile(r"\W{0,2}(?:\w+ )?(?:more|higher|extra|dearer|(?P<less>less|fewer|lower|cheaper))\b")


def _nouns(text: str, plain: list[re.Match[str]], end: int) -> frozenset[str]:
    """The words right behind a number, up to the first that can be none of what it counts."""
    found: list[str] = []
    for match in plain:
        if match.start() < end:
            continue
        word = match.group().casefold()
        if len(found) == NOUN_WITHIN or _BREAK.search(text, end, match.start()) or is_empty(stem(word)):
            break
        if word in ANYBODY or word in PERSONS:
            found.append(SOMEBODY)
        found.append(root(word))
    if not found:
        before = _TOTAL.search(text, 0, end)
        found = [] if before is None else [SOMEBODY] if before["toll"] else _total(before["what"].casefold())
    return frozenset(found)


def _total(word: str) -> list[str]:
    """What a number counts that comes after its noun: the number of dead is put at 12."""
    return [root(word), SOMEBODY] if word in PERSONS else [root(word)]


_TOTAL = re.compile(r"\b(?:(?P<toll>(?:death )?toll)|(?:number|total|count) of (?:the |those )?(?P<what>[a-z]+))\b")


def _near(text: str, plain: list[re.Match[str]], start: int, end: int) -> frozenset[str]:
    """The roots of the clause around a value; where that says next to nothing, with the clause before it."""
    opens, closes = clause_at(text, start, end)
    found = _between(plain, opens, closes)
    while opens and len(found) < THIN:
        opens = clause_at(text, opens - 1, opens - 1)[0]
        found = _between(plain, opens, closes)
    return found


def _between(plain: list[re.Match[str]], opens: int, closes: int) -> frozenset[str]:
    return frozenset(_roots([m.group().casefold() for m in plain if opens <= m.start() and m.end() <= closes]))


def clause_at(text: str, start: int, end: int) -> Span:
    """The clause of a sentence around a span of it, as far as marks and joining words tell."""
    opens = max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)
    return opens, next((m.start() for m in _BREAK.finditer(text, end)), len(text))


_BREAK = re.compile(
    r"[;:()–—]|, "
    r"|\b(?:and|but|while|after|when|before|who|which|that|as|because|where|among|with|than|although|though)\b"
)


def _context(plain: list[re.Match[str]], start: int, end: int) -> tuple[str | None, str | None]:
    """The noun that follows a number, and the nearest verb on either side; the one behind wins a tie."""
    after = [m.group().casefold() for m in plain if m.start() >= end][:VERB_WITHIN]
    before = [m.group().casefold() for m in plain if m.end() <= start][-VERB_WITHIN:]
    noun = next((w for w in after[:NOUN_WITHIN] if w in ANYBODY or _is_noun(w)), None)
    distances = [(i, 0, PREDICATES[w]) for i, w in enumerate(after) if w in PREDICATES]
    distances += [(i, 1, PREDICATES[w]) for i, w in enumerate(reversed(before)) if w in PREDICATES]
    verb = min(distances)[2] if distances else None
    return (None if noun is None else SOMEBODY if noun in ANYBODY else root(noun)), verb


def _is_noun(word: str) -> bool:
    return word not in PREDICATES and not is_empty(stem(word))
