"""What a corrections ledger says beside a change: the notice in its own words, where it stands, and how long readers
read the old value. Reads only.

How far back an old value stood is looked up in the article's own texts, by halves: a value that was there in one
version and in the one before the change was there in between. What cannot be seen in a text is None, never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.collation import clean, segment
from services.records import tables
from services.records.contents import body_of
from services.records.ledgers import Entry
from services.records.neighbours import in_order

AROUND = 24
"""Characters beside a value by which it is known again in an earlier text: three or four words."""
LEAST = 6
"""Characters beside a value from which on it is known again: a word or two."""
LONGEST = 400
"""Characters of a sentence that is shown as evidence; a text without full stops has no other end."""
TEXTS = 256
"""Texts kept at hand for one list: an export of thousands of rows opens most texts once."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What readers were told of a change, and since when its old value stood.

    `where` is top | inside | end | headline | field. `stood_since` is the published time of the first version with
    the old value, None where the change took nothing back; `noted_at` that of the version that brought the notice.
    """

    note: str | None = None
    where: str | None = None
    stood_since: datetime | None = None
    changed_at: datetime | None = None
    noted_at: datetime | None = None
    sentence_old: str | None = None
    sentence_new: str | None = None

    @property
    def stood(self) -> timedelta | None:
        """How long the old value stood."""
        return self.changed_at - self.stood_since if self.changed_at and self.stood_since else None

    @property
    def noted_after(self) -> timedelta | None:
        """How long after the first version with the old value readers were told."""
        return self.noted_at - self.stood_since if self.noted_at and self.stood_since else None


def disclosed(session: Session, entries: Sequence[Entry]) -> dict[int, Disclosed]:
    """For each row that is a change, by the change's id."""
    shelf = _Shelf(session, {e.article_id for e in entries if e.change})
    notes = _notes(session, entries)
    return {e.change.id: _disclosed(shelf, e, notes) for e in entries if e.change}


def _disclosed(shelf: _Shelf, entry: Entry, notes: dict[str, dict[int | None, str]]) -> Disclosed:
    change = entry.change
    assert change is not None
    a0, a1, b0, b1 = change.spans
    old = shelf.text(change.base_id, change.part) if a0 is not None and a1 is not None else ""
    new = shelf.text(change.witness_id, change.part) if b0 is not None and b1 is not None else ""
    sentence_old = sentence_at(old, a0, a1) if a0 is not None and a1 is not None else None
    sentence_new = sentence_at(new, b0, b1) if b0 is not None and b1 is not None else None
    note, where, noted_at = None, None, None
    if change.effect == "notice":
        note = change.new or change.old
        where = _where(shelf, change.witness_id, (b0, b1)) if change.new else None
    elif change.later is not None:  # what that version says first is what it came for
        note = next(iter(notes.get(change.later.version, {}).values()), None)
        noted_at = change.later.published_at
    elif change.disclosure != "none":
        start = change.notice[0] if change.notice else None
        note = notes.get(entry.version.ref, {}).get(start)
        if note is None and change.notice:
            note = shelf.text(change.witness_id, "body")[slice(*change.notice)]
        where = _where(shelf, change.witness_id, change.notice or (None, None)) if note else None
        noted_at = entry.version.published_at
    since = None
    if a0 is not None and a1 is not None and change.effect != "notice" and a1 > a0:
        since = shelf.since(entry.article_id, change.base_id, change.part, (a0, a1))
    return Disclosed(note, where, since, entry.version.published_at, noted_at, sentence_old, sentence_new)


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence or sentences around a span, on its own line; cut at words beside the span where it is very long."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    line = text[low : len(text) if high < 0 else high]
    at, to = start - low, end - low
    if len(line) > 20 * LONGEST:  # a text in one line is not read again for one sentence
        return line[max(0, at - LONGEST // 2) : to + LONGEST // 2].strip()
    spans = [s for s in segment.segment(clean.from_text(line)) if s[0] < max(to, at + 1) and at < s[1]]
    said = line[spans[0][0] : spans[-1][1]].strip() if spans else line[at:to]
    return said if len(said) <= LONGEST else line[max(0, at - LONGEST // 2) : to + LONGEST // 2].strip()


def _where(shelf: _Shelf, version: int, span: tuple[int | None, int | None]) -> str | None:
    start, end = span
    if start is None or end is None:
        return "field"
    text = shelf.text(version, "body")
    if not text[:start].strip():
        return "top"
    # A byline or a dateline may stand above a notice at the top, a contributor's line below one at the end.
    if len(text[:start].split()) <= 12:
        return "top"
    return "end" if len(text[end:].split()) <= 12 else "inside"


def _notes(session: Session, entries: Iterable[Entry]) -> dict[str, dict[int | None, str]]:
    """The words of the notices that came with each version, by its ref and by where they stand; None: in a field."""
    c, k, v = tables.ChangeRow, tables.Collation, tables.Version
    told = [e for e in entries if e.change and e.change.disclosure != "none"]
    refs = sorted({e.change.later.version if e.change and e.change.later else e.version.ref for e in told})
    found: dict[str, dict[int | None, str]] = {}
    for at in range(0, len(refs), 500):
        rows = session.execute(
            select(v.ref, c.notice_start, c.new)
            .join(k, c.collation_id == k.id)
            .join(v, k.witness_id == v.id)
            .where(v.ref.in_(refs[at : at + 500]), k.superseded_at.is_(None))
            .where(k.base_id == v.previous_id, c.effect == "notice", c.new.is_not(None))
            .order_by(c.position)
        )
        for ref, start, new in rows:
            found.setdefault(ref, {}).setdefault(start, new or "")
    return found


class _Shelf:
    """The texts of some articles, opened when they are asked for."""

    def __init__(self, session: Session, articles: Iterable[int]) -> None:
        self._session = session
        self._order: dict[int, list[tuple[int, datetime]]] = {}
        v = tables.Version
        wanted = sorted(articles)
        for at in range(0, len(wanted), 500):
            rows = session.execute(
                select(v.article_id, v.id, v.published_at)
                .where(v.article_id.in_(wanted[at : at + 500]), v.repeats.is_(False))
                .order_by(v.article_id, *in_order(v))
            )
            for article, version, published_at in rows:
                self._order.setdefault(article, []).append((version, published_at))
        self._open = lru_cache(maxsize=TEXTS)(self._read)

    def text(self, version: int, part: str) -> str:
        """A field of a version as it is compared; empty where the version is gone."""
        return self._open(version).get(part, "")

    def _read(self, version: int) -> dict[str, str]:
        content = self._session.scalar(
            select(tables.Content)
            .join(tables.Version, tables.Version.content_digest == tables.Content.digest)
            .where(tables.Version.id == version)
        )
        if content is None:
            return {}
        return {
            "body": body_of(content).clean,
            "headline": clean.from_text(content.headline or "").clean,
            "byline": clean.from_text(content.byline or "").clean,
        }

    def since(self, article: int, base: int, part: str, span: tuple[int, int]) -> datetime | None:
        """The published time of the first version of the stretch, up to the base, that has what stands in a span."""
        order = self._order.get(article, [])
        at = next((n for n, (version, _) in enumerate(order) if version == base), None)
        if at is None:
            return None
        signs = _signs(self.text(base, part), span)
        first = bisect_left(range(at), True, key=lambda n: _stands(self.text(order[n][0], part), signs))
        return order[first][1]


def _signs(text: str, span: tuple[int, int]) -> tuple[str, ...]:
    """The value with what stands before it, and with what stands after it, on its own line; where little stands there,
    the line itself."""
    start, end = span
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    end = min(end, start + LONGEST)  # of a long passage that went its beginning is enough
    before, after = text[max(low, start - AROUND) : start], text[end : min(high, end + AROUND)]
    # From the blank before the value on: "12 boats" is not "112 boats".
    signs = [(before, before + text[start:end]), (after, text[max(low, start - 1) : end] + after)]
    known = [_flat(sign) for beside, sign in signs if len(beside.strip()) >= LEAST]
    return tuple(known) or (_flat(text[low : min(high, low + LONGEST)]),)


def _stands(text: str, signs: tuple[str, ...]) -> bool:
    flat = _flat(text)
    return any(sign in flat for sign in signs)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()
