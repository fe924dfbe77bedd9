"""The log of deliveries: every webhook call, accepted or refused, with why."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, bindparam, insert, select
from sqlalchemy.orm import Session

from services.records.once import table_of
from services.records.tables import Delivery

KEPT_BODY = 64 * 1024  # bytes of a body that the log keeps: an article; the version keeps all of an accepted one
SIGNATURE_SHOWN = 12  # characters of a signature that the log keeps: enough to tell two apart, too few to use
SECRETIVE = ("signature", "authorization", "cookie", "token")

# Statements of every intake are built once: building one costs more than running it.
_delivery = Delivery.__table__.c
_KEPT = select(_delivery.id, _delivery.body_digest, _delivery.version_id).where(
    _delivery.source_id == bindparam("source"), _delivery.key == bindparam("key"), _delivery.kept
)
_ADD = insert(table_of(Delivery)).returning(_delivery.id)


def digest(raw: bytes) -> str:
    """SHA-256 of a body, in hex."""
    return hashlib.sha256(raw).hexdigest()


def kept(session: Session, source: int, key: str) -> Row[int, str | None, int | None] | None:
    """(id, body digest, version id) of the accepted delivery with this key."""
    return session.execute(_KEPT, {"source": source, "key": key}).first()


def tried(session: Session, source: int, key: str) -> str | None:
    """The digest of the body that was tried under this key, None where nothing was."""
    d = Delivery
    query = select(d.body_digest).where(d.source_id == source, d.key == key, d.test, d.outcome != "refused")
    return session.scalar(query.limit(1))


def add(session: Session, values: dict[str, Any]) -> int:
    """Write one line of the log; its id."""
    return int(session.execute(_ADD, values).scalar_one())


def packed_body(raw: bytes) -> bytes:
    """The beginning of a body, for the log."""
    return zlib.compress(raw[:KEPT_BODY], 1)


def shown_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers without what could be used again."""
    out = {}
    for name, value in headers.items():
        name, value = _storable(name)[:100], _storable(value)[:500]
        if any(word in name.lower() for word in SECRETIVE):
            value = value[:SIGNATURE_SHOWN] + "…"
        out[name] = value
    return out


def storable(text: str | None, most: int) -> str | None:
    """A text that every store takes: no NUL, no lone surrogate, cut to fit."""
    return None if text is None else _storable(text)[:most]


def _storable(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
