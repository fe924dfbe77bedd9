"""Who is asking, and whether they may. Nothing is open unless a view says so.

A browser holds a random cookie, a script a bearer token; only their SHA-256 is kept. Each view carries the least role
that may use it: `@requires("editor")`, `@open_to_all`; a view that says nothing is for reviewers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, redirect, request, session
from flask_wtf.csrf import CSRFProtect, generate_csrf

from api.errors import for_machines, problem
from api.throttle import Throttle
from services import accounts
from services.accounts import ROLES, Account
from services.errors import Busy, Missing, NotAllowed
from services.settings import settings

View = TypeVar("View", bound=Callable[..., Any])

EVERYONE = "everyone"
SIGN_IN = "/sign-in"
"""Where people are sent who are not signed in."""
FEED_KEY = "key"
"""The query key of a feed's address that says who reads it."""
csrf = CSRFProtect()
throttle = Throttle()


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host and to TLS; without TLS browsers would refuse it."""
    return "__Host-variorum" if settings().https else "variorum"


def requires(role: str) -> Callable[[View], View]:
    """Mark a view with the least role that may use it."""

    def mark(view: View) -> View:
        view.role = role  # type: ignore[attr-defined]
        return view

    return mark


def open_to_all(view: View) -> View:
    """Mark a view that needs no sign-in: health, webhooks, the sign-in page itself."""
    return requires(EVERYONE)(view)


def feed(view: View) -> View:
    """Mark a feed: a feed reader can send neither cookie nor header, so a key in its address opens it too."""
    view.feed = True  # type: ignore[attr-defined]
    return view


def role_for(endpoint: str | None, method: str) -> str:
    """The least role that may use an endpoint: what the method says, or the view, or reviewer."""
    view = current_app.view_functions.get(endpoint or "")
    if endpoint == "static" or (endpoint or "").endswith(".static"):
        return EVERYONE
    answers = getattr(getattr(view, "view_class", None), method.lower(), None)
    return getattr(answers, "role", None) or getattr(view, "role", None) or ROLES[0]


def viewer() -> Account | None:
    """The person or machine that asks, None when not signed in."""
    if "viewer" not in g:
        g.viewer, g.by_cookie = None, False  # what the page of an error sees when the store does not answer
        g.viewer, g.by_cookie = _recognise()
    found: Account | None = g.viewer
    return found


def _recognise() -> tuple[Account | None, bool]:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return accounts.bearer(value.strip()), False
    key = request.args.get(FEED_KEY)
    if key and getattr(current_app.view_functions.get(request.endpoint or ""), "feed", False):
        return accounts.feed_reader(key), False
    cookie = request.cookies.get(cookie_name())
    return (accounts.signed_in(cookie), True) if cookie else (None, False)


def may(role: str) -> bool:
    """Whether the one who asks has that role or a higher one."""
    who = viewer()
    return role == EVERYONE or (who is not None and ROLES.index(who.role) >= ROLES.index(role))


def _gate() -> Response | None:
    nul = "\0" in request.path or "%00" in request.query_string.decode("latin-1")
    if nul and request.blueprint != "hooks":  # a webhook's refusal is logged, whatever its address says
        raise Missing("Nothing is kept under a name with a NUL character.")  # PostgreSQL cannot even look for it
    if request.endpoint is None:
        return None  # no such page, for anyone
    role = role_for(request.endpoint, request.method)
    if may(role):
        _guard_forms()
        return None
    if viewer() is not None:
        raise NotAllowed(f"This needs the role {role}; ask an admin.")
    if for_machines():
        made = problem(401, "Send a bearer token, or sign in.", code="not_signed_in")
        made.headers["WWW-Authenticate"] = 'Bearer realm="variorum"'
        return made
    wanted = request.full_path.rstrip("?") if request.method == "GET" else "/"
    return redirect(f"{SIGN_IN}?{urlencode({'next': wanted})}", 303)  # type: ignore[return-value]


def _guard_forms() -> None:
    """What a browser sends on its own, its cookie, proves nothing: such a request must carry a form's token."""
    by_token = viewer() is not None and not g.by_cookie
    if request.method not in ("GET", "HEAD", "OPTIONS") and not by_token and request.blueprint != "hooks":
        csrf.protect()


def knows_password(name: str, password: str) -> Account | None:
    """The person with that name and password, or None. Raises Busy after too many failures."""
    wait = throttle.wait(name, request.remote_addr or "")
    if wait:
        raise Busy(f"Too many attempts. Try again in {wait} seconds.", retry_after=wait)
    account = accounts.check_password(name, password)
    if account is None:
        throttle.failed(name, request.remote_addr or "")
        return None
    throttle.succeeded(name, request.remote_addr or "")
    return account


def own_cookie() -> str:
    """The cookie that this browser sent."""
    return request.cookies.get(cookie_name(), "")


def begin_session(name: str, password: str) -> tuple[str, datetime] | None:
    """Check a name and a password: a new cookie and its end, or None. Raises Busy after too many failures."""
    account = knows_password(name, password)
    if account is None:
        return None
    end_session()
    session.clear()  # a form token that was made before the sign-in is not taken after it
    return accounts.sign_in(account.id)


def keep_cookie(response: Response, cookie: str, until: datetime) -> Response:
    """Give the browser its cookie: out of reach of scripts and of other sites' forms."""
    response.set_cookie(
        cookie_name(), cookie, expires=until, httponly=True, samesite="Lax", secure=settings().https, path="/"
    )
    return response


def end_session() -> None:
    """Forget the browser's session on the server's side."""
    cookie = own_cookie()
    if cookie:
        accounts.sign_out(cookie)


def drop_cookie(response: Response) -> Response:
    """Take the cookie back."""
    response.delete_cookie(cookie_name(), path="/", httponly=True, samesite="Lax", secure=settings().https)
    return response


def local_address(wanted: str | None) -> str:
    """An address on this server to go to after signing in; the front page for anything that leads elsewhere."""
    inside = wanted and wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if inside and wanted and "\\" not in wanted else "/"


def register(app: Flask) -> None:
    """Put the gate in front of every view."""
    csrf.init_app(app)
    app.before_request(_gate)
    app.context_processor(lambda: {"viewer": viewer(), "may": may, "csrf_token": generate_csrf})
