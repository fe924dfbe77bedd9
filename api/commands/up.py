"""`variorum up`: everything on one machine. Broker, tables, worker, scheduler and web server, kept alive and stopped in
order, over one data directory.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import click
from rich.console import Console

from api.commands import broker, first_run, premises
from api.commands.child import Child
from api.commands.printing import kindly
from api.commands.serve import web_command
from api.commands.supervisor import Supervisor
from services.records import session
from services.settings import Settings, settings

# Seconds each has to end after SIGTERM; with the broker's they add up to less than the 30 s that are promised.
WEB, SCHEDULER, WORKER, BROKER = 6.0, 2.0, 15.0, 4.0


@click.command()
@click.option("--no-seeds", is_flag=True, help="Do not post the stories of seeds/ the first time.")
@kindly
def command(no_seeds: bool) -> None:
    """Start everything: broker, worker, scheduler and web server. Ctrl-C stops it."""
    chosen = settings()
    console = Console(highlight=False, soft_wrap=True)
    with premises.held(chosen.home):
        premises.clear_leftovers(chosen.home)
        premises.check_port(chosen.host, chosen.port)
        supervisor = Supervisor(console.print, partial(premises.remember, chosen.home))
        with supervisor.signals():
            try:
                _run(supervisor, chosen, console, seeds=not no_seeds)
            finally:
                _stop(supervisor, chosen, console)


def _stop(supervisor: Supervisor, chosen: Settings, console: Console) -> None:
    if supervisor.children:
        console.print("Stopping …")
        supervisor.stop()
        premises.remember(chosen.home, [])
        console.print(f"Stopped. Everything is kept in {_short(chosen.home)}")


def _run(supervisor: Supervisor, chosen: Settings, console: Console, seeds: bool) -> None:
    session.migrate()
    environment = dict(os.environ, VARIORUM_HOME=str(chosen.home), PYTHONUNBUFFERED="1")
    if chosen.broker_url is None:
        environment["BROKER_URL"] = broker.url(chosen.home)
        valkey = _child("broker", broker.command(chosen.home), environment, chosen, BROKER)
        supervisor.start(valkey, lambda: broker.answers(chosen.home))
    supervisor.start(_child("worker", worker_command(chosen), environment, chosen, WORKER))
    supervisor.start(_child("scheduler", scheduler_command(chosen), environment, chosen, SCHEDULER))
    newcomer = first_run.first_user(chosen.home)
    web = _child("web server", web_command(chosen), environment, chosen, WEB)
    supervisor.start(web, lambda: _answers(_near(chosen), chosen.port))
    if supervisor.stopping:
        return
    _greet(console, chosen, newcomer)
    if seeds and not first_run.seeds_are_posted(chosen.home):
        _post_seeds(supervisor, chosen, environment, console)
    supervisor.watch()


def _child(name: str, arguments: list[str], environment: dict[str, str], chosen: Settings, patience: float) -> Child:
    log = chosen.home / "logs" / f"{name.replace(' ', '-')}.log"
    return Child(name, arguments, environment, log, patience)


def worker_command(chosen: Settings) -> list[str]:
    """The command line of the Celery worker."""
    return [
        sys.executable, "-m", "celery", "-A", "workers.app", "worker",
        "--loglevel", chosen.log_level,
        "--concurrency", str(chosen.workers),
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    ]  # fmt: skip


def scheduler_command(chosen: Settings) -> list[str]:
    """The command line of the scheduler."""
    level = "warning" if chosen.log_level == "info" else chosen.log_level
    return [
        sys.executable, "-m", "celery", "-A", "workers.app", "beat", "-S", "workers.schedule:Rows", "--loglevel", level,
    ]  # fmt: skip


def _near(chosen: Settings) -> str:
    """The host by which this machine itself reaches the web server."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(chosen.host, chosen.host)


def _answers(host: str, port: int) -> bool:
    door = HTTPConnection(host, port, timeout=2)
    try:
        door.request("GET", "/healthz")
        return door.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        door.close()


def _greet(console: Console, chosen: Settings, newcomer: tuple[str, str] | None) -> None:
    where = _short(chosen.home)
    console.print()
    console.print("[bold green]Variorum is running.[/]")
    console.print(f"  Address  [bold cyan]{chosen.public_url}[/]")
    if newcomer:
        console.print(f"  Sign in  as [bold]{newcomer[0]}[/] with the password [bold]{newcomer[1]}[/]")
        console.print(f"           [dim](kept in {where}/sign-in.txt)[/]")
    elif (chosen.home / "sign-in.txt").exists():
        console.print(f"  Sign in  as [bold]{first_run.ADMIN}[/]; the password is in {where}/sign-in.txt")
    console.print(f"  Data     {where}   [dim]logs in {where}/logs[/]")
    console.print("  [dim]Ctrl-C stops everything.[/]")
    console.print()


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _post_seeds(supervisor: Supervisor, chosen: Settings, environment: dict[str, str], console: Console) -> None:
    near = f"[{_near(chosen)}]" if ":" in _near(chosen) else _near(chosen)
    arguments = first_run.seed_command(chosen.home, f"http://{near}:{chosen.port}")
    if arguments is None:
        return
    console.print("Posting the seed stories …")
    child = _child("seeds", arguments, environment, chosen, 1.0)

    def ended(status: int) -> None:
        if status:
            console.print(f"[yellow]Not all seed stories could be posted:[/]\n{child.last_words()}")
        else:
            first_run.note_seeds_posted(chosen.home)
            console.print(f"[green]✓[/] {child.last_words(1)}")

    child.once = ended
    supervisor.start(child)
