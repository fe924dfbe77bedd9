"""`variorum source`: the newsroom systems that post."""

from __future__ import annotations

import click

from api.commands.printing import kindly, table

FORMATS = ("variorum", "ninjs", "superdesk", "digitalwires", "schema.org", "wordpress", "arc", "newsml")
ANY = "any"


@click.group()
def command() -> None:
    """The newsroom systems that post versions."""


@command.command()
@click.argument("name")
@click.option("--title", default="", help="Its name as reviewers read it.")
@click.option(
    "--signature",
    type=click.Choice(["standard", "github", "superdesk"]),
    default="standard",
    show_default=True,
    help="How it signs: Standard Webhooks, X-Hub-Signature-256 or x-superdesk-signature.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), help="The one payload it posts; else recognised.")
@kindly
def add(name: str, title: str, signature: str, format_: str | None) -> None:
    """Create a source; print its webhook address and, once, its secret."""
    from services.accounts import add_source, set_format
    from services.records.session import migrate
    from services.settings import settings

    migrate()
    source, secret = add_source(name, title, signature)
    if format_ is not None:
        set_format(name, format_)
    click.echo(f"Webhook address  {settings().public_url}/hooks/{source.name}")
    click.echo(f"Secret           {secret}")
    click.echo("The secret is shown this once. Lost it? variorum source rotate " + source.name, err=True)


@command.command()
@click.argument("name")
@kindly
def rotate(name: str) -> None:
    """Make a new secret; the old one is taken too for a day."""
    from services.accounts import rotate_secret

    secret, until = rotate_secret(name)
    click.echo(f"Secret  {secret}")
    click.echo(f"The old secret is taken until {until:%Y-%m-%d %H:%M} UTC.", err=True)


@command.command("format")
@click.argument("name")
@click.argument("format_", metavar="FORMAT", type=click.Choice([*FORMATS, ANY]))
@kindly
def format_of(name: str, format_: str) -> None:
    """Say which payload a source posts, so that none is guessed; `any` recognises each again."""
    from services.accounts import set_format

    set_format(name, None if format_ == ANY else format_)
    click.echo(f"{name} posts {'any known payload' if format_ == ANY else format_}.")


@command.command("list")
@kindly
def list_() -> None:
    """Every source: name, signature, address."""
    from services.accounts import senders
    from services.settings import settings

    address = f"{settings().public_url}/hooks/"
    rows = [(s.name, s.signature, address + s.name, s.title) for s in senders()]
    click.echo(table(rows) if rows else "No sources yet. Add one: variorum source add NAME")
