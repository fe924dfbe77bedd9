"""Rows of the ledgers over all stories: as groups of a page, by version and notice, and as rows of an export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from flask import url_for
from markupsafe import Markup

from api.pages import ink, words
from api.pages.rows import CHANGE_COLUMNS
from services.records.change_log import ChangeLine
from services.records.disclosures import Disclosed
from services.records.ledgers import Entry

ENTRY_COLUMNS = (
    *CHANGE_COLUMNS[:-1], "undisclosed", "sentence_old", "sentence_new", "note_text", "note_where", "noted_at",
    "noted_minutes", "stood_since", "stood_minutes", "still_carried_by", "url",
)  # fmt: skip
NOTHING = Disclosed()
MOST = 400
"""Characters of a value that are shown in a list."""
LONG = 160
"""Characters of old and new from which on they stand alone: the sentence around them would be lost."""


@dataclass(slots=True)
class Block:
    """A notice with the changes it covers, or, without a notice, changes and a withdrawn text."""

    note: str | None
    where: str | None
    rows: list[tuple[Entry, Disclosed]] = field(default_factory=list)

    @property
    def notice(self) -> Entry | None:
        """The row of the notice itself, when it is on this page."""
        return next((e for e, _ in self.rows if e.change and e.change.effect == "notice"), None)

    @property
    def covered(self) -> list[tuple[Entry, Disclosed]]:
        """The changes, without the notice itself."""
        return [(e, told) for e, told in self.rows if not (e.change and e.change.effect == "notice")]


@dataclass(slots=True)
class Group:
    """What one version brought."""

    head: Entry
    blocks: list[Block]


def grouped(entries: Sequence[Entry], told: Mapping[int, Disclosed]) -> list[Group]:
    """Rows by version, and within it by the notice that covers them; in the order in which they come."""
    groups: dict[int, Group] = {}
    for entry in entries:
        group = groups.setdefault(entry.version.id, Group(entry, []))
        said = told.get(entry.change.id, NOTHING) if entry.change else NOTHING
        block = next((b for b in group.blocks if b.note == said.note), None)
        if block is None:
            block = Block(said.note, said.where)
            group.blocks.append(block)
        block.rows.append((entry, said))
    return list(groups.values())


def entry_link(entry: Entry) -> str:
    """The comparison that shows a row, by the refs of its versions, which later versions do not move."""
    before = entry.before.ref if entry.before else "baseline"
    there = url_for("compare.within", slug=entry.story, source=entry.source, pair=f"{before}..{entry.version.ref}")
    return f"{there}?c={entry.change.ref}#c-{entry.change.ref}" if entry.change else there


def version_of(entry: Entry) -> str:
    """What a row's version changed, all of it."""
    before = entry.before.ref if entry.before else "baseline"
    return url_for("compare.within", slug=entry.story, source=entry.source, pair=f"{before}..{entry.version.ref}")


def marked(line: ChangeLine, told: Disclosed) -> Markup:
    """Old and new with marks, inside the sentence where it is short enough to be read in a list."""
    old, new = line.old or "", line.new or ""
    inner = Markup(" ").join(
        mark(words.cut(said, MOST), word)
        for said, mark, word in (
            (old, ink.removed, "was " if new else "removed: "),
            (new, ink.added, "now " if old else "added: "),
        )
        if said
    )
    if words.same_words(line):
        was, now = line.speaker_old or "nobody named", line.speaker_new or "nobody named"
        return Markup("{} {} {}").format(words.cut(new, MOST), ink.removed(was, "was by "), ink.added(now, "now by "))
    sentence, said = (told.sentence_new, new) if new else (told.sentence_old, old)
    if not sentence or len(old) + len(new) > LONG or sentence.count(said) != 1:
        return inner
    lead, _, tail = sentence.partition(said)
    return Markup("{}{}{}").format(Markup(ink.text(lead)), inner, Markup(ink.text(tail)))


def permalink(line: ChangeLine) -> str:
    """The address of a change that lasts."""
    return url_for("changes.permalink", slug=line.story, ref=line.ref)


def entry_row(entry: Entry, told: Disclosed | None) -> dict[str, Any]:
    """A row of an export."""
    told = told or NOTHING
    line, judged = entry.change, entry.change.judged if entry.change else None
    kind = "none" if entry.kind == "change" else entry.kind
    row: dict[str, Any] = {
        "story": entry.story, "source": entry.source, "article": entry.article, "kind": kind,
        "version_from": f"v{entry.before.number}" if entry.before else None, "version_to": f"v{entry.version.number}",
        "time_from": entry.before.published_at if entry.before else None, "time_to": entry.version.published_at,
        "note_text": told.note, "note_where": told.where, "stood_since": told.stood_since,
        "stood_minutes": _minutes(told.stood),
        "noted_at": told.noted_at,
        "noted_minutes": _minutes(told.noted_after),
        "sentence_old": told.sentence_old, "sentence_new": told.sentence_new, "url": entry_link(entry),
    }  # fmt: skip
    if line is None:
        return {**row, "type": words.STATUSES[entry.version.status], "effect": "withdrawn"}
    return {
        **row, "change_id": line.ref, "part": line.part, "type": words.type_of(line), "effect": line.effect,
        "slot": line.slot, "material": line.material, "old": line.old, "new": line.new,
        "speaker_old": line.speaker_old, "speaker_new": line.speaker_new, "why": line.why,
        "undisclosed": line.undisclosed, "state": line.state, "decided_by": judged.by if judged else None,
        "decided_at": judged.made_at if judged else None, "reason": judged.reason if judged else None,
        "url": permalink(line),
    }  # fmt: skip


def _minutes(span: timedelta | None) -> int | None:
    return None if span is None else int(span.total_seconds() // 60)
