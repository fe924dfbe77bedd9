"""Whom a paragraph names, and what it says they are: "Marta Brask, the mayor of Kelmouth"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.newsroom.lexicon.roles import ROLES
from services.newsroom.prose.mentions import Mention
from services.newsroom.prose.names import POSSESSIVE, Named, read_name
from services.newsroom.prose.paragraphs import Paragraph

_APPOSITIVE = re.compile(r",([DlsSNTrnoptaKc-]{1,26})(?=[,.(]|$)")
_ROLE_IN = re.compile(r"[rT]")
_BEFORE_NAME = re.compile(r"D?[lsSnN]{0,4}r+(?=[TNS]*N)")
_OWNER = re.compile(r"(?<![SN])N+S")


@dataclass(frozen=True, slots=True)
class Introduced:
    """One naming. `named` is None for a body; `text` is the mention's own; `roles` and `role` are what stands beside
    a full name: the words that are roles, and all of it as written.
    """

    first: int
    text: str
    named: Named | None
    roles: frozenset[str] = frozenset()
    role: str | None = None


def introductions(paragraph: Paragraph, mentions: Sequence[Mention]) -> tuple[Introduced, ...]:
    """Every naming of the paragraph: the mentions that are names, then the owners ("Brask's boat")."""
    found: list[Introduced] = []
    owners = [Mention(*m.span(), "name") for m in _OWNER.finditer(paragraph.tags)] if "S" in paragraph.tags else []
    for mention in (*mentions, *owners):
        if mention.kind != "name":
            continue
        named = read_name(paragraph, mention)
        text = "" if named else POSSESSIVE.sub("", paragraph.cut(mention.first, mention.last))
        if named is not None and len(named.words) > 1:
            roles, role = _roles(paragraph, named, mention), _role_words(paragraph, mention)
            found.append(Introduced(mention.first, text, named, roles, role))
        elif named is None or named.titled or named.gender:
            found.append(Introduced(mention.first, text, named))
    return tuple(found)


def _roles(paragraph: Paragraph, named: Named, mention: Mention) -> frozenset[str]:
    roles, last = named.roles, mention.last
    # "Joseph Dempsey, a research fellow": the appositive names the role.
    if paragraph.tags[last : last + 1] == ",":
        roles |= ROLES.intersection(paragraph.words[last + 1 : last + 8])
    if mention.first > 1 and paragraph.tags[mention.first - 2 : mention.first] == "r,":
        roles |= {paragraph.words[mention.first - 2]}
    return roles


def _role_words(paragraph: Paragraph, mention: Mention) -> str | None:
    """The appositive behind a name, or the words before it: "Marta Brask, the mayor of Kelmouth,"."""
    appositive = _APPOSITIVE.match(paragraph.tags, mention.last)
    if appositive is not None and _ROLE_IN.search(appositive.group(1)[:8]):
        first, last = appositive.span(1)
        return POSSESSIVE.sub("", paragraph.cut(first, last))
    before = _BEFORE_NAME.match(paragraph.tags, mention.first, mention.last)
    return POSSESSIVE.sub("", paragraph.cut(mention.first, before.end())) if before is not None else None
