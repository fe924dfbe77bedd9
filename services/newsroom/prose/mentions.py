"""Who may be speaking: every mention of a person or body in the reporter's own words."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["name", "title", "role", "pronoun", "some", "thing"]

_NOUN_PHRASE = re.compile(
    r"(?=[DKlsSNrTnP])(?:"
    r"(?=[DKdlsSnNrT]*N)"
    r"(?P<name>(?:[DK][lsSnNd]{0,3}r{0,2}|[lsSN]{0,3}r{1,2})?[TNS]{0,7}N(?:o[DK]?[TNS]{0,7}N){0,3}(?![TN]|r(?!D)))"
    r"|(?=[DKdlsSnNT]*r)(?P<role>(?:[DK]d?)?[lsSnNT]{0,4}r+)"
    r"|(?=[DKlsSN]*T)(?P<title>[DK]?[lsSN]{0,3}T+)"
    r"|(?P<pronoun>P)"
    r"|(?P<thing>[DK]d?[lsSn]{0,4}l)"
    r"|(?P<some>K|nl?))"
)
"""Each kind looks ahead for the tag it cannot do without, so that most places are given up at once."""


class Mention(NamedTuple):
    """Tokens [first, last) of one paragraph, and what kind of mention they are."""

    first: int
    last: int
    kind: Kind


def find_mentions(tags: str) -> tuple[Mention, ...]:
    """Every noun phrase that can name a speaker, in order, without overlap."""
    return tuple([Mention(*m.span(), m.lastgroup) for m in _NOUN_PHRASE.finditer(tags)])  # type: ignore[arg-type]
