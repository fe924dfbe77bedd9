"""`variorum relate`: which earlier articles of a stream cover the same event, and what they share."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Any

import click

from api.commands.printing import kindly
from api.commands.texts import answer_lines, moment
from services.errors import Invalid
from services.newsroom.stories.likeness import Article
from services.newsroom.stories.relate import Index

LONGEST_TEXT = 2_000_000  # characters: the longest live blog has a tenth of that


@click.command()
@click.option("--jsonl", is_flag=True, help="One JSON object a line in, one a line out: the only form there is.")
@click.option(
    "--keep", type=click.IntRange(min=1), default=50_000, show_default=True, help="How many of the latest to look at."
)
@kindly
def command(jsonl: bool, keep: int) -> None:
    """Show which earlier articles cover the same event as each of a stream.

    Reads {"id", "source", "title", "text", "published_at"} lines from standard input and writes
    {"id", "proposals", "threads"} lines. A line that cannot be read gives {"id", "error"}; the exit status is then 1.
    """
    if not jsonl:
        raise click.UsageError("Say --jsonl, and send one article a line on standard input.")
    index = Index(keep)

    def relate(line: dict[str, Any]) -> dict[str, Any]:
        return asdict(index.add(article_of(line)))

    sys.exit(answer_lines(relate, sys.stdin.buffer, sys.stdout.buffer))


def article_of(line: dict[str, Any]) -> Article:
    """The article of a JSON line. Raises Invalid, naming the field."""
    for name in ("id", "text"):
        if not isinstance(line.get(name), str):
            raise Invalid(f"{name} should be text.")
    for name in ("title", "source"):
        if not isinstance(line.get(name), str | None):
            raise Invalid(f"{name} should be text.")
    if len(line["text"]) > LONGEST_TEXT:
        raise Invalid(f"text has {len(line['text'])} characters; it should have at most {LONGEST_TEXT}.")
    published = moment(line, "published_at") or moment(line, "date")
    return Article(line["id"], line["text"], line.get("title") or "", line.get("source") or "", published)
