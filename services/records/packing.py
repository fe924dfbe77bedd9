"""Collations and changes to bytes and rows, and back again. A field that is new has its default in old rows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from services.collation.apparatus import Apparatus, Row
from services.newsroom.changes import Change, Finding, QuoteChange
from services.newsroom.readings import Quote
from services.records.tables import ChangeRow

LEVEL = 4  # of zlib, as for contents


def pack(value: Any) -> bytes:
    """JSON, zlib."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), LEVEL)


def unpack(data: bytes) -> Any:
    """What was packed, with lists as tuples."""
    return _tuples(json.loads(zlib.decompress(data)))


def pack_apparatus(parts: Mapping[str, Apparatus]) -> bytes:
    """Kinds, spans and ops of every part; the texts are not kept again."""
    return pack({name: [[r.kind, r.moved, r.a, r.b, r.ops] for r in part.rows] for name, part in parts.items()})


def unpack_apparatus(data: bytes, texts: Mapping[str, tuple[str, str]], engine: str) -> dict[str, Apparatus]:
    """The apparatus of every part, over its (base, witness) texts."""
    kept = unpack(data)
    return {
        name: Apparatus(base, witness, tuple(_row(*row) for row in kept.get(name, ())), engine)
        for name, (base, witness) in texts.items()
    }


def _row(kind: Any, moved: bool, a: Any, b: Any, ops: Any) -> Row:
    return Row(kind, a, b, ops, moved)


def pack_quotes(quotes: Iterable[QuoteChange]) -> bytes:
    """What became of every quote."""
    return pack([asdict(quote) for quote in quotes])


def unpack_quotes(data: bytes) -> tuple[QuoteChange, ...]:
    """What became of every quote."""
    return tuple(
        QuoteChange(**{**kept, "old": _quote(kept["old"]), "new": _quote(kept["new"])}) for kept in unpack(data)
    )


def _quote(kept: dict[str, Any] | None) -> Quote | None:
    return Quote(**kept) if kept else None


def change_values(change: Change) -> dict[str, Any]:
    """The columns of a change; its place and ref are its collation's to give."""
    a, b, notice = (span or (None, None) for span in (change.a, change.b, change.notice))
    return {
        "part": change.part,
        "effect": change.effect,
        "slot": change.slot,
        "old": change.old,
        "new": change.new,
        "a_start": a[0],
        "a_end": a[1],
        "b_start": b[0],
        "b_end": b[1],
        "material": change.material,
        "score": change.score,
        "speaker_old": change.speaker_old,
        "speaker_new": change.speaker_new,
        "disclosure": change.disclosure,
        "undisclosed": change.undisclosed,
        "notice_start": notice[0],
        "notice_end": notice[1],
        "why": change.why,
        "findings": [asdict(finding) for finding in change.findings],
    }


def change_of(row: ChangeRow) -> Change:
    """The change a row keeps; where its notice came in a later version, with what that one says."""
    made = as_made(row)
    if not row.later_kind:
        return replace(made, why=row.later_why or row.why)
    return replace(made, why=row.later_why or row.why, disclosure=row.later_kind, undisclosed=None)  # type: ignore[arg-type]


def as_made(row: ChangeRow) -> Change:
    """The change a row keeps, as its two versions told it."""
    return Change(
        row.effect,  # type: ignore[arg-type]
        row.slot,
        row.old,
        row.new,
        _span(row.a_start, row.a_end),
        _span(row.b_start, row.b_end),
        row.material,
        row.score,
        row.why,
        part=row.part,
        speaker_old=row.speaker_old,
        speaker_new=row.speaker_new,
        disclosure=row.disclosure,  # type: ignore[arg-type]
        undisclosed=row.undisclosed,  # type: ignore[arg-type]
        notice=_span(row.notice_start, row.notice_end),
        findings=tuple(Finding(**_tuples(finding)) for finding in row.findings),
    )


def _span(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    return {k: _tuples(v) for k, v in value.items()} if isinstance(value, dict) else value
