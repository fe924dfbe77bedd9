"""Newsroom systems, how each is doing, the log of what each delivered, refused calls too, and tests of the road."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from api import trials
from api.auth import requires
from api.pages import exports, words
from api.pages.asked import moment_of, one_of, words_of
from api.pages.road import Step, reason_of, steps_of
from services import accounts
from services.errors import Conflict, Fault, Invalid, Missing
from services.records import delivery_log
from services.records.delivery_log import OUTCOMES, DeliveryFilter, DeliveryLine, SourceLine
from services.records.session import reading
from services.settings import settings

blueprint = Blueprint("sources", __name__)

COLUMNS = ("delivery", "source", "received_at", "outcome", "answer", "code", "reason", "webhook_id", "story", "article",
           "version", "test", "replays", "milliseconds", "bytes", "content_type")  # fmt: skip
SOURCE_COLUMNS = ("source", "title", "status", "last_accepted_at", "deliveries", "versions", "stories", "signature")


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
    """A source with its delivery log, newest first; `tested` is the line of a test that was just sent."""
    asked = one_of("outcome", (*OUTCOMES, "test"))
    tests, outcome = asked == "test", "" if asked == "test" else asked
    wanted = DeliveryFilter(
        outcome=outcome or None, story=words_of("story") or None, since=moment_of("from"),
        until=moment_of("to", through=True), test=True if tests else None if not asked else False,
    )  # fmt: skip
    with reading() as session:
        source = delivery_log.source(session, name)
        if form:
            lines = exports.all_pages(lambda at, size: delivery_log.deliveries(session, name, wanted, at, size))
            return exports.answer(form, f"{name}_deliveries", COLUMNS, [_row(d) for d in lines])
        page = delivery_log.deliveries(session, name, wanted, request.args.get("cursor"))
        counts = delivery_log.counts_by_outcome(session, name)
        tested = _tested(session, source)
    sender = accounts.sender(name)
    return render_template(
        "source.html", source=source, status=status_of(source), level=level_of(source), page=page, counts=counts,
        asked=asked, story=wanted.story or "", endpoint=f"{settings().public_url}/hooks/{name}", kinds=trials.KINDS,
        tested=tested, can_sign=bool(sender and sender.secrets), only=sender.format if sender else None,
    )  # fmt: skip


@blueprint.post("/sources/<name>/tests")
@requires("editor")
def test(name: str) -> Any:
    """Send a test through the webhook, signed as the source signs; then to the source's page, which says what came."""
    sender, kind = accounts.sender(name), request.form.get("kind", "")
    if sender is None:
        raise Missing(f"There is no source {name!r}.")
    if not sender.secrets:
        raise Conflict(f"{name!r} has no secret to sign with: `variorum source rotate {name}` makes one.")
    if kind not in trials.KINDS:
        message = f"is {kind[:40]!r}; should be one of {', '.join(trials.KINDS)}."
        raise Invalid(f"kind {message}", faults=(Fault("kind", message),))
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    line = trials.send(app, sender, kind, request.form.get("payload", ""))
    return redirect(url_for("sources.one_source", name=name, tested=line, kind=kind) + "#test-send", 303)


def _tested(session: Session, source: SourceLine) -> tuple[DeliveryLine, Sequence[Step]] | None:
    given = request.args.get("tested", "")
    if not given.isdecimal() or len(given) > 17:
        return None
    with suppress(Missing):
        line, row, _ = delivery_log.delivery(session, source.name, int(given))
        return (line, steps_of(line, row, source.signature)) if line.test else None
    return None


def _row(d: DeliveryLine) -> dict[str, Any]:
    return {
        "delivery": d.id, "source": d.source, "received_at": d.received_at, "outcome": d.outcome, "answer": d.answer,
        "code": d.code, "reason": d.reason, "webhook_id": d.key, "story": d.story, "article": d.article,
        "version": d.version_ref, "test": d.test,
        "replays": d.replays, "milliseconds": d.milliseconds, "bytes": d.size, "content_type": d.content_type,
    }  # fmt: skip


SILENT_AFTER = 4
"""So many times its usual gap without a delivery, and an hour at least, and a source is silent: nights are long too."""


def status_of(source: SourceLine, now: datetime | None = None) -> str:
    """How a source is doing, in words."""
    now = now or datetime.now(UTC)
    if source.last_at is None:
        return "Nothing received yet"
    if source.refused_since and source.refusing_since:
        times = words.plural(source.refused_since, "time")
        return f"Refusing: {reason_of(source.last_code)} {times} since {words.near(source.refusing_since, now)}"
    last = source.last_accepted_at or source.last_at
    if _silent(source, now) and source.usual_gap:
        return f"Silent for {words.lasted(now - source.last_at)} (usual gap {words.lasted(source.usual_gap)})"
    return f"Receiving. Last accepted {words.near(last, now)}, {words.ago(last, now)}"


def level_of(source: SourceLine, now: datetime | None = None) -> str:
    """quiet | good | bad: the shape beside the words."""
    if source.refused_since:
        return "bad"
    return "quiet" if source.last_at is None or _silent(source, now or datetime.now(UTC)) else "good"


def _silent(source: SourceLine, now: datetime) -> bool:
    usual = source.usual_gap
    return bool(usual and source.last_at and now - source.last_at > max(SILENT_AFTER * usual, timedelta(hours=1)))
