"""`variorum migrate`: the tables of the store, brought to this version's."""

from __future__ import annotations

import click

from api.commands.printing import kindly


@click.command()
@kindly
def command() -> None:
    """Bring the store's tables to this version's."""
    from services.records.session import migrate

    migrate()
    click.echo("The store is ready.")
