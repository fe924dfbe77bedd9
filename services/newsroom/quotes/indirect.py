"""Indirect speech: what somebody is said to have said, without marks.

A layer of high precision. Three plain forms: "Holt said that the bridge was closed"; "The bridge was closed, Holt
said"; "According to Holt, the bridge was closed". Where the end of the content cannot be told, nothing is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.collation.text import Span
from services.newsroom.lexicon.reporting import (
    BARE_CONTENT,
    CONTENT_AS_NOUN,
    CONTENT_WITH_THAT,
    CONTENT_WITH_TO,
    PAPERS,
    TELLING,
    VAGUE,
)
from services.newsroom.prose.clauses import VAGUE_VERB, Clause, Clauses
from services.newsroom.prose.mentions import Mention
from services.newsroom.prose.narrative import Passage, span_of

LEAST = 4
"""Fewer words than this are seldom a whole statement."""

SCORE = 0.95
"""What the plainest form is worth; the clause's own weight is taken off it."""

SURE = 0.83
"""The least weight a clause must have: its subject stands beside the verb, or across an appositive."""

_ASKED = frozenset("whether if how why what when where who".split())
_TOLD = frozenset("told tells".split())
_UNSAID = frozenset("to not never may might would could should will can must did do does didn't doesn't don't".split())
"""Before the verb: what is only expected, asked or refused to be said."""
_IF = frozenset("if whether unless".split())
_PHRASES = frozenset("nothing goodbye farewell hello thanks so no yes little".split())
"""What is said without being a statement."""
_DAY = re.compile("[Dn]?[ld]?d(?=t)")
"""A day or a week before "that": "said this week that"."""
_BE = frozenset("is are was were be been".split())
_NOBODY = frozenset("there you percent".split())
_TURNS = frozenset("but while whereas although though yet".split())


@dataclass(frozen=True, slots=True)
class Told:
    """The content of one clause of indirect speech, with its speaker's mention and verb."""

    span: Span
    where: tuple[int, Mention]
    mention: Span
    cue: str
    score: float


def find_told(passage: Passage, found: list[Clause], start: int, end: int) -> list[Told]:
    """The indirect speech of one sentence, tokens [start, end), whose reporting clauses are `found`."""
    clauses = passage.clauses
    last = end - 1 if passage.tags[end - 1] in ".!?" else end
    told: list[Told] = []
    taken = start
    for clause in found:
        if not clause.known or clause.first < taken or (clause.borrowed and clause.naming):
            continue
        # Verbs that report words only now and then surely do so where a statement follows them.
        states = clause.word in VAGUE and (
            clause.word in BARE_CONTENT or passage.tags[clause.last : clause.last + 1] == "t"
        )
        weight = clause.weight / VAGUE_VERB if states else clause.weight
        if weight < SURE or not _is_said(clauses, clause, start):
            continue
        content = _content(clauses, clause, start, last)
        if content is None or content[1] - content[0] < LEAST or "Q" in passage.tags[content[0] : content[1]]:
            continue
        taken = max(content[1], clause.last)
        span = passage.span(*content)
        where, score = (passage.block, clause.mention), SCORE * min(weight, 1.0)
        told.append(Told(span, where, span_of(passage, clause.mention), clause.word, score))
    return told


def _is_said(clauses: Clauses, clause: Clause, start: int) -> bool:
    """Whether the clause reports, rather than asks, expects or refuses, and has somebody who speaks."""
    words, tags = clauses.words, clauses.tags
    mention = clause.mention
    if not _NOBODY.isdisjoint((words[mention.first], words[mention.last - 1], *words[mention.last : mention.last + 1])):
        return False
    at = clause.cue
    while at > start and tags[at - 1] in "ax":
        at -= 1
        if words[at] in _UNSAID and not (words[at] == "to" and words[at - 1] == "on"):
            return False
        if words[at] in _BE and clause.word == "said":
            return False
    opens = min(clause.first, mention.first)
    if words[start] in _IF and "," not in tags[start:opens]:
        return False
    return opens == start or words[opens - 1] not in _IF


def _content(clauses: Clauses, clause: Clause, start: int, last: int) -> tuple[int, int] | None:
    tags = clauses.tags
    if clause.word == "according to":
        return _according(tags, clause, start, last)
    if clause.first == start + 1 and clauses.words[start] == "as":
        return _after_comma(tags, clause, last)
    if clause.first > start and tags[clause.first - 1] == "," and (clause.inverted or _is_tail(clauses, clause, last)):
        return (start, clause.first - 1) if clause.word in BARE_CONTENT | CONTENT_WITH_THAT | _TOLD else None
    if tags[clause.first - 1 : clause.first] == "," and tags[clause.last : clause.last + 1] == ",":
        # "The gates, Holt said, would be lifted": the clause stands inside what it reports.
        whole = clause.word in ("said", "says") and clause.first > start and _has_verb(tags, clause.last, last)
        return (start, last) if whole else None
    begin = _begin(clauses, clause, last)
    return None if begin is None else _end(clauses, begin, last)


def _according(tags: str, clause: Clause, start: int, last: int) -> tuple[int, int] | None:
    if clause.first == start:
        comma = tags.find(",", clause.last, min(last, clause.last + 12))
        return (comma + 1, last) if comma > 0 and tags.find(",", comma + 1, comma + 8) < 0 else None
    inside = tags[clause.first - 1] == "," == tags[clause.last : clause.last + 1]
    if inside and not _has_verb(tags, start, clause.first) and _has_verb(tags, clause.last, last):
        return start, last  # "Since May, according to Holt, the bridge has been closed"
    if tags[clause.first - 1] == "," and "V" not in tags[clause.last : last]:
        return start, clause.first - 1
    return None


def _after_comma(tags: str, clause: Clause, last: int) -> tuple[int, int] | None:
    """ "As Holt noted, the bridge was closed"."""
    comma = tags.find(",", clause.last, min(last, clause.last + 8))
    return (comma + 1, last) if comma >= 0 and tags.find(",", comma + 1, comma + 8) < 0 else None


def _begin(clauses: Clauses, clause: Clause, last: int) -> int | None:
    """Where the content begins behind the verb, or None when what follows is no statement."""
    tags, words = clauses.tags, clauses.words
    at = clause.cue + 1
    if clause.inverted:
        return None
    if clause.word in TELLING:
        listener = clauses.opening(at)
        if listener is None:
            return None
        at = listener.last
        if at < last and words[at] in _ASKED:
            return at
        if clause.word in _TOLD and tags[at] in "DPNSK" and _has_verb(tags, at, last):
            return at
        that = tags.find("t", at, min(last, at + 10))
        return that + 1 if that >= 0 and not set(tags[at:that]) & set(",VLxQ") else None
    while at < last and tags[at] in "ad" and words[at] != "there":
        at += 1
    if at < last and tags[at] == "p" and words[at] in ("in", "on", "at", "during"):
        that = tags.find("t", at, min(last, at + 8))
        at = that if that >= 0 else _behind_paper(clauses, at, last)
    day = _DAY.match(tags, at, last)
    at = day.end() if day else at
    if at >= last:
        return None
    if clause.word in CONTENT_AS_NOUN and at == clause.cue + 1 and tags[at] in "DKSsn" and clauses.opening(at):
        return at
    if words[at] == "for" and clause.word in ("called", "calls", "calling") and at == clause.cue + 1:
        return at + 1
    if tags[at] == "t" and clause.word in CONTENT_WITH_THAT | BARE_CONTENT:
        return at + 1
    if words[at] == "to" and clause.word in CONTENT_WITH_TO:
        return at
    if words[at] in _ASKED and clause.word in ("asked", "asks", "wondered", "questioned"):
        return at
    if clause.mention.kind == "thing" and clause.word.startswith("suggest"):
        return None  # "the damage suggested a collision"
    opens = clauses.opening(at) is not None or tags[at] in "PDKNn"
    bare = clause.word in ("said", "says") and tags[at] in "lrsST" and words[at] not in _PHRASES
    opens = opens or words[at] == "there" or (bare and "x" in tags[at:last])
    return at if opens and clause.word in BARE_CONTENT and _has_verb(tags, at, last) else None


def _behind_paper(clauses: Clauses, at: int, last: int) -> int:
    """Behind "on Friday" or "in a statement" at the token `at`; there itself when it is neither."""
    if clauses.tags[at + 1 : at + 2] == "d":
        return at + 2
    paper = next((n for n in range(at + 1, min(at + 4, last)) if clauses.words[n] in PAPERS), None)
    return at if paper is None else paper + 1


def _has_verb(tags: str, at: int, last: int) -> bool:
    """Whether the words can be a statement: some verb, or an ending that may be one, stands among them."""
    return any(tag in "xvVL" for tag in tags[at:last])


def _end(clauses: Clauses, begin: int, last: int) -> tuple[int, int] | None:
    """The content up to the next reporting clause or the end; None where the reporter may speak again."""
    tags, words = clauses.tags, clauses.words
    if tags[begin : begin + 1] == ",":
        return None
    at = begin
    while at < last:
        tag = tags[at]
        if tag in ";:" or (tag == "," and tags[at + 1 : at + 2] == "G"):
            return begin, at
        if tag == "," and tags[at + 1 : at + 2] in ("V", "L"):
            # ", adding …" is the speaker's next clause; ", wrote …" may be the verb of what is said.
            return (begin, at) if words[at + 1].endswith("ing") else None
        if tag == "c" and (tags[at + 1 : at + 2] in ("V", "L") or _speaks_next(clauses, at + 1)):
            return begin, at - (tags[at - 1] == ",")
        if tag == "-" or (tag == "," and words[at + 1 : at + 2] and words[at + 1] in _TURNS):
            return None
        at += 1
    return begin, last


def _speaks_next(clauses: Clauses, at: int) -> bool:
    """Whether somebody else takes over at the token `at`: "…, and Holt warned that"."""
    mention = clauses.opening(at)
    return mention is not None and clauses.tags[mention.last : mention.last + 2] == "Vt"


def _is_tail(clauses: Clauses, clause: Clause, last: int) -> bool:
    """Whether a closing clause has nothing behind it but to whom, when and where: "Holt told reporters on Tuesday"."""
    at = clause.last
    listener = clauses.opening(at) if clause.word in TELLING else None
    rest = clauses.tags[listener.last if listener else at : last]
    return rest[:1] in ("", "d", "p", "a", "n") and not any(tag in rest for tag in "V,tx:") and len(rest) <= 10
