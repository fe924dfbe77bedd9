"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request

from api import auth
from api.auth import open_to_all
from services.errors import Busy

blueprint = Blueprint("account", __name__)

REFUSED = "That name and password do not fit together. Check both and try again."


@blueprint.get(auth.SIGN_IN)
@open_to_all
def sign_in() -> Response:
    """The form; who is signed in already goes on."""
    wanted = auth.local_address(request.args.get("next"))
    if auth.viewer() is not None:
        return _to(wanted)
    return _form(wanted)


@blueprint.post(auth.SIGN_IN)
@open_to_all
def try_password() -> Response:
    """Check name and password, begin a new session, go where one wanted to go."""
    wanted = auth.local_address(request.form.get("next"))
    name, password = request.form.get("name", ""), request.form.get("password", "")
    try:
        begun = auth.begin_session(name, password)
    except Busy as error:
        made = _form(wanted, error.message, name, 429)
        made.headers["Retry-After"] = str(error.retry_after)
        return made
    if begun is None:
        return _form(wanted, REFUSED, name, 401)
    return auth.keep_cookie(_to(wanted), *begun)


@blueprint.post("/sign-out")
@open_to_all
def sign_out() -> Response:
    """End the session here and in the browser."""
    auth.end_session()
    return auth.drop_cookie(_to(auth.SIGN_IN))


def _to(address: str) -> Response:
    made = make_response(redirect(address, 303))
    made.headers["Cache-Control"] = "no-store"
    return made


def _form(wanted: str, message: str = "", name: str = "", status: int = 200) -> Response:
    made = make_response(render_template("sign_in.html", next=wanted, error=message, name=name), status)
    made.headers["Cache-Control"] = "no-store"
    return made
