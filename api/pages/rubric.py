"""The rules that decide what is material, as their authors wrote them down: the docstring of a rule is its text."""

from __future__ import annotations

import inspect

from flask import Blueprint, render_template

from services.newsroom.claims import rubric

blueprint = Blueprint("rubric", __name__)


@blueprint.get("/rubric")
def rules() -> str:
    """Every rubric there is, the one in force first: its rules in the order in which they are asked, with weights."""
    every = sorted(rubric.RUBRICS.values(), key=lambda r: (r.name == rubric.CURRENT, r.published, r.name), reverse=True)
    return render_template("rubric.html", rubrics=every, current=rubric.CURRENT, law=inspect.getdoc(rubric) or "")
