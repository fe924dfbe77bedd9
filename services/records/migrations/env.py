"""How Alembic reaches the store: with the connection it is handed, in the transaction that is open."""

from __future__ import annotations

from alembic import context

from services.records.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    # SQLite cannot alter a table in place; batches make a new one and copy.
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
