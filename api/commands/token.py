"""`variorum token`: the keys that scripts use at the API."""

from __future__ import annotations

import click

from api.commands.printing import kindly


@click.group()
def command() -> None:
    """The keys that scripts use at the API."""


@command.command()
@click.argument("name")
@click.option("--role", type=click.Choice(["reviewer", "editor", "admin"]), required=True)
@kindly
def add(name: str, role: str) -> None:
    """Make an API token and print it once."""
    from services.accounts import add_token
    from services.records.session import migrate
    from services.settings import settings

    migrate()
    account, value = add_token(name, role)
    click.echo(value)
    click.echo(
        f"The token {account.name} is a {account.role}'s and is shown this once. Use it so:\n"
        f"  curl -H 'Authorization: Bearer {value[:8]}…' {settings().public_url}/api/v1/stories",
        err=True,
    )
