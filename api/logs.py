"""What this process says about itself: one line an event, JSON in a pipe and readable on a terminal.

Tracebacks carry no values of variables: a log must not hold texts, passwords or secrets.
"""

from __future__ import annotations

import logging
import sys

import structlog

from services.settings import settings


def configure() -> None:
    """Set the level and the form of log lines. Safe to call again."""
    level = logging.getLevelNamesMapping().get(settings().log_level.upper(), logging.INFO)
    plain = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
    )
    form = (
        [plain] if sys.stderr.isatty() else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *form,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
