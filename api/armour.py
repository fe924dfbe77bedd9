"""The headers that tell a browser what no page of ours ever does: run foreign code, be framed, send forms elsewhere."""

from __future__ import annotations

from flask import Flask, Response

from services.settings import settings

CONTENT_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    # same-origin, not no-referrer: flask-wtf checks where a form came from under TLS
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
PRIVATE = "private, no-cache"  # what one may see depends on who asks, and pages change as versions come
YEAR = 31_536_000  # seconds


def _arm(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", PRIVATE)
    response.vary.update(("Cookie", "Authorization"))
    if settings().https:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
    return response


def register(app: Flask) -> None:
    """Put the headers on every answer."""
    app.after_request(_arm)
