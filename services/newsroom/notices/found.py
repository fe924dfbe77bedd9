"""Finds the notices of one text: what the newsroom tells its readers about a change in it.

A notice is a paragraph, or the end of one: it opens as `notice_openings` says and goes on to its paragraph's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from services.collation.memory import Memory
from services.collation.text import Span, Text
from services.newsroom.lexicon.notice_hints import HINTS
from services.newsroom.notices.openings import Opening, kind_of, opening
from services.newsroom.notices.values import values
from services.newsroom.patterns import tree
from services.newsroom.readings import Furniture, Notice

_HINT = re.compile(r"\b" + tree(HINTS))

_MOST_SENTENCES = 8
"""A notice in the same paragraph as the story ends after so many sentences at the latest."""


LONGEST = 1500
"""Characters that are read of a notice, and of the words around it: ten times an ordinary one."""


def find_notices(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Notice, ...]:
    """The notices of a text in their order, with the wrong and right values they state."""
    likely = {span for span in sentences if may_tell(text.clean[slice(*span)])}
    if not likely:
        return ()
    found: list[Notice] = []
    waiting: tuple[Span, Opening] | None = None
    for paragraph in _paragraphs(text, sentences):
        if waiting:
            if (more := _opens(text, paragraph, 0)) and more.alone:
                continue  # a date or a second label: the words are still to come
            found.append(_notice(text, [waiting[0], *paragraph], waiting[1], after=paragraph[0][0]))
            waiting = None
            continue
        for at, span in enumerate(paragraph):
            opened = _opens(text, paragraph, at) if span in likely else None
            if opened is None:
                continue
            if opened.alone:
                waiting = (span, opened)
            else:
                before = text.clean[slice(*paragraph[at - 1])] if at else ""
                found.append(_notice(text, paragraph[at : at + _MOST_SENTENCES], opened, before=before))
            break
    if waiting and " " in text.clean[slice(*waiting[0])].strip():
        found.append(_notice(text, [waiting[0]], waiting[1]))
    return tuple(found)


def may_tell(words: str) -> bool:
    """Whether some words hold the beginning of a word that every notice has: a cheap look before the close one."""
    return _REMEMBERED[words]


def _hinted(sentence: str) -> bool:
    return _HINT.search(sentence.lower()) is not None


_REMEMBERED: Memory[bool] = Memory(2_000_000, _hinted)
"""Sentences already looked at."""


def from_note(words: str) -> Notice:
    """A notice that came in a field of its own: a correction unless its words say otherwise. Offsets are of `words`."""
    opened = opening(words) or Opening("correction", 0)
    wrong, right = _values(words[opened.body :], opened)
    return Notice(0, len(words), opened.kind, wrong, right)


def _values(words: str, opened: Opening, before: str = "") -> tuple[str | None, str | None]:
    # An update tells what is new; it sets something right only where it speaks of a mistake.
    words = words[:LONGEST]
    if opened.kind == "update" and kind_of(words) != "correction":
        return None, None
    return values(words, before[-LONGEST:])


def _opens(text: Text, paragraph: list[Span], at: int) -> Opening | None:
    start, end = paragraph[at]
    found = opening(
        text.clean[start : min(end, start + LONGEST)], text.clean[end : min(paragraph[-1][1], end + LONGEST)]
    )
    if found is None or not at:
        return found
    before = text.clean[max(paragraph[0][0], start - LONGEST) : start]
    inside_a_quote = before.count("“") > before.count("”") or before.count('"') % 2
    return None if found.alone or inside_a_quote else found


def _notice(text: Text, spans: list[Span], opened: Opening, after: int | None = None, before: str = "") -> Notice:
    start, end = spans[0][0], spans[-1][1]
    words = text.clean[start:end]
    body = after if after is not None else start + opened.body
    wrong, right = _values(text.clean[body:end], opened, before)
    return Notice(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), opened.kind, wrong, right)


def _paragraphs(text: Text, sentences: tuple[Span, ...]) -> Iterator[list[Span]]:
    """The sentences of each line that has any, in order."""
    held: list[Span] = []
    for start, end in sentences:
        words = text.clean[start:end]
        if words.strip():
            held.append((start, end))
        if "\n" in words and held:
            yield held
            held = []
    if held:
        yield held
