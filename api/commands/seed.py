"""`variorum seed`: the text that a story is read against."""

from __future__ import annotations

import click

from api.commands.printing import kindly


@click.command()
@click.argument("file")
@click.option("--story", required=True, help="The story's slug, such as harbour-fire.")
@click.option("--published-at", help="When it was published, such as 2026-11-22T14:51:00Z. Default: now.")
@click.option("--headline", help="Its headline.")
@kindly
def command(file: str, story: str, published_at: str | None, headline: str | None) -> None:
    """Make FILE (text, HTML or JSON, - for standard input) the story's seed text."""
    from api.commands.payloads import payload_of
    from api.formats import understand
    from services import intake
    from services.records.session import migrate
    from workers.hints import hint

    # One article of the story's own: a later seed text is its next version.
    payload = payload_of(file, {"story": story, "published_at": published_at, "headline": headline})
    posted = understand({**payload, "article": story})
    migrate()
    receipt = intake.seed(story, posted)
    hint()
    known = "" if receipt.outcome == "accepted" else " It was here already."
    click.echo(f"The story {receipt.story} is read against version {receipt.number} of its seed text.{known}")
    click.echo(f"See it  {receipt.url}")
