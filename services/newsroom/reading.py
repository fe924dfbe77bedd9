"""One text in, all that it says out.

A text is read once, whenever it was published: the version that was a witness is the next one's base.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from services.collation.segment import segment
from services.collation.text import Span, Text
from services.newsroom.claims.found import find_claims
from services.newsroom.furniture import find_furniture
from services.newsroom.notices.found import find_notices
from services.newsroom.quotes.found import find_quotes
from services.newsroom.readings import Furniture, Notice, Quote, Reading


def read(text: Text, published_at: datetime | None = None) -> Reading:
    """Segment, set the furniture apart, then find notices, quotes and claims. Offsets are of the clean text."""
    if "said" not in text.memo:
        text.memo["said"] = _said(text)
    sentences, furniture, quotes, notices = text.memo["said"]
    claims = partial(find_claims, text, sentences, furniture, published_at)
    return Reading(text, published_at, sentences, quotes, notices, furniture, claims)


_Said = tuple[tuple[Span, ...], tuple[Furniture, ...], tuple[Quote, ...], tuple[Notice, ...]]


def _said(text: Text) -> _Said:
    """All that a text says on whatever day: its sentences, furniture, quotes and notices."""
    sentences = segment(text)
    furniture = find_furniture(text, sentences)
    return sentences, furniture, find_quotes(text, sentences, furniture), find_notices(text, sentences, furniture)
