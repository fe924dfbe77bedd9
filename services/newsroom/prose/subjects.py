"""Whose verb it is: the subject of a verb of saying, found from how the words stand to each other.

Each finding carries a weight, the chance that the mention is the verb's subject, set by hand: next to the verb, across
an appositive, across other words.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from services.newsroom.lexicon.grammar import SUBORDINATORS
from services.newsroom.prose.introductions import Introduced, introductions
from services.newsroom.prose.mentions import Mention, find_mentions
from services.newsroom.prose.names import Named, read_name
from services.newsroom.prose.paragraphs import Paragraph

BESIDE = 0.98
"""The mention stands next to the verb: "Holt said", "said Holt"."""
ACROSS = 0.95
"""An appositive, a relative clause or a prepositional phrase stands between: "Holt, the mayor of Brask, said"."""
HEAD = 0.85
"""The mention opens the clause and other words stand between: "Holt went on television to say"."""
FAR = 0.6
"""Some mention before the verb in its sentence."""


class Subjects:
    """The mentions of one paragraph, and which of them a verb belongs to."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.tags = paragraph.tags
        self.words = paragraph.words
        self._names: dict[Mention, Named | None] = {}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention, in order."""
        return find_mentions(self.tags)

    @cached_property
    def introduced(self) -> tuple[Introduced, ...]:
        """Whom the paragraph names, owners included, and what it says of them."""
        return introductions(self.paragraph, self.mentions) if "N" in self.tags else ()

    def name_of(self, mention: Mention) -> Named | None:
        """The name inside a mention, None for a body."""
        if mention not in self._names:
            self._names[mention] = read_name(self.paragraph, mention)
        return self._names[mention]

    @cached_property
    def _starts(self) -> list[int]:
        return [m.first for m in self.mentions]

    @cached_property
    def _ends(self) -> dict[int, Mention]:
        return {m.last: m for m in self.mentions}

    @cached_property
    def _opens(self) -> dict[int, Mention]:
        return {m.first: m for m in self.mentions}

    def subject(self, start: int, end: int) -> Mention | None:
        """The first mention of the tokens [start, end) that follows no preposition: the likely subject."""
        first = None
        if start < end and self.words[start] in SUBORDINATORS:
            comma = self.tags.find(",", start, end)
            if comma > 0:
                start = comma + 1
        for at in range(bisect_left(self._starts, start), len(self.mentions)):
            mention = self.mentions[at]
            if mention.first >= end:
                break
            if mention.kind == "thing":
                first = first or None
                continue
            before = self.tags[mention.first - 1] if mention.first > start else "."
            if before not in "po":
                return mention
            first = first or mention
        return None

    def opening(self, at: int) -> Mention | None:
        """The mention that begins at the token `at`."""
        return self._opens.get(at)

    def before(self, at: int, start: int) -> Mention | None:
        """The nearest mention that ends at or before the token `at`."""
        index = bisect_left(self._starts, at) - 1
        while index >= 0 and self.mentions[index].first >= start:
            if self.mentions[index].last <= at:
                return self.mentions[index]
            index -= 1
        return None

    def of_verb(self, left: int, start: int, before: str) -> tuple[Mention, float] | None:
        """The subject of a verb whose auxiliaries begin at `left`."""
        tags = self.tags
        if before in "^.;":
            return None
        at = left
        weight = BESIDE
        if before == ")":
            at = tags.rfind("(", start, at)
            if at < 0:
                return None
            before = tags[at - 1] if at > start else "^"
            weight = ACROSS
        if before == "w":
            at -= 1
            if at > start and tags[at - 1] == ",":
                at -= 1
            mention = self._ends.get(at)
            return (self._chain(mention, start), ACROSS) if mention else self._head(at, start)
        mention = self._ends.get(at)
        if mention is not None:
            whole = self._chain(mention, start)
            if whole.first > start and self._is_object(whole):
                return self._head(at, start)
            return whole, (weight if whole is mention else min(weight, ACROSS))
        if before in ",-":
            found = self._across(at - 1, start)
            if found is not None:
                return found, ACROSS
        return self._head(at, start)

    def _is_object(self, mention: Mention) -> bool:
        """Whether a preposition stands before the mention: "analysts who spoke to Holt"."""
        return self.tags[mention.first - 1] in "po" or self.words[mention.first - 1] == "to"

    def _chain(self, mention: Mention, start: int) -> Mention:
        """ "a spokesman for the ministry": the first noun phrase of a chain of prepositions, taken with all of it."""
        tags = self.tags
        first = mention
        while first.first - 2 >= start and tags[first.first - 1] in "poc":
            link = tags[first.first - 1]
            previous = self._ends.get(first.first - 1)
            if previous is None:
                break
            if link == "c" and not self._are_joined(previous, first):
                break
            if (
                link == "p"
                and previous.kind in ("name", "pronoun")
                and previous.first - 1 >= start
                and tags[previous.first - 1] in "VLv"
            ):
                break
            first = previous
        if first is mention:
            return mention
        return Mention(first.first, mention.last, first.kind)

    def _are_joined(self, one: Mention, other: Mention) -> bool:
        """Whether "X and Y" speak together."""
        if self.words[other.first - 1] != "and":
            return False
        return one.kind in ("name", "role") and other.kind in ("name", "role")

    def _across(self, comma: int, start: int) -> Mention | None:
        """The mention before the comma that opens an appositive closed at `comma`."""
        best: Mention | None = None
        at = comma
        while True:
            at = max(self.tags.rfind(",", start, at), self.tags.rfind("-", start, at))
            if at < 0 or comma - at > 40:
                return best
            if "Q" in self.tags[at:comma]:
                return best
            mention = self._ends.get(at)
            if mention is None or mention.kind == "thing":
                continue
            whole = self._chain(mention, start)
            before = self.tags[whole.first - 1] if whole.first > start else "^"
            if before in "^.,;:c-Q" or (best is None and before not in "pod"):
                if best is None or before in "^c" or (best.kind != "name" and whole.kind == "name"):
                    best = whole
                if before == "^":
                    return best

    def _head(self, at: int, start: int) -> tuple[Mention, float] | None:
        """The subject of the clause when other words stand between it and the verb."""
        opening = start
        for stop in range(at - 1, start - 1, -1):
            if self.tags[stop] in ";:Q":
                opening = stop + 1
                break
        mention = self.subject(opening, at)
        if mention is not None:
            return mention, HEAD
        if opening > start:
            mention = self.subject(start, opening)
            if mention is not None:
                return mention, FAR
        mention = self.before(at, start)
        return (mention, FAR) if mention is not None else None
