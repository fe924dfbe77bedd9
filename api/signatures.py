"""Whether a delivery comes from who it says: signatures over the raw bytes, checked in constant time.

Standard Webhooks signs `id.timestamp.body`; GitHub's and Superdesk's schemes sign the body alone and carry no id, so
the body's digest stands in for one. Whatever a header holds, the only error is NotSigned; its code is for the
delivery log, the sender gets one constant message.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Mapping

from services.errors import NotSigned

MESSAGE = (
    "The delivery is not signed as this source signs. Sign the exact bytes of the body with the source's secret, "
    "and send the time of signing; the delivery log of the source says what was wrong."
)
MOST_SIGNATURES = 32  # a rotation sends two; more only cost time

_ID = re.compile(r"[!-~]{1,256}")
_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)

Check = Callable[[Mapping[str, str], bytes, tuple[str, ...], float, int], str]


def _refused(code: str) -> NotSigned:
    return NotSigned(MESSAGE, code=code)


def key_of(secret: str) -> bytes:
    """The HMAC key of a secret: what stands after `whsec_` in base64, or the secret's own bytes."""
    if secret.startswith("whsec_"):
        try:
            return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except (binascii.Error, ValueError):
            pass
    return secret.encode("utf-8", "surrogatepass")


def sign(secret: str, delivery: str, timestamp: int, body: bytes) -> str:
    """The value of `webhook-signature`. Source: Standard Webhooks specification, symmetric signatures."""
    signed = b".".join((delivery.encode("latin-1", "replace"), str(timestamp).encode(), body))
    return "v1," + base64.b64encode(hmac.digest(key_of(secret), signed, "sha256")).decode()


def signed(scheme: str, secret: str, delivery: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of a delivery that is signed as a source of that scheme signs."""
    name = {"github": ("x-hub-signature-256", "sha256"), "superdesk": ("x-superdesk-signature", "sha1")}.get(scheme)
    if name is None:
        return {
            "webhook-id": delivery,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": sign(secret, delivery, timestamp, body),
        }
    header, digest = name
    return {header: f"{digest}=" + hmac.digest(secret.encode("utf-8", "surrogatepass"), body, digest).hex()}


def _one_of(given: Iterable[str], expected: Iterable[str]) -> bool:
    """Whether any given signature is an expected one; every pair is compared, however early one fits."""
    found = False
    wanted = [e.encode() for e in expected]
    for value in given:
        for want in wanted:
            found |= hmac.compare_digest(value.encode("latin-1", "replace"), want)
    return found


def standard(headers: Mapping[str, str], body: bytes, secrets: tuple[str, ...], now: float, tolerance: int) -> str:
    """Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature: v1,…`. The id is the key."""
    delivery, stamp, given = (headers.get(f"webhook-{name}") or "" for name in ("id", "timestamp", "signature"))
    if not (delivery and stamp and given):
        raise _refused("signature_missing")
    if not _ID.fullmatch(delivery):
        raise _refused("id_wrong")
    if not _SECONDS.fullmatch(stamp):
        raise _refused("timestamp_wrong")
    # Signed as sent: a leading zero is part of what the sender signed.
    signed = b".".join((delivery.encode("ascii"), stamp.encode("ascii"), body))
    expected = [base64.b64encode(hmac.digest(key_of(s), signed, "sha256")).decode() for s in secrets]
    sent = [part.removeprefix("v1,") for part in given.split(" ")[:MOST_SIGNATURES] if part.startswith("v1,")]
    if not _one_of(sent, expected):
        raise _refused("signature_wrong")
    if abs(int(now) - int(stamp)) > tolerance:
        raise _refused("timestamp_old" if int(stamp) < now else "timestamp_ahead")
    return delivery


def _body_only(header: str, name: str) -> Check:
    def check(headers: Mapping[str, str], body: bytes, secrets: tuple[str, ...], now: float, tolerance: int) -> str:
        given = headers.get(header) or ""
        if not given:
            raise _refused("signature_missing")
        expected = [f"{name}=" + hmac.digest(s.encode("utf-8", "surrogatepass"), body, name).hex() for s in secrets]
        if not _one_of([given.strip()], expected):
            raise _refused("signature_wrong")
        return "sha256:" + hashlib.sha256(body).hexdigest()

    return check


SCHEMES: dict[str, Check] = {
    "standard": standard,
    "github": _body_only("x-hub-signature-256", "sha256"),
    "superdesk": _body_only("x-superdesk-signature", "sha1"),
}


def check(
    scheme: str, headers: Mapping[str, str], body: bytes, secrets: tuple[str, ...], now: float, tolerance: int = 300
) -> str:
    """The delivery's key, when one of the secrets signed it within `tolerance` seconds of `now`.

    `headers` are looked up in lower case. Raises NotSigned and nothing else.
    """
    return SCHEMES.get(scheme, standard)(headers, body, secrets, now, tolerance)


def signed_with(
    scheme: str, headers: Mapping[str, str], body: bytes, secrets: tuple[str, ...], now: float, tolerance: int = 300
) -> str | None:
    """newest | older: by which of its secrets a source signed a delivery that was checked; None where it has one."""
    if len(secrets) < 2:
        return None
    try:
        check(scheme, headers, body, secrets[:1], now, tolerance)
    except NotSigned:
        return "older"
    return "newest"
