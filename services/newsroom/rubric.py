"""The ordered, named, dated table of rules and weights that decides what is material."""

from __future__ import annotations

CURRENT = "rubric-1"
