"""Stores for tests: SQLite in the test's folder, and PostgreSQL in a cluster of its own. Both run the same tests.

Tables are made once a process: a test gets a copy of an empty SQLite file, or PostgreSQL's tables emptied.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from services.settings import settings
from tests.prepare import postgresql

CHOSEN = ("DATABASE_URL", "BROKER_URL", "VARIORUM_PUBLIC_URL", "VARIORUM_PORT", "VARIORUM_SECRET_KEY",
          "VARIORUM_BACKLOG_LIMIT")  # fmt: skip
"""What whoever runs the tests may have set, and no test wants."""


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite store that nobody opens, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    with _at(VARIORUM_HOME=str(folder)):
        pass  # the last to leave writes all of it into the one file
    return folder / "variorum.db"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a migrated database."""
    with cluster() as address:
        address = address.replace("/?", "/postgres?")
        with _at(DATABASE_URL=address):
            pass
        yield address


@contextmanager
def _at(**chosen: str) -> Iterator[None]:
    """Point this process at a store, and migrate it."""
    from services.records import session

    with pytest.MonkeyPatch.context() as patch:
        for name in CHOSEN:
            patch.delenv(name, raising=False)
        for name, value in chosen.items():
            patch.setenv(name, value)
        _begin_anew()
        session.migrate()
        yield
        _begin_anew()
    settings.cache_clear()


def _begin_anew() -> None:
    from services.records import session

    settings.cache_clear()
    session.forget()


@pytest.fixture
def home(migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data directory of this test alone, with a migrated, empty SQLite store in it."""
    _choose(monkeypatch, tmp_path)
    shutil.copy(migrated, tmp_path)
    yield tmp_path
    _begin_anew()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty, migrated store with the sources `wire` and `gazette`; its kind."""
    from tests.stores import add_sources

    kind: str = request.param
    if kind == "postgresql":
        address = request.getfixturevalue("postgresql_server")
        _empty(address)
        _choose(monkeypatch, tmp_path, DATABASE_URL=address)
    else:
        shutil.copy(request.getfixturevalue("migrated"), tmp_path)
        _choose(monkeypatch, tmp_path)
    add_sources()
    yield kind
    _begin_anew()


def _choose(monkeypatch: pytest.MonkeyPatch, home: Path, **chosen: str) -> None:
    for name in CHOSEN:
        monkeypatch.delenv(name, raising=False)
    for name, value in {"VARIORUM_HOME": str(home), **chosen}.items():
        monkeypatch.setenv(name, value)
    _begin_anew()


def _empty(address: str) -> None:
    """Take every row out and begin to count at 1 again; a fifth of the work of making tables anew."""
    import psycopg

    from services.records.tables import Table

    with psycopg.connect(address, autocommit=True) as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(f"{others} AND pid <> pg_backend_pid()")  # what a killed process left open may hold locks
        connection.execute("SET session_replication_role = replica")  # rows may go in any order
        rows = [f"DELETE FROM {table.name}" for table in Table.metadata.sorted_tables]
        numbers = "SELECT setval(seqrelid, 1, false) FROM pg_sequence"
        connection.execute("; ".join([*rows, numbers]))


@contextmanager
def cluster(fsync: bool = False) -> Iterator[str]:
    """The address of a PostgreSQL server of our own, reached over a socket; add a database's name in front of the ?."""
    binaries = postgresql()
    assert binaries is not None
    home = Path(tempfile.mkdtemp(prefix="vpg"))
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        os.chown(home, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": home, "user": user}
    subprocess.run(
        [binaries / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        **quiet,
    )
    options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={home}", "-c", "max_connections=200"]
    options += [] if fsync else ["-c", "fsync=off"]
    server = subprocess.Popen([binaries / "postgres", "-D", home / "data", *options], **quiet)
    try:
        address = f"postgresql://postgres@/?host={home}"
        _wait_for(address.replace("/?", "/postgres?"))
        yield address
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        server.wait(20)
        shutil.rmtree(home, ignore_errors=True)


def _wait_for(address: str) -> None:
    import psycopg

    for left in range(100, -1, -1):
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if not left:
                raise
            time.sleep(0.1)
