"""Does this notice speak of this change?

A notice that states its values covers the change that turns the wrong one into the right one. One that names only a
topic ("the spelling of her surname", "the date of the hearing") covers the change whose sentences carry its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.collation.text import Span
from services.newsroom.changes import Change
from services.newsroom.lexicon import notices as lex
from services.newsroom.readings import Notice, Reading

_WORD = re.compile(r"[^\W_]+(?:[’'.,:-][^\W_]+)*")
_NUMBERS = {word: str(value) for value, word in enumerate(lex.NUMBER_WORDS)}

COVERED = 0.5
"""From here on a notice is taken to speak of a change: both values found, or half the weight of its topic words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with its words. `place` is its span in the witness; None when it came in a field of its own."""

    notice: Notice
    words: str
    place: Span | None


@dataclass(frozen=True, slots=True)
class Cover:
    """How sure it is that a notice speaks of a change, and by what."""

    told: Told
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class Sides:
    """The two readings of a comparison, with the headline and byline of each side by name."""

    base: Reading
    witness: Reading
    heads: Mapping[str, tuple[str, str]]

    def sentences(self, change: Change) -> tuple[str, str]:
        """The sentences a change stands in, before and after; "" where it stands in none."""
        if change.part in self.heads:
            return self.heads[change.part]
        return sentence_at(self.base, change.a), sentence_at(self.witness, change.b)


def told_in(reading: Reading, notes: Iterable[Told] = ()) -> tuple[Told, ...]:
    """All notices of one version: those in its text, and those sent beside it that the text does not say again."""
    inside = [Told(n, reading.text.clean[n.start : n.end], (n.start, n.end)) for n in reading.notices]
    said = {key(told.words) for told in inside}
    return (*inside, *(note for note in notes if key(note.words) not in said))


def key(words: str) -> str:
    """The words of a notice without label, marks and case: equal keys say the same."""
    return " ".join(word.lower() for word in _WORD.findall(words))


def covering(change: Change, told: Iterable[Told], sides: Sides) -> Cover | None:
    """The notice that speaks of this change with the best score, None when none does."""
    before, after = sides.sentences(change)
    covers = [cover for one in told if (cover := _cover(change, one, before, after)) is not None]
    return max(covers, key=lambda cover: cover.score, default=None)


def sentence_at(reading: Reading, span: Span | None) -> str:
    """The sentence or sentences a span lies in."""
    if span is None:
        return ""
    held = [(s, e) for s, e in reading.sentences if s < max(span[1], span[0] + 1) and e > span[0]]
    return reading.text.clean[held[0][0] : held[-1][1]] if held else reading.text.clean[span[0] : span[1]]


def _cover(change: Change, told: Told, before: str, after: str) -> Cover | None:
    notice = told.notice
    if notice.kind == "retraction" and not (notice.wrong or notice.right):
        return Cover(told, 0.6, "it takes the whole text back")
    if notice.wrong or notice.right:
        score, by = _by_values(change, notice, before, after)
    else:
        score, by = _by_topic(change, told, before, after)
    if score < COVERED and notice.kind == "update" and change.effect == "added_claim" and not topic(told.words):
        return Cover(told, COVERED, "it tells readers that the text has been updated")
    return Cover(told, score, by) if score >= COVERED else None


def _by_values(change: Change, notice: Notice, before: str, after: str) -> tuple[float, str]:
    wrong, right = normal(notice.wrong), normal(notice.right)
    old, new = normal(change.old), normal(change.new)
    was = bool(wrong) and _holds(normal(before), wrong)
    now = bool(right) and _holds(normal(after), right)
    # The change itself must be about the values, not only stand in the same sentence.
    touches = (bool(wrong) and _overlaps(old, wrong)) or (bool(right) and _overlaps(new, right))
    if wrong and right:
        if was and now and touches:
            return 1.0, f"it says {notice.right}, not {notice.wrong}"
        if touches and ((was and not change.new) or (now and not change.old)):
            return 0.8, f"it says {notice.right}, not {notice.wrong}"
        return 0.0, ""
    if touches and (was or now):
        return 0.7, f"it names {notice.wrong or notice.right}"
    return 0.0, ""


def _by_topic(change: Change, told: Told, before: str, after: str) -> tuple[float, str]:
    """Share of the notice's topic words in the sentences of the change; the kind of value it names counts as one."""
    words = topic(told.words)
    asked = {
        slot for pattern, slots in lex.TOPIC_SLOTS if re.search(pattern, told.words, re.IGNORECASE) for slot in slots
    }
    if asked and change.slot not in asked:
        return 0.0, ""
    here = topic(before) | topic(after)
    met = words & here
    if not words:
        return (0.5, f"it speaks of the {change.slot}") if change.slot in asked else (0.0, "")
    if not met:
        return 0.0, ""
    share = (len(met) + bool(asked)) / (len(words) + bool(asked))
    return share, "it speaks of " + ", ".join(sorted(met)[:3])


def topic(words: str) -> frozenset[str]:
    """The words of a notice that say what it is about: folded, without those of every notice and of grammar."""
    return frozenset(
        folded
        for word in _WORD.findall(words)
        if (folded := _stem(word)) not in lex.NO_TOPIC and (len(folded) > 2 or folded.isdigit())
    )


def _stem(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word.lower())
    return word[:-1] if word.endswith("s") and len(word) > 4 and not word.endswith("ss") else word


def normal(words: str | None) -> str:
    """Words for comparing values: folded, numbers as digits, marks and small words off."""
    if not words:
        return ""
    kept = (re.sub(r"(?<=\d),(?=\d)", "", word.lower()).rstrip(".,:") for word in _WORD.findall(words))
    kept = (re.sub(r"[’']s$", "", word) for word in kept)
    return " ".join(_NUMBERS.get(word, word) for word in kept if word not in lex.SMALL)


def _holds(text: str, value: str) -> bool:
    return f" {value} " in f" {text} "


def _overlaps(one: str, other: str) -> bool:
    """Whether two values share what tells them apart: one holds the other, or they share a number or a long word."""
    if not one or not other:
        return False
    if _holds(one, other) or _holds(other, one):
        return True
    shared = set(one.split()) & set(other.split())
    return any(word[:1].isdigit() or len(word) > 3 for word in shared)
