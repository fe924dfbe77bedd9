"""Installs what the optional tests need, where that can be done; says loudly what will be skipped, where it cannot.

The suite itself needs Python only. Chromium drives the pages; PostgreSQL's binaries run the store's tests on it too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Debian's and Ubuntu's names. A package is looked for by the program it brings.
WANTED = {"chromium": "chromium", "initdb": "postgresql"}
APT_SECONDS = 420  # a slow mirror should not hold the tests for ever


def chromium() -> str | None:
    """Where a Chromium that Playwright can drive stands, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def postgresql() -> Path | None:
    """The folder with PostgreSQL's initdb and pg_ctl, or None. Debian keeps them out of the PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    return next((p for p in folders if (p / "initdb").exists()), None)


def _missing() -> list[str]:
    here = {"chromium": chromium(), "initdb": postgresql()}
    return [package for program, package in WANTED.items() if not here[program]]


def _apt(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            ["apt-get", "-qq", *arguments],
            env=environment,
            timeout=APT_SECONDS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    """Install what is missing with apt-get when that is allowed here. Never fails: the tests say what they skipped."""
    missing = _missing()
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print(f"Installing {', '.join(missing)} for the tests (apt-get)", flush=True)
        _apt("update")
        for package in missing:
            _apt("install", "-y", "--no-install-recommends", package)
    for package in _missing():
        print(f"!!! {package} is not here and could not be installed: its tests will be SKIPPED", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
