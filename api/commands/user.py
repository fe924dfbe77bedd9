"""`variorum user`: the people who sign in."""

from __future__ import annotations

import click

from api.commands.printing import kindly, table


@click.group()
def command() -> None:
    """The people who sign in."""


@command.command()
@click.argument("name")
@click.option("--role", type=click.Choice(["reviewer", "editor", "admin"]), required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input, up to the first line end.")
@kindly
def add(name: str, role: str, password_stdin: bool) -> None:
    """Let a person sign in. Without --password-stdin a password is asked for, or made and printed once."""
    import secrets
    import sys

    from services.accounts import add_user
    from services.records.session import migrate

    made = None
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = made = secrets.token_urlsafe(12)
    migrate()
    account = add_user(name, role, password)
    click.echo(f"{account.name} can sign in as {account.role}.")
    if made:
        click.echo(f"Password  {made}")


@command.command("list")
@kindly
def list_() -> None:
    """Every user and role."""
    from services.accounts import people

    rows = [(person.name, person.role) for person in people()]
    click.echo(table(rows) if rows else "No users yet. Add one: variorum user add NAME --role admin")
