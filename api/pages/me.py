"""`/me`: how one wants pages to look and to be worked, one's password and one's feed key. Kept for the person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from api import auth
from api.auth import viewer
from api.pages import words
from services import accounts, preferences
from services.accounts import Account
from services.errors import Fault, Invalid, NotAllowed
from services.preferences import KEYS, Preferences

blueprint = Blueprint("me", __name__)

SAID = {"kept": "Kept.", "password": "Your password is changed. Other browsers have to sign in again."}


@blueprint.get("/me")
def mine() -> Response:
    """What one chose, in forms."""
    return _page(_person(), SAID.get(request.args.get("said", ""), ""))


@blueprint.post("/me")
def choose() -> Response:
    """Keep what one chose; what is refused is named, and nothing is kept of it."""
    who, form = _person(), request.form
    wanted = Preferences(
        keys=form.get("keys") == "on", marks=form.get("marks", ""), spoken=form.get("spoken", ""),
        theme=form.get("theme", ""), zone=form.get("zone", "").strip() or "UTC",
    )  # fmt: skip
    keys = {what: given.strip() for what in KEYS if (given := form.get(f"key_{what}", "")).strip()}
    try:
        preferences.keep(who.id, wanted, keys)
    except Invalid as refused:
        return _page(who, "", refused.faults, chosen=replace(wanted, remapped=tuple(keys.items())))
    return _to("kept")


@blueprint.post("/me/password")
def change_password() -> Response:
    """Another password, for who knows the one before; every other browser has to sign in again."""
    who, form = _person(), request.form
    new, faults = form.get("new", ""), []
    if not auth.knows_password(who.name, form.get("old", "")):
        faults.append(Fault("old", "is not your password now."))
    if new != form.get("again", ""):
        faults.append(Fault("again", "is not what stands above it."))
    try:
        if not faults:
            accounts.change_password(who.id, new, auth.own_cookie())
            return _to("password")
    except Invalid as refused:
        faults = [Fault("new", one.message) for one in refused.faults]
    return _page(who, "", tuple(faults))


def _person() -> Account:
    who = viewer()
    if who is None or who.kind != "user":
        raise NotAllowed("Preferences are a person's: sign in.")
    return who


def _to(said: str) -> Response:
    return make_response(redirect(url_for("me.mine", said=said), 303))


def _page(who: Account, said: str, faults: tuple[Fault, ...] = (), chosen: Preferences | None = None) -> Response:
    context: dict[str, Any] = {
        "chosen": chosen or who.preferences,
        "keys": [(what, words.KEYS[what], KEYS[what]) for what in KEYS],
        "zones": sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")),
        "said": said,
        "faults": {fault.field: fault.message for fault in faults},
        "feed_key": accounts.feed_key_made_at(who.id),
    }
    made = make_response(render_template("me.html", **context), 422 if faults else 200)
    made.headers["Cache-Control"] = "no-store"
    return made
