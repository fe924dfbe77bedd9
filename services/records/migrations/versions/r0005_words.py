"""The words that a search looks for: in headlines, in what claims and quotes say, in what changed.

SQLite keeps them in FTS5 tables beside the tables, held level by triggers; where it was built without FTS5 there are
none and a search reads the tables themselves. PostgreSQL has an index for each expression. When what is searched
changes, a later step makes these anew.
"""

from __future__ import annotations

from alembic import op

from services.records.words import PLACES, Place, document, has_fts5

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for place in PLACES:
            op.execute(f"CREATE INDEX {place.name} ON {place.table} USING gin ({document(place)})")
    elif has_fts5(op.get_bind()):
        for place in PLACES:
            _level(place)


def _level(place: Place) -> None:
    """An FTS5 table over columns of a table, filled, and level with it from now on."""
    name, table, listed = place.name, place.table, ", ".join(place.columns)
    new, old = (", ".join(f"{row}.{column}" for column in place.columns) for row in ("new", "old"))
    if place.key == "id":
        kept = f"{listed}, content='{table}', content_rowid='id'"
        take = f"INSERT INTO {name}({name}, rowid, {listed}) VALUES ('delete', old.id, {old});"
        give = f"INSERT INTO {name}(rowid, {listed}) VALUES (new.id, {new});"
        fill = f"INSERT INTO {name}({name}) VALUES ('rebuild')"
    else:
        kept = f"{listed}, {place.key} UNINDEXED"
        take = f"DELETE FROM {name} WHERE {place.key} = old.{place.key};"
        give = f"INSERT INTO {name}({listed}, {place.key}) VALUES ({new}, new.{place.key});"
        fill = f"INSERT INTO {name}({listed}, {place.key}) SELECT {listed}, {place.key} FROM {table}"
    op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({kept}, tokenize='unicode61 remove_diacritics 0')")
    op.execute(fill)
    op.execute(f"CREATE TRIGGER {name}_new AFTER INSERT ON {table} BEGIN {give} END")
    op.execute(f"CREATE TRIGGER {name}_old AFTER DELETE ON {table} BEGIN {take} END")
    op.execute(f"CREATE TRIGGER {name}_now AFTER UPDATE OF {listed} ON {table} BEGIN {take} {give} END")


def downgrade() -> None:
    for place in PLACES:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP INDEX {place.name}")
        else:
            for trigger in ("new", "old", "now"):
                op.execute(f"DROP TRIGGER IF EXISTS {place.name}_{trigger}")
            op.execute(f"DROP TABLE IF EXISTS {place.name}")
