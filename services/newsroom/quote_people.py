"""Whether two speakers are the same person, for quotes whose words match."""

from __future__ import annotations

import re
from enum import Enum

from services.newsroom.attribution import THRESHOLD
from services.newsroom.readings import Quote

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


class Speaking(Enum):
    SAME = "same"
    OTHER = "other"
    HIDDEN = "hidden"
    NAMED = "named"


def speaking(old: Quote, new: Quote) -> Speaking:
    """What became of the speaker. SAME also when either is not certain."""
    if old.speaker is None or new.speaker is None or min(old.score, new.score) < THRESHOLD:
        return Speaking.SAME
    before, after = is_named(old.speaker), is_named(new.speaker)
    if same_person(old.speaker, new.speaker):
        return Speaking.SAME
    if before and not after:
        return Speaking.HIDDEN
    if after and not before:
        return Speaking.NAMED
    return Speaking.OTHER


def is_named(speaker: str) -> bool:
    """Whether a speaker has a name of its own: "Lee Jang Wook", "the White House", not "a spokeswoman"."""
    words = speaker.split()
    return any(w[:1].isupper() for w in words[1:]) or (
        bool(words) and words[0][:1].isupper() and words[0] not in _OPENERS
    )


_OPENERS = frozenset(
    [
        "A",
        "An",
        "The",
        "One",
        "Another",
        "Two",
        "Three",
        "Some",
        "Several",
        "Many",
        "His",
        "Her",
        "Their",
        "He",
        "She",
        "They",
    ]
)


def same_person(one: str, other: str) -> bool:
    """Whether one name can be the other's: all words of the shorter stand in the longer, letter case aside."""
    a, b = ({w.casefold() for w in _WORD.findall(n)} - _EMPTY for n in (one, other))
    return bool(a) and bool(b) and (a <= b or b <= a)


_EMPTY = frozenset(["the", "a", "an", "mr", "mrs", "ms", "dr", "sir"])
