"""Names are given once, whoever asks at the same time; what was refused leaves nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from services import accounts
from services.errors import Conflict
from services.records import session
from services.records.tables import Secret, Source, Table, Token, User

AT_ONCE = 8

KINDS = [
    pytest.param(lambda: accounts.add_source("courier"), Source, id="source"),
    pytest.param(lambda: accounts.add_user("courier", "editor", "correct horse"), User, id="user"),
    pytest.param(lambda: accounts.add_token("courier", "editor"), Token, id="token"),
]


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("services.accounts._hasher", lambda: quick)


def count(table: type[Table]) -> int:
    with session.reading() as rows:
        return rows.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize(("add", "table"), KINDS)
def test_of_many_that_ask_for_a_name_at_once_one_gets_it(
    store: str, add: Callable[[], object], table: type[Table]
) -> None:
    before, together = count(table), threading.Barrier(AT_ONCE)

    def ask(_: int) -> str:
        together.wait()
        try:
            add()
        except Conflict as refused:
            return refused.message
        return "given"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = sorted(pool.map(ask, range(AT_ONCE)))
    taken = f"There is a {table.__name__.lower()} 'courier' already."
    assert answers == sorted(["given"] + [taken] * (AT_ONCE - 1))
    assert count(table) == before + 1


@pytest.mark.parametrize(("add", "table"), KINDS)
def test_a_name_that_is_taken_later_is_a_conflict_too(
    store: str, add: Callable[[], object], table: type[Table]
) -> None:
    add()
    kept = count(table)
    with pytest.raises(Conflict, match="'courier' already"):
        add()
    assert count(table) == kept


def test_a_refused_source_gets_no_secret_and_takes_none_away(store: str) -> None:
    made, secret = accounts.add_source("courier", " The Courier ", "github")
    with pytest.raises(Conflict):
        accounts.add_source("courier", "Another")
    assert accounts.sender("courier") == made
    assert (made.title, made.signature, made.secrets) == ("The Courier", "github", (secret,))
    assert count(Secret) == 1


def test_who_was_added_can_come_in(store: str) -> None:
    account = accounts.add_user("ann", "editor", "correct horse")
    assert accounts.check_password("ann", "correct horse") == account
    machine, value = accounts.add_token("export", "reviewer")
    assert accounts.bearer(value) == machine
