"""The shared proof that every engine must pass on every pair."""

from __future__ import annotations

from services.collation.apparatus import Apparatus
from services.collation.clean import from_text
from services.collation.collate import DEFAULT, collate
from services.collation.text import Span


def prove(before: str, after: str, engine: str = DEFAULT) -> Apparatus:
    """Collate two plain texts; fail unless the rows cover both without overlap and replay to the witness."""
    apparatus = collate(from_text(before), from_text(after), engine)
    assert apparatus.replay() == after
    assert _covers(sorted(span for row in apparatus.rows for span in row.a), before)
    assert _covers(sorted(span for row in apparatus.rows for span in row.b), after)
    heads = [row.b[0] for row in apparatus.rows if row.b]
    assert heads == sorted(heads), "rows stand in the order of the witness"
    for row in apparatus.rows:
        assert row.a or row.b
        assert (row.kind == "added") == (not row.a)
        assert (row.kind == "omitted") == (not row.b)
        for tag, a0, a1, b0, b1 in row.ops:
            assert (a1 > a0, b1 > b0) == {"replace": (True, True), "delete": (True, False), "insert": (False, True)}[
                tag
            ]
    return apparatus


def _covers(spans: list[Span], text: str) -> bool:
    at = 0
    for start, end in spans:
        if start != at or end <= start:
            return False
        at = end
    return at == len(text)
