"""Newsroom systems, how each is doing, and the log of what each delivered, refused calls too."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, render_template, request

from api.pages import exports, words
from api.pages.asked import one_of, sees_hidden, words_of
from api.pages.links import pair_link
from services.records import delivery_log, library
from services.records.delivery_log import OUTCOMES, DeliveryFilter, DeliveryLine, SourceLine
from services.records.session import reading
from services.records.tables import Delivery
from services.settings import settings

blueprint = Blueprint("sources", __name__)

COLUMNS = ("delivery", "source", "received_at", "outcome", "answer", "code", "reason", "webhook_id", "story", "article",
           "version", "milliseconds", "bytes", "content_type")  # fmt: skip
SOURCE_COLUMNS = ("source", "title", "status", "last_accepted_at", "deliveries", "versions", "stories", "signature")
SHOWN = 64 * 1024
"""Characters of a body that are shown."""


@blueprint.get("/sources")
@blueprint.get("/sources.<any(csv,json):form>")
def all_sources(form: str = "") -> str | Response:
    """All sources with their state in words."""
    with reading() as session:
        lines = delivery_log.sources(session)
    if form:
        rows = [
            {
                "source": s.name, "title": s.title, "status": status_of(s), "last_accepted_at": s.last_accepted_at,
                "deliveries": s.deliveries, "versions": s.versions, "stories": s.stories, "signature": s.signature,
            }
            for s in lines
        ]  # fmt: skip
        return exports.answer(form, "sources", SOURCE_COLUMNS, rows)
    return render_template("sources.html", sources=[(s, status_of(s), level_of(s)) for s in lines])


@blueprint.get("/sources/<name>")
@blueprint.get("/sources/<name>/deliveries")
@blueprint.get("/sources/<name>/deliveries.<any(csv,json):form>")
def one_source(name: str, form: str = "") -> str | Response:
    """A source with its delivery log, newest first."""
    outcome = one_of("outcome", OUTCOMES)
    wanted = DeliveryFilter(outcome=outcome or None, story=words_of("story") or None)
    with reading() as session:
        source = delivery_log.source(session, name)
        if form:
            lines = exports.all_pages(lambda at, size: delivery_log.deliveries(session, name, wanted, at, size))
            return exports.answer(form, f"{name}_deliveries", COLUMNS, [_row(d) for d in lines])
        page = delivery_log.deliveries(session, name, wanted, request.args.get("cursor"))
        counts = delivery_log.counts_by_outcome(session, name)
    endpoint = f"{settings().public_url}/hooks/{name}"
    return render_template(
        "source.html", source=source, status=status_of(source), level=level_of(source), page=page, counts=counts,
        outcome=outcome, story=wanted.story or "", endpoint=endpoint,
    )  # fmt: skip


@blueprint.get("/sources/<name>/deliveries/<int:number>")
def one_delivery(name: str, number: int) -> str:
    """One delivery: what came, what was checked step by step, what it became."""
    with reading() as session:
        source = delivery_log.source(session, name)
        line, row, body = delivery_log.delivery(session, name, number)
        href, version = None, None
        if line.version_ref and line.story:
            shelf = library.open_story(session, line.story)
            version = next((v for v in shelf.versions if v.ref == line.version_ref), None)
            if version:
                left = f"v{version.number - 1}" if version.number > 1 else "baseline"
                href = pair_link(shelf, shelf.article_of(version), f"{left}..{version.token}")
        hidden = version is not None and version.hidden and not sees_hidden()
        return render_template(
            "delivery.html", source=source, line=line, headers=sorted((row.headers or {}).items()), faults=row.faults,
            body=None if hidden else body_of(body), hidden=hidden, version=version, href=href,
            steps=steps_of(line, row), cut=body is not None and line.size > len(body),
        )  # fmt: skip


def _row(d: DeliveryLine) -> dict[str, Any]:
    return {
        "delivery": d.id, "source": d.source, "received_at": d.received_at, "outcome": d.outcome, "answer": d.answer,
        "code": d.code, "reason": d.reason, "webhook_id": d.key, "story": d.story, "article": d.article,
        "version": d.version_ref, "milliseconds": d.milliseconds, "bytes": d.size, "content_type": d.content_type,
    }  # fmt: skip


def status_of(source: SourceLine) -> str:
    """How a source is doing, in words."""
    if source.last_at is None:
        return "Nothing received yet"
    if source.refused_since:
        times = words.plural(source.refused_since, "time")
        return f"Refusing: {reason_of(source.last_code)}, {times}, last {words.moment(source.last_at)}"
    last = source.last_accepted_at or source.last_at
    return f"Receiving. Last accepted {words.moment(last)}, {words.ago(last, datetime.now(UTC))}"


def level_of(source: SourceLine) -> str:
    """quiet | good | bad: the shape beside the words."""
    return "quiet" if source.last_at is None else "bad" if source.refused_since else "good"


REASONS = {
    "signature_missing": "no signature",
    "signature_wrong": "signature wrong",
    "signature_old": "signature too old",
    "timestamp_old": "signature too old",
    "missing": "unknown name",
    "malformed": "cannot be read",
    "invalid": "fields cannot be accepted",
    "too_large": "too large",
    "wrong_media_type": "content type not taken",
    "conflict": "known id with another body",
    "busy": "over the limit",
    "unavailable": "store not available",
}


def reason_of(code: str | None) -> str:
    """A code of a refusal in words."""
    return REASONS.get(code or "", (code or "unknown reason").replace("_", " "))


@dataclass(frozen=True, slots=True)
class Step:
    """One check on the road of a delivery: passed, failed, or not reached."""

    name: str
    state: str
    detail: str = ""


ROAD = (
    ("The source is known", ("missing",)),
    ("The body is within the limit", ("too_large",)),
    ("The signature is right, over the raw body, and in time", ("signature_", "timestamp_", "not_signed")),
    ("The content type is one that is taken", ("wrong_media_type",)),
    ("The body can be read", ("malformed",)),
    ("Its fields can be accepted", ("invalid",)),
    ("There is room to take it", ("busy",)),
    ("The delivery id is new, or has the same body as before", ("conflict",)),
    ("It is on disk", ("unavailable",)),
)
"""The checks in the order in which a delivery meets them, with the codes each fails with."""


def steps_of(line: DeliveryLine, row: Delivery) -> Sequence[Step]:
    """Why a delivery was accepted or refused, step by step."""
    code = row.code or ""
    if line.outcome != "refused":
        return [Step(name, "passed") for name, _ in ROAD]
    at = next((n for n, (_, codes) in enumerate(ROAD) if any(code.startswith(c) for c in codes)), None)
    if at is None:
        return [Step("It was refused", "failed", row.reason or reason_of(code))]
    return [
        Step(
            name, "passed" if n < at else "failed" if n == at else "not reached", (row.reason or "") if n == at else ""
        )
        for n, (name, _) in enumerate(ROAD)
    ]


def body_of(body: bytes | None) -> str | None:
    """The kept part of a body as text; JSON that is whole is set out in lines."""
    if body is None:
        return None
    said = body.decode("utf-8", "replace")
    with suppress(ValueError, RecursionError):
        said = json.dumps(json.loads(said), indent=2, ensure_ascii=False)
    return said[:SHOWN]
