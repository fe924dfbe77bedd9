"""Whether two speakers are the same person, for quotes whose words match."""

from __future__ import annotations

import re
from enum import Enum

from services.newsroom.lexicon.roles import ROLES, TITLES
from services.newsroom.readings import Quote
from services.newsroom.values.names import relation

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_OPENERS = frozenset("a an the one another two three some several many his her their other".split())


CERTAIN = 0.86
"""Least score of both speakers. To say that words were moved to another person takes more than to name a speaker: a
speaker who only runs on from the paragraph before may change when paragraphs are put in another order."""


class Speaking(Enum):
    """What became of a quote's speaker."""

    SAME = "same"
    OTHER = "other"
    HIDDEN = "hidden"
    NAMED = "named"


def speaking(old: Quote, new: Quote) -> Speaking:
    """What became of the speaker. SAME also when either is not certain: only certain people can differ."""
    if old.speaker is None or new.speaker is None or min(old.score, new.score) < CERTAIN:
        return Speaking.SAME
    if same_person(old.speaker, new.speaker):
        return Speaking.SAME
    before, after = is_named(old.speaker), is_named(new.speaker)
    if before and not after:
        return Speaking.HIDDEN
    if after and not before:
        return Speaking.NAMED
    return Speaking.OTHER if before else Speaking.SAME


def is_named(speaker: str) -> bool:
    """Whether a speaker has a name: "Lee Jang Wook", "the White House"; not "a spokeswoman" or "Officials"."""
    words = speaker.split()
    first, rest = words[0], words[1:]
    if any(w[:1].isupper() for w in rest):
        return first.lower() not in ("a", "an", "one", "another") or _has_person(words)
    return first[:1].isupper() and first.lower() not in _OPENERS | ROLES


def _has_person(words: list[str]) -> bool:
    """ "a spokeswoman for Brask" names Brask but not who spoke."""
    return not any(w.lower() in ROLES for w in words) and sum(w[:1].isupper() for w in words[1:]) > 1


def same_person(one: str, other: str) -> bool:
    """Whether one name can be the other's: all words of the shorter stand in the longer, titles and case aside; or
    both are one name spelt in two ways, which is a change of a name and not of who spoke."""
    a, b = _name_words(one), _name_words(other)
    return bool(a) and bool(b) and (a <= b or b <= a or relation(one, other) != "other")


def _name_words(name: str) -> set[str]:
    words = {w.casefold().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name)}
    return words - _EMPTY or words


_EMPTY = frozenset("the a an".split()) | {title.strip(".") for title in TITLES}
