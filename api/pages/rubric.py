"""The rules that decide what is material, as their authors wrote them down: the docstring of a rule is its text."""

from __future__ import annotations

import inspect

from flask import Blueprint, render_template

from services.newsroom.claims import rubric

blueprint = Blueprint("rubric", __name__)


@blueprint.get("/rubric")
def rules() -> str:
    """The rubric in force: its rules in the order in which they are asked, and the weight of each."""
    current = rubric.RUBRICS[rubric.CURRENT]
    return render_template("rubric.html", rubric=current, law=inspect.getdoc(rubric) or "")
