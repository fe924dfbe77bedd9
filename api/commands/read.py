"""`variorum read`: what the engine sees in one text. Needs no server and no database."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from api.commands.printing import kindly, on_terminal

if TYPE_CHECKING:
    from services.newsroom.readings import Reading


def _answer(line: dict[str, Any]) -> dict[str, Any]:
    from api import shapes
    from api.commands.texts import field, moment
    from services.newsroom.reading import read

    return shapes.reading(read(field(line, "text"), moment(line, "published_at")))


@click.command()
@click.argument("file", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--jsonl", is_flag=True, help="One JSON object a line in, one a line out.")
@kindly
def command(file: str | None, as_json: bool, jsonl: bool) -> None:
    """Show the quotes, claims, notices and furniture of one text."""
    from api.commands import texts

    if file is None and not jsonl and sys.stdin.isatty():
        raise click.UsageError("Name a file, or pipe a text in.")
    if jsonl:
        with click.open_file(file or "-", "rb") as lines:
            sys.exit(texts.answer_lines(_answer, lines, sys.stdout.buffer))
    from services.newsroom.reading import read

    given = texts.load(file or "-")
    found = read(given.text, given.published_at)
    if as_json:
        _print_json(given.name, found)
        return
    from api.commands.portrait import of_reading, show

    show(of_reading(found), colour=on_terminal())


def _print_json(name: str, found: Reading) -> None:
    import json

    from api import shapes

    click.echo(json.dumps({"id": name, **shapes.reading(found)}, indent=2))
