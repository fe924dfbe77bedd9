"""Stores for tests: SQLite in the test's folder, and PostgreSQL in a cluster of its own. Both run the same tests."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import psycopg
import pytest

from services.intake import Posted, Receipt, Received, accept
from services.records import session
from services.records.tables import Source
from services.settings import settings
from tests.prepare import postgresql

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
"""The day of the invented stories."""

_numbers = count()


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
        server.send_signal(signal.SIGINT)  # do not wait for clients
        server.wait(20)
        shutil.rmtree(home, ignore_errors=True)


def _wait_for(address: str) -> None:
    for left in range(100, -1, -1):
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if not left:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Callable[[], str]]:
    """Makes an empty, migrated database and answers its address."""
    with cluster() as address, pytest.MonkeyPatch.context() as patch:
        admin = address.replace("/?", "/postgres?")
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute("CREATE DATABASE pattern")
        patch.setenv("DATABASE_URL", address.replace("/?", "/pattern?"))
        settings.cache_clear()
        session.forget()
        session.migrate()
        session.forget()
        settings.cache_clear()

        def fresh() -> str:
            name = f"test{next(_numbers)}"
            with psycopg.connect(admin, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name} TEMPLATE pattern")
            return address.replace("/?", f"/{name}?")

        yield fresh


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty, migrated store with the sources `wire` and `gazette`; its kind."""
    kind: str = request.param
    monkeypatch.setenv("VARIORUM_HOME", str(tmp_path))
    for name in ("DATABASE_URL", "BROKER_URL", "VARIORUM_PUBLIC_URL", "VARIORUM_PORT", "VARIORUM_BACKLOG_LIMIT"):
        monkeypatch.delenv(name, raising=False)
    if kind == "postgresql":
        monkeypatch.setenv("DATABASE_URL", request.getfixturevalue("postgresql_server")())
    settings.cache_clear()
    session.forget()
    if kind == "sqlite":
        session.migrate()
    add_sources()
    yield kind
    session.forget()
    settings.cache_clear()


def add_sources(*names: str) -> None:
    """Make sources, `wire` and `gazette` when none is named."""
    with session.writing() as rows:
        for name in names or ("wire", "gazette"):
            rows.add(Source(name=name, title=name.title(), created_at=START))


def at(minutes: float) -> datetime:
    """So many minutes into the day."""
    return START + timedelta(minutes=minutes)


def call(
    key: str | None = None, raw: bytes = b"{}", source: str = "wire", received_at: datetime | None = None
) -> Received:
    """One webhook call; with a key of its own unless one is given."""
    return Received(
        source,
        key or f"call-{next(_numbers)}",
        received_at or datetime.now(UTC),
        raw,
        "application/json",
        {"Webhook-Signature": "v1,c2VjcmV0LXNpZ25hdHVyZQ=="},
        time.perf_counter(),
    )


def post(posted: Posted, key: str | None = None, source: str = "wire", raw: bytes = b"{}") -> Receipt:
    """Take one version in."""
    return accept(call(key, raw, source), posted)
