"""`variorum post`: the reference client. Signs one version and posts it as a newsroom's system would."""

from __future__ import annotations

import sys
import uuid
from typing import TYPE_CHECKING, Any

import click

from api.commands.printing import kindly
from services.errors import Invalid, Missing, Unavailable

if TYPE_CHECKING:
    from seeds.client import Door


@click.command()
@click.argument("file")
@click.option("--source", required=True, help="The source's name, as given to `variorum source add`.")
@click.option("--story", help="The story's slug.")
@click.option("--article", required=True, help="The article's stable id in the source.")
@click.option("--url", help="Where the article stands.")
@click.option("--published-at", help="When this version was published, such as 2026-11-22T14:51:00Z.")
@click.option("--headline", help="Its headline.")
@click.option("--server", help="The server's address. Default: VARIORUM_PUBLIC_URL, or this machine.")
@click.option("--secret", envvar="VARIORUM_WEBHOOK_SECRET", help="Default: the store's, on the server's own machine.")
@kindly
def command(file: str, source: str, server: str | None, secret: str | None, **given: str | None) -> None:
    """Sign FILE (text, HTML or JSON, - for standard input) and post it to a running server."""
    from api.commands.payloads import payload_of
    from seeds.client import Door, RefusedError
    from services.settings import settings

    door = Door((server or settings().public_url).rstrip("/"), source, secret or _kept(source))
    try:
        _tell(_send(door, payload_of(file, dict(given))))
    except RefusedError as error:
        _refused(error.status, error.problem)


def _kept(source: str) -> str:
    """The newest secret of the source, read from the store. Raises Missing."""
    from services.accounts import sender

    known = sender(source)
    if known is None or not known.secrets:
        raise Missing(f"The store here knows no source {source!r}. Add it, or give --secret.")
    return known.secrets[0]


def _send(door: Door, version: dict[str, Any]) -> dict[str, Any]:
    """The server's answer. Raises RefusedError, Unavailable when nobody answers, Invalid when it cannot be signed."""
    import httpx

    from seeds.client import post

    try:
        httpx.get(f"{door.server}/healthz", timeout=10)  # nobody there: say so now, the client would try for minutes
        return post(door, version, occasion=uuid.uuid4().hex)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise Unavailable(f"{door.server} does not take it ({reason}). `make run` starts a server here.") from error
    except ValueError as error:  # no base64 in the secret, half a character in the text
        raise Invalid(f"It cannot be signed: {error}.") from error


def _tell(told: dict[str, Any]) -> None:
    version = told["version"]
    words = {
        "accepted": f"Accepted: version {version['number']} of {told['article']} in the story {told['story']}.",
        "duplicate": f"A duplicate: this delivery came before, as version {version['number']}.",
        "unchanged": f"Unchanged: the text is that of version {version['number']}.",
    }
    click.echo(words.get(told["status"], told["status"]))
    click.echo(f"See it  {version['url']}")


def _refused(status: int, problem: dict[str, Any]) -> None:
    """Say why, a line for each field when there are several, and exit with 1."""
    faults = problem.get("errors") or []
    if len(faults) > 1:
        click.echo(f"Refused ({status}):", err=True)
        for fault in faults:
            click.echo(f"  {fault['field']} {fault['message']}", err=True)
    else:
        click.echo(
            f"Refused ({status}): {problem.get('detail') or problem.get('title') or 'no reason given'}", err=True
        )
    sys.exit(1)
