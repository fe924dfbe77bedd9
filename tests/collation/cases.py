"""The tables of cases an editor can extend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).resolve().parent.parent / "cases"


def table(name: str) -> list[Any]:
    """Rows of tests/cases/NAME.yaml, each named by its sentence."""
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["why"]) for row in rows]
