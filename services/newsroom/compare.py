"""Two versions in, everything that changed between them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from services.collation import clean
from services.collation.apparatus import Apparatus
from services.collation.collate import DEFAULT, collate
from services.collation.text import Text
from services.newsroom.changes import Change, QuoteChange
from services.newsroom.claim_changes import weigh_changes
from services.newsroom.disclosure import disclose, outside_notices
from services.newsroom.quote_changes import as_changes, follow_quotes, in_text_order
from services.newsroom.reading import read
from services.newsroom.readings import Reading
from services.newsroom.rubric import CURRENT

PARTS = ("headline", "byline", "body")
"""The fields of an edition that are read, each aligned as a block of its own."""


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
) -> Comparison:
    """Collate every part, follow the quotes, weigh the changes, and say which notice covers which.

    `readings` are the bodies' readings where they are kept from before; what is missing is read. Two articles
    (`one_article` False) differ without either correcting the other: there no notice is asked for.
    """
    before = readings[0] or read(base.body, base.published_at)
    after = readings[1] or read(witness.body, witness.published_at)
    apparatus = {part: collate(getattr(base, part), getattr(witness, part)) for part in PARTS}
    quotes = follow_quotes(apparatus["body"], before, after)
    found = in_text_order(weigh_changes(apparatus["body"], before, after) + as_changes(quotes), apparatus["body"])
    heads: dict[str, tuple[str, str]] = {}
    for part in ("byline", "headline"):
        old, new = getattr(base, part), getattr(witness, part)
        heads[part] = (old.clean, new.clean)
        if old.clean != new.clean:
            small = weigh_changes(apparatus[part], read(old, base.published_at), read(new, witness.published_at), part)
            found = (*(replace(c, part=part) for c in small), *found)
    if one_article:
        changes = disclose(found, before, after, (base.notes, witness.notes), heads)
    else:
        changes = outside_notices(found, before, after)
    return Comparison(base, witness, before, after, apparatus, changes, quotes)
