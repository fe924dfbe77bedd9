"""A mention read as a name: titles and roles set apart, surnames and small words kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.newsroom.lexicon.given_names import BODY_WORDS, FEMALE_NAMES, MALE_NAMES
from services.newsroom.lexicon.roles import FEMALE_ROLES, FEMALE_TITLES, MALE_ROLES, MALE_TITLES, ROLES, TITLES
from services.newsroom.prose.mentions import Mention
from services.newsroom.prose.paragraphs import Paragraph

POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:al|el|ad|an|as|ar|ibn|bin|ben|abu)[-‐]", re.IGNORECASE)
_INITIAL = re.compile(r"^[^\W\d_]\.?$")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
_MALE = MALE_TITLES | MALE_ROLES
_FEMALE = FEMALE_TITLES | FEMALE_ROLES
_CALLED = ROLES | TITLES


@dataclass(frozen=True, slots=True)
class Named:
    """A mention read as a name: the words that are the name, what they are worth as a clue to he or she, the roles."""

    words: tuple[str, ...]
    text: str
    gender: str
    roles: frozenset[str]
    titled: bool


def read_name(paragraph: Paragraph, mention: Mention) -> Named | None:
    """The name inside a mention, or None for a body."""
    first, last = mention.first, mention.last
    tags, words = paragraph.tags, paragraph.words
    of = tags.find("o", first, last)
    end = of if of > first else last
    start = end
    while start > first and tags[start - 1] in "NS":
        start -= 1
    name = list(words[start:end])
    if not name:
        return None
    before = words[first:start]
    titled = bool(before) and not TITLES.isdisjoint(before)
    if tags[first] == "D" and start == first + 1 and not titled:
        return None
    name[-1] = POSSESSIVE.sub("", name[-1])
    if not titled and not BODY_WORDS.isdisjoint([w.strip(".") for w in name]):
        return None
    spelled = " ".join(POSSESSIVE.sub("", paragraph.cut(start, end)).split())
    gender = ""
    if before:
        gender = "" if _MALE.isdisjoint(before) else "he"
        gender = gender or ("" if _FEMALE.isdisjoint(before) else "she")
    if not gender and len(name) > 1:
        gender = "he" if name[0] in MALE_NAMES else "she" if name[0] in FEMALE_NAMES else ""
    plain = tuple([w for w in name if w not in _SUFFIXES]) or tuple(name)
    return Named(plain, spelled, gender, _CALLED.intersection(before), titled)


def key(word: str) -> str:
    """A word of a name as it is looked up: without "al-" and full stop."""
    return _ARTICLE.sub("", word.strip("."))


def holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the words of a short name stand in a full one, in order; initials and "al-" aside."""
    full = [key(w) for w in longer]
    at = 0
    for word in shorter:
        if _INITIAL.match(word):
            continue
        try:
            at = full.index(key(word), at) + 1
        except ValueError:
            return False
    return True
