"""Finds the notices of one text: what the newsroom tells its readers about a change in it.

A notice is a paragraph, or the end of one, that opens as `notice_openings` says and goes on to the end of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from services.collation.text import Span, Text
from services.newsroom.notice_openings import Opening, opening
from services.newsroom.notice_values import values
from services.newsroom.readings import Furniture, Notice

_HINTS = (
    "correct", "clarif", "retract", "withdr", "updat", "amend", "version", "editor", "editing", "error", "mis", "wrong",
    "apolog", "regret", "publication", "as we ", "removed", "edited", "changed", "note", "record", "fil", "writethru", "errat",
    "article", "story", "headline", "caption", "fix", "was published", "kill", "revised",
    "korrekt", "berichtigung", "richtigstellung", "rectif", "fe de err", "rette", "rätte", "leiðrétting", "correz", "correç",
    "oikaisu", "sprostowanie", "oprava", "исправл", "поправ", "виправл", "정정", "訂正", "更正", "تصحيح", "תיקון", "klarst", "précision",
    "aclara", "förtyd", "presis", "precis", "esclarec", "verduid", "уточн", "바로잡",
)  # fmt: skip
"""A text without any of these parts of words has no notice: most have none, and are not looked at closer."""

_MOST_SENTENCES = 8
"""A notice in the same paragraph as the story ends after so many sentences at the latest."""


def find_notices(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Notice, ...]:
    """The notices of a text in their order, with the wrong and right values they state."""
    folded = text.clean.lower()
    if not any(hint in folded for hint in _HINTS):
        return ()
    found: list[Notice] = []
    waiting: tuple[Span, Opening] | None = None
    for paragraph in _paragraphs(text, sentences):
        if waiting:
            found.append(_notice(text, [waiting[0], *paragraph], waiting[1], after=paragraph[0][0]))
            waiting = None
            continue
        for at, span in enumerate(paragraph):
            opened = _opens(text, paragraph, at, folded)
            if opened is None:
                continue
            rest = paragraph[at : at + _MOST_SENTENCES]
            if opened.alone:
                waiting = (span, opened)
            else:
                found.append(_notice(text, rest, opened))
            break
    return tuple(found)


def from_note(words: str) -> Notice:
    """A notice that came in a field of its own: a correction unless its words say otherwise. Offsets are of `words`."""
    opened = opening(words) or Opening("correction", 0)
    wrong, right = values(words[opened.body :])
    return Notice(0, len(words), opened.kind, wrong, right)


def _opens(text: Text, paragraph: list[Span], at: int, folded: str) -> Opening | None:
    start, end = paragraph[at]
    if not any(hint in folded[start:end] for hint in _HINTS):
        return None
    before = text.clean[paragraph[0][0] : start]
    if at and (before.count("“") > before.count("”") or before.count('"') % 2):
        return None  # inside someone's words
    found = opening(text.clean[start:end], text.clean[end : paragraph[-1][1]])
    return None if found is None or (at and found.alone) else found


def _notice(text: Text, spans: list[Span], opened: Opening, after: int | None = None) -> Notice:
    start, end = spans[0][0], spans[-1][1]
    words = text.clean[start:end]
    body = after if after is not None else start + opened.body
    wrong, right = values(text.clean[body:end])
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
