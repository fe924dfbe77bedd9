"""`variorum` on the command line. Each command is imported only when it is called, so that `collate` starts quickly."""

from __future__ import annotations

from importlib import import_module
from typing import ClassVar

import click

from services.sweeping import sweep_seldom


class Commands(click.Group):
    """A group whose commands stand in modules of their own."""

    modules: ClassVar[dict[str, str]] = {
        "up": "api.commands.up",
        "serve": "api.commands.serve",
        "migrate": "api.commands.migrate",
        "source": "api.commands.source",
        "user": "api.commands.user",
        "token": "api.commands.token",
        "seed": "api.commands.seed",
        "post": "api.commands.post",
        "backfill": "api.commands.backfill",
        "retry": "api.commands.retry",
        "recompute": "api.commands.recompute",
        "read": "api.commands.read",
        "collate": "api.commands.collate",
        "relate": "api.commands.relate",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = self.modules.get(cmd_name)
        if module is None:
            return None
        command = import_module(module).command
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="variorum")
def main() -> None:
    """Keeps every version of a news story and shows what changed in what it claims."""
    sweep_seldom()
