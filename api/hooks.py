"""The webhook: source known, size, signature over the raw bytes, content type, parse, validate, accept.

Every call is in the delivery log, refused ones with why. A 202 is said only after the version is on disk.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from api import formats, signatures
from api.auth import open_to_all
from api.errors import answer, status_of
from api.health import count_delivery
from services import accounts, intake
from services.errors import Fault, Malformed, Missing, TooLarge, VariorumError
from services.intake import Receipt, Received
from services.rehearsal import rehearse
from services.settings import settings
from workers.hints import hint

blueprint = Blueprint("hooks", __name__, url_prefix="/hooks")

TEST = "variorum.test"
"""The key of the WSGI environment by which a test of ours is known; no header of a call from outside can set it."""
LOGGED = (
    "content-type", "content-length", "content-encoding", "transfer-encoding", "user-agent",
    "webhook-id", "webhook-timestamp", "webhook-signature", "x-hub-signature-256", "x-superdesk-signature",
)  # fmt: skip


@blueprint.post("/<source>")
@open_to_all
def deliver(source: str) -> Response:
    """Take one version of one article."""
    started, now = time.perf_counter(), datetime.now(UTC)
    headers = {name.lower(): value for name, value in request.headers.items()}
    kind = request.headers.get("Content-Type")
    raw, key, secret = b"", headers.get("webhook-id"), None
    test: dict[str, int | None] | None = request.environ.get(TEST)

    def received() -> Received:
        told = {name: headers[name] for name in LOGGED if name in headers}
        name = source.replace("\0", "\N{REPLACEMENT CHARACTER}")
        return Received(name, key, now, raw, kind, told, started, test is not None, signed_with=secret)

    try:
        sender = accounts.sender(source)
        if sender is None:
            raise Missing(
                f"There is no source {source[:80]!r} here. See the address that `variorum source add` prints."
            )
        raw = _body()
        tolerance = settings().signature_tolerance
        key = signatures.check(sender.signature, headers, raw, sender.secrets, now.timestamp(), tolerance)
        secret = signatures.signed_with(sender.signature, headers, raw, sender.secrets, now.timestamp(), tolerance)
        posted = formats.read(raw, kind or "", headers.get("content-encoding", ""), sender.format)
        receipt = rehearse(received(), posted) if test is not None else intake.accept(received(), posted)
    except VariorumError as error:
        line = intake.refuse(received(), error, status_of(error))
        if test is not None:
            test["delivery"] = line
        else:
            count_delivery("refused")
        return answer(error)
    if test is not None:
        test["delivery"] = receipt.delivery
        return _told(receipt)
    if receipt.outcome == "accepted":
        hint()
    count_delivery(receipt.outcome)
    return _told(receipt)


def _told(receipt: Receipt) -> Response:
    """What the sender is told: 202 for a new version, 200 for one that was here already."""
    made = jsonify(
        status=receipt.outcome,
        story=receipt.story,
        article=receipt.article,
        version={"id": receipt.ref, "number": receipt.number, "url": receipt.url},
        delivery=receipt.delivery,
    )
    made.status_code = 202 if receipt.outcome == "accepted" else 200
    if receipt.url:
        made.headers["Location"] = receipt.url
    return made


def _body() -> bytes:
    """The raw bytes, never more than the limit, whether their length was told or not."""
    limit = settings().max_body
    message = f"The body is larger than {limit:,} bytes, the most that is taken here. Send the article alone."
    too_large = TooLarge(message, faults=(Fault("body", f"should have at most {limit:,} bytes.", "too_large"),))
    if (request.content_length or 0) > limit:
        raise too_large
    # One more than the limit: a body whose length was not told is cut there, and so is known to be too large.
    request.max_content_length = limit + 1
    try:
        raw = request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise too_large from None
    except (ClientDisconnected, OSError) as error:
        raise Malformed("The connection ended before the whole body had come. Send it again.") from error
    if len(raw) > limit:
        raise too_large
    return raw
