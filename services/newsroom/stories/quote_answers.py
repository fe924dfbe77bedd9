"""How sure it is that two quoted lines of one story are one quote: by the words; a speaker speaks only against it."""

from __future__ import annotations

from services.newsroom.quotes.speakers import is_named, same_person
from services.newsroom.quotes.words import contains
from services.newsroom.stories.likeness import Marked
from services.newsroom.stories.lines import Line
from services.newsroom.stories.quote_threads import same_words
from services.newsroom.stories.threads import UTTERED
from services.newsroom.stories.vocabulary import is_empty, stem

ONE_MOUTH = 0.8
"""One person, one story, the same two words: too few to find it by, enough to join it."""


def quote_answer(one: Line, other: Line, mine: Marked, theirs: Marked) -> float:
    """By the words; who is not known contradicts nobody, and two speakers make short words two quotes."""
    same = same_words(mine, theirs, one_event=True)
    if same is None:
        return ONE_MOUTH if _is_part(one, other) else 0.0
    if speaks_another(one, other) and same.score < UTTERED:
        return 0.0
    return same.score


def _is_part(one: Line, other: Line) -> bool:
    """Whether one person is quoted with the same few words, alone here and in a longer sentence there."""
    if one.marked is None or other.marked is None or one.speaker is None or other.speaker is None:
        return False
    short, long = sorted((one.marked.words, other.marked.words), key=len)
    telling = [w for w in short if not is_empty(stem(w))]
    return bool(telling) and len(short) > 1 and contains(long, short) and same_person(one.speaker, other.speaker)


def speaks_another(one: Line, other: Line) -> bool:
    """Whether both speakers are known by name and are two people."""
    mine, theirs = one.speaker, other.speaker
    if mine is None or theirs is None or not (is_named(mine) and is_named(theirs)):
        return False
    return not same_person(mine, theirs)
