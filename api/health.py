"""For machines that watch: `/healthz` lives, `/readyz` can work, `/metrics` in Prometheus' text.

Counters are of this process, or of all web processes when PROMETHEUS_MULTIPROC_DIR names a folder.
"""

from __future__ import annotations

import os
import time

from flask import Blueprint, Flask, Response, g, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector  # type: ignore[no-untyped-call,unused-ignore]
from sqlalchemy import func, select

from api.auth import open_to_all
from services.errors import VariorumError
from services.records.session import reading
from services.records.tables import Job

blueprint = Blueprint("health", __name__)

DELIVERIES = Counter("variorum_deliveries", "Webhook calls by what became of them.", ["outcome"])
SECONDS = Histogram(
    "variorum_request_seconds",
    "Time to answer a request.",
    ["endpoint"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
ANSWERS = Counter("variorum_answers", "Answers by status.", ["status"])


def count_delivery(outcome: str) -> None:
    """Count one webhook call."""
    DELIVERIES.labels(outcome).inc()


@blueprint.get("/healthz")
@open_to_all
def alive() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
@open_to_all
def ready() -> Response:
    """The store answers too; 503 when it does not."""
    try:
        with reading() as session:
            session.execute(select(Job.id).limit(1))
    except VariorumError as error:
        made = jsonify(status="unavailable", store=error.message)
        made.status_code = 503
        made.headers["Retry-After"] = "5"
        return made
    return jsonify(status="ok", store="ok")


@blueprint.get("/metrics")
@open_to_all
def metrics() -> Response:
    """Counts and times, and how much work waits."""
    shown = generate_latest(_registry()) + generate_latest(_waiting())
    return Response(shown, content_type=CONTENT_TYPE_LATEST)


def _registry() -> CollectorRegistry:
    from prometheus_client import REGISTRY

    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def _waiting() -> CollectorRegistry:
    registry = CollectorRegistry()
    waiting = Gauge("variorum_jobs_waiting", "Versions that wait to be compared.", registry=registry)
    dead = Gauge("variorum_jobs_dead", "Versions that could not be compared and were set apart.", registry=registry)
    oldest = Gauge("variorum_oldest_waiting_seconds", "How long the oldest has waited.", registry=registry)
    with reading() as session:
        count, first = session.execute(select(func.count(), func.min(Job.due_at)).where(Job.due_at.is_not(None))).one()
        dead.set(session.scalar(select(func.count()).where(Job.dead_at.is_not(None))) or 0)
    waiting.set(count)
    oldest.set(max(0.0, time.time() - first.timestamp()) if first else 0.0)
    return registry


def _begin() -> None:
    g.started = time.perf_counter()


def _end(response: Response) -> Response:
    if request.endpoint and "started" in g:
        SECONDS.labels(request.endpoint).observe(time.perf_counter() - g.started)
    ANSWERS.labels(str(response.status_code)).inc()
    return response


def register(app: Flask) -> None:
    """Count and time every answer."""
    app.before_request(_begin)
    app.after_request(_end)
    app.register_blueprint(blueprint)
