"""Where transactions begin and end. `writing()` is the only place that commits; looking never writes.

One engine a process, made on first use and never carried over a fork. SQLite writes take their turn inside the process
and begin IMMEDIATE: a deferred BEGIN fails when it must become a write. A store that does not answer is `Unavailable`.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, event, exc
from sqlalchemy.orm import Session

from services.errors import Misconfigured, Unavailable, VariorumError
from services.settings import settings

PATIENCE = 10.0  # seconds to wait for another writer; intake holds the store for milliseconds
POOL = 5  # connections kept open; a web process with many threads opens more for a while
POOL_EXTRA = 60  # up to this many more, so that the threads of one process never wait for each other's connections

_engine: Engine | None = None
_making = threading.Lock()
_turn = threading.Lock()  # SQLite's one writer, taken in the process first: its own waiting is unfair and sleeps
_inside = threading.local()


def engine() -> Engine:
    """The engine of this process. Raises Misconfigured when DATABASE_URL is of no known kind."""
    global _engine
    if _engine is None:
        with _making:
            if _engine is None:
                _engine = _make(settings().database_url)
    return _engine


def forget() -> None:
    """Close the engine; the next use reads the settings again."""
    global _engine
    old, _engine = _engine, None
    if old is not None:
        old.dispose()


@contextmanager
def reading() -> Iterator[Session]:
    """A session that sees one moment and can write nothing. Takes no lock. Raises Unavailable."""
    options = engine().execution_options(variorum_mode="read", postgresql_readonly=True)
    with _named_failures(), Session(options, autoflush=False) as session:
        yield session


@contextmanager
def writing(patience: float = PATIENCE) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back on any error. Waits `patience` seconds for another writer.

    Raises Unavailable when the store cannot be reached, is locked for too long, or its disk is full.
    """
    if getattr(_inside, "writing", False):
        raise RuntimeError("a transaction is open in this thread already")
    with _named_failures(), _turn_taken(patience):
        _inside.writing = True
        try:
            options = engine().execution_options(variorum_mode="write", variorum_patience=patience)
            with Session(options, expire_on_commit=False) as session:
                yield session
                session.commit()
        finally:
            _inside.writing = False


def on_sqlite() -> bool:
    """Whether the store is SQLite."""
    return engine().dialect.name == "sqlite"


def migrate() -> None:
    """Bring the store's tables to this version's. Safe when several processes call it at once."""
    from services.records.migrations import upgrade

    if on_sqlite():
        settings().home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _named_failures(), _turn_taken(60):
        options = engine().execution_options(variorum_mode="write", variorum_patience=60.0)
        with options.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                # Any number, the same in every process; released with the transaction.
                connection.execute(sqlalchemy.text("SELECT pg_advisory_xact_lock(7241905)"))
            upgrade(connection)


def _make(url: str) -> Engine:
    made = sqlalchemy.make_url(url)
    kind = made.get_backend_name()
    if kind == "postgresql":
        if made.drivername in ("postgresql", "postgres"):
            made = made.set(drivername="postgresql+psycopg")
        # pre_ping: a database that was restarted costs no request. 5 s: a worker's patience for one that is away.
        return sqlalchemy.create_engine(
            made, pool_size=POOL, max_overflow=POOL_EXTRA, pool_pre_ping=True, connect_args={"connect_timeout": 5}
        )
    if kind != "sqlite":
        raise Misconfigured(f"DATABASE_URL names {kind!r}; it should begin with sqlite:/// or postgresql://.")
    new = sqlalchemy.create_engine(made, pool_size=POOL, max_overflow=POOL_EXTRA)
    event.listen(new, "connect", _prepare_sqlite)
    event.listen(new, "begin", _begin_sqlite)
    return new


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not guessed by the driver
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA cache_size = -32000")  # 32 MB: a busy story's pages stay in memory
    for again in range(20, -1, -1):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            break
        except Exception:  # two processes opening a new file at once: the busy timeout does not cover this pragma
            if not again:
                raise
            time.sleep(0.05)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("variorum_mode") == "write":
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(options.get('variorum_patience', PATIENCE) * 1000)}")
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")


@contextmanager
def _turn_taken(patience: float) -> Iterator[None]:
    if not on_sqlite():
        yield
        return
    if not _turn.acquire(timeout=patience):
        raise Unavailable("The store is busy with other writes; send it again in a moment.")
    try:
        yield
    finally:
        _turn.release()


@contextmanager
def _named_failures() -> Iterator[None]:
    try:
        yield
    except VariorumError:
        raise
    except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError) as error:
        raise Unavailable(f"The store is not available: {_first_line(error)}") from error
    except exc.DBAPIError as error:
        if error.connection_invalidated:
            raise Unavailable(f"The store went away: {_first_line(error)}") from error
        raise


def _first_line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().split("\n")[0][:200]


def _after_fork() -> None:
    # The parent's connections are not ours to use or to close; the threads that may hold its locks are not here.
    global _engine, _making, _turn, _inside
    if _engine is not None:
        _engine.dispose(close=False)
    _engine, _making, _turn, _inside = None, threading.Lock(), threading.Lock(), threading.local()


os.register_at_fork(after_in_child=_after_fork)
