"""Names as they stand in a text, and whether two of them name the same.

Aliases ("UN" is "United Nations") and short forms ("Kirby" is "John Kirby") are the same; one letter more or less is
another spelling of it; all else is another name. Likeness alone never makes two names one: "Kim Jong" is not "Kim
Jong Un".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from services.newsroom.lexicon.dates_en import MONTHS, WEEKDAYS
from services.newsroom.lexicon.given_names import FEMALE_NAMES, MALE_NAMES
from services.newsroom.lexicon.names_en import (
    ABBREVIATED_STATES,
    ALIASES,
    BODY_ENDS,
    DEMONYMS,
    NICKNAMES,
    OFFICE_FRONTS,
    OFFICES,
    OPENERS,
    PARTICLES,
    PARTIES,
    PLACE_ENDS,
    PLACES,
    SUFFIXES,
    SURNAME_FIRST,
    TITLES,
)

Relation = Literal["same", "spelling", "other"]


@dataclass(frozen=True, slots=True)
class FoundName:
    """A capitalised name and its span; `opens` says that it stands first in its sentence, where capitals prove
    little."""

    start: int
    end: int
    text: str
    opens: bool = False


_CAP = (
    r"(?:[A-Z]\.(?:[A-Z]\.)+|[A-Z]\.(?=\s[A-Z])|(?:St|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Capt|Prof|Rev)\."
    r"|(?:al-|el-|d['’]|de)?[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w’'\-]*|\d{1,3}[A-Z]\w*)"
)
_NAME = re.compile(
    rf"{_CAP}(?:(?:[^\S\n]|\s(?:of|de|la|du|van|von|der|den|bin|ibn|al|el|da|di|dos|del)\s(?:the\s|la\s)?|\s?&\s?){_CAP})*"
)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŠŽČ]")
_BEFORE_CAPITAL = re.compile(r"(?:al-|el-|d['’]|de|\d{1,3})$")
_ALSO_NAMES = frozenset({"will", "may", "police", "president", "parliament", "us"})
# "Nurses of", "Members of" at the start of a sentence: a plural that is no part of the name.
_CROWD = re.compile(
    r"(?!Friends|Isles|Lords|Kings|Gardens|Shores|Sons|Daughters)[A-Z][a-z]+[^s]s\sof\s(?:the\s)?(?=[A-Z])"
)
_TAIL = re.compile(
    r"-(?:born|based|led|backed|mediated|supplied|made|owned|style|speaking|wide|era|trained|funded|built|language|held|controlled)$"
)
_LAST_OPENER = re.compile(
    r"(?: (?:As|An|On|In|At|The|Many|Throughout|After|Before|When|While|But|And|He|She|It|They|This))+$"
)
"""Words that begin the next sentence, where no mark ends a line."""
_POSSESSIVE = re.compile(r"(?:'s|’s|['’])$")


def find_names(
    text: str, start: int = 0, end: int | None = None, openings: frozenset[int] = frozenset()
) -> list[FoundName]:
    """Every run of capitalised words in text[start:end], without openers, months and weekdays. `openings` are
    sentence starts."""
    end = len(text) if end is None else end
    out: list[FoundName] = []
    first, _, rest = text[start:end].lstrip().partition(" ")
    if not _CAPITAL.search(rest):
        if not _CAPITAL.search(first):
            return out
        end = text.index(first, start) + len(first)
    for match in _runs(text, start, end):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] == "_"):
            continue
        out += _pieces(text, match.start(), match.end(), match.start() in openings)
    return out


def _runs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every match of _NAME, looked for where a capital stands: each holds one, with few characters before it."""
    while capital := _CAPITAL.search(text, start, end):
        at = capital.start()
        before = _BEFORE_CAPITAL.search(text, max(start, at - 3), at)
        match = _NAME.match(text, before.start() if before else at, end)
        if match is None:
            match = _NAME.search(text, at, end)
            assert match is not None
        yield match
        start = match.end()


def _pieces(text: str, start: int, end: int, opens: bool) -> list[FoundName]:
    """Cut openers off the front of a run and possessives off its end."""
    shown = text[start:end]
    while fold(shown) not in _ALIAS:
        first, _, rest = shown.partition(" ")
        low = first.rstrip(".,").lower()
        if low in OPENERS and (opens or low in ("the", "a", "an", "i")) and not (first.isupper() and len(first) > 1):
            skip = len(first) + 1 if rest else len(first)
            start, shown, opens = start + skip, rest, False
            if not rest:
                return []
            continue
        break
    crowd = _CROWD.match(shown) if opens else None
    if crowd:
        start, shown, opens = start + crowd.end(), shown[crowd.end() :], False
    shown = _LAST_OPENER.sub("", shown)
    tail = _TAIL.search(shown)
    shown = shown[: tail.start()] if tail else shown
    end = start + len(shown)
    cut = _POSSESSIVE.search(shown)
    if cut:
        end = start + cut.start()
        shown = text[start:end]
    held, behind = _untitled(shown)
    if behind:
        before = [FoundName(start, start + held, shown[:held], opens)] if held else []
        return [*before, FoundName(start + behind, end, shown[behind:])]
    low = shown.rstrip(".").lower()
    if " " not in shown and low in OPENERS and low not in _ALSO_NAMES and not shown.isupper():
        return []
    if not shown or low in MONTHS or low in WEEKDAYS or shown == "I" or (len(shown) == 1 and not shown.isupper()):
        return []
    if opens and " " not in shown and shown[1:].islower() and (low.endswith(("ing", "ly", "ed")) and low not in PLACES):
        return []
    return [FoundName(start, end, shown, opens)]


@lru_cache(maxsize=8192)
def _untitled(shown: str) -> tuple[int, int]:
    """How much of a run of capitals is the name of a body or place before an office, and where the person begins.

    "Goldman Sachs Chief Executive David Solomon" holds two names, "Republican Donald Trump" one. (0, 0) without one.
    """
    words = shown.split(" ")
    plain = [fold(word) for word in words]
    if len(words) < 2 or "of" in plain or plain[-1] in BODY_ENDS | PLACE_ENDS | _NO_PERSON:
        return 0, 0
    last = max((n for n, word in enumerate(plain[:-1]) if word in OFFICES), default=None)
    if last is None:
        party = plain[0] in PARTIES and len(words) > 2 and plain[1] in _GIVEN
        return (0, len(words[0]) + 1) if party else (0, 0)
    if {*plain[last + 1 :]} & (BODY_ENDS | PLACE_ENDS | _NO_PERSON):
        return 0, 0
    first = last
    while first and plain[first - 1] in OFFICES | OFFICE_FRONTS:
        first -= 1
    behind = len(" ".join(words[: last + 1])) + 1
    return len(" ".join(words[:first])), behind


_GIVEN = FEMALE_NAMES | MALE_NAMES
_NO_PERSON = frozenset("motors electric mills dynamics assembly strike secretary executive league house office".split())
"""Words behind "General", "Major" or "Speaker" that make the name of a body or of an office of it."""


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without accents, points, apostrophes and capitals: "U.N." and "UN", "Beyoncé" and "Beyonce" are one."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN)
    return re.sub(r"\s+", " ", re.sub(r"[.,’']", "", plain)).casefold().strip()


_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "–": "-", "‐": "-", "-": " "})
_ALIAS: dict[str, int] = {fold(form): n for n, forms in enumerate(ALIASES) for form in forms}


@lru_cache(maxsize=8192)
def core(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: folded, without titles, suffixes and "the"."""
    words = [w for w in fold(name).split() if w != "the"]
    while len(words) > 1 and words[0].rstrip(".") in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return tuple([_IN_SKY.sub("ky", word) for word in words])


_IN_SKY = re.compile(r"(?<=[sc])k(?:yy|yi|iy|ij|ii|i)$")
"""The Slavic ending in its other spellings: "Zelenskyy" and "Zelensky" are one name."""


def name_key(name: str) -> str:
    """What two mentions share when nothing but form sets them apart: aliases in one form, else the core words."""
    words = core(name)
    joined = " ".join(words)
    alias = _ALIAS.get(joined)
    return f"alias {alias}" if alias is not None else joined


@lru_cache(maxsize=8192)
def relation(a: str, b: str) -> Relation:
    """Whether two names name the same ("same"), one name spelt in two ways ("spelling"), or two things ("other")."""
    if name_key(a) == name_key(b):
        return "same"
    x, y = core(a), core(b)
    if not x or not y:
        return "other"
    if _short_form(x, y) or _short_form(y, x) or _acronym(a, y) or _acronym(b, x):
        return "same"
    if len(x) == len(y) and all(_same_given(p, q) for p, q in zip(x[:-1], y[:-1], strict=True)) and x[-1] == y[-1]:
        return "same"
    if _home(x) == _home(y) or _turned_round(a, b, x, y):
        return "same"
    return "spelling" if _misspelt(x, y) else "other"


def _home(words: tuple[str, ...]) -> str:
    """A name with its adjectives of place and short states turned into the place: "american" into "united-states"."""
    joined = "-".join(words)
    joined = DEMONYMS.get(joined) or ABBREVIATED_STATES.get(joined) or joined
    alias = _ALIAS.get(joined.replace("-", " "))
    if alias is not None:
        return f"alias {alias}"
    turned = [DEMONYMS.get(w, w) for w in joined.split("-")]
    return " ".join(f"alias {_ALIAS[w]}" if w in _ALIAS and len(words) > 1 else w for w in turned)


def _turned_round(a: str, b: str, x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Whether the surname stands in front in one and behind in the other: "Park Seo-yeon" and "Seo-yeon Park"."""
    if sorted(x) != sorted(y):
        return False
    hyphened = any("-" in name for name in (a, b))
    return (x[1:] + x[:1] == y and (hyphened or x[0] in SURNAME_FIRST)) or (
        y[1:] + y[:1] == x and (hyphened or y[0] in SURNAME_FIRST)
    )


def _short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Surname for the full name, or the full name with or without its middle names; never the front of a longer
    name."""
    if len(short) >= len(full) or full[-1] in BODY_ENDS | PLACE_ENDS or any(w in PLACES for w in (short[-1], full[-1])):
        return False
    if any(
        w
        in PARTICLES - {"de", "la", "van", "von", "der", "den", "bin", "al", "el", "da", "di", "dos", "del", "le", "du"}
        for w in full
    ):
        return False
    if len(short) == 1:
        return short[0] == full[-1] or (short[0] == full[0] and short[0] in SURNAME_FIRST and len(full) <= 3)
    if full[0] in SURNAME_FIRST and full[: len(short)] == short:
        return False
    if short == full[-len(short) :]:
        return True
    return short[-1] == full[-1] and _same_given(short[0], full[0])


def _same_given(a: str, b: str) -> bool:
    return (
        a == b
        or (len(a) == 1 and b.startswith(a))
        or (len(b) == 1 and a.startswith(b))
        or any(a in g and b in g for g in NICKNAMES)
    )


def _acronym(short: str, words: tuple[str, ...]) -> bool:
    letters = short.replace(".", "").replace("’s", "").replace("'s", "").removeprefix("the ").removeprefix("The ")
    if not 2 <= len(letters) <= 8 or not letters.isupper() or len(words) < 2:
        return False
    low = letters.lower()
    every = "".join(w[0] for w in words)
    return low in (every, "".join(w[0] for w in words if w not in PARTICLES))


def _misspelt(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """All words but one equal, that one off by a letter or two; two places that both exist are no misspelling."""
    a, b = " ".join(x), " ".join(y)
    if a.replace(" ", "-") in PLACES and b.replace(" ", "-") in PLACES:
        return False
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    if len(x) != len(y):
        return False
    off = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
    return all(_near_word(p, q) for p, q in off) and len(off) <= (1 if len(x) < 3 else 2)


def _near_word(p: str, q: str) -> bool:
    known = PLACES | DEMONYMS.keys()
    longest = max(len(p), len(q))
    if any(c.isdigit() for c in p + q) or (p in known and q in known) or (longest < 6 and p[0] != q[0]):
        return False
    allowed = 0 if longest < 4 else 1 if longest < 7 else 2
    return OSA.distance(p, q, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=8192)
def name_slot(name: str) -> str:
    """Whether a name is of a place ("place") or of a person or body ("name")."""
    words = fold(name).replace(" ", "-")
    last = words.rsplit("-", 1)[-1]
    return "place" if words in PLACES or (last in PLACE_ENDS and "-" in words) else "name"
