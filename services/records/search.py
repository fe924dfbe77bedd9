"""What a reader searches for: words, “phrases”, speaker:, source:, type:, as conditions on stories and on changes.

Every part must be found, each wherever it stands: in a title or headline, in what a claim or quote says, in a speaker's
or a source's name, in an address. What a newsroom withheld or canceled is found by those alone who may read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import Session, aliased

from services.records import tables, words
from services.records.words import CHANGES, HEADLINES, THREADS, found, like

TYPES = {
    "number": frozenset({"number", "quantity"}),
    "date": frozenset({"date", "time"}),
    "name": frozenset({"name", "role"}),
    "place": frozenset({"place"}),
    "attribution": frozenset({"attribution"}),
    "certainty": frozenset({"certainty", "negation", "status"}),
}
"""The slots under each word for a type of change."""
BOTH = ("quote", "notice")
FATES = ("added", "removed", "changed", "altered", "trimmed", "extended", "reattributed", "to_paraphrase",
         "from_paraphrase", "to_anonymous", "to_named")  # fmt: skip
MOST = 8
"""Parts of a search that are looked for; a sentence that is pasted belongs between quotation marks."""
PART = re.compile(r'(?:(speaker|source|type):)?(?:["“”„«]([^"“”„«»]*)["“”»]?|(\S+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is looked for. `key` is speaker, source, type, or nothing for words anywhere."""

    said: str
    key: str = ""
    phrase: bool = False


def parsed(query: str) -> tuple[Part, ...]:
    """A search as its parts, each once; parts without a letter or digit are left out."""
    parts = []
    for key, phrase, word in PART.findall(query):
        said = " ".join((phrase or word).split())
        if words.TOKEN.search(said):
            parts.append(Part(said, key.casefold(), bool(phrase)))
    return tuple(dict.fromkeys(parts))[:MOST]


def of_stories(session: Session, query: str, usable_only: bool) -> list[ColumnElement[bool]]:
    """Conditions on stories: each part stands somewhere in the story; a search without a word finds none."""
    return [_in_story(session, part, usable_only) for part in parsed(query)] or [false()]


def of_changes(session: Session, query: str) -> list[ColumnElement[bool]]:
    """Conditions on changes that are joined to their articles: in the change itself, its story's or source's name."""
    return [of_change(session, part) for part in parsed(query)] or [false()]


def of_change(session: Session, part: Part) -> ColumnElement[bool]:
    """One part of a search, as a condition on changes that are joined to their articles."""
    c, a = tables.ChangeRow, tables.Article
    source = a.source_id.in_(select(tables.Source.id).where(_source(part)))
    if part.key == "speaker":
        return or_(like(c.speaker_old, part.said), like(c.speaker_new, part.said))
    if part.key == "source":
        return source
    if part.key == "type":
        return c.slot.in_(_slots(part))
    story = a.story_id.in_(select(tables.Story.id).where(like(tables.Story.title, part.said)))
    return or_(found(session, CHANGES, part.said, part.phrase), story, source)


def _in_story(session: Session, part: Part, usable_only: bool) -> ColumnElement[bool]:
    s, a, t, c = tables.Story, tables.Article, tables.ThreadRow, tables.ChangeRow
    source = exists().where(a.story_id == s.id, a.source_id == tables.Source.id, _source(part))
    if part.key == "source":
        return source
    if part.key == "type":
        slots = _slots(part)
        return s.id.in_(_with_change(c.slot.in_(slots), usable_only))
    if part.key == "speaker":
        spoken = or_(like(c.speaker_old, part.said), like(c.speaker_new, part.said))
        thread = select(t.story_id).where(like(t.speaker, part.said))
        return or_(s.id.in_(thread), s.id.in_(_with_change(spoken, usable_only)))
    said = select(t.story_id).where(found(session, THREADS, part.said, part.phrase))
    changed = _with_change(found(session, CHANGES, part.said, part.phrase), usable_only)
    v = tables.Version
    headed = (
        select(a.story_id)
        .join(v, v.article_id == a.id)
        .join(tables.Content, v.content_digest == tables.Content.digest)
        .where(or_(found(session, HEADLINES, part.said, part.phrase), like(v.url, part.said)))
    )
    if usable_only:
        headed = headed.where(~v.hidden)
    titled = or_(like(s.title, part.said), like(s.slug, part.said))
    return or_(titled, source, s.id.in_(headed), s.id.in_(said), s.id.in_(changed))


def _with_change(condition: ColumnElement[bool], usable_only: bool) -> Select[int]:
    """The stories with such a change from one version to the next."""
    c, k, a = tables.ChangeRow, tables.Collation, tables.Article
    base, witness = aliased(tables.Version), aliased(tables.Version)
    query = (
        select(a.story_id)
        .join(witness, witness.article_id == a.id)
        .join(k, and_(k.witness_id == witness.id, k.base_id == witness.previous_id, k.superseded_at.is_(None)))
        .join(base, k.base_id == base.id)
        .join(c, c.collation_id == k.id)
        .where(condition)
    )
    return query.where(~base.hidden, ~witness.hidden) if usable_only else query


def _source(part: Part) -> ColumnElement[bool]:
    return or_(tables.Source.name == part.said.casefold(), like(tables.Source.title, part.said))


def _slots(part: Part) -> list[str]:
    """The slots of a type's word, or the slot that is named itself."""
    wanted = part.said.casefold()
    slots = TYPES.get(wanted) or TYPES.get(wanted.removesuffix("s"))
    return sorted(slots or {wanted.replace(" ", "_"), *(f"{wanted}_{fate}" for fate in FATES if wanted in BOTH)})
