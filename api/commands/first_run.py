"""What is there when Variorum is started the first time: somebody who may sign in, and stories to look at."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

from services import accounts
from services.errors import Conflict

ADMIN = "admin"


def first_user(home: Path) -> tuple[str, str] | None:
    """Make the first user; name and password, kept in sign-in.txt too. None when there are users already."""
    if accounts.people():
        return None
    password = secrets.token_urlsafe(12)  # 96 bits
    private(home / "sign-in.txt", f"name: {ADMIN}\npassword: {password}\n")
    accounts.add_user(ADMIN, "admin", password)
    return ADMIN, password


def seeds_are_posted(home: Path) -> bool:
    """Whether the stories of seeds/ were posted to this store."""
    return (home / "seeds-posted").exists()


def note_seeds_posted(home: Path) -> None:
    """Remember it."""
    (home / "seeds-posted").touch()


def seed_command(home: Path, server: str) -> list[str] | None:
    """The command that posts the stories of seeds/, with their sources made; None when there are no stories."""
    listed = subprocess.run(
        [sys.executable, "-m", "seeds", "--list-sources"], capture_output=True, text=True, check=False, timeout=60
    )
    sources = json.loads(listed.stdout) if listed.returncode == 0 and listed.stdout.strip() else []
    if not sources:
        return None
    keys = {source["name"]: _secret(source["name"], source.get("title", "")) for source in sources}
    private(home / "seed-secrets.json", json.dumps(keys))
    return [sys.executable, "-m", "seeds", "--server", server, "--secrets", str(home / "seed-secrets.json"), "--quiet"]


def _secret(name: str, title: str) -> str:
    try:
        return accounts.add_source(name, title)[1]
    except Conflict:
        known = accounts.sender(name)
        return known.secrets[0] if known and known.secrets else accounts.rotate_secret(name)[0]


def private(path: Path, text: str) -> None:
    """Write a file that only its owner reads."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
