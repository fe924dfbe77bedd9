"""The JSON API under `/api/v1`, one file a resource."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Mount every resource."""
