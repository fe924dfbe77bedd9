"""Where a search was found, with its words marked; only from texts that the viewer may read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from services.records import search, words
from services.records.catalogue import StoryLine
from services.records.contents import body_of
from services.records.search import Part
from services.records.tables import Article, ChangeRow, Collation, Content, Source, Version


@dataclass(frozen=True, slots=True)
class Snippet:
    """Where a search was found: what that is, and its words in pieces, (text, whether it was looked for)."""

    where: str
    pieces: tuple[tuple[str, bool], ...]


def marked(text: str, parts: tuple[Part, ...]) -> tuple[tuple[str, bool], ...]:
    """A text in pieces: true is what was looked for, as `records.words` finds it."""
    pattern = _pattern(parts)
    if pattern is None:
        return ((text, False),)
    out: list[tuple[str, bool]] = []
    at = 0
    for hit in pattern.finditer(text):
        if hit.start() > at:
            out.append((text[at : hit.start()], False))
        out.append((hit.group(), True))
        at = hit.end()
    if at < len(text):
        out.append((text[at:], False))
    return tuple(out)


AROUND = 90
"""Characters of a snippet on each side of what was found: two lines of a list."""


def snippet(where: str, text: str, parts: tuple[Part, ...]) -> Snippet | None:
    """The first place of a text where something of the search stands, cut at words; None where nothing does."""
    pattern = _pattern(parts)
    hit = pattern.search(text) if pattern else None
    if hit is None:
        return None
    low, high = max(0, hit.start() - AROUND), min(len(text), hit.end() + AROUND)
    low = max(low, text.rfind("\n", 0, hit.start()) + 1)
    end = text.find("\n", hit.end())
    high = high if end < 0 else min(high, end)
    lead, tail = text[low : hit.start()], text[hit.end() : high]
    if low > 0 and text[low - 1] != "\n":
        lead = "…" + lead.partition(" ")[2]
    if high < len(text) and text[high] != "\n":
        tail = tail.rpartition(" ")[0] + "…"
    return Snippet(where, marked(lead + hit.group() + tail, parts))


def _pattern(parts: tuple[Part, ...]) -> re.Pattern[str] | None:
    wanted = [_part_pattern(part) for part in parts if part.key in ("", "speaker")]
    return re.compile("|".join(wanted), re.IGNORECASE) if wanted else None


def _part_pattern(part: Part) -> str:
    if part.key == "speaker" or not words.ALPHABETIC.fullmatch(part.said):
        return re.escape(part.said)
    tokens = r"[\W_]+".join(re.escape(token) for token in words.TOKEN.findall(part.said))
    return rf"(?<![^\W_]){tokens}" + (r"(?![^\W_])" if part.phrase else r"[^\W_]*")


TEXTS = 4
"""Latest texts of a story that are looked through for a place; what stands in none may stand in a change."""


def snippets(session: Session, stories: Sequence[StoryLine], query: str, usable_only: bool) -> dict[int, Snippet]:
    """For each story where something of the search stands, when its title does not show it already."""
    parts = search.parsed(query)
    out: dict[int, Snippet] = {}
    for story in stories:
        said = [part for part in parts if part.key in ("", "speaker")]
        if all(any(hit for _, hit in marked(story.title, (part,))) for part in said):
            continue
        found = _in_story(session, story, parts, usable_only)
        if found is not None:
            out[story.id] = found
    return out


def _in_story(session: Session, story: StoryLine, parts: tuple[Part, ...], usable_only: bool) -> Snippet | None:
    v, a = Version, Article
    latest = (
        select(v.published_at, v.url, Source.title, Content)
        .join(a, v.article_id == a.id)
        .join(Source, a.source_id == Source.id)
        .join(Content, v.content_digest == Content.digest)
        .where(a.story_id == story.id, v.repeats.is_(False), *([~v.hidden] if usable_only else []))
        .order_by(v.published_at.desc(), v.ref)
        .limit(TEXTS)
    )
    rows = session.execute(latest).all()
    for row in rows:
        for text in (row.Content.headline or "", body_of(row.Content).clean):
            if made := snippet(row.title, text, parts):
                return made
    return _in_changes(session, story.id, parts, usable_only) or next(
        (made for row in rows if row.url and (made := snippet("Address", row.url, parts))), None
    )


def _in_changes(session: Session, story_id: int, parts: tuple[Part, ...], usable_only: bool) -> Snippet | None:
    v, k, c, a, base = Version, Collation, ChangeRow, Article, aliased(Version)
    query = (
        select(c.old, c.new, c.speaker_old, c.speaker_new, Source.title)
        .join(k, c.collation_id == k.id)
        .join(v, k.witness_id == v.id)
        .join(base, k.base_id == base.id)
        .join(a, v.article_id == a.id)
        .join(Source, a.source_id == Source.id)
        .where(a.story_id == story_id, k.superseded_at.is_(None), k.base_id == v.previous_id)
        .order_by(v.published_at.desc(), v.ref, c.position)
    )
    if usable_only:
        query = query.where(~v.hidden, ~base.hidden)
    for part in parts:
        if part.key not in ("", "speaker"):
            continue
        for row in session.execute(query.where(*search.of_change(session, part)).limit(1)):
            for text in (row.new, row.old, row.speaker_new, row.speaker_old):
                if text and (made := snippet(f"{row.title}, in an earlier version", text, parts)):
                    return made
    return None
