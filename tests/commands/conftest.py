"""The command line, called in this process or as a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result

from api.commands import main

BEFORE = (
    "A fire at the old rope works hurt twelve people on Tuesday, officials said.\n\n"
    "“We saw smoke from the bridge,” said Mara Lindqvist, a fire officer. The mayor, Anton Vessel, came at noon.\n\n"
    "The works opened in 1904. Nobody knows how the fire began. Police closed the road.\n"
)
AFTER = (
    "A fire at the old rope works hurt 14 people on Wednesday, officials said.\n\n"
    "“We saw thick smoke from the bridge,” said Mara Lindqvist, a fire officer.\n\n"
    "The works opened in 1904. Nobody knows how the fire began. Police closed the road.\n"
    "The mayor, Anton Vessel, came at noon.\n\n"
    "Correction: An earlier version of this story said twelve people were hurt. It was 14.\n"
)

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("services.accounts._hasher", lambda: quick)
    runner = CliRunner()

    def call(*arguments: str, typed: str | bytes | None = None) -> Result:
        return runner.invoke(main, arguments, input=typed, catch_exceptions=False)

    return call


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    before, after = tmp_path / "before.txt", tmp_path / "after.txt"
    before.write_text(BEFORE, encoding="utf-8")
    after.write_text(AFTER, encoding="utf-8")
    return str(before), str(after)
