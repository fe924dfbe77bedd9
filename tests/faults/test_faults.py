"""kill -9 of any part at any moment loses nothing and doubles nothing; all starts and stops in order."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.records import session
from services.settings import settings
from tests.faults.house import House, free_port, processes, until_true
from tests.faults.run import run

pytestmark = pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="needs signals and ps")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house that is not started yet; it is stopped at the end."""
    monkeypatch.setenv("VARIORUM_HOME", str(tmp_path / "home"))
    house = House(tmp_path / "home", free_port())
    yield house
    if house.process is not None:
        house.stop()
    session.forget()
    settings.cache_clear()


def up(house: House) -> subprocess.CompletedProcess[str]:
    """Start one more `variorum up` as the house was started, and wait for its end."""
    command = [sys.executable, "-c", "from api.commands import main; main()", "up", "--no-seeds"]
    environment = {**os.environ, "VARIORUM_HOME": str(house.home), "VARIORUM_PORT": str(house.port)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.timeout(300)
def test_five_kills_and_a_flush_while_versions_are_posted_lose_and_double_nothing(house: House) -> None:
    report = run(house, count=60, kills=5, rate=6.0)
    assert report.failures == []
    assert report.proof is not None
    assert report.proof.holds, report.proof
    assert report.proof.versions == 60
    assert max(report.stuck_rows, default=0.0) < 30
    assert report.stopping < 30


def test_it_stops_in_order_starts_again_with_its_data_and_leaves_no_process(house: House) -> None:
    house.start()
    sign_in = (house.home / "sign-in.txt").read_text()
    ours = {pid for part in ("worker", "web server", "scheduler", "broker") for pid in house.pids(part)}
    assert len(ours) >= 6
    assert stat.S_IMODE((house.home / "sign-in.txt").stat().st_mode) == 0o600
    assert house.stop(signal.SIGINT) < 30
    assert house.process is not None
    assert house.process.returncode == 0
    assert ours & processes().keys() == set()
    house.start()
    assert (house.home / "sign-in.txt").read_text() == sign_in
    second = up(house)
    assert (second.returncode, second.stderr.count("\n")) == (1, 1)
    assert "is running on" in second.stderr


def test_a_killed_supervisor_leaves_nothing_that_stands_in_the_way(house: House) -> None:
    house.start()
    assert house.process is not None
    ours = {pid for part in ("worker", "web server", "scheduler", "broker") for pid in house.pids(part)}
    house.process.kill()
    house.process.wait()
    house.start()
    if sys.platform == "linux":
        until_true(lambda: not ours & processes().keys(), 20, lambda: f"left: {ours & processes().keys()}")


def test_a_port_in_use_is_one_clear_line(house: House) -> None:
    import socket

    with socket.socket() as door:
        door.bind(("127.0.0.1", house.port))
        door.listen(1)
        ended = up(house)
    assert ended.returncode == 1
    assert ended.stderr.strip() == (
        f"variorum: Port {house.port} on 127.0.0.1 is in use. Set VARIORUM_PORT to another, or stop what listens there."
    )
    assert ended.stdout == ""


def test_a_data_directory_that_cannot_be_written_is_one_clear_line(house: House) -> None:
    house.home.write_text("a file stands where the folder should be")
    ended = up(house)
    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_store_that_cannot_be_reached_is_one_clear_line(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    ended = up(house)
    assert ended.returncode == 1
    assert "not available" in ended.stderr
    assert ended.stderr.count("\n") == 1
