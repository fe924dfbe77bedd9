"""The reference client: sign one version of an article and post it. Copy this file; it needs httpx and nothing else.

    answer = post(Door("https://variorum.example", "harbour-times", "whsec_..."), {
        "story": "ferry-fire", "article": "a-1042", "headline": "Ferry catches fire",
        "body_text": "The ferry ...", "published_at": "2026-05-04T09:30:00Z"})

The law of it: sign the bytes that go out and no others; keep one delivery id for one version however often it is
sent, so that sending again can never make a second version; and wait when the server asks for it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Any

import httpx

TRIES = 8  # with the waits below about two minutes: a restart of the server is over by then
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds; each wait is twice the last
TIMEOUT = 20.0  # seconds for one answer; the server keeps the version before it answers


class RefusedError(Exception):
    """The server will not take this version: sending the same again will not help. `problem` names each field."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(f"{status}: {problem.get('detail') or problem.get('title') or problem}")
        self.status, self.problem = status, problem


@dataclass(frozen=True, slots=True)
class Door:
    """Where one source posts: the server's address, the source's name there, and its secret (`whsec_` and base64)."""

    server: str
    source: str
    secret: str


def sign(secret: str, delivery: str, timestamp: int, body: bytes) -> str:
    """The `webhook-signature` header: HMAC-SHA256 over id, time and raw body (Standard Webhooks, symmetric v1)."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b".".join((delivery.encode(), str(timestamp).encode(), body))
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


def delivery_id(door: Door, body: bytes, occasion: str = "") -> str:
    """An id made from what is sent: the same version has the same id in every run. `occasion` tells resends apart."""
    return "msg_" + hashlib.sha256(b"\0".join((door.source.encode(), occasion.encode(), body))).hexdigest()[:32]


def post(
    door: Door, version: dict[str, Any], *, occasion: str = "", session: httpx.Client | None = None
) -> dict[str, Any]:
    """Post one version and return the server's answer: `status` is accepted, duplicate or unchanged.

    Tries again after a lost connection, a 429 or a 5xx, always with the same delivery id and freshly signed, for a
    signature is good for some minutes only. Raises RefusedError for any other answer, and httpx.HTTPError when all
    tries fail.
    """
    body = json.dumps(version, ensure_ascii=False, sort_keys=True).encode()
    delivery = delivery_id(door, body, occasion)
    send = (session or httpx).post
    wait = FIRST_WAIT
    for left in reversed(range(TRIES)):
        now = int(time.time())
        headers = {
            "content-type": "application/json",
            "webhook-id": delivery,
            "webhook-timestamp": str(now),
            "webhook-signature": sign(door.secret, delivery, now, body),
        }
        asked = 0.0
        try:
            answer = send(
                f"{door.server.rstrip('/')}/hooks/{door.source}", content=body, headers=headers, timeout=TIMEOUT
            )
            if answer.is_success:
                taken: dict[str, Any] = answer.json()
                return taken
            if answer.status_code != 429 and answer.status_code < 500:
                raise RefusedError(answer.status_code, _problem(answer))
            told = answer.headers.get("retry-after", "")
            asked = float(told) if told.isdecimal() else 0.0
            if not left:
                answer.raise_for_status()
        except httpx.TransportError:
            if not left:
                raise
        time.sleep(max(asked, wait))
        wait = min(2 * wait, LONGEST_WAIT)
    raise AssertionError("the last try answers or raises")


def _problem(answer: httpx.Response) -> dict[str, Any]:
    try:
        told = answer.json()
    except ValueError:
        return {"title": answer.text[:200]}
    return told if isinstance(told, dict) else {"title": str(told)[:200]}
