"""The one map from a failure to an HTTP status, and from a status to an answer.

Machines (`/api`, `/hooks`, addresses that end in .json, .csv or .atom) get problem+json as in RFC 9457; people get the
page `error.html`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, cast

import structlog
from flask import Flask, Response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from services import errors
from services.errors import Fault, VariorumError

STATUS: tuple[tuple[type[VariorumError], int], ...] = (
    (errors.Malformed, 400),
    (errors.NotSigned, 401),
    (errors.NotAllowed, 403),
    (errors.Missing, 404),
    (errors.Conflict, 409),
    (errors.TooLarge, 413),
    (errors.WrongMediaType, 415),
    (errors.Invalid, 422),
    (errors.Busy, 429),
    (errors.Unavailable, 503),
)

TITLES = {
    400: "The request cannot be read",
    401: "Not signed in, or not signed",
    403: "Not allowed",
    404: "Not found",
    405: "Not that way",
    409: "It contradicts what is kept",
    413: "Too large",
    415: "Not a content type that is taken here",
    422: "Something in it cannot be accepted",
    429: "Too much at once",
    500: "An error of ours",
    503: "Not available now",
}

CODES = {400: "malformed", 404: "missing", 405: "wrong_method", 413: "too_large", 422: "invalid"}
"""For what Flask itself refuses."""

MACHINES = ("/api/", "/hooks/", "/events", "/openapi.json", "/healthz", "/readyz", "/metrics")

log = structlog.get_logger()


def status_of(error: VariorumError) -> int:
    """The HTTP status that tells a caller what to do about the error."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def code_of(error: VariorumError) -> str:
    """The error's code as callers see it: which part of a signature was wrong is for the delivery log alone."""
    return "not_signed" if isinstance(error, errors.NotSigned) else error.code


def problem(status: int, detail: str, *, code: str, faults: tuple[Fault, ...] = ()) -> Response:
    """An RFC 9457 answer. `errors` names each field and what it should be."""
    body: dict[str, Any] = {
        "type": f"/docs#problem-{code}",
        "title": TITLES.get(status, "Not possible"),
        "status": status,
        "detail": detail,
        "code": code,
    }
    if faults:
        body["errors"] = [asdict(fault) for fault in faults]
    # ASCII: a message may quote what was sent, lone surrogates and all.
    return Response(json.dumps(body), status, mimetype="application/problem+json")


def page(status: int, message: str) -> Response:
    """The same for people."""
    try:
        html = render_template("error.html", status=status, title=TITLES.get(status, "Not possible"), message=message)
    except Exception:  # the page that says what failed must not fail, whatever broke
        log.exception("error page")
        html = f"<!doctype html><html lang=en><title>{status}</title><h1>{status}</h1><p>{escape(message)}</p></html>"
    return Response(html, status, mimetype="text/html")


def for_machines() -> bool:
    """Whether this request wants JSON for an answer."""
    if request.path.startswith(MACHINES) or request.path.endswith((".json", ".csv", ".atom")):
        return True
    best = request.accept_mimetypes.best_match(("text/html", "application/json"), default="text/html")
    return best == "application/json"


def answer(error: VariorumError) -> Response:
    """What a caller is told about one of our errors."""
    if isinstance(error, errors.Moved) and request.method == "GET" and "slug" in (request.view_args or {}):
        return _led(error.to)
    status = status_of(error)
    if for_machines():
        made = problem(status, error.message, code=code_of(error), faults=error.faults)
    else:
        made = page(status, error.message)
    if isinstance(error, errors.Busy | errors.Unavailable):
        made.headers["Retry-After"] = str(error.retry_after)
    if status == 401 and request.path.startswith("/api/"):
        made.headers["WWW-Authenticate"] = 'Bearer realm="variorum"'
    return made


def _led(to: str) -> Response:
    """The same page under the story's address of now."""
    query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    made = redirect(url_for(request.endpoint or "", **{**(request.view_args or {}), "slug": to}) + query, 301)
    # A merge can be taken back: a browser is to ask again.
    made.headers["Cache-Control"] = "no-cache"
    return cast(Response, made)


def _http(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if status < 400:
        return error  # a redirect
    faults = _named(getattr(error, "data", None))
    detail = "; ".join(f"{f.field}: {f.message}" for f in faults) if faults else str(error.description or "")
    code = {400: "malformed", 404: "missing", 405: "wrong_method", 422: "invalid", 413: "too_large"}.get(
        status, f"http_{status}"
    )
    made = problem(status, detail, code=code, faults=faults) if for_machines() else page(status, detail)
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            made.headers.setdefault(name, value)
    return made


def _named(data: object) -> tuple[Fault, ...]:
    """webargs' nested messages, {"query": {"limit": ["..."]}}, as faults."""
    messages = data.get("messages") if isinstance(data, dict) else None
    if not isinstance(messages, dict):
        return ()
    return tuple(fault for fields in messages.values() for fault in faults_of(fields))


def faults_of(messages: object, path: str = "") -> list[Fault]:
    """marshmallow's nested messages, flattened to dotted paths."""
    if isinstance(messages, dict):
        return [f for key, deeper in messages.items() for f in faults_of(deeper, f"{path}.{key}" if path else str(key))]
    if isinstance(messages, list):
        return [f for message in messages for f in faults_of(message, path)]
    field = path.removesuffix("._schema").removesuffix("_schema") or "body"
    return [Fault(field, str(messages), getattr(messages, "code", "invalid"))]


def _expired_form(error: CSRFError) -> Response:
    message = "The form was open too long, or was not made here. Go back, load the page again, and send it once more."
    return problem(400, message, code="form_expired") if for_machines() else page(400, message)


def _store(error: OperationalError) -> Response:
    log.error("store", error=str(error.orig)[:500])
    return answer(errors.Unavailable("The store does not answer now. Try again in a few seconds."))


def _ours(error: Exception) -> Response:
    log.exception("unexpected", path=request.path)
    message = "Something went wrong here. It is in the server's log; what was kept before is safe."
    return problem(500, message, code="error") if for_machines() else page(500, message)


def register(app: Flask) -> None:
    """Let every failure be answered by this module."""
    app.register_error_handler(VariorumError, answer)
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _store)
    app.register_error_handler(Exception, _ours)
