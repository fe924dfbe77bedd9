"""The time zone of the times on pages: that of the person who looks. Exports, feeds and the API stay in UTC."""

from __future__ import annotations

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from flask import g, has_app_context


def zone() -> tzinfo:
    """The zone of who looks; UTC for everybody who chose none."""
    who = g.get("viewer") if has_app_context() else None
    return ZoneInfo(who.preferences.zone if who else "UTC")


def local(when: datetime) -> datetime:
    """The same moment by the clock of who looks."""
    return when.astimezone(zone())


def shown(when: datetime, form: str) -> str:
    """A moment by the clock of who looks, in a form of strftime."""
    return local(when).strftime(form)
