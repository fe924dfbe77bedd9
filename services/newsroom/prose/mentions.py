"""Who may be speaking: every mention of a person or body in the reporter's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from services.collation.text import Span
from services.newsroom.prose.narrative import Passage

Kind = Literal["name", "title", "role", "pronoun", "some", "thing"]

_NOUN_PHRASE = re.compile(
    r"(?P<name>(?:[DK][lsSnNd]{0,3}r{0,2}|[lsSN]{0,3}r{1,2})?[TNS]{0,7}N(?:o[DK]?[TNS]{0,7}N){0,3}(?![TN]|r(?!D)))"
    r"|(?P<role>(?:[DK]d?)?[lsSnNT]{0,4}r+)"
    r"|(?P<title>[DK]?[lsSN]{0,3}T+)"
    r"|(?P<pronoun>P)"
    r"|(?P<thing>[DK]d?[lsSn]{0,4}l)"
    r"|(?P<some>K|nl?)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last) of one passage, and what kind of mention they are."""

    first: int
    last: int
    kind: Kind


def find_mentions(passage: Passage) -> tuple[Mention, ...]:
    """Every noun phrase that can name a speaker, in order, without overlap."""
    return tuple(Mention(*m.span(), m.lastgroup) for m in _NOUN_PHRASE.finditer(passage.tags))  # type: ignore[arg-type]


def span_of(passage: Passage, mention: Mention) -> Span:
    """The clean span of a mention."""
    return passage.spans[mention.first][0], passage.spans[mention.last - 1][1]
