"""One place opens transactions and commits; a store that does not answer is Unavailable, never something else."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from services.errors import Misconfigured, Unavailable
from services.records import session
from services.records.tables import Source
from services.settings import settings
from tests.stores import START, add_sources


def names() -> list[str]:
    """The sources that are kept."""
    with session.reading() as rows:
        return list(rows.scalars(select(Source.name).order_by(Source.name)))


def test_what_was_written_is_read(store: str) -> None:
    assert names() == ["gazette", "wire"]


def test_an_error_leaves_nothing_behind(store: str) -> None:
    def fail_half_way() -> None:
        with session.writing() as rows:
            rows.add(Source(name="herald", title="Herald", created_at=START))
            rows.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert names() == ["gazette", "wire"]


def test_looking_cannot_write(store: str) -> None:
    with pytest.raises(Exception, match="read"), session.reading() as rows:
        rows.execute(insert(Source), {"name": "herald", "title": "Herald", "created_at": START})
    assert names() == ["gazette", "wire"]


def test_a_row_can_be_used_after_its_session(store: str) -> None:
    with session.reading() as rows:
        source = rows.scalars(select(Source)).first()
    assert source is not None
    assert source.title


def test_a_transaction_inside_a_transaction_is_a_mistake(store: str) -> None:
    with session.writing(), pytest.raises(RuntimeError, match="open in this thread"), session.writing():
        pass


def test_a_broken_rule_of_the_tables_is_no_absent_store(store: str) -> None:
    with pytest.raises(IntegrityError):
        add_sources("wire")


def test_moments_come_back_in_utc(store: str) -> None:
    with session.reading() as rows:
        source = rows.scalars(select(Source)).first()
    assert source is not None
    assert source.created_at == START
    assert source.created_at.utcoffset() == START.utcoffset()


def test_many_threads_write_and_none_fails(store: str) -> None:
    failures: list[Exception] = []

    def write(n: int) -> None:
        try:
            for m in range(5):
                add_sources(f"source-{n}-{m}")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(names()) == 62


def test_a_forked_child_has_an_engine_of_its_own(store: str) -> None:
    names()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            add_sources("herald")
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
    assert names() == ["gazette", "herald", "wire"]


def test_a_locked_store_is_unavailable_and_the_wait_is_bounded(home: Path) -> None:
    other = sqlite3.connect(home / "variorum.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable), session.writing(patience=0.2) as rows:
        rows.execute(select(Source))
    other.execute("ROLLBACK")
    add_sources()


def test_a_full_disk_is_unavailable_and_goes_on_alone_when_there_is_room(home: Path) -> None:
    with session.reading() as rows:
        pages = rows.execute(text("PRAGMA page_count")).scalar_one()
    with session.writing() as rows:
        rows.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(Unavailable, match="full"):
        add_sources(*(f"source-{n}-{'x' * 60}" for n in range(2000)))
    kept = len(names())
    with session.engine().connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    add_sources("herald")
    assert len(names()) == kept + 1


def test_sqlite_keeps_what_it_acknowledged(home: Path) -> None:
    with session.reading() as rows:
        asked = {
            name: rows.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/none", "sqlite:////proc/none/variorum.db"])
def test_a_store_that_cannot_be_reached_is_unavailable(url: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    settings.cache_clear()
    session.forget()
    with pytest.raises(Unavailable), session.reading() as rows:
        rows.execute(select(func.count()).select_from(Source))


def test_a_store_of_an_unknown_kind_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://somewhere/else")
    settings.cache_clear()
    session.forget()
    with pytest.raises(Misconfigured, match="sqlite"):
        session.engine()
