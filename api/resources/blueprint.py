"""The kind of blueprint that every resource is: JSON, described by its schemas, answered only when it changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Request, Response, request
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema
from webargs.flaskparser import FlaskParser

from api.strict_json import parse

PREFIX = "/api/v1"

View = TypeVar("View", bound=Callable[..., Any])


class _Parser(FlaskParser):
    """Refuses what it does not know, so that no filter is misspelt in silence, and reads JSON as the webhook does."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {"query": RAISE, "json": RAISE}  # noqa: RUF012

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The body, whatever its content type says. Raises Malformed."""
        return parse(req.get_data())


class Resource(Blueprint):  # type: ignore[misc]
    """A part of the API under its prefix."""

    ARGUMENTS_PARSER = _Parser()

    def __init__(self, name: str, about: str) -> None:
        super().__init__(f"api_{name}", __name__, url_prefix=PREFIX, description=about)
        self.after_request(_conditional)

    def read(self, path: str, shape: type[Schema], asked: type[Schema] | None = None) -> Callable[[View], View]:
        """A GET that answers with a shape; what it may be asked comes first among the view's arguments."""

        def mount(view: View) -> View:
            made = self.response(200, shape)(view)
            if asked is not None:
                made = self.arguments(asked, location="query")(made)
            self.route(path)(made)
            return view

        return mount

    def write(self, path: str, shape: type[Schema], asked: type[Schema]) -> Callable[[View], View]:
        """A POST that takes a JSON body, keeps something, and answers 201 with its shape."""

        def mount(view: View) -> View:
            self.route(path, methods=["POST"])(self.arguments(asked)(self.response(201, shape)(view)))
            return view

        return mount


def _conditional(response: Response) -> Response:
    """Answer 304 to one who has this very answer already."""
    if request.method == "GET" and response.status_code == 200:
        response.add_etag()
        response.make_conditional(request)
    return response
