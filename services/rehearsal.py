"""A delivery that is tried: it goes the whole road of an accepted one, and nothing is kept but its line in the log.

The transaction that takes it is undone, so that no story, ledger, feed, count or job ever knows of it; the line is
marked as a test.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from services import intake
from services.errors import Missing
from services.intake import Posted, Receipt, Received
from services.posting import check
from services.records import contents, deliveries, stories
from services.records.session import writing


class _Undone(Exception):
    """Carries what would have come of it out of the transaction that is undone."""

    def __init__(self, receipt: Receipt) -> None:
        self.receipt = receipt


def rehearse(received: Received, posted: Posted) -> Receipt:
    """What `intake.accept` would answer. `delivery` is the id of the line in the log. Raises as `accept` does."""
    check(received, posted)
    written = intake.prepare(posted)
    try:
        intake.in_turn(lambda session: _undo(session, received, posted, written))
    except _Undone as done:
        receipt = done.receipt
    with writing() as session:
        source = stories.source_id(session, received.source)
        if source is None:
            raise Missing(f"There is no source named {received.source!r}.")
        first = deliveries.tried(session, source, received.key) if received.key else None
        if first is not None and first != deliveries.digest(received.raw):
            raise intake.known_otherwise(received)
        if first is not None:
            receipt = replace(receipt, outcome="duplicate")
        line = intake.log_line(received, source, receipt.outcome, 202 if receipt.outcome == "accepted" else 200)
        told = f"Sent for real it is version {receipt.number} of {receipt.article} in the story {receipt.story}."
        return replace(receipt, delivery=deliveries.add(session, line | {"reason": deliveries.storable(told, 2000)}))


def _undo(session: Session, received: Received, posted: Posted, written: contents.Written) -> None:
    raise _Undone(intake.take(session, received, posted, written))
