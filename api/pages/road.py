"""The checks that a delivery meets on its road, one after the other, and why it was refused, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from api.pages import words
from services.records.delivery_log import DeliveryLine
from services.records.tables import Delivery
from services.settings import settings

REASONS = {
    "signature_missing": "no signature",
    "signature_wrong": "signature wrong",
    "id_wrong": "delivery id cannot be read",
    "timestamp_wrong": "time of signing cannot be read",
    "timestamp_old": "signature too old",
    "timestamp_ahead": "signed in the future",
    "missing": "unknown name",
    "malformed": "cannot be read",
    "invalid": "fields cannot be accepted",
    "too_large": "too large",
    "wrong_media_type": "content type not taken",
    "conflict": "known id with another body",
    "busy": "over the limit",
    "unavailable": "store not available",
}


def reason_of(code: str | None) -> str:
    """A code of a refusal in words."""
    return REASONS.get(code or "", (code or "unknown reason").replace("_", " "))


NOT_SIGNED = {
    "signature_missing": "A header that this source signs with is missing or empty.",
    "id_wrong": "webhook-id should be 1 to 256 printable characters without a space.",
    "timestamp_wrong": "webhook-timestamp should be whole seconds since 1970.",
    "signature_wrong": "No signature that was sent was made with a secret of this source over these bytes. Sign "
    "the exact bytes of the body, and look whether the newsroom holds the secret of now.",
    "timestamp_old": "It came too long after it was signed. Sign when sending, and look at the sender’s clock.",
    "timestamp_ahead": "It is signed for a moment that is still to come. Look at the sender’s clock.",
}
"""What was wrong with a signature: the sender is told only that something was, the log says what."""


def why(line: DeliveryLine) -> str:
    """Why a delivery was refused, or what a test would have become."""
    return NOT_SIGNED.get(line.code or "", line.reason or "")


@dataclass(frozen=True, slots=True)
class Step:
    """One check on the road of a delivery: passed, failed, or not reached."""

    name: str
    state: str
    detail: str = ""


SIGNED = "It is signed with the source’s secret, over the raw bytes of its body"
IN_TIME = "It was signed close enough to the time at which it came"
ROAD = (
    ("The source is known", ("missing",)),
    ("The body is within the limit", ("too_large",)),
    ("It carries the headers that this source signs with", ("signature_missing", "id_wrong")),
    ("The time of signing can be read", ("timestamp_wrong",)),
    (SIGNED, ("signature_wrong", "not_signed")),
    (IN_TIME, ("timestamp_old", "timestamp_ahead")),
    ("The content type is one that is taken", ("wrong_media_type",)),
    ("The body can be read", ("malformed",)),
    ("Its fields can be accepted", ("invalid",)),
    ("There is room to take it", ("busy",)),
    ("The delivery id is new, or has the same body as before", ("conflict",)),
    ("It is on disk", ("unavailable",)),
)
"""The checks in the order in which a delivery meets them, with the codes each fails with."""
NO_TIME = ("timestamp_wrong", "timestamp_old")
"""Checks that a source does not meet whose scheme signs the body alone."""


def steps_of(line: DeliveryLine, row: Delivery, scheme: str) -> Sequence[Step]:
    """Why a delivery was accepted or refused, step by step."""
    code = row.code or ""
    road = [one for one in ROAD if scheme == "standard" or one[1][0] not in NO_TIME]
    at = len(road) if line.outcome != "refused" else next((n for n, one in enumerate(road) if code in one[1]), None)
    if at is None:
        return [Step("It was refused", "failed", why(line) or reason_of(code))]
    out = []
    for n, (name, _) in enumerate(road):
        state = "passed" if n < at else "failed" if n == at else "not reached"
        shown = "It could be put on disk; a test is not" if line.test and n == len(road) - 1 else name
        out.append(Step(shown, state, _detail(name, state, row)))
    return out


def _detail(name: str, state: str, row: Delivery) -> str:
    if state == "not reached":
        return ""
    if name == SIGNED and state == "passed":
        return {
            "newest": "By the newer of its two secrets.",
            "older": "By the older of its two secrets, which runs out: the newsroom still has to take the new one.",
        }.get(row.signed_with or "", "")
    given = str((row.headers or {}).get("webhook-timestamp") or "")
    if name == IN_TIME and given.isdecimal() and len(given) < 12:
        at = datetime.fromtimestamp(int(given), UTC)
        late = int((row.received_at - at).total_seconds())
        side = "before it came" if late >= 0 else "after it came"
        allowed = settings().signature_tolerance
        return f"Signed {words.moment(at)}, {abs(late):,} s {side}; {allowed:,} s are allowed."
    return ""
