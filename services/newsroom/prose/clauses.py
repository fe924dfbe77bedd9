"""Reporting clauses: a verb of saying or naming with the mention that is its subject.

Each finding carries a weight, the chance that the mention is the verb's subject, set by hand from how the two stand to
each other: next to each other, across an appositive, across other words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from services.newsroom.lexicon.reporting import BARE_OBJECT, ELSEWHERE, STRONG, TELLING, VAGUE, VIEWS, WORDS
from services.newsroom.prose.mentions import Mention
from services.newsroom.prose.paragraphs import Paragraph
from services.newsroom.prose.subjects import ACROSS, BESIDE, FAR, HEAD, Subjects

_KIND = {"name": 1.0, "pronoun": 1.0, "role": 0.99, "title": 0.98, "some": 0.93, "thing": 0.9}
"""How likely each kind of mention is to be a speaker at all."""


LONGEST = 500
"""Tokens; what is longer is a list or a hostile text, not a sentence."""

VAGUE_VERB = 0.85
"""What is left of a weight when the verb reports words only now and then: "used", "saw"."""


CLOSING = ("", ".", ",", "w")
"""What may stand behind the speaker of a clause that closes its sentence."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [first, last) from subject to verb; `cue` is the verb's token, `mention` may lie in an earlier clause."""

    first: int
    last: int
    cue: int
    mention: Mention
    weight: float
    word: str
    naming: bool = False
    inverted: bool = False
    borrowed: bool = False
    known: bool = True
    """Whether the verb is one of the lexicon's."""
    echo: Mention | None = None
    """The pronoun that stands for the mention next to the verb: "Holt, who said", "Holt said she feared"."""


class Clauses(Subjects):
    """All reporting clauses of one paragraph, by sentence."""

    def __init__(self, paragraph: Paragraph) -> None:
        super().__init__(paragraph)
        self._read: dict[tuple[int, int], list[Clause]] = {}

    def of_sentence(self, start: int, end: int) -> list[Clause]:
        """The clauses of the tokens [start, end), in order."""
        found = self._read.get((start, end))
        if found is None:
            found = self._read[start, end] = self._of_sentence(start, end)
        return found

    def _of_sentence(self, start: int, end: int) -> list[Clause]:
        found: list[Clause] = []
        if end - start > LONGEST:
            return found
        for at in range(start, end):
            tag = self.tags[at]
            if tag == "Q" and at + 2 < end:
                clause = None if found else self._unknown_verb(at + 1, end)
                if clause is not None:
                    found.append(clause)
                continue
            if tag == ":" and self.tags[at + 1 : at + 2] == "Q":
                clause = self._label(at, start)
                if clause is not None:
                    found.append(clause)
                continue
            if tag == "-" and at > start and self.tags[at - 1] == "Q":
                clause = self._signature(at, end)
                if clause is not None:
                    found.append(clause)
                continue
            if tag in "VL" or (tag == "v" and self.tags[at + 1 : at + 2] == "Q" and "-" not in self.words[at]):
                clause = self._verb(at, start, end, found)
            elif tag == "G":
                clause = self._according(at, end)
            elif tag in "lr" and self.words[at] in WORDS | VIEWS:
                clause = self._noun(at, start, found)
            else:
                continue
            if clause is not None:
                found.append(clause)
        return found

    def _label(self, colon: int, start: int) -> Clause | None:
        """A name and a colon alone, or what the words are taken from: "Holt: “…”", "From the report: “…”"."""
        mention = self._ends.get(colon)
        if mention is None or mention.kind not in ("name", "role", "title"):
            return None
        led = self.tags[mention.first - 1] in "-.:;)" or self.words[mention.first - 1] == "from"
        if mention.first > start and not led:
            return None
        return Clause(mention.first, colon + 1, colon, mention, ACROSS, ":")

    def _signature(self, dash: int, end: int) -> Clause | None:
        """A dash and a name behind the quotation: “…” — Mira Holt."""
        mention = self._opens.get(dash + 1)
        if mention is None or mention.kind != "name":
            return None
        rest = self.tags[mention.last : end]
        if rest[:1] in ("", ",", ".", "(", "n") and "V" not in rest:
            return Clause(dash, mention.last, dash, mention, ACROSS, "—", inverted=True)
        return None

    def _unknown_verb(self, at: int, end: int) -> Clause | None:
        """A verb that no list holds, between a quotation and a mention: "“…!” beamed Holt", "“…,” Holt shot back"."""
        at += self.tags[at] == ","
        if at + 1 >= end:
            return None
        behind = self._opens.get(at + 1)
        if self.tags[at] in "lv" and self.words[at].endswith(("ed", "s")) and behind and behind.kind != "thing":
            return Clause(at, behind.last, at, behind, HEAD, self.words[at], inverted=True, known=False)
        mention = self._opens.get(at)
        if mention is not None and mention.kind in ("name", "pronoun", "role") and mention.last < end:
            verb = self.words[mention.last]
            if self.tags[mention.last] == "v" or (self.tags[mention.last] == "l" and verb.endswith(("ed", "s"))):
                return Clause(at, mention.last + 1, mention.last, mention, HEAD, verb, known=False)
        return None

    def _according(self, at: int, end: int) -> Clause | None:
        if at + 2 < end and self.words[at + 1] == "to":
            mention = self._opens.get(at + 2)
            if mention is not None:
                return Clause(at, mention.last, at + 1, mention, BESIDE * _KIND[mention.kind], "according to")
        return None

    def _noun(self, at: int, start: int, earlier: list[Clause]) -> Clause | None:
        """ "her remark that “…”", "in Holt's words": the owner of a noun for what is said."""
        owner = at - 1
        while owner > start and self.tags[owner] in "lrN" and at - owner < 4:
            owner -= 1
        word = self.words[at]
        if owner < start or not (self.tags[owner] in "Ss" or self.words[owner] in ("his", "her", "their")):
            return None
        first = owner
        while first > start and self.tags[first - 1] in "NTS":
            first -= 1
        mention = Mention(first, owner + 1, "pronoun" if self.tags[owner] == "D" else "name")
        echo = None
        if mention.kind == "pronoun":
            outer = self.subject(start, first)
            if outer is not None and outer.kind != "thing":
                mention, echo = outer, mention
        if word in VIEWS and owner > start and self.words[first - 1] == "in":
            return Clause(first, at + 1, at, mention, BESIDE, word, echo=echo)
        behind = self.tags[at + 1 : at + 3]
        if word in WORDS and behind[:1] in ("Q", "t", ":", ",", "o", "-") and "Q" in self.tags[at : at + 8]:
            told = any(is_strong(clause.word) for clause in earlier)
            return Clause(first, at + 1, at, mention, FAR if told else HEAD, word, naming=True, echo=echo)
        return None

    def _verb(self, at: int, start: int, end: int, earlier: list[Clause]) -> Clause | None:
        tags, word = self.tags, self.words[at]
        naming = tags[at] != "V"
        if tags[at] == "v" and earlier:
            return None
        right = self._opens.get(at + 1) if at + 1 < end else None
        left = at
        while left > start and tags[left - 1] in "ax":
            left -= 1
        before = tags[left - 1] if left > start else "^"
        if word in ELSEWHERE and left == at and self.words[at - 1 : at] and before in "DlP":
            # "a déclaré", "ha detto": the verb's own auxiliary.
            left, before = at - 1, tags[at - 2] if at - 2 >= start else "^"
            if right is not None and (before == "Q" or (before == "," and tags[at - 3 : at - 2] == "Q")):
                return Clause(left, right.last, at, right, BESIDE * _KIND[right.kind], word, inverted=True)
        if before in "Do":
            return None
        auxiliaries = self.words[left:at]
        if word.endswith("ing") and "x" not in tags[left:at]:
            return self._participle(at, left, start, end, earlier, naming, word)
        if earlier and is_strong(earlier[-1].word) and not _MODAL.isdisjoint(auxiliaries):
            return None
        if not _BE.isdisjoint(auxiliaries) and not word.endswith("ing") and word not in ("quoted", "going", "said"):
            subject = self._ends.get(left)
            return self._passive(at, subject.first if subject else at, end, word)
        if word in BARE_OBJECT and tags[at + 1 : at + 2] == "Q" and before in "lr":
            owner = self._ends.get(left)
            if owner is None or owner.first == start or tags[owner.first - 1] != "w":
                return None
        if right is not None and not naming and self._may_invert(before, left, at, start, word):
            return Clause(at, right.last, at, right, BESIDE * _KIND[right.kind], word, inverted=True)
        made = self.of_verb(left, start, before)
        if made is None:
            if earlier and before in "c,Q":
                made = earlier[-1].mention, ACROSS * 0.97
            else:
                return None
        mention, weight = made
        echo = None
        if mention.kind == "pronoun":
            owner = self._owner(mention, start, earlier)
            echo = mention if owner is not mention else None
            mention = owner
        else:
            relative = tags.find("w", mention.last, left)
            if 0 <= relative <= mention.last + 1 and self.words[relative] in ("who", "which", "that"):
                echo = Mention(relative, relative + 1, "pronoun")
        if word in VAGUE:
            weight *= VAGUE_VERB
        borrowed = bool(earlier) and mention.first < earlier[-1].last
        return Clause(
            min(mention.first, at) if not borrowed else at,
            at + 1,
            at,
            mention,
            weight * _KIND[mention.kind],
            word,
            naming,
            borrowed=borrowed,
            echo=echo,
        )

    def _may_invert(self, before: str, left: int, at: int, start: int, word: str) -> bool:
        """Whether the speaker can stand behind the verb: only behind a quotation or its comma, or at the very start."""
        if left != at or word in TELLING:
            return False
        if before == "Q" or before == "^":
            return True
        if before not in ",-" or at - 2 < start:
            return False
        return self.tags[at - 2] == "Q" or (word in ("said", "says") and self._closes(at, start))

    def _closes(self, at: int, start: int) -> bool:
        """ "The bridge is closed, said Holt": a statement before the comma, and behind the verb only who said it."""
        right = self._opens.get(at + 1)
        if right is None or right.kind not in ("name", "role", "title"):
            return False
        told = self.tags[start : at - 1]
        return "w" not in told and not set(told).isdisjoint("xv") and self.tags[right.last : right.last + 1] in CLOSING

    def _owner(self, pronoun: Mention, start: int, earlier: list[Clause]) -> Mention:
        """ "Holt said she feared", "Holt condemned what she called": the pronoun stands for the outer subject."""
        at = pronoun.first
        if at <= start:
            return pronoun
        before = self.tags[at - 1]
        if before == "t" and at - 1 > start:
            before = self.tags[at - 2]
        if (
            earlier
            and before in "VLlaPNrd"
            and not earlier[-1].inverted
            and "Q" not in self.tags[earlier[-1].last : at]
        ):
            return earlier[-1].mention
        if before == "w":
            outer = self.subject(start, at - 1)
            if outer is not None and outer.kind in ("name", "role", "pronoun", "title"):
                return outer
        return pronoun

    def _passive(self, at: int, first: int, end: int, word: str) -> Clause | None:
        """ "She was asked by Holt": the speaker is behind "by", or nowhere."""
        for by in range(at + 1, min(at + 6, end - 1)):
            if self.words[by] == "by":
                mention = self._opens.get(by + 1)
                if mention is not None:
                    return Clause(first, mention.last, at, mention, ACROSS * _KIND[mention.kind], word)
        return None

    def _participle(
        self, at: int, left: int, start: int, end: int, earlier: list[Clause], naming: bool, word: str
    ) -> Clause | None:
        """ "…, adding that": the subject is the clause's it hangs on; at the start of a sentence, the next one's."""
        beside = self._ends.get(left)
        if beside is not None and beside.first > start and earlier and self.tags[beside.first - 1] in "VL":
            beside = None
        echo = None
        if beside is not None and self.tags[left - 1] not in ",":
            beside = self._chain(beside, start)
            outer = self.subject(start, beside.first)
            if beside.first > start and self.tags[beside.first - 1] in "vVLa" and outer is not None:
                # "Holt put out a statement saying": the statement says it, and Holt does.
                beside, echo = outer, beside
            mention, weight = beside, HEAD * _KIND[beside.kind]
        elif (nearer := self._nearer(earlier[-1].last if earlier else start, at)) is not None:
            mention, weight = nearer, ACROSS
        elif (main := self._hung_on(earlier)) is not None:
            mention, weight = main.mention, min(main.weight, ACROSS)
        else:
            subject = self.subject(start, at)
            if subject is None:
                if at > start + 2:
                    return None
                comma = max(self.tags.find(",", at, end), self.tags.find("Q", at, end))
                subject = self.subject(comma + 1 if comma > 0 else at + 1, end)
                if subject is None:
                    return None
            mention, weight = subject, HEAD * _KIND[subject.kind]
        return Clause(at, at + 1, at, mention, weight, word, naming, borrowed=True, echo=echo)

    def _hung_on(self, earlier: list[Clause]) -> Clause | None:
        """The clause a participle behind a comma hangs on: the last that is not inside a relative clause."""
        for clause in reversed(earlier):
            if clause.echo is None or self.tags[clause.echo.first] != "w":
                return clause
        return None

    def _nearer(self, start: int, at: int) -> Mention | None:
        """The subject of a clause of its own between `start` and `at`: "Holt …, but he …, calling"."""
        for index in range(bisect_left(self._starts, at) - 1, -1, -1):
            mention = self.mentions[index]
            if mention.first < start:
                return None
            opens = mention.first > start and self.tags[mention.first - 1] in ",;c-"
            if (
                opens
                and mention.kind in ("pronoun", "name", "role")
                and self.tags[mention.last : mention.last + 1] in ("v", "x")
            ):
                return mention
        return None


_MODAL = frozenset("will would can could shall should may might must won't wouldn't can't couldn't shouldn't".split())
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())


def is_strong(word: str) -> bool:
    """Whether the verb does little else in news prose than report words."""
    return word in STRONG or word == "according to" or word in ELSEWHERE
