"""One text in, all that it says out."""

from __future__ import annotations

from datetime import datetime

from services.collation.segment import segment
from services.collation.text import Text
from services.newsroom.claims.found import find_claims
from services.newsroom.furniture import find_furniture
from services.newsroom.notices.found import find_notices
from services.newsroom.quotes.found import find_quotes
from services.newsroom.readings import Reading


def read(text: Text, published_at: datetime | None = None) -> Reading:
    """Segment, set the furniture apart, then find notices, quotes and claims. Offsets are of the clean text."""
    sentences = segment(text)
    furniture = find_furniture(text, sentences)
    return Reading(
        text,
        published_at,
        sentences,
        quotes=find_quotes(text, sentences, furniture),
        claims=find_claims(text, sentences, furniture, published_at),
        notices=find_notices(text, sentences, furniture),
        furniture=furniture,
    )
