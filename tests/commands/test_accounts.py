"""`source`, `user`, `token`: what they print, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from services import accounts
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("home")


def test_a_source_gets_an_address_and_a_secret_once(run: Run) -> None:
    shown = run("source", "add", "courier", "--title", "The Courier").stdout
    sender = accounts.sender("courier")
    assert sender is not None
    assert "http://127.0.0.1:8000/hooks/courier" in shown
    assert sender.secrets[0] in shown
    assert sender.secrets[0].startswith("whsec_")
    listed = run("source", "list").output
    assert "courier" in listed
    assert "The Courier" in listed
    assert "whsec_" not in listed


def test_a_rotated_secret_overlaps_with_the_old_one(run: Run) -> None:
    run("source", "add", "courier")
    old = accounts.sender("courier")
    shown = run("source", "rotate", "courier").output
    now = accounts.sender("courier")
    assert old is not None
    assert now is not None
    assert len(now.secrets) == 2
    assert now.secrets[1] == old.secrets[0]
    assert now.secrets[0] in shown
    assert "The old secret is taken until" in shown


def test_a_user_signs_in_with_the_password_from_standard_input(run: Run) -> None:
    assert run("user", "add", "ann", "--role", "editor", "--password-stdin", typed="correct horse\n").exit_code == 0
    found = accounts.check_password("ann", "correct horse")
    assert found is not None
    assert found.role == "editor"
    assert accounts.check_password("ann", "correct horse\n") is None
    assert "ann  editor" in run("user", "list").output


def test_without_a_terminal_a_password_is_made(run: Run) -> None:
    shown = run("user", "add", "ann", "--role", "admin").output
    assert accounts.check_password("ann", shown.split()[-1]) is not None


def test_a_token_is_printed_alone_so_that_scripts_can_keep_it(run: Run) -> None:
    value = run("token", "add", "export", "--role", "reviewer").stdout.strip()
    found = accounts.bearer(value)
    assert found is not None
    assert (found.name, found.role, found.kind) == ("export", "reviewer", "token")


@pytest.mark.parametrize(
    ("arguments", "typed", "says"),
    [
        (("source", "add", "Courier"), None, "lower-case"),
        (("source", "add", "a..b"), None, "lower-case"),
        (("source", "add", "../etc"), None, "lower-case"),
        (("source", "add", "x" * 81), None, "at most 80"),
        (("source", "add", "seed"), None, "is kept for"),
        (("source", "rotate", "nobody"), None, "no source 'nobody'"),
        (("user", "add", "ann", "--role", "admin", "--password-stdin"), "short\n", "8 to 1024"),
        (("user", "add", "ann", "--role", "admin", "--password-stdin"), "", "has 0 characters"),
        (("user", "add", "An N", "--role", "admin", "--password-stdin"), "correct horse", "lower-case"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    run: Run, arguments: tuple[str, ...], typed: str | None, says: str
) -> None:
    done = run(*arguments, typed=typed)
    assert done.exit_code == 1
    assert says in done.stderr
    assert done.stderr.startswith("variorum:")


def test_names_are_given_once(run: Run) -> None:
    for arguments in (
        ("source", "add", "a"),
        ("token", "add", "a", "--role", "admin"),
        ("user", "add", "a", "--role", "admin"),
    ):
        assert run(*arguments).exit_code == 0
        again = run(*arguments)
        assert (again.exit_code, "already" in again.stderr) == (1, True)


def test_a_role_that_is_unheard_of_is_a_wrong_call(run: Run, home: Path) -> None:
    assert run("user", "add", "ann", "--role", "king").exit_code == 2
