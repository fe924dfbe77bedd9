"""Characters that a reader cannot see, or takes for others, and what of them a witness brings or drops.

Where a script or an emoji needs such a character it is not raised: joiners in Indic, Arabic and emoji sequences, marks
of direction beside right-to-left letters, selectors after the sign they select, the tags of a flag, no-break blanks of
French punctuation and of numbers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from services.collation.apparatus import Apparatus
from services.collation.text import Span

HiddenKind = Literal["bidi", "zero_width", "tag", "selector", "control", "blank", "look_alike"]

_SUSPECT = re.compile(
    "(?P<bidi>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    "|(?P<zero_width>[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a])"
    "|(?P<tag>[\U000e0000-\U000e007f])"
    "|(?P<selector>[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef])"
    "|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f])"
    "|(?P<blank>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
)
_WORD = re.compile(r"[^\W\d_]+")
_UNCOMMON = re.compile(
    "[^\t\n\r\x0b\x0c\x20-\x7e\x85\xa1-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\u024f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
"""All but Latin letters, punctuation and signs of money: only lines with such a character can hide one."""

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_JOINING = re.compile(
    "[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u3040-\u30ff\u4e00-\u9fff]")
_NEAR_RIGHT_TO_LEFT = re.compile(rf"[{_RIGHT_TO_LEFT}][^\n]*$|^[^\n]*[{_RIGHT_TO_LEFT}]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_FRENCH_BEFORE = frozenset(":;!?»%‰€$£—–")
_UNIT = re.compile(r"(?:k|c|m|d)?[mgl]\b|h\b|min\b|s\b|ans?\b|euros?\b|milli(?:on|ard)s?\b|°|km/h|[KMG]?[WB]\b")

_LOOKS_LIKE = dict(
    zip(
        "аеорсухіјѕԁԛԝһӏАВЕКМНОРСТХУЅІЈԌԚԜЗοναικρυχϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹօսհոցզԼՍՕ",
        "aeopcyxijsdqwhlABEKMHOPCTXYSIJGQW3ovaikpuxcjABEZHIKMNOPTYXCouhngqLUO",
        strict=True,
    )
)
"""Letters of Cyrillic, Greek and Armenian that are drawn like a Latin one."""

_LATIN_TWINS = frozenset(_LOOKS_LIKE.values())


@dataclass(frozen=True, slots=True)
class Hidden:
    """One character, or a run of one kind, that a reader does not see as it is. `name` says what it is, for people."""

    start: int
    end: int
    kind: HiddenKind
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class HiddenChange:
    """What one row of an apparatus brings (`old` is None) or drops (`new` is None)."""

    old: Hidden | None
    new: Hidden | None


def find_hidden(clean: str) -> tuple[Hidden, ...]:
    """Spans of `clean` in text order; neighbours of one kind are one span."""
    found: list[tuple[int, int, str | None]] = []
    for start, end in _uncommon_lines(clean):
        found += [(*m.span(), m.lastgroup) for m in _SUSPECT.finditer(clean, start, end) if not _belongs(clean, m)]
        found += [(at, at + 1, "look_alike") for at in _look_alikes(clean, start, end)]
    runs: list[tuple[int, int, str]] = []
    for start, end, kind in sorted((s, e, str(k)) for s, e, k in found):
        if runs and runs[-1][1] == start and runs[-1][2] == kind:
            runs[-1] = (runs[-1][0], end, kind)
        else:
            runs.append((start, end, kind))
    return tuple(Hidden(s, e, kind, clean[s:e], _names(clean[s:e])) for s, e, kind in runs)  # type: ignore[arg-type]


def _uncommon_lines(clean: str) -> Iterator[Span]:
    end = 0
    while found := _UNCOMMON.search(clean, end):
        start = clean.rfind("\n", end, found.start()) + 1 or end
        end = clean.find("\n", found.end())
        end = len(clean) if end < 0 else end
        yield start, end


def hidden_changes(apparatus: Apparatus) -> tuple[HiddenChange, ...]:
    """What is new or gone, row by row: what stands on both sides of a row is no change, wherever in the row it is."""
    base, witness = find_hidden(apparatus.base), find_hidden(apparatus.witness)
    if not base and not witness:
        return ()
    starts = [h.start for h in base], [h.start for h in witness]
    changes: list[HiddenChange] = []
    for row in apparatus.rows:
        old, new = _within(base, starts[0], row.a), _within(witness, starts[1], row.b)
        kept = Counter(h.text for h in old) & Counter(h.text for h in new)
        changes += [HiddenChange(h, None) for h in _beyond(old, kept.copy())]
        changes += [HiddenChange(None, h) for h in _beyond(new, kept.copy())]
    return tuple(changes)


def _within(hidden: tuple[Hidden, ...], starts: list[int], spans: tuple[Span, ...]) -> list[Hidden]:
    return [h for start, end in spans for h in hidden[bisect_left(starts, start) : bisect_left(starts, end)]]


def _beyond(hidden: list[Hidden], kept: Counter[str]) -> Iterator[Hidden]:
    for one in hidden:
        if kept[one.text]:
            kept[one.text] -= 1
        else:
            yield one


def _names(text: str) -> str:
    first = f"U+{ord(text[0]):04X} {unicodedata.name(text[0], 'control character')}"
    return first if len(text) == 1 else f"{len(text)} characters from {first}"


def _belongs(clean: str, suspect: re.Match[str]) -> bool:
    """Whether the script or the sign beside it needs this character."""
    at, character = suspect.start(), suspect.group()
    before, after = clean[at - 1 : at], clean[at + 1 : at + 2]
    match suspect.lastgroup:
        case "bidi":
            line = clean[max(0, at - 200) : at].rpartition("\n")[2] + "\0" + clean[at + 1 : at + 200].partition("\n")[0]
            return character in "\u200e\u200f\u061c" and bool(_NEAR_RIGHT_TO_LEFT.search(line))
        case "zero_width":
            return _joins(character, before, after)
        case "tag":
            flag = _FLAG.match(clean, clean.rfind("\U0001f3f4", max(0, at - 8), at)) if at else None
            return flag is not None and flag.end() > at
        case "selector":
            return _selects(character, before, after)
        case "blank":
            return _spaces(clean, at, before, after)
    return False


def _joins(character: str, before: str, after: str) -> bool:
    if character in "\u200c\u200d" and before and _JOINING.match(before):
        return True
    if character == "\u200d":
        return _is_sign(before) and _is_sign(after)
    return character == "\u200b" and bool(before and after and _UNSPACED.match(before) and _UNSPACED.match(after))


def _is_sign(character: str) -> bool:
    return character != "" and (character in "\ufe0f\u20e3" or unicodedata.category(character) in ("So", "Sk", "Sm"))


def _selects(character: str, before: str, after: str) -> bool:
    if not before:
        return False
    if character in "\ufe0e\ufe0f":
        keycap = before in "0123456789#*" and after == "\u20e3"
        return keycap or (not before.isascii() and unicodedata.category(before)[0] in "SP")
    return unicodedata.category(before) in ("Lo", "Sm")


def _spaces(clean: str, at: int, before: str, after: str) -> bool:
    if clean[at] == "\u3000":
        return not (before.isascii() and after.isascii())
    if after in _FRENCH_BEFORE or before == "«":
        return True
    return before.isdigit() and (after.isdigit() or bool(_UNIT.match(clean, at + 1)))


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "?").split(" ")[0]


def _look_alikes(clean: str, start: int, end: int) -> Iterator[int]:
    """Places of letters of another script than their word's, drawn like a letter of it."""
    for word in _WORD.finditer(clean, start, end):
        letters = word.group()
        if letters.isascii():
            continue
        scripts = Counter(map(_script, letters))
        if scripts.keys() <= {"LATIN"}:
            continue
        if len(scripts) == 1:
            if all(letter in _LOOKS_LIKE for letter in letters) and _stands_alone(clean, word):
                yield from range(*word.span())
            continue
        most = max(scripts, key=lambda script: (scripts[script], script == "LATIN"))
        yield from (at for at, letter in enumerate(letters, word.start()) if _poses(letter, most))


def _poses(letter: str, script: str) -> bool:
    """Whether a letter passes for one of the script of its word."""
    own = _script(letter)
    if own == script:
        return False
    return own == "FULLWIDTH" or letter in _LOOKS_LIKE or letter in _LATIN_TWINS


def _stands_alone(clean: str, word: re.Match[str]) -> bool:
    """Whether a word that could be read as Latin stands in a line of Latin letters only."""
    start = clean.rfind("\n", 0, word.start()) + 1
    end = clean.find("\n", word.end())
    rest = (
        clean[max(start, word.start() - 200) : word.start()]
        + clean[word.end() : min(len(clean) if end < 0 else end, word.end() + 200)]
    )
    scripts = {_script(letter) for letter in rest if letter.isalpha()}
    return "LATIN" in scripts and _script(word.group()[0]) not in scripts
