"""How the house is doing, for people: what waits, who works, what failed, the store, and each source."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from api.pages import exports
from api.pages.signs import LEVELS, STATES, signs, worst
from services.records.session import reading
from services.records.vitals import vitals

blueprint = Blueprint("vitals", __name__)

COLUMNS = ("part", "source", "state", "says", "since", "advice")


@blueprint.get("/health")
@blueprint.get("/health.<any(csv,json):form>")
def health(form: str = "") -> str | Response:
    """Each part with a word, what was seen, since when, and what to do."""
    with reading() as session:
        found = signs(vitals(session))
    if form:
        return exports.answer(form, "health", COLUMNS, [{c: getattr(one, c) for c in COLUMNS} for one in found])
    return render_template("health.html", signs=found, states=STATES, levels=LEVELS, whole=worst(found))
