"""A delivery's body sent through again: after a parser was mended, or to see what comes of it now.

It stands in the log as a delivery of its own that names the first. Doing it twice changes nothing: the same text of the
same moment is the same version. A body that was never known to be its source's is not taken this way either.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from services import intake
from services.errors import Conflict, VariorumError
from services.intake import Posted, Received
from services.records import delivery_log
from services.records.session import reading

Parse = Callable[[bytes, str, str], Posted]
"""A body, its content type and its encoding, as the version they hold."""

BEFORE_SIGNED = ("missing", "too_large", "signature_", "timestamp_", "id_wrong", "not_signed")
"""Codes of refusals that came before, or by, the look at the signature."""


def refusal(line: delivery_log.DeliveryLine, kept: int) -> str | None:
    """Why a delivery cannot be sent through again; None when it can. `kept` is how many bytes of its body are kept."""
    if line.test:
        return "It was a test."
    if line.outcome == "refused" and (line.code or "").startswith(BEFORE_SIGNED):
        return "It was never known to come from its source."
    if kept < line.size or not line.size:
        return f"Only the first {kept:,} of its {line.size:,} bytes are kept."
    return None


def replay(source: str, number: int, parse: Parse, status_of: Callable[[VariorumError], int]) -> int | None:
    """Send a delivery's body through again; the id of the new line in the log. Raises Missing, Conflict."""
    with reading() as session:
        line, row, body = delivery_log.delivery(session, source, number)
        kept = body or b""
        why_not = refusal(line, len(kept))
        if why_not:
            raise Conflict(f"Delivery {number} cannot be sent through again. {why_not}")
        # A delivery that was refused leaves its id free: the newsroom may still send it again itself.
        key = row.key if line.outcome == "refused" else None
        headers = {name: str(value) for name, value in (row.headers or {}).items()}
        # At the moment it came: so a version without a time of its own is the same version as the first time.
        received = Received(
            source, key, row.received_at, kept, row.content_type, headers, time.perf_counter(), replays=number
        )
    try:
        posted = parse(kept, received.content_type or "", headers.get("content-encoding", ""))
        return intake.accept(received, posted).delivery
    except VariorumError as error:
        return intake.refuse(received, error, status_of(error))
