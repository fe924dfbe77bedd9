"""Which speaker each marked stretch belongs to: the evidence of its sentence first, then of what comes before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.collation.text import Span
from services.newsroom.lexicon.reporting import CALLING, WORDS
from services.newsroom.prose.clauses import LONGEST, Clause, is_strong
from services.newsroom.prose.marks import Piece
from services.newsroom.prose.mentions import Mention
from services.newsroom.prose.narrative import Passage, span_of
from services.newsroom.quotes.evidence import SIGNS, Sign, bond
from services.newsroom.quotes.indirect import Told, find_told
from services.newsroom.quotes.speech import is_fragment, is_talk, is_title

THRESHOLD = 0.8
"""At and above this score the speaker is named; below it the speaker is unknown."""

MOST_MARKS = 40
"""A sentence with more marked stretches is a list of words, and nobody is looked for behind each."""

TRANSCRIPT = re.compile(
    r"\s*([A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}|[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+):\s"
)
"""A transcript names the speaker inside the marks: "HOLT: Good evening."""


_OBJECT = re.compile("[DKlsSnNTrPod]{1,9}")
"""Whom or what a verb of calling gives a name to."""
_IS = frozenset("is are was were".split())

_SPOKEN = re.compile("[QVG]|Lt")
"""Marked words, a verb of saying, "according", or "found that": a sentence without any quotes nobody."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A piece with the mentions of its speaker, the verb, and the chance that this is right.

    `spans` are clean spans, the likeliest mention first, then the pronoun that stands for it beside the verb.
    `where` is the first mention's passage and tokens. `continues` is the number of the piece whose quotation this one
    goes on with.
    """

    spans: tuple[Span, ...]
    where: tuple[int, Mention] | None
    cue: str | None
    score: float
    sign: Sign
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """One marked stretch in its sentence: token `at` of the tokens [start, end) of a passage."""

    passage: Passage
    found: list[Clause]
    at: int
    start: int
    end: int

    @property
    def alone(self) -> bool:
        """Whether the sentence is marked words, or leans on the one before: "But “…”", "Adding, “…”"."""
        leans = self.passage.tags[self.start] == "V" and self.passage.words[self.start].endswith("ing")
        return self.passage.tags[self.start + leans : self.end].strip(".,-()ac") == "Q"


class Listener:
    """Goes through the passages once, in order, and remembers what was heard in the paragraph before."""

    def __init__(self, clean: str, pieces: Sequence[Piece], passages: Sequence[Passage]) -> None:
        self.clean = clean
        self.pieces = pieces
        self.passages = passages
        self.heard: dict[int, Heard] = {}
        self.told: list[Told] = []
        self._before: Passage | None = None

    def listen(self) -> dict[int, Heard]:
        """The speaker of every piece that has one, by the piece's number."""
        for passage in self.passages:
            self._paragraph(passage)
        return self.heard

    def _paragraph(self, passage: Passage) -> None:
        previous: tuple[int, int] | None = None
        for start, end in passage.sentences if _SPOKEN.search(passage.tags) else ():
            if _SPOKEN.search(passage.tags, start, end):
                found = passage.clauses.of_sentence(start, end)
                marks = passage.tags.count("Q", start, end)
                for at in range(start, end) if 0 < marks <= MOST_MARKS else ():
                    if passage.tags[at] == "Q":
                        self._piece(_Place(passage, found, at, start, end), previous)
                self.told += find_told(passage, found, start, end)
            previous = (start, end)
        self._before = passage

    def _piece(self, place: _Place, previous: tuple[int, int] | None) -> None:
        number = place.passage.pieces[place.at]
        piece = self.pieces[number]
        words = self.clean[piece.inner_start : piece.inner_end]
        if _is_named(place, words):
            return
        heard = self._in_transcript(piece, words) if place.at == place.start else None
        heard = heard or self._in_sentence(place, words)
        if heard is None and previous is not None and place.alone:
            heard = self._going_on(place.passage, *previous, "goes on")
        if heard is None and not is_title(words):
            heard = self._from_before(place, previous)
            if heard is not None and is_fragment(words) and not self._says(place, heard, words):
                return
        if heard is not None:
            self.heard[number] = heard

    def _says(self, place: _Place, heard: Heard, words: str) -> bool:
        """Whether a few marked words without a clause are somebody's all the same: "pounding him as a “con artist”"."""
        if heard.sign not in ("passing", "neighbour"):
            return True
        if is_talk(words):
            return True
        return heard.sign == "passing" and "as" in place.passage.words[max(place.start, place.at - 2) : place.at]

    def _in_transcript(self, piece: Piece, words: str) -> Heard | None:
        label = TRANSCRIPT.match(words)
        if label is None:
            return None
        span = (piece.inner_start + label.start(1), piece.inner_start + label.end(1))
        return Heard((span,), None, ":", SIGNS["label"].weight, "label")

    def _in_sentence(self, place: _Place, words: str) -> Heard | None:
        title = is_title(words)
        if title and (heard := self._joined(place)) is not None:
            return heard
        open_end = words.rstrip()[-1:] in tuple(",.!?…-—–'’")
        best: tuple[float, Clause, Sign] | None = None
        for clause in place.found:
            sign, weight = bond(place.passage.tags, clause, place.at, open_end)
            if (title and not self._names(place, clause, sign)) or (clause.word == ":" and clause.first > place.at):
                continue
            if best is None or weight * clause.weight > best[0]:
                best = (weight * clause.weight, clause, sign)
        if best is None:
            return None
        score, clause, sign = best
        return self._heard(place.passage, clause, score, sign)

    def _names(self, place: _Place, clause: Clause, sign: Sign) -> bool:
        """Whether words set like a title are said all the same: right beside the verb, behind "as", as the name that a
        verb of calling gives to its object, as what somebody says that a thing is, or behind a noun for what is said.
        """
        passage = place.passage
        before = passage.tags[place.at - 1] if place.at > place.start else "^"
        if before in "Sp" or not clause.known:
            return False
        if sign in ("behind", "leads") or (clause.naming and "as" in passage.words[max(0, place.at - 2) : place.at]):
            return True
        if clause.word in CALLING:
            return _OBJECT.fullmatch(passage.tags, clause.last, place.at) is not None
        if sign != "before":
            return False
        noun = place.at - 2 if before in "o,:" else place.at - 1
        return (passage.words[place.at - 1] in _IS and is_strong(clause.word)) or passage.words[noun] in WORDS

    def _joined(self, place: _Place) -> Heard | None:
        """Words joined to marked words of the same sentence: “A” and “B”."""
        tags = place.passage.tags
        at = place.at - 1
        while at > place.start and tags[at] in "c,":
            at -= 1
        if at < place.start or at == place.at - 1 or tags[at] != "Q":
            return None
        known = self.heard.get(place.passage.pieces[at])
        if known is None or known.sign not in ("before", "leads"):
            return None
        return Heard(known.spans, known.where, known.cue, known.score * 0.97, "before")

    def _heard(self, passage: Passage, clause: Clause, score: float, sign: Sign) -> Heard:
        mentions = (clause.mention, clause.echo) if clause.echo else (clause.mention,)
        spans = tuple(span_of(passage, m) for m in mentions)
        return Heard(spans, (passage.block, clause.mention), clause.word, score, sign)

    def _subject(self, passage: Passage, mention: Mention, score: float, sign: Sign) -> Heard:
        return Heard((span_of(passage, mention),), (passage.block, mention), None, score, sign)

    def _going_on(self, passage: Passage, start: int, end: int, sign: Sign) -> Heard | None:
        """The last piece heard in the tokens [start, end) goes on."""
        for at in range(end - 1, max(start, end - LONGEST) - 1, -1):
            if passage.tags[at] == "Q" and passage.pieces[at] in self.heard:
                number = passage.pieces[at]
                known = self.heard[number]
                return Heard(known.spans, known.where, known.cue, known.score * SIGNS[sign].weight, sign, number)
        return None

    def _from_before(self, place: _Place, previous: tuple[int, int] | None) -> Heard | None:
        passage = place.passage
        if previous is not None:
            if place.alone or passage.tags[place.start] == "Q":
                heard = self._going_on(passage, *previous, "goes on")
                if heard is not None:
                    return heard
            if place.alone:
                heard = self._neighbour(passage, *previous)
                if heard is not None:
                    return heard
        subject = passage.clauses.subject(place.start, place.at)
        if subject is not None:
            return self._subject(passage, subject, SIGNS["passing"].weight, "passing")
        if previous is None and self._before is not None:
            return self._from_paragraph_before(self._before, place.alone)
        return None

    def _neighbour(self, passage: Passage, start: int, end: int) -> Heard | None:
        found = [c for c in passage.clauses.of_sentence(start, end) if is_strong(c.word)]
        if found:
            return self._heard(passage, _main(found), SIGNS["neighbour"].weight, "neighbour")
        subject = passage.clauses.subject(start, end)
        if subject is not None:
            return self._subject(passage, subject, SIGNS["neighbour"].weight * 0.9, "neighbour")
        return None

    def _from_paragraph_before(self, passage: Passage, alone: bool) -> Heard | None:
        if not passage.sentences:
            return None
        start, end = passage.sentences[-1]
        if passage.tags.endswith(":"):
            found = passage.clauses.of_sentence(start, end)
            subject = None if found else passage.clauses.subject(start, end)
            if found:
                return self._heard(passage, _main(found), SIGNS["announced"].weight, "announced")
            if subject is not None:
                return self._subject(passage, subject, SIGNS["announced"].weight * 0.85, "announced")
        if passage.tags[-1] == "Q" and not self.pieces[passage.pieces[len(passage.tags) - 1]].closed:
            heard = self._going_on(passage, start, end, "over")
            if heard is not None:
                return heard
        if not alone:
            return None
        heard = self._going_on(passage, start, end, "running")
        if heard is not None and heard.continues is not None:
            # Once a quotation has run on over one paragraph, it is likelier to run on over the next.
            score = min(self.heard[heard.continues].score, SIGNS["running"].weight) * 0.98
            return replace(heard, score=score)
        return self._neighbour(passage, start, end)


def _is_named(place: _Place, words: str) -> bool:
    """Whether the words before the marks say that they name a thing: "so-called", "a film titled"."""
    before = place.passage.words[place.at - 1] if place.at > place.start else ""
    return before == "so-called" or (before in ("called", "titled", "entitled") and is_title(words))


def _main(found: list[Clause]) -> Clause:
    """The clause of a sentence that most likely announces what comes next: the last strong one, else the last."""
    return next((c for c in reversed(found) if is_strong(c.word) and not c.borrowed), found[-1])
