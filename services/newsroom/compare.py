"""Two versions in, everything that changed between them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from services.collation import clean
from services.collation.apparatus import Apparatus
from services.collation.collate import DEFAULT, collate
from services.collation.field import collate_field
from services.collation.text import Span, Text
from services.newsroom.changes import Change, QuoteChange
from services.newsroom.claims.changes import weigh_changes
from services.newsroom.claims.rubric import CURRENT
from services.newsroom.notices.disclosure import disclose, outside_notices
from services.newsroom.notices.heads import head_mark
from services.newsroom.quotes.changes import as_changes, follow_quotes, in_text_order
from services.newsroom.reading import read
from services.newsroom.readings import Reading

HEADS = ("headline", "byline")
"""The fields of an edition that stand over its body, each aligned as a block of its own."""
PARTS = (*HEADS, "body")
"""All fields of an edition that are compared."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What one version says: its fields as posted. `notes` are notices sent as structured fields."""

    body: Text
    headline: Text = field(default_factory=lambda: clean.from_text(""))
    byline: Text = field(default_factory=lambda: clean.from_text(""))
    notes: tuple[str, ...] = ()
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One collation with its meaning. `apparatus` and `changes` carry clean offsets of the part they name."""

    base: Edition
    witness: Edition
    base_reading: Reading
    witness_reading: Reading
    apparatus: dict[str, Apparatus]
    changes: tuple[Change, ...]
    quotes: tuple[QuoteChange, ...]
    engine: str = DEFAULT
    rubric: str = CURRENT


def compare(
    base: Edition,
    witness: Edition,
    *,
    readings: Sequence[Reading | None] = (None, None),
    one_article: bool = True,
    rubric: str = CURRENT,
) -> Comparison:
    """Collate every part, follow the quotes, weigh the changes, and say which notice covers which.

    `readings` are the bodies' readings where they are kept from before; what is missing is read. Two articles
    (`one_article` False) differ without either correcting the other: there no notice is asked for. Raises KeyError for
    a rubric that does not exist.
    """
    before = readings[0] or read(base.body, base.published_at)
    after = readings[1] or read(witness.body, witness.published_at)
    apparatus = {part: collate_field(getattr(base, part), getattr(witness, part)) for part in HEADS}
    apparatus["body"] = collate(base.body, witness.body)
    quotes = follow_quotes(apparatus["body"], before, after)
    claims = _not_told_by(quotes, weigh_changes(apparatus["body"], before, after, rubric=rubric))
    found = in_text_order(claims + as_changes(quotes, rubric), apparatus["body"])
    heads: dict[str, tuple[str, str]] = {}
    for part in reversed(HEADS):
        old, new = getattr(base, part), getattr(witness, part)
        heads[part] = (old.clean, new.clean)
        if old.clean != new.clean:
            found = (*_head_changes(part, apparatus[part], old, new, rubric), *found)
    if one_article:
        changes = disclose(found, before, after, (base.notes, witness.notes), heads)
    else:
        changes = outside_notices(found, before, after)
    return Comparison(base, witness, before, after, apparatus, changes, quotes, rubric=rubric)


def _not_told_by(quotes: tuple[QuoteChange, ...], claims: tuple[Change, ...]) -> tuple[Change, ...]:
    """Leave out a changed name that a re-attributed quote tells already: one change, one label."""
    told = [
        (q.old.speaker_spans, q.new.speaker_spans) for q in quotes if q.change == "reattributed" and q.old and q.new
    ]
    return tuple(
        c
        for c in claims
        if not (c.slot == "name" and any(_touches(c.a, old) and _touches(c.b, new) for old, new in told))
    )


def _touches(span: Span | None, others: tuple[Span, ...]) -> bool:
    return span is not None and any(span[0] < end and start < span[1] for start, end in others)


def _head_changes(part: str, apparatus: Apparatus, old: Text, new: Text, rubric: str) -> tuple[Change, ...]:
    if part == "byline":
        return (_byline(old.clean.strip(), new.clean.strip(), (0, len(old.clean)), (0, len(new.clean))),)
    return tuple(replace(c, part=part) for c in weigh_changes(apparatus, _head(old), _head(new), part, rubric))


def _byline(old: str, new: str, a: Span, b: Span) -> Change:
    """Who wrote it is told, and is no claim of the story."""
    if not old or not new:
        told = f"The byline “{old or new}” was {'added' if new else 'taken away'}."
    else:
        told = f"The byline is “{new}” now, after “{old}”."
    # Scores under .3 stand for what no reviewer need look at first.
    score = 0.1
    return Change(
        "context",
        "byline",
        old or None,
        new or None,
        a if old else None,
        b if new else None,
        False,
        score,
        told,
        "byline",
    )


def _head(text: Text) -> Reading:
    """A headline's reading, in which only the mark before it is a notice."""
    mark = head_mark(text.clean)
    return replace(read(text), notices=(mark,) if mark else ())
