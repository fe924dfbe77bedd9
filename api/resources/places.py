"""Kept values as the API shows them: pages' addresses, stable ids, offsets of the text as posted."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.auth import may
from services.collation.text import Span
from services.comparison import edition
from services.newsroom.compare import Edition
from services.records.change_log import ChangeLine
from services.records.library import KeptCollation, StoryShelf, VersionLine
from services.records.tables import Version
from services.settings import settings


def story_page(slug: str) -> str:
    """A story's page."""
    return f"{settings().public_url}/s/{quote(slug)}"


def version(shelf: StoryShelf, line: VersionLine) -> dict[str, Any]:
    """A version without its text."""
    article = shelf.article_of(line)
    shown = {name: getattr(line, name) for name in _VERSION_FIELDS}
    if line.hidden and hides_texts():
        shown["headline"] = ""
    return {
        **shown,
        "compared": not line.waiting and line.failed is None,
        "failed": line.failed,
        "story": shelf.slug,
        "source": article.source.name,
        "article": article.key,
        "article_url": line.url,
        "url": f"{story_page(shelf.slug)}/{quote(article.source.name)}/baseline..v{line.number}",
        "since_previous": _counts(line.since_previous),
        "since_seed": _counts(line.since_seed),
    }


_VERSION_FIELDS = (
    "ref", "number", "published_at", "published_given", "received_at", "headline", "label", "status", "language",
    "words", "is_seed", "hidden", "embargoed_until",
)  # fmt: skip


def _counts(kept: KeptCollation | None) -> dict[str, Any] | None:
    if kept is None:
        return None
    counts = {name: kept.count(name) for name in ("material", "silent", "announced", "cosmetic")}
    return {**counts, "share": kept.share}


def held(line: VersionLine) -> str:
    """Why a version is hidden, in a word or two."""
    return "taken back" if line.status == "usable" else line.status


def hides_texts() -> bool:
    """Whether the one who asks may not see what a newsroom withheld or canceled."""
    return not may("editor")


class Shown:
    """Changes of a page, with the versions they stand in opened once."""

    def __init__(self, session: Session, lines: tuple[ChangeLine, ...]) -> None:
        ids = {line.base_id for line in lines} | {line.witness_id for line in lines}
        self._versions = {v.id: v for v in session.scalars(select(Version).where(Version.id.in_(ids)))}
        self._editions: dict[int, Edition] = {}

    def _ref(self, version_id: int) -> str:
        return self._versions[version_id].ref

    def _posted(self, version_id: int, part: str, span: Span | None) -> list[int] | None:
        if span is None:
            return None
        if version_id not in self._editions:
            self._editions[version_id] = edition(self._versions[version_id])
        return list(getattr(self._editions[version_id], part).to_posted(span))

    def change(self, line: ChangeLine) -> dict[str, Any]:
        """One change, with offsets of what was posted."""
        return {
            **{name: getattr(line, name) for name in _CHANGE_FIELDS},
            **self.place(line),
            "id": line.ref,
            "later": asdict(line.later) if line.later else None,
            "notice": self._posted(line.witness_id, "body", line.notice),
            "judged": asdict(line.judged) if line.judged else None,
            "url": f"{story_page(line.story)}/c/{line.ref}",
        }

    def place(self, line: ChangeLine) -> dict[str, Any]:
        """Where the change stands."""
        a0, a1, b0, b1 = line.spans
        return {
            "base": self._ref(line.base_id),
            "witness": self._ref(line.witness_id),
            "a": self._posted(line.base_id, line.part, None if a0 is None or a1 is None else (a0, a1)),
            "b": self._posted(line.witness_id, line.part, None if b0 is None or b1 is None else (b0, b1)),
        }


_CHANGE_FIELDS = (
    "story", "source", "article", "part", "effect", "slot", "old", "new", "material", "silent", "score",
    "speaker_old", "speaker_new", "disclosure", "undisclosed", "why", "state",
)  # fmt: skip
