"""A server in this process over a real store, and a newsroom that signs as newsrooms do."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.signatures import sign

SOURCE = "courier"


@cache
def _app() -> Flask:
    from api.app import create_app

    return create_app()


@pytest.fixture
def app(home: Path) -> Flask:
    """One application for all tests: it keeps nothing between requests; the store under it is each test's own."""
    return _app()


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with the least cost: the tests ask what is kept, not how long it takes."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("services.accounts._hasher", lambda: quick)


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@dataclass
class Newsroom:
    """Posts to one source, signed; any header can be put in the place of the right one, None leaves it out."""

    client: FlaskClient
    secret: str
    source: str = SOURCE
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def post(self, body: Any, headers: dict[str, str | None] | None = None, source: str | None = None) -> TestResponse:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        delivery, now = f"msg_{next(self.numbers)}", int(time.time())
        given: dict[str, str | None] = {"content-type": "application/json", **(headers or {})}
        delivery = given.setdefault("webhook-id", delivery) or delivery
        stamp = given.setdefault("webhook-timestamp", str(now)) or str(now)
        if "webhook-signature" not in given:
            given["webhook-signature"] = sign(self.secret, delivery, int(stamp) if stamp.isdecimal() else 0, raw)
        sent = {name: value for name, value in given.items() if value is not None}
        return self.client.post(f"/hooks/{source or self.source}", data=raw, headers=sent)


@pytest.fixture
def newsroom(client: FlaskClient) -> Newsroom:
    from services.accounts import add_source

    _, secret = add_source(SOURCE)
    return Newsroom(client, secret)


def version(**changed: Any) -> dict[str, Any]:
    """A version that is taken, with some fields put otherwise; None takes a field out."""
    whole = {
        "story": "harbour-fire",
        "article": "a-1",
        "headline": "Fire at the old rope works",
        "body_text": "A fire at the old rope works hurt twelve people on Tuesday, officials said.",
        "published_at": "2026-05-04T09:30:00Z",
    }
    return {name: value for name, value in {**whole, **changed}.items() if value is not None}
