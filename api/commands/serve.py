"""`variorum serve`: the web server alone, for a machine on which workers and broker run elsewhere."""

from __future__ import annotations

import os
import sys

import click

from api.commands.printing import kindly
from services.settings import Settings, settings


def web_command(chosen: Settings) -> list[str]:
    """The command line of the web server."""
    host = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    return [
        sys.executable, "-m", "gunicorn", "api.wsgi:app",
        "--bind", f"{host}:{chosen.port}",
        "--worker-class", "gthread",
        "--workers", str(chosen.web_processes),
        "--threads", str(chosen.web_threads),
        "--timeout", "60",  # a worker process that stands still this long is replaced
        "--graceful-timeout", "4",  # what running requests have to end when the server stops
        "--keep-alive", "15",
        "--backlog", "1024",
        "--no-control-socket",
        "--log-level", "warning" if chosen.log_level == "info" else chosen.log_level,
    ]  # fmt: skip


@click.command()
@kindly
def command() -> None:
    """Run the web server alone. Needs a migrated store; BROKER_URL tells workers elsewhere about new versions."""
    arguments = web_command(settings())
    os.execv(arguments[0], arguments)
