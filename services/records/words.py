"""Where words stand in the store, and how each kind of store is asked for them; nobody else knows how.

A word is found at the beginning of a word, and several in a row as they stand, whatever the marks between them. Scripts
whose words carry their particles or have no blanks between them (Arabic, Hebrew, Hangul, Chinese, Japanese, Thai) are
searched inside words, as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, func, literal_column, or_, select, table, true
from sqlalchemy.orm import Session

from services.records import tables


@dataclass(frozen=True, slots=True)
class Place:
    """Columns of a table that are searched together, and the name of what the store keeps for it.

    `key` is the table's key, which is kept beside the words where it is no number: other numbers of rows may change.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    key: str = "id"


THREADS = Place("threads_words", "threads", ("said",))
"""What is said of a claim or a quote, in any version that may be read."""
CHANGES = Place("changes_words", "changes", ("old", "new", "speaker_old", "speaker_new"))
HEADLINES = Place("contents_words", "contents", ("headline",), key="digest")
PLACES = (THREADS, CHANGES, HEADLINES)

JOINTS = ".:/-_@+~&=#?!*<>"
"""Marks at which PostgreSQL would keep two words in one: a host's name, a path, a tag."""
LONGEST = 20_000
"""Characters of a row that PostgreSQL indexes: its limit is a megabyte, and a sentence without an end must be kept."""
TOKEN = re.compile(r"[^\W_]+")
ALPHABETIC = re.compile(r"[\u0000-\u052f\u0531-\u058f\u10a0-\u10ff\u1d00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]*")
"""Latin, Greek, Cyrillic, Armenian, Georgian: scripts in which a word stands between blanks and can be a beginning."""


def found(session: Session, place: Place, said: str, phrase: bool = False) -> ColumnElement[bool]:
    """Whether a row of a place has some words, for a query on its table; true where `said` has no word in it."""
    tokens = TOKEN.findall(said.casefold())
    if not tokens:
        return true()
    if not ALPHABETIC.fullmatch(said):
        return _inside(place, said.casefold())
    dialect = session.get_bind().dialect.name
    if dialect == "postgresql":
        asked = " <-> ".join(f"'{token}'" for token in tokens) + ("" if phrase else ":*")
        return literal_column(document(place)).op("@@")(func.to_tsquery(literal_column("'simple'"), asked))
    if not _kept(session, place):
        return _inside(place, " ".join(said.casefold().split()))
    key = "rowid" if place.key == "id" else place.key
    kept = table(place.name, column(key), column(place.name))
    asked = '"' + " ".join(tokens) + '"' + ("" if phrase else " *")
    rows = select(kept.c[key]).where(kept.c[place.name].op("MATCH")(asked))
    return tables.Table.metadata.tables[place.table].c[place.key].in_(rows)


def document(place: Place) -> str:
    """The words of a row as PostgreSQL indexes them."""
    text = " || ' ' || ".join(f"coalesce({place.table}.{name}, '')" for name in place.columns)
    plain = f"translate(left({text}, {LONGEST}), '{JOINTS}', '{' ' * len(JOINTS)}')"
    return f"to_tsvector('simple', {plain})"


def like(text: Any, said: str) -> ColumnElement[bool]:
    """Whether a column's short text has some words in it, whatever the case of plain letters."""
    return or_(func.lower(text).contains(said.casefold(), autoescape=True), text.contains(said, autoescape=True))


def has_fts5(connection: Connection) -> bool:
    """Whether this SQLite was built with FTS5."""
    options = connection.exec_driver_sql("PRAGMA compile_options").scalars()
    return any(option == "ENABLE_FTS5" for option in options)


def _inside(place: Place, said: str) -> ColumnElement[bool]:
    rows = tables.Table.metadata.tables[place.table].c
    return or_(*(like(rows[name], said) for name in place.columns))


def _kept(session: Session, place: Place) -> bool:
    """Whether the store keeps the words of a place, and keeps them level: a table made anew has lost its triggers."""
    rows = session.connection().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    return set(rows) >= {f"{place.name}_{when}" for when in ("new", "old", "now")}
