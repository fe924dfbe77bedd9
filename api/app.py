"""The table of contents of everything that speaks HTTP."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from api import account, armour, auth, errors, events, health, hooks, logs, pages, resources
from api.keys import secret_key
from services.settings import settings

# A form or an API call is small; the webhook sets its own limit.
LARGEST_REQUEST = 1024 * 1024


def create_app() -> Flask:
    """The web application, ready to serve. Reads settings; opens no connection."""
    logs.configure()
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=secret_key(),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="__Host-variorum-forms" if settings().https else "variorum-forms",
        SESSION_COOKIE_SECURE=settings().https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_CHECK_DEFAULT=False,  # the gate asks for it where a cookie speaks
        WTF_CSRF_TIME_LIMIT=None,  # a page may stay open for a day; the token ends with the session
    )
    if settings().https:
        # We speak plain HTTP, so a proxy stands in front: its X-Forwarded-For says who asks. Of one hop, no more.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=0, x_host=0)  # type: ignore[method-assign]
    health.register(app)
    armour.register(app)
    errors.register(app)
    auth.register(app)
    app.register_blueprint(account.blueprint)
    app.register_blueprint(hooks.blueprint)
    app.register_blueprint(events.blueprint)
    resources.register(app)
    pages.register(app)
    return app
