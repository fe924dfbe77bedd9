"""The environment, read once. Every setting stands here, and in docker/env.example (a test compares the two)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.errors import Misconfigured


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can choose. Sizes in bytes, times in seconds."""

    home: Path
    """VARIORUM_HOME: the data directory."""
    host: str
    """VARIORUM_HOST: the address the web server binds."""
    port: int
    """VARIORUM_PORT."""
    public_url: str
    """VARIORUM_PUBLIC_URL: how people and newsrooms reach this server; links are built from it."""
    database_url: str
    """DATABASE_URL: SQLite in the data directory unless PostgreSQL is named."""
    broker_url: str | None
    """BROKER_URL: Redis or Valkey; None means the embedded Valkey of `variorum up`."""
    secret_key: str | None
    """VARIORUM_SECRET_KEY: signs sessions; made and kept in the data directory when not set."""
    workers: int
    """VARIORUM_WORKERS: processes that compare versions."""
    web_threads: int
    """VARIORUM_WEB_THREADS: requests served at once by each web process."""
    web_processes: int
    """VARIORUM_WEB_PROCESSES."""
    max_body: int
    """VARIORUM_MAX_BODY: largest webhook body taken."""
    signature_tolerance: int
    """VARIORUM_SIGNATURE_TOLERANCE: how far a signed timestamp may be from now."""
    backlog_limit: int
    """VARIORUM_BACKLOG_LIMIT: waiting versions above which intake answers 429."""
    log_level: str
    """VARIORUM_LOG_LEVEL."""

    @property
    def https(self) -> bool:
        """Whether people reach this server over TLS, so that cookies can be bound to it."""
        return self.public_url.startswith("https://")


def _number(name: str, default: int, least: int, most: int) -> int:
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not given.isdecimal() or not least <= int(given) <= most:
        raise Misconfigured(f"{name} is {given!r}; it should be a whole number from {least} to {most}.")
    return int(given)


def read_environment() -> Settings:
    """Read every setting from the environment. Raises Misconfigured, naming the setting."""
    home = Path(os.environ.get("VARIORUM_HOME") or "var").expanduser().absolute()
    host = os.environ.get("VARIORUM_HOST") or "127.0.0.1"
    port = _number("VARIORUM_PORT", 8000, 1, 65535)
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    return Settings(
        home=home,
        host=host,
        port=port,
        public_url=(os.environ.get("VARIORUM_PUBLIC_URL") or f"http://{shown}:{port}").rstrip("/"),
        database_url=os.environ.get("DATABASE_URL") or f"sqlite:///{home / 'variorum.db'}",
        broker_url=os.environ.get("BROKER_URL") or None,
        secret_key=os.environ.get("VARIORUM_SECRET_KEY") or None,
        workers=_number("VARIORUM_WORKERS", max(1, min(4, os.cpu_count() or 1)), 1, 256),
        web_threads=_number("VARIORUM_WEB_THREADS", 16, 1, 512),
        web_processes=_number("VARIORUM_WEB_PROCESSES", 1, 1, 64),
        # A long live blog is about 1 MB; 4 MiB leaves room for markup and keeps one request's memory small.
        max_body=_number("VARIORUM_MAX_BODY", 4 * 1024 * 1024, 1024, 64 * 1024 * 1024),
        # Standard Webhooks recommends five minutes.
        signature_tolerance=_number("VARIORUM_SIGNATURE_TOLERANCE", 300, 1, 86_400),
        # At some hundred comparisons a second this is minutes of work; beyond it a newsroom should slow down.
        backlog_limit=_number("VARIORUM_BACKLOG_LIMIT", 100_000, 1, 100_000_000),
        log_level=(os.environ.get("VARIORUM_LOG_LEVEL") or "info").lower(),
    )


@cache
def settings() -> Settings:
    """The settings of this process."""
    return read_environment()
