"""Finds the notices of one text: what the newsroom tells its readers about a change in it.

A notice is a paragraph, or the end of one: it opens as `notice_openings` says and goes on to its paragraph's end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime

from services.collation.text import Span, Text
from services.newsroom.notice_openings import Opening, kind_of, opening
from services.newsroom.notice_values import values
from services.newsroom.readings import Furniture, Notice

_HINTS = (
    "correct", "clarif", "retract", "withdr", "updat", "amend", "version", "editor", "editing", "error", "mis",
    "wrong", "apolog", "regret", "publication", "as we ", "replaced", "make clear", "point out", "remov",
    "edited", "changed", "note", "record", "fil", "writethru", "errat", "article", "story", "headline",
    "caption", "(add", "recast", "as stated", "as reported", "happy to", "our report", "as first", "originally",
    "initially", "previously", "fix", "was published", "kill", "revised", "korrekt", "berichtigung",
    "richtigstellung", "rectif", "fe de err", "rette", "rätte", "leiðrétting", "correz", "correç", "oikaisu",
    "sprostowanie", "oprava", "исправл", "поправ", "виправл", "정정", "訂正", "更正", "تصحيح", "תיקון", "klarst",
    "précision", "aclara", "förtyd", "presis", "precis", "esclarec", "verduid", "уточн", "바로잡",
)  # fmt: skip
"""A text without any of these parts of words has no notice: most have none, and are not looked at closer."""

_MOST_SENTENCES = 8
"""A notice in the same paragraph as the story ends after so many sentences at the latest."""


LONGEST = 1500
"""Characters that are read of a notice, and of the words around it: ten times an ordinary one."""


def find_notices(
    text: Text, sentences: tuple[Span, ...], furniture: tuple[Furniture, ...] = (), published_at: datetime | None = None
) -> tuple[Notice, ...]:
    """The notices of a text in their order, with the wrong and right values they state."""
    likely = _hinted(_folded(text.clean), sentences)
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
                found.append(_notice(text, paragraph[at : at + _MOST_SENTENCES], opened))
            break
    if waiting and " " in text.clean[slice(*waiting[0])].strip():
        found.append(_notice(text, [waiting[0]], waiting[1]))
    return tuple(found)


def _folded(words: str) -> str:
    """Lower case, one character for one, so that offsets hold."""
    folded = words.lower()
    return folded if len(folded) == len(words) else "".join(letter.lower()[:1] for letter in words)


def _hinted(folded: str, sentences: tuple[Span, ...]) -> set[Span]:
    """The sentences with part of a word that a notice has; one search a hint over the whole text is the quick way."""
    starts, found = [start for start, _ in sentences], set()
    for hint in _HINTS:
        at = folded.find(hint)
        while at >= 0:
            span = sentences[bisect_right(starts, at) - 1]
            found.add(span)
            at = folded.find(hint, max(span[1], at + 1))
    return found


def from_note(words: str) -> Notice:
    """A notice that came in a field of its own: a correction unless its words say otherwise. Offsets are of `words`."""
    opened = opening(words) or Opening("correction", 0)
    wrong, right = _values(words[opened.body :], opened)
    return Notice(0, len(words), opened.kind, wrong, right)


def _values(words: str, opened: Opening) -> tuple[str | None, str | None]:
    # An update tells what is new; it sets something right only where it speaks of a mistake.
    words = words[:LONGEST]
    return values(words) if opened.kind != "update" or kind_of(words) == "correction" else (None, None)


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


def _notice(text: Text, spans: list[Span], opened: Opening, after: int | None = None) -> Notice:
    start, end = spans[0][0], spans[-1][1]
    words = text.clean[start:end]
    body = after if after is not None else start + opened.body
    wrong, right = _values(text.clean[body:end], opened)
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
