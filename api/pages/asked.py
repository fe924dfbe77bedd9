"""What a request for a page asks for, checked: an unknown value is left out, never an error of the server."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from flask import request

from api.auth import may, viewer
from api.pages.zone import zone
from services.errors import Fault, Invalid, Missing

LONGEST = 200
"""Characters of a search that are looked for."""


def one_of(key: str, allowed: Collection[str], default: str = "") -> str:
    """The value of a query key, when it is one of those allowed."""
    value = request.args.get(key, "")
    return value if value in allowed else default


def some_of(key: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The values of a query key that are allowed, each once; `a,b` and `key=a&key=b` are the same."""
    given = [piece for value in request.args.getlist(key) for piece in value.split(",")]
    return tuple(dict.fromkeys(piece for piece in given if piece in allowed))


def words_of(key: str) -> str:
    """Free text."""
    return "".join(c for c in request.args.get(key, "") if c.isprintable()).strip()[:LONGEST]


def moment_of(key: str, *, through: bool = False) -> datetime | None:
    """A day or a moment by the clock of who looks; with `through` the day's end. Raises Invalid, naming the key."""
    given = words_of(key)
    if not given:
        return None
    try:
        moment = datetime.fromisoformat(given)
        if len(given) <= len("2026-03-01"):
            moment = datetime.combine(moment.date(), time()) + timedelta(days=1 if through else 0)
    except (ValueError, OverflowError):
        message = f"is {given[:40]!r}; should be a day like 2026-03-01, or a moment like 2026-03-01T14:30."
        raise Invalid(f"{key} {message}", faults=(Fault(key, message),)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone())


def here(**changed: object) -> str:
    """The address of this page with some query keys changed; None or nothing takes a key away."""
    args = {key: values for key, values in request.args.lists() if key not in ("cursor", "part")}
    for key, value in changed.items():
        args[key] = [str(v) for v in (value if isinstance(value, list | tuple) else [value]) if v not in (None, "")]
    query = urlencode([(key, v) for key, values in args.items() for v in values])
    return f"{request.path}?{query}" if query else request.path


def query() -> str:
    """The query of this page's address with its question mark, or nothing."""
    _, mark, rest = here().partition("?")
    return mark + rest


def no_nul() -> None:
    """Refuse an address with a NUL in it: no name holds one, and not every store can be asked for it."""
    given = [*(request.view_args or {}).values(), *(v for _, v in request.args.items(multi=True))]
    if any("\0" in value for value in given if isinstance(value, str)):
        raise Missing("There is nothing under an address with a NUL in it.")


def here_form(form: str) -> str:
    """The address of this page's list as `csv` or `json`, with the same filters."""
    return here().replace(request.path, f"{request.path.rstrip('/')}.{form}", 1)


def sees_hidden() -> bool:
    """Whether the viewer may read what its newsroom withheld or canceled."""
    return may("editor")


def viewer_id() -> int | None:
    """The person's id; None for a machine."""
    who = viewer()
    return who.id if who and who.kind == "user" else None
