"""Insert a row unless its key is there already: what two processes may try at the same time."""

from __future__ import annotations

from typing import Any, cast

import sqlalchemy
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from services.records.tables import Table


def table_of(mapped: type[Table]) -> sqlalchemy.Table:
    """The table itself: statements on it pass by the mapper, which costs more than the store does."""
    return cast(sqlalchemy.Table, mapped.__table__)


def insert(session: Session, table: type[Table]) -> sqlite.Insert | postgresql.Insert:
    """The store's own INSERT, which knows ON CONFLICT."""
    rows = table_of(table)
    return postgresql.insert(rows) if session.get_bind().dialect.name == "postgresql" else sqlite.insert(rows)


def insert_missing(session: Session, table: type[Table], values: dict[str, Any] | list[dict[str, Any]]) -> None:
    """Insert what is not there; what is there stays as it is."""
    session.execute(insert(session, table).on_conflict_do_nothing(), values)
