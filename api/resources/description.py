"""The API described: `/openapi.json` for programs, `/docs` for people, both from what is mounted."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, current_app, jsonify, render_template
from flask_smorest import Api

from api.auth import open_to_all
from api.formats.description import example, schema

blueprint = Blueprint("description", __name__)

ABOUT = """Stories, versions, changes, quotes, claims, corrections and judgements, as JSON.

Send `Authorization: Bearer <token>` (`variorum token add NAME --role reviewer` makes one). Lists come in pages: `next`
is the cursor of the page after, also in the `Link` header. Times are ISO 8601 in UTC; offsets count code points of the
text as posted, half-open. Errors are problem+json (RFC 9457); `errors` names each field and what it should be."""

PROBLEMS = {
    "401": "No token, or one that is not known",
    "403": "The role may not do this",
    "404": "Nothing is kept under that name",
    "422": "A parameter or field cannot be accepted; `errors` names it",
    "503": "The store is not available; try again after `Retry-After` seconds",
}


CODES = (
    ("malformed", "The bytes are not JSON in UTF-8. Send them again, well formed."),
    ("not_signed", "The webhook's signature is missing, wrong or too old. The source's delivery log says which."),
    ("not_signed_in", "The API needs a bearer token that is known here, or a signed-in browser."),
    ("not_allowed", "The role may not do this."),
    ("form_expired", "A browser's call that writes must carry the form's token in X-CSRFToken."),
    ("missing", "Nothing is kept under that name."),
    ("wrong_method", "The address does not take this method."),
    ("conflict", "It contradicts what is kept: a known delivery id with another body, or a judgement meanwhile."),
    ("too_large", "The body is larger than the limit that the message names."),
    ("wrong_media_type", "The webhook takes JSON, or NewsML-G2 as XML, not compressed."),
    ("invalid", "Well formed, but fields cannot be accepted; `errors` names each and says what it should be."),
    ("busy", "Too much at once. Try again after Retry-After seconds."),
    ("unavailable", "The store is not available. Try again after Retry-After seconds; nothing was lost."),
    ("error", "An error of ours; it is in the server's log."),
)


@blueprint.get("/openapi.json")
@open_to_all
def openapi() -> Response:
    """The description for programs."""
    return jsonify(current_app.extensions["variorum-openapi"])


@blueprint.get("/docs")
@open_to_all
def docs() -> str:
    """The description for people."""
    return render_template("docs.html", api=current_app.extensions["variorum-openapi"], problems=CODES)


def register(app: Flask, api: Api) -> None:
    """Describe everything that is mounted by now."""
    app.extensions["variorum-openapi"] = _described(api)
    app.register_blueprint(blueprint)


def _described(api: Api) -> dict[str, Any]:
    spec: dict[str, Any] = api.spec.to_dict()
    spec["info"]["description"] = ABOUT
    spec.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    spec["security"] = [{"token": []}]
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in spec["paths"].values():
        for method, operation in operations.items():
            if method in ("get", "post"):
                _complete(operation, problem)
    spec["paths"]["/hooks/{source}"] = _webhook(problem)
    spec["tags"] = [{"name": "webhook", "description": "Where newsrooms post versions."}] + [
        {**tag, "name": _plain(tag["name"])} for tag in spec.get("tags", [])
    ]
    return spec


def _plain(tag: str) -> str:
    return tag.removeprefix("api_")


def _complete(operation: dict[str, Any], problem: dict[str, Any]) -> None:
    operation["tags"] = [_plain(tag) for tag in operation.get("tags", [])]
    responses = operation["responses"]
    responses.pop("default", None)
    for status, meaning in PROBLEMS.items():
        responses[status] = {"description": meaning, "content": problem}
    if "requestBody" in operation:
        responses["400"] = {"description": "Not JSON", "content": problem}
        responses["409"] = {"description": "Somebody judged it meanwhile", "content": problem}
    else:
        responses["304"] = {"description": "You have this very answer: `If-None-Match` names it"}
    operation["responses"] = {status: responses[status] for status in sorted(responses)}


def _webhook(problem: dict[str, Any]) -> dict[str, Any]:
    def header(name: str, about: str) -> dict[str, Any]:
        return {"name": name, "in": "header", "required": True, "schema": {"type": "string"}, "description": about}

    refused = {
        "400": "Not JSON in UTF-8",
        "401": "The signature is missing, wrong or too old: one message for all three; the delivery log says which",
        "404": "No source of that name",
        "409": "A known delivery id with another body",
        "413": "Larger than the limit",
        "415": "A content type that is not taken, or a compressed body",
        "422": "Fields that cannot be accepted, each named",
        "429": "Too much waits; `Retry-After` says when to try again",
        "503": "The store is not available; `Retry-After` says when to try again",
    }
    taken = {
        "202": "The version is on disk; the comparison follows",
        "200": "A duplicate of a delivery that came before, or a text that did not change",
    }
    receipt = {"application/json": {"schema": RECEIPT}}
    return {
        "post": {
            "tags": ["webhook"],
            "summary": "Post one version of one article",
            "description": "Signed as in Standard Webhooks: base64 of HMAC-SHA256 over `id.timestamp.body`, the raw "
            "bytes of the body, with the source's secret. Other known payloads are recognised by what is in them: "
            "ninjs, Superdesk, schema.org NewsArticle, WordPress and Arc XP ANS as JSON, NewsML-G2 as XML.",
            "operationId": "deliver",
            "security": [],
            "parameters": [
                {"name": "source", "in": "path", "required": True, "schema": _TEXT, "description": "Its name."},
                header("webhook-id", "One for each version, the same when it is sent again."),
                header("webhook-timestamp", "Unix seconds, at most five minutes from now."),
                header("webhook-signature", "`v1,` and the signature; several with spaces between."),
            ],
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": schema(), "example": example()}},
            },
            "responses": {
                **{status: {"description": about, "content": receipt} for status, about in taken.items()},
                **{status: {"description": about, "content": problem} for status, about in refused.items()},
            },
        }
    }


_TEXT = {"type": "string"}
RECEIPT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "status": {"type": "string", "enum": ["accepted", "duplicate", "unchanged"]},
        "story": _TEXT,
        "article": _TEXT,
        "version": {
            "type": "object",
            "properties": {"id": _TEXT, "number": {"type": "integer"}, "url": {"type": "string", "format": "uri"}},
        },
        "delivery": {"type": "integer"},
    },
}
