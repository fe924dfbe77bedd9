"""`variorum retry`: versions that were set apart come back to work, after an upgrade that mends what stopped them."""

from __future__ import annotations

import click

from api.commands.printing import kindly


@click.command()
@click.option("--story", help="Only the versions of this story, such as harbour-fire.")
@kindly
def command(story: str | None) -> None:
    """Compare again the versions that were set apart."""
    from services import comparison
    from services.records.session import migrate
    from workers.hints import hint

    migrate()
    count = comparison.retry_dead(story)
    hint()
    where = f" of {story}" if story is not None else ""
    versions = "version" if count == 1 else "versions"
    click.echo(f"{count:,} {versions}{where} that had been set apart will be compared again.")
