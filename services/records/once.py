"""Insert a row unless its key is there already: what two processes may try at the same time."""

from __future__ import annotations

from functools import cache
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
    return insert_on(session.get_bind().dialect.name, table)


def insert_on(dialect: str, table: type[Table]) -> sqlite.Insert | postgresql.Insert:
    """The INSERT of a kind of store."""
    rows = table_of(table)
    return postgresql.insert(rows) if dialect == "postgresql" else sqlite.insert(rows)


@cache
def missing(dialect: str, table: type[Table]) -> sqlite.Insert | postgresql.Insert:
    """The INSERT that leaves alone what is there; built once, for building one costs more than running it."""
    return insert_on(dialect, table).on_conflict_do_nothing()


@cache
def missing_id(dialect: str, table: type[Table]) -> Any:
    """The same, answering the id of what was inserted."""
    return missing(dialect, table).returning(table_of(table).c.id)


def insert_missing(session: Session, table: type[Table], values: dict[str, Any] | list[dict[str, Any]]) -> None:
    """Insert what is not there; what is there stays as it is."""
    session.execute(missing(session.get_bind().dialect.name, table), values)


def insert_new(session: Session, table: type[Table], values: dict[str, Any]) -> int | None:
    """Insert a row; its id, or None when its key is taken, also by a transaction that is being committed just now."""
    return cast(int | None, session.execute(missing_id(session.get_bind().dialect.name, table), values).scalar())
