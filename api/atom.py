"""Atom documents (RFC 4287), built here alone. Ids are made from what they name: an address may change."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.w3.org/2005/Atom"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold."""
OURS = uuid.uuid5(uuid.NAMESPACE_OID, "variorum")
"""The space of names in which feeds and their entries have their ids."""
MEDIA_TYPE = "application/atom+xml"

ET.register_namespace("", NAMESPACE)


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One entry: `name` is what its id is made from; `updated` moves when what it says has changed."""

    name: str
    title: str
    link: str
    published: datetime
    updated: datetime
    summary: str
    author: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class AtomFeed:
    """A feed: `page` is the page with the same list, `itself` this document's address, `older` that of the rest."""

    name: str
    title: str
    page: str
    itself: str
    entries: Sequence[AtomEntry]
    updated: datetime
    older: str | None = None


def id_of(name: str) -> str:
    """The lasting id of what has that name."""
    return uuid.uuid5(OURS, name).urn


def document(feed: AtomFeed) -> bytes:
    """The feed as UTF-8."""
    root = ET.Element(f"{{{NAMESPACE}}}feed")
    _text(root, "id", id_of(feed.name))
    _text(root, "title", feed.title)
    _text(root, "updated", _stamp(max((e.updated for e in feed.entries), default=feed.updated)))
    _text(root, "generator", "Variorum")
    _text(_child(root, "author"), "name", "Variorum")
    for relation, address in (("self", feed.itself), ("alternate", feed.page), ("next", feed.older)):
        if address:
            kind = "text/html" if relation == "alternate" else MEDIA_TYPE
            _child(root, "link", rel=relation, type=kind, href=_plain(address))
    for entry in feed.entries:
        _entry(root, entry)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _entry(root: ET.Element, entry: AtomEntry) -> None:
    made = _child(root, "entry")
    _text(made, "id", id_of(entry.name))
    _text(made, "title", entry.title)
    _text(made, "published", _stamp(entry.published))
    _text(made, "updated", _stamp(entry.updated))
    _text(_child(made, "author"), "name", entry.author)
    _child(made, "link", rel="alternate", type="text/html", href=_plain(entry.link))
    if entry.category:
        _child(made, "category", term=entry.category)
    _text(made, "summary", entry.summary)


def _child(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _text(parent: ET.Element, name: str, said: str) -> None:
    _child(parent, name).text = _plain(said)


def _plain(said: str) -> str:
    return NOT_XML.sub("\ufffd", said)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
