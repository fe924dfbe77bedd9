"""The JSON API under `/api/v1`, one file a resource, and its description at `/openapi.json` and `/docs`."""

from __future__ import annotations

from flask import Flask
from flask_smorest import Api

from api.resources import arranging, changes, compare, description, said, sources, stories, threads
from api.schemas.answering import Moment, Problem

RESOURCES = (stories, arranging, changes, said, threads, compare, sources)


class _Api(Api):  # type: ignore[misc]
    """flask-smorest, with our own errors."""

    ERROR_SCHEMA = Problem

    def _register_error_handlers(self) -> None:
        """Errors have one home, api/errors."""


def register(app: Flask) -> None:
    """Mount every resource, then describe what is mounted."""
    app.config.update(API_TITLE="Variorum", API_VERSION="v1", OPENAPI_VERSION="3.1.0")
    api = _Api(app)
    api.register_field(Moment, "string", "date-time")
    for resource in RESOURCES:
        api.register_blueprint(resource.blueprint)
    description.register(app, api)
