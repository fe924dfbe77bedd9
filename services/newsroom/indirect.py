"""Indirect speech: what somebody is said to have said, without marks.

A layer of high precision: only sentences with one plain reporting clause and nothing behind or before it that could be
the reporter's own. "Holt said that the bridge was closed." "The bridge was closed, Holt said." "According to Holt, …"
"""

from __future__ import annotations

from dataclasses import dataclass

from services.collation.text import Span
from services.newsroom.clauses import Clause, Clauses
from services.newsroom.lexicon.reporting import TELLING
from services.newsroom.mentions import Mention, span_of

BARE = frozenset("said says say".split())
"""Verbs whose content needs no "that"."""

REPORTS = BARE | frozenset(
    "told tells added adds noted notes argued argues announced announces claimed claims warned warns insisted insists "
    "acknowledged acknowledges admitted admits conceded concedes stated states explained explains wrote writes declared "
    "asserted asserts alleged alleges testified predicted predicts promised vowed pledged confirmed confirms denied denies "
    "suggested suggests estimated estimates emphasized emphasised stressed reiterated maintained maintains contends contended "
    "believes believed think thinks tweeted complained concluded concludes cautioned revealed recalled".split()
)
"""Verbs whose content is indirect speech when "that" follows."""

LEAST = 4
"""Fewer words than this are seldom a whole statement."""

SCORE = 0.9
"""What the plainest form is worth; the clause's own weight is taken off it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The content of one sentence of indirect speech, with its speaker's mention and verb."""

    span: Span
    where: tuple[int, Mention]
    mention: Span
    cue: str
    score: float


def find_told(clauses: Clauses, start: int, end: int) -> Told | None:
    """The indirect speech of a sentence without marks, tokens [start, end), or None when it is not plain."""
    passage = clauses.passage
    tags = passage.tags
    if end - start < LEAST + 2 or ";" in tags[start:end] or ":" in tags[start:end] or "?" in tags[start:end]:
        return None
    found = [c for c in clauses.of_sentence(start, end) if c.known and (c.word in REPORTS or c.word == "according to")]
    if not found or found[0].weight < 0.85 or found[0].borrowed:
        return None
    clause = found[0]
    last = end - 1 if tags[end - 1] in ".!" else end
    content = _content(clauses, clause, start, last)
    if content is None or content[1] - content[0] < LEAST:
        return None
    span = (passage.spans[content[0]][0], passage.spans[content[1] - 1][1])
    return Told(span, (passage.block, clause.mention), span_of(passage, clause.mention), clause.word, SCORE * clause.weight)


def _content(clauses: Clauses, clause: Clause, start: int, last: int) -> tuple[int, int] | None:
    tags = clauses.passage.tags
    if clause.word == "according to":
        if clause.first == start and tags[clause.last : clause.last + 1] == ",":
            return clause.last + 1, last
        if tags[clause.first - 1] == "," and _is_tail(tags, clause.last, last):
            return start, clause.first - 1
        return None
    if clause.first > start and tags[clause.first - 1] == "," and _is_tail(tags, clause.last, last):
        # "The bridge was closed, Holt said."
        return (start, clause.first - 1) if clause.word in REPORTS else None
    at = clause.cue + 1
    if clause.word in TELLING:
        listener = clauses.opening(at)
        if listener is None or tags[listener.last : listener.last + 1] != "t":
            return None
        return _whole(tags, listener.last + 1, last)
    while at < last and tags[at] in "ad":
        at += 1
    if tags[at : at + 1] == "t":
        return _whole(tags, at + 1, last)
    if clause.word in BARE and at == clause.cue + 1 and clauses.opening(at) is not None and not clause.inverted:
        return _whole(tags, at, last)
    return None


def _whole(tags: str, at: int, last: int) -> tuple[int, int] | None:
    """The content up to the end of the sentence, unless something follows that may be the reporter's own."""
    rest = tags[at:last]
    if ",c" in rest or "-" in rest or ",V" in rest or ",L" in rest or "G" in rest:
        return None
    return at, last


def _is_tail(tags: str, at: int, last: int) -> bool:
    """Whether a closing clause has nothing behind it but when and where: "Holt said Tuesday in a statement"."""
    rest = tags[at:last]
    return "V" not in rest and "," not in rest and "t" not in rest and "x" not in rest and len(rest) <= 8

