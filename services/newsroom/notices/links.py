"""Does this notice speak of this change?

A notice that states its values covers the change that turns the wrong one into the right one. One that names only a
topic ("the spelling of her surname", "the date of the hearing") covers the change whose sentences carry its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Literal

from services.collation.text import Span
from services.newsroom.changes import Change
from services.newsroom.lexicon import disclosure as lex
from services.newsroom.notices.atoms import atoms
from services.newsroom.notices.found import LONGEST, from_note
from services.newsroom.notices.heads import head_mark
from services.newsroom.notices.sides import WIDE, Sides
from services.newsroom.notices.topics import names_in, of_one_matter, slots_asked, stem, topic
from services.newsroom.notices.values import all_values
from services.newsroom.patterns import later
from services.newsroom.readings import Notice, Reading

_WORD = later(r"[^\W_]+(?:[’'.,:-][^\W_]+)*")
_NUMBERS = {word: str(value) for value, word in enumerate(lex.NUMBER_WORDS)} | {
    f"{ten}-{unit}" if unit else ten: str(10 * tens + value)
    for tens, ten in enumerate(lex.TENS, start=2)
    for value, unit in enumerate(("", *lex.NUMBER_WORDS[1:10]))
}

VALUES_FOUND = 1.0
"""The score of a notice both of whose values are found: so sure that an older notice counts as well."""

MOST_NOTICES = 100
"""Notices of one version that are weighed against its changes: a long live blog has some dozens."""

RETOLD = 4
"""From so many words on a wrong value is what a sentence said, told again: its words need not stand in any text."""

COVERED = 0.5
"""From here on a notice is taken to speak of a change: both values found, or half the weight of its topic words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with its words. `place` is its span in the body; None when it stands elsewhere, as `where` says.

    `stated` are all the values it sets against each other, (wrong, right); the notice itself carries the first.
    """

    notice: Notice
    words: str
    place: Span | None
    where: Literal["body", "field", "headline"] = "body"
    stated: tuple[tuple[str | None, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """How sure it is that a notice speaks of a change, and by what."""

    told: Told
    score: float
    by: str


def told_in(reading: Reading, notes: Iterable[str], headline: str) -> tuple[Told, ...]:
    """All notices of one version: in its text; sent beside it, where the text says nothing of it; in its headline."""
    clean, kept = reading.text.clean, reading.notices[:MOST_NOTICES]
    inside = [_told(n, clean[n.start : n.end], (n.start, n.end), "body") for n in kept]
    said = {key(told.words) for told in inside}
    beside = [
        _told(from_note(note), note, None, "field") for note in islice(notes, MOST_NOTICES) if key(note) not in said
    ]
    mark = head_mark(headline)
    # "CORRECTED-" above a text that says itself what was corrected is one notice, not two.
    if mark is None or any(told.notice.kind == mark.kind for told in (*inside, *beside)):
        return (*inside, *beside)
    words = headline[: mark.end].rstrip(" -–—:")
    return (*inside, *beside, Told(replace(mark, end=len(words)), words, None, "headline"))


def _told(notice: Notice, words: str, place: Span | None, where: Literal["body", "field"]) -> Told:
    if not (notice.wrong or notice.right):
        return Told(notice, words, place, where)
    return Told(
        notice, words, place, where, tuple(dict.fromkeys(((notice.wrong, notice.right), *all_values(words[:LONGEST]))))
    )


def says_no_more(told: Told) -> bool:
    """Whether a notice only says that there is one: "UPDATE 2-", "This story has been updated."."""
    return told.where == "headline" or not topic(told.words)


def key(words: str) -> str:
    """The words of a notice without label, marks and case: equal keys say the same."""
    return " ".join(word.lower() for word in _WORD.findall(words))


def covering(change: Change, told: Sequence[Told], sides: Sides) -> Cover | None:
    """The notice that speaks of this change with the best score, None when none does."""
    if not told:
        return None
    before, after = sides.sentences(change)
    covers = [cover for one in told if (cover := _cover(change, one, before, after)) is not None]
    return max(covers, key=lambda cover: cover.score, default=None)


def with_conversions(changes: Sequence[Change], covers: Sequence[Cover | None], witness: str) -> list[Cover | None]:
    """The same covers, and for an amount in brackets after a covered one, "(3 miles)", the cover of that one."""
    found = list(covers)
    ending = {(c.part, c.b[1]): cover for c, cover in zip(changes, covers, strict=True) if cover and c.b}
    for at, change in enumerate(changes):
        if covers[at] or not change.material or change.slot != "number" or change.b is None:
            continue
        # " (" and a currency sign: no more stands between an amount and its conversion.
        for end in range(change.b[0] - 3, change.b[0]):
            cover = ending.get((change.part, end))
            if cover and "(" in witness[end : change.b[0] + 1]:
                found[at] = Cover(cover.told, cover.score, "it names the amount that this one converts")
    return found


def _cover(change: Change, told: Told, before: str, after: str) -> Cover | None:
    notice = told.notice
    if notice.kind == "retraction" and not (notice.wrong or notice.right):
        return Cover(told, 0.6, "it takes the whole text back")
    score, by = max((_by_values(change, stated, before, after) for stated in told.stated), default=(0.0, ""))
    exact = notice.wrong and notice.right and len(normal(notice.wrong).split()) < RETOLD
    if score < COVERED and not exact and told.where != "headline":
        score, by = _by_topic(change, told, before, after)
    return Cover(told, score, by) if score >= COVERED else None


def _by_values(change: Change, stated: tuple[str | None, str | None], before: str, after: str) -> tuple[float, str]:
    wrong, right = normal(stated[0]), normal(stated[1])
    spoken = change.slot == "quote_reattributed"
    old, new = (
        normal(v[:WIDE] if v else None)
        for v in ((change.speaker_old, change.speaker_new) if spoken else (change.old, change.new))
    )
    was = bool(wrong) and (_holds(normal(before), wrong) or (spoken and wrong == old))
    now = bool(right) and (_holds(normal(after), right) or (spoken and right == new))
    # The change itself must be about the values, not only stand in the same sentence.
    touches = (bool(wrong) and _overlaps(old, wrong)) or (bool(right) and _overlaps(new, right))
    if wrong and right:
        by = f"it says {stated[1]}, not {stated[0]}"
        if was and now and touches:
            return VALUES_FOUND, by
        return (0.8, by) if touches and ((was and not change.new) or (now and not change.old)) else (0.0, "")
    return (0.7, f"it names {stated[0] or stated[1]}") if touches and (was or now) else (0.0, "")


def _by_topic(change: Change, told: Told, before: str, after: str) -> tuple[float, str]:
    """Share of the notice's topic words in the sentences of the change; the kind of value it names counts as one."""
    words = topic(told.words)
    if told.notice.kind == "update" and change.effect == "added_claim":
        # An update names what it adds, whose words may fill a paragraph: one name in it will do.
        named = words & {
            stem(atom) for name in atoms(told.words) if name.shape == "name" for atom in name.words.split()
        }
        met = named & topic(after)
        if met:
            return COVERED, "it speaks of " + ", ".join(sorted(met)[:3])
    asked = slots_asked(told.words)
    if asked and change.slot not in asked:
        return 0.0, ""
    here = topic(before) | topic(after)
    met = words & here | of_one_matter(words, here)
    if not words:
        return (0.5, f"it speaks of the {change.slot}") if change.slot in asked else (0.0, "")
    if not met:
        return 0.0, ""
    share = (len(met) + bool(asked)) / (len(words) + bool(asked))
    # Three words, one of them a name, are enough of a longer notice.
    if len(met) >= 3 and met & names_in(told.words):
        share = max(share, COVERED)
    return share, "it speaks of " + ", ".join(sorted(met)[:3])


@lru_cache(4096)
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
