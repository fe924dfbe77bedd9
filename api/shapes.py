"""The JSON shapes of the contract: readings and comparisons with offsets of the text as posted.

Pure values in, dictionaries out; the command line and the API both speak them.
"""

from __future__ import annotations

from typing import Any

from services.collation.text import Span, Text
from services.newsroom.changes import Change, QuoteChange
from services.newsroom.compare import Comparison
from services.newsroom.quotes.changes import DOORS, at_the_door
from services.newsroom.readings import Quote, Reading


def span(text: Text, given: Span | None) -> list[int] | None:
    """A clean span as [start, end] of the posted text."""
    return None if given is None else list(text.to_posted(given))


def quote(text: Text, found: Quote) -> dict[str, Any]:
    """One quote of one text."""
    start, end = text.to_posted((found.start, found.end))
    return {
        "start": start,
        "end": end,
        "text": found.text,
        "kind": found.kind,
        "group": found.group,
        "speaker": found.speaker,
        "speaker_spans": [span(text, s) for s in found.speaker_spans],
        "cue": found.cue,
        "score": round(found.score, 4),
    }


def reading(read: Reading) -> dict[str, Any]:
    """Everything that is read in one text."""
    text = read.text
    return {
        "sentences": [span(text, s) for s in read.sentences],
        "quotes": [quote(text, q) for q in read.quotes],
        "claims": [claim(text, c) for c in read.claims],
        "notices": [
            {**_place(text, n.start, n.end), "kind": n.kind, "wrong": n.wrong, "right": n.right} for n in read.notices
        ],
        "furniture": [{**_place(text, f.start, f.end), "kind": f.kind} for f in read.furniture],
    }


def claim(text: Text, found: Any) -> dict[str, Any]:
    """One claim with its slots."""
    slots = [{"slot": s.slot, **_place(text, s.start, s.end), "value": s.value} for s in found.slots]
    return {**_place(text, found.start, found.end), "slots": slots}


def _place(text: Text, start: int, end: int) -> dict[str, int]:
    start, end = text.to_posted((start, end))
    return {"start": start, "end": end}


def comparison(compared: Comparison) -> dict[str, Any]:
    """One collation of two bodies: rows, changes and quotes."""
    base, witness = compared.base.body, compared.witness.body
    return {
        "rows": rows(compared, base, witness),
        "changes": [change(c, base, witness) for c in compared.changes if c.part == "body"],
        "quotes": [quote_change(q, base, witness) for q in compared.quotes],
    }


def rows(compared: Comparison, base: Text, witness: Text, part: str = "body") -> list[dict[str, Any]]:
    """The rows of one part, in the order of the witness; they cover both texts."""
    a, b = base.to_posted, witness.to_posted
    return [
        {
            "kind": row.kind,
            "moved": row.moved,
            "a": [list(a(s)) for s in row.a],
            "b": [list(b(s)) for s in row.b],
            "ops": [[tag, *a((a0, a1)), *b((b0, b1))] for tag, a0, a1, b0, b1 in row.ops],
        }
        for row in compared.apparatus[part].rows
    ]


def change(found: Change, base: Text, witness: Text) -> dict[str, Any]:
    """One typed change; `base` and `witness` are the texts of the part it names."""
    shape: dict[str, Any] = {
        "effect": found.effect,
        "slot": found.slot,
        "old": found.old,
        "new": found.new,
        "a": span(base, found.a),
        "b": span(witness, found.b),
        "material": found.material,
        "score": round(found.score, 4),
        "disclosure": found.disclosure,
        "notice": span(witness, found.notice),
        "why": found.why,
    }
    if found.speaker_old is not None or found.speaker_new is not None:
        shape |= {"speaker_old": found.speaker_old, "speaker_new": found.speaker_new}
    if found.undisclosed is not None:
        shape["undisclosed"] = found.undisclosed
    return shape


def quote_change(found: QuoteChange, base: Text, witness: Text) -> dict[str, Any]:
    """What became of one quote. A finer fate is told beside the contract's word, as `how`."""
    shape: dict[str, Any] = {
        "change": at_the_door(found.change),
        "old": quote(base, found.old) if found.old else None,
        "new": quote(witness, found.new) if found.new else None,
    }
    if found.change in DOORS:
        shape["how"] = found.change
    if found.why:
        shape["why"] = found.why
    return shape
