"""What docker/ says is kept in step with the settings, the commands and the image."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.commands import Commands
from services.settings import Settings

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
ENV = (DOCKER / "env.example").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (DOCKER / "Dockerfile").read_text(encoding="utf-8")

# What compose.yaml itself needs, and no setting of the product.
OF_COMPOSE = {"POSTGRES_PASSWORD"}
ROLES = ("migrate", "web", "worker", "scheduler")


def settings_in_code() -> set[str]:
    """The names that services/settings.py reads from the environment."""
    source = (ROOT / "services" / "settings.py").read_text(encoding="utf-8")
    return set(re.findall(r'(?:environ\.get|_number)\(\s*"([A-Z_]+)"', source))


def settings_in_example() -> list[str]:
    return re.findall(r"^#?([A-Z][A-Z_]+)=", ENV, re.MULTILINE)


def test_env_example_names_every_setting_once_and_no_other() -> None:
    named = settings_in_example()
    assert sorted(named) == sorted(settings_in_code() | OF_COMPOSE)


def test_every_setting_of_the_code_is_a_field() -> None:
    assert len(settings_in_code()) == len(Settings.__slots__)


def test_every_setting_has_a_line_that_explains_it() -> None:
    for block in ENV.split("\n\n"):
        lines = block.splitlines()
        if any(re.match(r"#?[A-Z][A-Z_]+=", line) for line in lines):
            assert lines[0].startswith("# "), block


def test_defaults_told_in_env_example_are_those_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    from services.settings import read_environment

    for name in settings_in_code():
        monkeypatch.delenv(name, raising=False)
    chosen = read_environment()
    told = dict(re.findall(r"^#?([A-Z][A-Z_]+)=(.*)$", ENV, re.MULTILINE))
    fields = ("MAX_BODY", "SIGNATURE_TOLERANCE", "BACKLOG_LIMIT", "PORT", "WEB_PROCESSES", "WEB_THREADS", "LOG_LEVEL")
    assert {f: told[f"VARIORUM_{f}"] for f in fields} == {f: str(getattr(chosen, f.lower())) for f in fields}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_runs_a_command_that_is_there(role: str) -> None:
    program, *arguments = COMPOSE["services"][role]["command"]
    if program == "variorum":
        assert arguments[0] in Commands.modules
    else:
        assert (program, arguments[0], arguments[1]) == ("celery", "-A", "workers.app")


def test_worker_and_scheduler_run_as_variorum_up_runs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from api.commands.up import scheduler_command, worker_command
    from services.settings import read_environment

    for role, command in (("worker", worker_command), ("scheduler", scheduler_command)):
        here = command(read_environment())[2:]  # after "python -m"
        there = COMPOSE["services"][role]["command"]
        # How loud and how many is the operator's; a worker reads how many from the settings.
        assert without(here, "--loglevel", "--concurrency") == without(there, "--loglevel", "--concurrency")


def without(command: list[str], *options: str) -> list[str]:
    return [w for at, w in enumerate(command) if w not in options and (at == 0 or command[at - 1] not in options)]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_told_where_store_and_broker_are(role: str) -> None:
    told = COMPOSE["services"][role]["environment"]
    assert told["DATABASE_URL"].startswith("postgresql://")
    assert told["BROKER_URL"].startswith("redis://broker")


def test_all_roles_are_one_image_and_wait_for_the_tables() -> None:
    assert len({COMPOSE["services"][role]["image"] for role in ROLES}) == 1
    for role in ("web", "worker", "scheduler"):
        assert COMPOSE["services"][role]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_what_must_last_lies_in_a_named_volume() -> None:
    for service, place in (("db", "/var/lib/postgresql/data"), ("broker", "/data"), ("web", "/var/lib/variorum")):
        volumes = dict(reversed(v.split(":")) for v in COMPOSE["services"][service]["volumes"])
        assert volumes[place] in COMPOSE["volumes"]


def test_what_others_wait_for_has_a_health_check() -> None:
    waited = {name for s in COMPOSE["services"].values() for name, how in s.get("depends_on", {}).items()
              if how["condition"] == "service_healthy"}  # fmt: skip
    assert waited == {"db", "broker"}
    assert all("healthcheck" in COMPOSE["services"][name] for name in (*waited, "web"))


def test_the_dockerfile_has_only_instructions_that_exist() -> None:
    text = re.sub(r"\\\n", " ", DOCKERFILE)
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    known = {"FROM", "ENV", "WORKDIR", "RUN", "COPY", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "CMD"}
    assert {line.split()[0] for line in lines} <= known


def test_the_image_runs_as_nobody_special_with_hashed_requirements() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER variorum$", last, re.MULTILINE)
    assert "--require-hashes -r requirements.txt" in DOCKERFILE


def test_everything_copied_into_the_image_is_there_and_sent_to_the_builder() -> None:
    sent = {line[1:] for line in (DOCKER / "Dockerfile.dockerignore").read_text().splitlines() if line.startswith("!")}
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        *things, _ = line.split()
        for thing in things:
            assert (ROOT / thing).exists()
            assert thing in sent


def test_the_image_has_every_package_that_is_installed() -> None:
    found = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"][
        "find"
    ]
    for pattern in found["include"]:
        assert f"COPY {pattern.removesuffix('*')} ./{pattern.removesuffix('*')}" in DOCKERFILE
