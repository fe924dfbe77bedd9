"""Test calls: made and signed here as a source would, sent through the webhook's own route, and marked as tests."""

from __future__ import annotations

import json
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from api import signatures
from api.hooks import TEST
from services.accounts import Sender
from services.settings import settings

KINDS = {
    "valid": "A valid version",
    "wrong": "Signed with another secret",
    "late": "Signed an hour ago",
    "duplicate": "The same delivery twice",
    "huge": "A body over the limit",
    "bytes": "A body that is not UTF-8",
}
HOUR = 3600  # seconds: far outside of what a signature may be late


def send(app: Flask, sender: Sender, kind: str, own: str = "") -> int | None:
    """Send one test of a kind, or two of `duplicate`; the id of its line in the delivery log, the last one's.

    `own` is a payload to send in the place of the sample.
    """
    delivery = f"test_{secrets.token_hex(12)}"
    body = own.encode("utf-8", "surrogatepass") if own.strip() else sample(delivery)
    if kind == "huge":
        body = json.dumps({"article": delivery, "body_text": "x" * settings().max_body}).encode()
    elif kind == "bytes":
        body = sample(delivery, "Café Størmhus reopened on Monday, its owner said.").decode().encode("latin-1")
    secret = secrets.token_urlsafe(32) if kind == "wrong" else sender.secrets[0]
    at = int(time.time()) - (HOUR if kind == "late" else 0)
    headers = {"Content-Type": "application/json", "User-Agent": "variorum-test", "webhook-id": delivery}
    headers |= signatures.signed(sender.signature, secret, delivery, at, body)
    with ThreadPoolExecutor(1) as aside:  # a thread of its own: a call from outside shares nothing with this request
        for _ in range(2 if kind == "duplicate" else 1):
            told: dict[str, int | None] = {}
            aside.submit(_call, app, sender.name, headers, body, told).result()
    return told.get("delivery")


def sample(article: str, said: str = "") -> bytes:
    """A version in Variorum's own form, of an article that is nobody's."""
    body = said or "The test lamp at Variorum was lit at noon, the keeper said. “It burns,” said Una Lamplight."
    return json.dumps(
        {"article": article, "headline": "A test of the webhook", "body_text": body,
         "published_at": datetime.now(UTC).isoformat(timespec="seconds")},
        ensure_ascii=False,
    ).encode()  # fmt: skip


def _call(app: Flask, name: str, headers: dict[str, str], body: bytes, told: dict[str, int | None]) -> None:
    environ = EnvironBuilder(
        path=f"/hooks/{name}", method="POST", headers=list(headers.items()), data=body
    ).get_environ()
    environ[TEST] = told
    run_wsgi_app(app.wsgi_app, environ, buffered=True)
