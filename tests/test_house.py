"""The rules of the house that a program can check."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("services", "workers", "api", "docker", "tests", "seeds")


def tracked(*patterns: str) -> list[Path]:
    """Files git knows, or every file of the rooms where this is no checkout."""
    try:
        done = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
        return [ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file()]
    except (OSError, subprocess.CalledProcessError):
        return [p for room in ROOMS for p in (ROOT / room).rglob("*") if p.is_file() and "__pycache__" not in p.parts]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_stands_at_the_top(room: str) -> None:
    assert (ROOT / room).is_dir()


def test_no_file_names_a_package_registry_or_a_path_of_a_machine() -> None:
    # Written in two pieces, so that this file is not guilty itself.
    hosts = ("python" + "hosted.org", "py" + "pi.org", "registry.npm" + "js", "deb.debi" + "an.org")
    parts = (*hosts, "/ro" + "ot/", "/wo" + "rk/")
    guilty = {}
    for path in tracked():
        if path.suffix in {".png", ".ico", ".gz"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found = [p for p in parts if p in text]
        if found:
            guilty[str(path.relative_to(ROOT))] = found
    assert guilty == {}


def test_no_module_has_a_name_that_promises_nothing() -> None:
    empty = re.compile(r"(^|/)(utils?|helpers?|common|misc|manager|base)\.py$")
    assert [p for p in map(str, tracked("*.py")) if empty.search(p)] == []


def test_every_module_opens_with_its_law() -> None:
    silent = []
    for path in tracked("services/*.py", "workers/*.py", "api/*.py", "seeds/*.py"):
        text = path.read_text(encoding="utf-8").lstrip()
        if text and not text.startswith('"""'):
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []


def test_lock_files_that_name_registries_are_not_kept() -> None:
    assert [p for p in tracked() if p.name in {"uv.lock", "package-lock.json", "poetry.lock"}] == []


def test_requirements_are_pinned_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if re.match(r"^[a-z0-9]", line)]
        assert pins
        assert all("==" in pin for pin in pins)
        assert sum("--hash=sha256:" in line for line in lines) >= len(pins)
