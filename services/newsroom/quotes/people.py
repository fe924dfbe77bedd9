"""Who a mention is: the full name it stands for, from what the article says elsewhere.

The law: abstain on ties. A surname that two people share stays as it is written; a pronoun that could be either of two
people is nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from services.newsroom.lexicon.grammar import HE, SHE
from services.newsroom.lexicon.roles import FEMALE_ROLES, MALE_ROLES
from services.newsroom.prose.clauses import LONGEST
from services.newsroom.prose.introductions import Introduced
from services.newsroom.prose.mentions import Mention
from services.newsroom.prose.names import POSSESSIVE, Named, holds, key
from services.newsroom.prose.narrative import Passage

_ARTICLES = re.compile(r"^(?:the|The|a|an|A|An) ")

BACK = 6
"""How many sentences a pronoun is followed back; farther away another person may have come between unseen."""


CROWD = 64
"""More people of one name or one role than this are never told apart."""


@dataclass(slots=True)
class Person:
    """A person of the article. `words` are the name's in small letters; `gender` is "he", "she" or ""."""

    name: str
    words: tuple[str, ...]
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    seen: int = 0
    role: str | None = None
    """What the article says the person is, in its words: "the mayor of Kelmouth"."""


class People:
    """The persons of one article, found once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.persons: dict[tuple[str, ...], Person] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._bodies: set[str] = set()
        self._by_role: dict[str, list[Person]] | None = None
        self._find()

    def resolve(self, at: int, mention: Mention) -> tuple[str | None, float]:
        """Who a mention of passage `at` is, and the chance that this is right; (None, 1.0) when it cannot be told."""
        passage = self.passages[at]
        if mention.kind == "pronoun":
            return self._pronoun(at, mention)
        text = self._text(passage, mention)
        if "c" in passage.tags[mention.first : mention.last]:
            return text, 1.0
        if mention.kind == "name":
            named = passage.clauses.name_of(mention)
            if named is None:
                return self._body(text), 1.0
            person = self._match(named)
            return (person.name if person else named.text), 1.0
        if mention.kind in ("role", "title") and passage.words[mention.first] == "the":
            return self._role(at, mention, text)
        return self._described(passage, mention), 1.0

    def _described(self, passage: Passage, mention: Mention) -> str:
        """A source without a name, with what is said of it: "a spokeswoman for the county"."""
        more = _OF_WHOM.match(passage.tags, mention.last)
        last = mention.last
        if more is not None and set(passage.words[last : last + 2]) & {"for", "of", "from", "with", "close", "by"}:
            last = more.end()
        return self._text(passage, Mention(mention.first, last, mention.kind))

    def _text(self, passage: Passage, mention: Mention) -> str:
        return POSSESSIVE.sub("", passage.cut(mention.first, mention.last))

    def _body(self, text: str) -> str:
        """ "the Carnegie": the one body whose longer name begins so."""
        words = text.split()
        if len(words) != 2 or words[0].lower() != "the":
            return text
        longer = {b for b in self._bodies if b.startswith(words[1] + " ")}
        return f"{words[0]} {longer.pop()}" if len(longer) == 1 else text

    def _find(self) -> None:
        short: list[tuple[int, Named]] = []
        for passage in self.passages:
            for one in passage.clauses.introduced:
                if one.named is None:
                    self._bodies.add(_ARTICLES.sub("", one.text))
                elif len(one.named.words) > 1:
                    self._add(one.named, one, passage.start(one.first))
                else:
                    short.append((passage.start(one.first), one.named))
        for place, named in short:
            holders = self._by_word.get(key(named.words[-1]), [])
            if not holders or len(holders) > CROWD:
                continue
            fitting = [p for p in holders if not p.gender or p.gender == named.gender]
            if len(fitting) == 1 and place >= fitting[0].seen:
                fitting[0].gender = fitting[0].gender or named.gender
                fitting[0].roles |= named.roles

    def _add(self, named: Named, one: Introduced, place: int) -> None:
        person = self.persons.get(named.words)
        if person is None:
            gender = (
                named.gender
                or ("" if FEMALE_ROLES.isdisjoint(one.roles) else "she")
                or ("" if MALE_ROLES.isdisjoint(one.roles) else "he")
            )
            person = Person(named.text, named.words, gender, set(one.roles), place)
            self.persons[named.words] = person
            for word in named.words:
                self._by_word.setdefault(key(word), []).append(person)
        person.roles |= one.roles
        person.gender = person.gender or named.gender
        person.role = person.role or one.role

    def role_of(self, name: str) -> str | None:
        """What the article says a resolved person is, None when it does not."""
        return next((p.role for p in self._by_word.get(key(name.split()[-1].lower()), []) if p.name == name), None)

    def _match(self, named: Named) -> Person | None:
        """The one person whose name holds these words; None when there is none, or more than one."""
        holders = self._by_word.get(key(named.words[-1]), [])
        if len(holders) > CROWD:
            return None
        holders = [p for p in holders if holds(p.words, named.words)]
        if named.gender:
            sure = [p for p in holders if p.gender == named.gender]
            holders = sure or [p for p in holders if not p.gender]
        if len(named.words) == 1 and len(holders) > 1:
            # A surname outranks a given name that happens to be the same word.
            surnames = [p for p in holders if key(p.words[-1]) == key(named.words[0])]
            holders = surnames or holders
        distinct = [p for p in holders if not any(q is not p and holds(q.words, p.words) for q in holders)]
        return distinct[0] if len(distinct) == 1 else None

    def _role(self, at: int, mention: Mention, text: str) -> tuple[str | None, float]:
        """ "the minister": the one person of that role named before."""
        passage = self.passages[at]
        place = passage.start(mention.first)
        role = passage.words[mention.last - 1]
        if mention.last - mention.first > 2 or role in _BODIES:
            return text, 1.0
        holders = {p.name for p in self._of_role(role) if p.seen < place}
        if len(holders) == 1:
            return holders.pop(), 0.93
        return (text, 1.0) if not holders else (None, 1.0)

    def _of_role(self, role: str) -> list[Person]:
        if self._by_role is None:
            self._by_role = {}
            for person in self.persons.values():
                for one in person.roles:
                    self._by_role.setdefault(one, []).append(person)
        found = self._by_role.get(role, [])
        return found if len(found) <= CROWD else []

    def _pronoun(self, at: int, mention: Mention) -> tuple[str | None, float]:
        word = _CONTRACTION.sub("", self.passages[at].words[mention.first].replace("’", "'"))
        gender = "he" if word in HE else "she" if word in SHE else ""
        if not gender:
            return None, 1.0
        seen = 0
        for index in range(at, max(-1, at - BACK), -1):
            sentences = self.passages[index].sentences
            last = len(sentences)
            if index == at:
                last = bisect_left(sentences, mention.first, key=lambda sentence: sentence[0])
            for number in range(last - 1, max(-1, last - 1 - BACK), -1):
                start, end = sentences[number]
                if index == at:
                    end = min(end, mention.first)
                seen += 1
                if seen > BACK:
                    return None, 1.0
                found = self._compatible(index, start, end, gender)
                if len(found) == 1:
                    return found[0], 0.97 if seen < 4 else 0.9
                if len(found) > 1:
                    leading = [name for name in found if self._leads(index, start, end, name)]
                    return (leading[0], 0.87) if leading else (None, 1.0)
        return None, 1.0

    def _compatible(self, index: int, start: int, end: int, gender: str) -> list[str]:
        """Names of the persons in the tokens [start, end) that the pronoun can stand for, in order."""
        found: list[str] = []
        sure: list[str] = []
        for mention in self._between(index, start, end):
            if mention.last > end or mention.kind != "name":
                continue
            named = self.passages[index].clauses.name_of(mention)
            if named is None:
                continue
            person = self._match(named)
            if person is None and not named.titled:
                continue
            its = (person.gender if person else "") or named.gender
            name = person.name if person else named.text
            if its == gender:
                sure.append(name)
            elif its or self._is_place(index, mention):
                continue
            if name not in found:
                found.append(name)
        return list(dict.fromkeys(sure)) or found

    def _is_place(self, index: int, mention: Mention) -> bool:
        """Whether a name that could be anything stands behind "in" or "near"."""
        passage = self.passages[index]
        if passage.words[mention.first] in _PLACES:
            return True
        return mention.first > 0 and passage.words[mention.first - 1] in _WHERE

    def _between(self, index: int, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in the tokens [start, end) of a passage."""
        mentions = self.passages[index].clauses.mentions
        first = bisect_left(mentions, start, key=lambda mention: mention.first)
        return mentions[first : bisect_left(mentions, min(end, start + LONGEST), key=lambda mention: mention.first)]

    def _leads(self, index: int, start: int, end: int, name: str) -> bool:
        """Whether the name is the one who reports in its sentence, or else its subject."""
        clauses = self.passages[index].clauses
        found = clauses.of_sentence(start, end)
        mention = found[0].mention if found else clauses.subject(start, end)
        tags = self.passages[index].tags
        if mention is None or mention.kind != "name" or "c" in tags[mention.first : mention.last + 1]:
            return False
        named = clauses.name_of(mention)
        person = self._match(named) if named else None
        return (person.name if person else named.text if named else "") == name


_PLACES = frozenset("new north south east west los san santa saint st. fort mount lake".split())
"""First words of many places and of few people."""
_WHERE = frozenset("in at near from across around through inside outside to into over on".split())
_OF_WHOM = re.compile(r"l?[pox][DK]?[lsSnNTr]{1,4}")
_CONTRACTION = re.compile(r"'(?:s|d|ll|re|ve|m)$")
_BODIES = frozenset(
    "statement report letter email tweet article campaign company group ministry department agency".split()
)
