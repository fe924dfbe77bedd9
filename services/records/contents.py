"""What was posted, kept once, byte for byte; and the way back to a text."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from services.collation import clean
from services.collation.text import Text
from services.records.once import insert_missing
from services.records.tables import Content

LEVEL = 4  # of zlib: two thirds of the default's time for 3 % more bytes on news text


@dataclass(frozen=True, slots=True)
class Written:
    """A content on its way into the store, with what is derived from it."""

    digest: str
    text_digest: str
    words: int
    row: dict[str, Any]


def as_text(body: str, format: str) -> Text:
    """A body as it is compared."""
    return clean.from_html(body) if format == "html" else clean.from_text(body)


def prepare(body: str, format: str, headline: str | None, byline: str | None, notes: list[dict[str, Any]]) -> Written:
    """Digest and pack one content. Touches no store. Raises UnicodeEncodeError on lone surrogates."""
    posted = json.dumps([format, body, headline, byline, notes], ensure_ascii=False)
    text = as_text(body, format).clean
    seen = [
        clean.from_text(headline or "").clean,
        clean.from_text(byline or "").clean,
        text,
        [n["text"] for n in notes],
    ]
    digest = _sha256(posted)
    text_digest = _sha256(json.dumps(seen, ensure_ascii=False))
    row = {
        "digest": digest,
        "text_digest": text_digest,
        "format": format,
        "body": zlib.compress(body.encode(), LEVEL),
        "headline": headline,
        "byline": byline,
        "notes": notes,
    }
    return Written(digest, text_digest, len(text.split()), row)


def keep(session: Session, written: Written) -> None:
    """Keep it, unless it is kept already."""
    insert_missing(session, Content, written.row)


_content = Content.__table__.c
_OF = select(_content.digest, _content.format, _content.body, _content.headline, _content.byline, _content.notes).where(
    _content.digest.in_(bindparam("digests", expanding=True))
)


class Posted(Protocol):
    """A content that was kept: its row, or the columns of it that say something."""

    @property
    def format(self) -> str: ...
    @property
    def body(self) -> bytes: ...
    @property
    def headline(self) -> str | None: ...
    @property
    def byline(self) -> str | None: ...
    @property
    def notes(self) -> list[Any]: ...


def of(session: Session, digests: Iterable[str]) -> dict[str, Posted]:
    """Contents by digest."""
    return {row.digest: cast(Posted, row) for row in session.execute(_OF, {"digests": sorted(set(digests))})}


def body_of(content: Posted) -> Text:
    """The body as it is compared."""
    return as_text(zlib.decompress(content.body).decode(), content.format)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
