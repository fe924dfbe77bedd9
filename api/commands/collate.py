"""`variorum collate`: what changed between two texts. Needs no server and no database."""

from __future__ import annotations

import sys
from typing import Any

import click

from api.commands.printing import kindly, on_terminal


def _answer(line: dict[str, Any]) -> dict[str, Any]:
    from api import shapes
    from api.commands.texts import field, moment
    from services.newsroom.compare import Edition, compare

    base = Edition(field(line, "before"), published_at=moment(line, "published_before"))
    witness = Edition(field(line, "after"), published_at=moment(line, "published_after"))
    return shapes.comparison(compare(base, witness))


@click.command()
@click.argument("base", required=False)
@click.argument("witness", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--jsonl", is_flag=True, help="JSON lines with before and after on standard input; one a line out.")
@click.option("--all", "everything", is_flag=True, help="Show unchanged sentences and wording edits too.")
@kindly
def command(base: str | None, witness: str | None, as_json: bool, jsonl: bool, everything: bool) -> None:
    """Show what changed from BASE to WITNESS: text, HTML or JSON files, or - for standard input."""
    from api.commands import texts

    if jsonl:
        with click.open_file(base or "-", "rb") as lines:
            sys.exit(texts.answer_lines(_answer, lines, sys.stdout.buffer))
    if base is None or witness is None:
        raise click.UsageError("Name two texts, or use --jsonl.")
    if base == witness == "-":
        raise click.UsageError("Only one of the two can be standard input.")
    from services.newsroom.compare import Edition, compare

    before, after = texts.load(base), texts.load(witness)
    found = compare(
        Edition(before.text, published_at=before.published_at), Edition(after.text, published_at=after.published_at)
    )
    if as_json:
        import json

        from api import shapes

        click.echo(json.dumps({"id": f"{base}..{witness}", **shapes.comparison(found)}, indent=2))
        return
    from api.commands.portrait import of_comparison, show

    show(of_comparison(found, before.name, after.name, everything), colour=on_terminal())
