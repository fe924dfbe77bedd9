"""What every test may use: a store of its own in a folder of its own."""

from __future__ import annotations

import os

import hypothesis
import pytest

from tests.databases import home, migrated, postgresql_server, store
from tests.prepare import chromium, postgresql

__all__ = ["home", "migrated", "postgresql_server", "store"]

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")  # no test times anything: a busy machine fails none


LONGEST = ("browser", "faults", "api", "services", "workers", "commands")
"""Rooms whose files take longest: of several processes, none is to begin one of them when the others end."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what this machine cannot run; `pytest_terminal_summary` says so. Side by side, long files go first."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: (*LONGEST, item.path.parent.name).index(item.path.parent.name))
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
