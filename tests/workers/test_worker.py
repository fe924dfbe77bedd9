"""Real workers, a real scheduler and a real broker: rows that nobody hinted at are run, and a stop is clean."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from api.commands.up import scheduler_command, worker_command
from services import comparison
from services.intake import Posted
from services.settings import settings
from tests.faults.house import until_true
from tests.stores import at, post
from tests.workers.valkey import running


def test_rows_are_run_without_any_hint_from_intake_and_after_a_flush(store: str, tmp_path: Path) -> None:
    with running() as valkey, (tmp_path / "log").open("wb") as log:
        environment = dict(os.environ, BROKER_URL=valkey.url, VARIORUM_WORKERS="1")
        started = [
            subprocess.Popen(command(settings()), env=environment, stdout=log, stderr=log)
            for command in (worker_command, scheduler_command)
        ]
        try:
            for n in range(3):
                post(Posted("bridge-1", f"The bridge is {n} metres long.", story="bridge", published_at=at(n)))
            until_true(lambda: not comparison.backlog().due, 60, lambda: (tmp_path / "log").read_text())
            assert valkey.ask("FLUSHALL") == "+OK"
            post(Posted("bridge-1", "The bridge is gone.", story="bridge", published_at=at(9)))
            until_true(lambda: not comparison.backlog().due, 60, lambda: (tmp_path / "log").read_text())
        finally:
            for process in started:
                process.terminate()
        assert [process.wait(30) for process in started] == [0, 0], (tmp_path / "log").read_text()


def test_every_task_is_one_known_name() -> None:
    program = "from workers.tasks import app; print(sorted(n for n in app.tasks if not n.startswith('celery.')))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "['drain']"
