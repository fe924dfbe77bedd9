"""What waits as a list beside the card: by story, then source, then version, the most important change first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.records.change_log import ChangeLine
from services.records.inbox import Waiting
from services.records.ledgers import Entry, Place


@dataclass(frozen=True, slots=True)
class Brought:
    """What one version of one source brought, the most important change first."""

    source_title: str
    article: str
    version: Place
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Pile:
    """One story's waiting changes: by source, then by version."""

    story: Waiting
    versions: list[Brought]


def piled(stories: Sequence[Waiting]) -> list[Pile]:
    """Stories in the order given; sources and versions by their most important change."""
    out = []
    for story in stories:
        sources: dict[tuple[str, str], dict[int, Brought]] = {}
        for e in story.entries:
            versions = sources.setdefault((e.source, e.article), {})
            versions.setdefault(e.version.id, Brought(e.source_title, e.article, e.version, [])).entries.append(e)
        out.append(Pile(story, [brought for versions in sources.values() for brought in versions.values()]))
    return out


def in_order(piles: Sequence[Pile]) -> list[Entry]:
    """All changes as they stand on the page."""
    return [e for pile in piles for brought in pile.versions for e in brought.entries]


def beside(order: Sequence[ChangeLine], ref: str) -> tuple[str, str]:
    """The changes before and after one on the page, empty where there is none."""
    refs = [line.ref for line in order]
    if ref not in refs:
        return "", refs[0] if refs else ""
    at = refs.index(ref)
    return refs[at - 1] if at else "", refs[at + 1] if at + 1 < len(refs) else ""
