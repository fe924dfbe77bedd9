"""The rules that decide what is material, as their authors wrote them down: the docstring of a rule is its text."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template

from services.newsroom import rubric

blueprint = Blueprint("rubric", __name__)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as it is shown."""

    name: str
    text: str
    weight: str


@blueprint.get("/rubric")
def rules() -> str:
    """All rules in the order in which they are asked."""
    return render_template(
        "rubric.html", current=rubric.CURRENT, law=inspect.getdoc(rubric) or "", rules=tuple(_rules())
    )


def _rules() -> Iterator[Rule]:
    table: Any = getattr(rubric, "RULES", ())
    for entry in table.items() if isinstance(table, dict) else table:
        parts = entry if isinstance(entry, tuple) else (entry,)
        rule = next((p for p in parts if callable(p)), getattr(entry, "rule", None) or getattr(entry, "function", None))
        name = next((p for p in parts if isinstance(p, str)), None) or getattr(entry, "name", None)
        weight = next((p for p in parts if isinstance(p, int | float)), getattr(entry, "weight", ""))
        name = name or getattr(rule, "__name__", "")
        yield Rule(str(name), inspect.getdoc(rule) or "" if rule else "", str(weight))
