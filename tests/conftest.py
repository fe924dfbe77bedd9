"""What every test may use: a store of its own in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from services.settings import settings
from tests.prepare import chromium, postgresql

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")  # no test times anything: a busy machine fails none


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data directory of this test alone, with a migrated, empty SQLite store in it."""
    from services.records import session

    monkeypatch.setenv("VARIORUM_HOME", str(tmp_path))
    for name in ("DATABASE_URL", "BROKER_URL", "VARIORUM_PUBLIC_URL", "VARIORUM_PORT", "VARIORUM_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    settings.cache_clear()
    session.forget()
    session.migrate()
    yield tmp_path
    session.forget()
    settings.cache_clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what this machine cannot run; `pytest_terminal_summary` says so loudly."""
    reasons = {
        "browser": None if chromium() else "Chromium is not installed",
        "postgresql": None if postgresql() else "PostgreSQL's binaries are not installed",
    }
    for item in items:
        for mark, reason in reasons.items():
            if reason and item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One loud block for what was skipped, so that a green run cannot hide it."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("SKIPPED ON THIS MACHINE", sep="!", red=True, bold=True)
        seen: dict[str, int] = {}
        for report in skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            seen[reason] = seen.get(reason, 0) + 1
        for reason, count in seen.items():
            terminalreporter.write_line(f"{count} tests: {reason}")
