"""Insert a row unless its key is there already: what two processes may try at the same time."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from services.records.tables import Table


def insert(session: Session, table: type[Table]) -> sqlite.Insert | postgresql.Insert:
    """The store's own INSERT, which knows ON CONFLICT."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_missing(session: Session, table: type[Table], values: dict[str, Any] | list[dict[str, Any]]) -> None:
    """Insert what is not there; what is there stays as it is."""
    session.execute(insert(session, table).on_conflict_do_nothing(), values)
