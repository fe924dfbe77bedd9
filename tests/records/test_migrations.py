"""The tables that migrations make are the tables that the code means."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from services.records import session
from services.records.migrations import configuration
from services.records.tables import Table
from services.records.words import PLACES


def test_migrations_and_tables_agree(store: str) -> None:
    with session.engine().connect() as connection:
        opts = {"compare_type": True, "target_metadata": Table.metadata, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Table.metadata) == []


def _is_ours(name: str | None, _kind: str, _parents: object) -> bool:
    """Not what the store keeps for searching, which stands in no table of the code."""
    return not any((name or "").startswith(place.name) for place in PLACES)


def test_migrating_again_changes_nothing(store: str) -> None:
    session.migrate()
    session.migrate()


def test_processes_that_migrate_at_once_do_not_collide(tmp_path: Path) -> None:
    environment = dict(os.environ, VARIORUM_HOME=str(tmp_path))
    environment.pop("DATABASE_URL", None)
    program = "from services.records.session import migrate; migrate()"
    running = [subprocess.Popen([sys.executable, "-c", program], env=environment) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]


def test_there_is_one_newest_revision() -> None:
    from alembic.script import ScriptDirectory

    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1
