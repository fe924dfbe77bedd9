"""The values a notice speaks of, as they stand in its words: dates, numbers, names; and its clauses.

Lighter than the readers of claims, for a notice is short and only asks which words stand against which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from services.newsroom.lexicon import notice_values as said
from services.newsroom.lexicon import notices as lex
from services.newsroom.patterns import later

_I = re.IGNORECASE
_WORDED = (
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh"
    r"|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|hundreds?"
    r"|dozens?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|half|twice|once|double|triple)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|mn|bn|m|k)\b"
_UNIT = (
    r"(?:%|(?:percent(?:age points?)?|per cent|pct|pence|p\b|cents?|dollars?|pounds?|euros?|kronur|kr|won|yen"
    r"|yuan|rupees"
    r"|km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet|foot|inches|acres|hectares|tonnes?|tons|kg|kilograms?|litres?"
    r"|gallons?|quarters?|centur(?:y|ies)|years?(?: old)?|months?|weeks?|days?|hours?|minutes?|degrees|points?)\b)"
)
_AMOUNT = r"(?:[$€£¥₩]\s?)?\d[\d,]*(?:\.\d+)?(?:[-–]\d+)?(?:st|nd|rd|th|m|bn|tn|k|km|kg|p)?\b"
NUMBER = rf"(?:{_AMOUNT}|\b{_WORDED}\b)(?:[ -]{_SCALE})*(?:[ -]?{_UNIT})?"
_ABROAD = (
    r"(?:Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin|juillet|août|septembre"
    r"|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari|maart|mei|augustus)"
)
_YEAR = r"(?:19|20)\d\d\b(?![ -]?(?:%|m\b|km|metres?|people|dollars))"
DATE = (
    rf"\d{{1,2}}\.? (?:de )?{_ABROAD}\b"
    r"|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\b\d{1,2}:\d\d\b"
    rf"|\b(?:{lex.WEEKDAY},? )?(?:{lex.MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)? (?:of"
    rf" )?{lex.MONTH})"
    rf"(?:,? \d{{4}}\b)?|\b{lex.WEEKDAY}s?\b|\b{_YEAR}"
)
_MONTH_ALONE = (
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d{4}\b)?"
)
_PARTICLE = r"(?:de|da|del|della|der|den|di|du|la|le|van|von|bin|ibn|al|el|ben|of|the|and|y|af|&)"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'.\-]*(?<![.’'])"
_NAME = rf"{_CAPITAL}(?: (?:{_PARTICLE} )?{_CAPITAL})*"
_ATOM = later(rf"(?P<date>(?i:{DATE}))|(?P<number>(?i:{NUMBER}))|(?P<name>{_NAME})|(?P<month>{_MONTH_ALONE})")
_NO_NAME = later(rf"(?:{said.NO_NAME})$", _I)
_FULL_STOP = (
    r"(?:[.!?](?=[\s\"”’)\]*_]|$)"
    + "".join(rf"(?<!\b{word}\.)" for word in said.WITH_A_STOP)
    + r"(?<![ap]\.m\.)(?<!\b[A-Z]\.)(?! (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    r"|Dezember)\b)|;|[\"”)\]]?$)"
)
_CLAUSE = later(rf"(.+?)(?:{_FULL_STOP}|:\s)", re.DOTALL)
_MARKS = " \t\n\r\"“”„«»*_()[]—–'‘’"
_TRIM = later(said.AROUND_A_VALUE, _I | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Atom:
    """A value in the words of a notice: a date, a number or a name."""

    shape: str
    start: int
    end: int
    words: str


def clauses_of(words: str) -> list[str]:
    """The clauses of a notice: up to a full stop, a semicolon or a colon."""
    pieces = (match[1].strip(_MARKS + ",") for match in _CLAUSE.finditer(words))
    return [piece for piece in pieces if piece]


def atoms(words: str) -> list[Atom]:
    """The values in some words, in their order."""
    return list(_atoms(words))


def _atoms(words: str) -> Iterator[Atom]:
    for match in _ATOM.finditer(words):
        shape, text, start = match.lastgroup or "", match[0], match.start()
        if re.fullmatch(_MONTH_ALONE, text):
            shape = "date"
        if shape == "name":
            first, _, others = text.partition(" ")
            if _NO_NAME.match(text):
                continue
            if others and _NO_NAME.match(first):
                text, start = others, start + len(first) + 1
        yield Atom(shape, start, start + len(text.rstrip()), text.strip())


def nearest_pair(wrong: list[Atom], right: list[Atom], before: str, after: str) -> tuple[str, str] | None:
    """The two values of one shape, told apart, that stand against each other: after the same word, or spelt alike."""
    for shape in ("number", "date", "name"):
        ours, theirs = ([a for a in side if a.shape == shape] for side in (wrong, right))
        said = {a.words.lower() for a in theirs}, {a.words.lower() for a in ours}
        ours = [a for a in ours if a.words.lower() not in said[0]]
        theirs = [a for a in theirs if a.words.lower() not in said[1]]
        pairs = [(a, b) for a in ours for b in theirs if not _one_name(a, b)]
        if pairs:
            a, b = max(pairs, key=lambda pair: _standing(pair[0], pair[1], before, after))
            return a.words, b.words
    return None


def _one_name(a: Atom, b: Atom) -> bool:
    """Whether one is the other said shorter: "Dora Feld", "Feld"."""
    one, other = set(a.words.lower().split()), set(b.words.lower().split())
    return a.shape == "name" and (one <= other or other <= one)


def _standing(a: Atom, b: Atom, before: str, after: str) -> float:
    """How well two values stand against each other: the word before, the word after, and their own likeness."""
    lead = _word(before[: a.start].split()[-1:]) == _word(after[: b.start].split()[-1:])
    follow = _word(before[a.end :].split()[:1]) == _word(after[b.end :].split()[:1])
    return 1.0 * lead + 0.5 * follow + fuzz.ratio(a.words, b.words) / 100


def _word(words: list[str]) -> str:
    return words[0].strip(".,;").lower() if words else ""


def tidy(value: str | None) -> str | None:
    """A value without the small words and marks around it; None when nothing is left."""
    before = None
    while value and before != value:
        before, value = value, _TRIM.sub("", value.strip(_MARKS)).strip(_MARKS)
    if not value:
        return None
    return value if re.search(r"\b(?:[ap]\.m|Jr|Sr|[A-Z])\.$", value) else value.rstrip(".") or None
