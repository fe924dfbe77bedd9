"""`seed` and `post`: through the store and over real HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from services import accounts
from services.records import library
from services.records.session import reading
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def text(tmp_path: Path) -> str:
    file = tmp_path / "fire.txt"
    file.write_text("A fire at the old rope works hurt twelve people.", encoding="utf-8")
    return str(file)


@pytest.fixture
def server() -> Iterator[str]:
    from api.app import create_app

    serving = make_server("127.0.0.1", 0, create_app(), threaded=True)
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_a_file_becomes_the_storys_seed(run: Run, text: str) -> None:
    done = run("seed", text, "--story", "harbour-fire", "--published-at", "2026-05-04T09:30:00Z", "--headline", "Fire")
    assert done.exit_code == 0, done.output
    assert "http://127.0.0.1:8000/s/harbour-fire/seed/baseline.." in done.output
    with reading() as session:
        shelf = library.open_story(session, "harbour-fire")
    assert shelf.seed is not None
    assert (shelf.seed_chosen, shelf.seed.headline) == (True, "Fire")
    assert (
        "was here already"
        in run(
            "seed", text, "--story", "harbour-fire", "--published-at", "2026-05-04T09:30:00Z", "--headline", "Fire"
        ).output
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--story", "Harbour Fire"), "send 'harbour-fire'"),
        (("--story", "fire", "--published-at", "2026-05-04"), "no time zone"),
    ],
)
def test_a_seed_that_cannot_be_is_refused(run: Run, text: str, arguments: tuple[str, ...], says: str) -> None:
    done = run("seed", text, *arguments)
    assert (done.exit_code, says in done.stderr) == (1, True)


def test_a_version_is_signed_posted_and_answered(run: Run, text: str, server: str, tmp_path: Path) -> None:
    accounts.add_source("courier")
    call = ("post", text, "--source", "courier", "--story", "harbour-fire", "--article", "a-1", "--server", server)
    assert "Accepted: version 1 of a-1 in the story harbour-fire." in run(*call).output
    assert "Unchanged" in run(*call).output
    page = tmp_path / "fire.html"
    page.write_text("<p>A fire hurt <b>14</b> people.</p>", encoding="utf-8")
    assert "version 2" in run("post", str(page), *call[2:], "--url", "https://courier.example/fire").output
    payload = tmp_path / "fire.json"
    payload.write_text(json.dumps({"body_text": "Nobody was hurt.", "byline": "Mara Lindqvist"}), encoding="utf-8")
    assert "version 3" in run("post", str(payload), *call[2:]).output


def test_why_a_version_is_refused_is_said_field_by_field(run: Run, text: str, server: str) -> None:
    _, secret = accounts.add_source("courier")
    call = ("post", text, "--source", "courier", "--article", "a-1", "--server", server)
    done = run(*call, "--story", "Big Fire", "--published-at", "soon")
    assert done.exit_code == 1
    assert "Refused (422)" in done.stderr
    assert "  story is 'Big Fire'" in done.stderr
    assert "  published_at is 'soon'" in done.stderr
    _, wrong = accounts.add_source("gazette")
    assert "Refused (401)" in run(*call, "--secret", wrong).stderr
    assert "cannot be signed" in run(*call, "--secret", "whsec_abc").stderr
    assert run(*call, "--secret", secret).exit_code == 0


def test_a_server_that_is_not_there_is_said_at_once(run: Run, text: str) -> None:
    accounts.add_source("courier")
    done = run("post", text, "--source", "courier", "--article", "a", "--server", "http://127.0.0.1:9")
    assert (done.exit_code, "make run" in done.stderr) == (1, True)
    assert "no source 'nobody'" in run("post", text, "--source", "nobody", "--article", "a").stderr
