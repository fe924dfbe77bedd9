"""Signatures: the specification's vector, every bit flipped, time, rotation, hostile headers."""

from __future__ import annotations

import base64
import hashlib
import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.signatures import MESSAGE, SCHEMES, check, sign
from services.errors import NotSigned

# The specification's own example.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
DELIVERY = "msg_p5jXN8AQM9LWM0D4loKWxJek"
STAMP = 1614265330
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

HEADERS = {"webhook-id": DELIVERY, "webhook-timestamp": str(STAMP), "webhook-signature": SIGNATURE}


def refused(headers: dict[str, str], body: bytes = BODY, now: float = STAMP, scheme: str = "standard") -> str:
    with pytest.raises(NotSigned) as caught:
        check(scheme, headers, body, (SECRET,), now)
    assert caught.value.message == MESSAGE
    return caught.value.code


def test_the_specifications_example_is_signed_and_taken() -> None:
    assert sign(SECRET, DELIVERY, STAMP, BODY) == SIGNATURE
    assert check("standard", HEADERS, BODY, (SECRET,), STAMP) == DELIVERY


def test_every_flipped_bit_of_the_body_is_refused() -> None:
    for at in range(len(BODY)):
        for bit in range(8):
            bad = bytearray(BODY)
            bad[at] ^= 1 << bit
            assert refused(HEADERS, bytes(bad)) == "signature_wrong"


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_every_flipped_bit_of_a_header_is_refused(name: str) -> None:
    right = HEADERS[name].encode()
    for at in range(len(right)):
        for bit in range(8):
            bad = bytearray(right)
            bad[at] ^= 1 << bit
            assert refused({**HEADERS, name: bad.decode("latin-1")})


@pytest.mark.parametrize(
    ("late", "code"),
    [(300, None), (-300, None), (301, "timestamp_old"), (-301, "timestamp_ahead"), (10**8, "timestamp_old")],
)
def test_a_signature_is_good_for_five_minutes_either_way(late: int, code: str | None) -> None:
    if code is None:
        assert check("standard", HEADERS, BODY, (SECRET,), STAMP + late) == DELIVERY
    else:
        assert refused(HEADERS, now=STAMP + late) == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"webhook-id": ""}, "signature_missing"),
        ({"webhook-timestamp": ""}, "signature_missing"),
        ({"webhook-signature": ""}, "signature_missing"),
        ({"webhook-id": "a" * 257}, "id_wrong"),
        ({"webhook-id": "a b"}, "id_wrong"),
        ({"webhook-id": "a\x00"}, "id_wrong"),
        ({"webhook-timestamp": "soon"}, "timestamp_wrong"),
        ({"webhook-timestamp": "-1"}, "timestamp_wrong"),
        ({"webhook-timestamp": "1e9"}, "timestamp_wrong"),
        ({"webhook-timestamp": "9" * 5000}, "timestamp_wrong"),
        ({"webhook-timestamp": "٣٤٥"}, "timestamp_wrong"),
        ({"webhook-timestamp": f" {STAMP}"}, "timestamp_wrong"),
        ({"webhook-timestamp": f"0{STAMP}"}, "signature_wrong"),
        ({"webhook-signature": SIGNATURE.replace("v1,", "v2,")}, "signature_wrong"),
        ({"webhook-signature": SIGNATURE.removeprefix("v1,")}, "signature_wrong"),
        ({"webhook-signature": SIGNATURE.rstrip("=")}, "signature_wrong"),
        ({"webhook-signature": "v1,"}, "signature_wrong"),
        ({"webhook-signature": "v1,\xff\xfe"}, "signature_wrong"),
        ({"webhook-signature": "v1,é\ud800"}, "signature_wrong"),
        ({"webhook-signature": ",".join("v1" for _ in range(1000))}, "signature_wrong"),
        ({"webhook-signature": "v1,x " * 10_000 + SIGNATURE}, "signature_wrong"),
    ],
)
def test_what_is_wrong_is_told_to_the_log_and_never_to_the_sender(change: dict[str, str], code: str) -> None:
    assert refused({**HEADERS, **change}) == code


def test_headers_that_are_not_there_are_missing() -> None:
    for name in HEADERS:
        assert refused({k: v for k, v in HEADERS.items() if k != name}) == "signature_missing"


def test_one_good_signature_among_several_is_enough() -> None:
    several = f"v1a,ed25519part v1,AAAA {SIGNATURE}"
    assert check("standard", {**HEADERS, "webhook-signature": several}, BODY, (SECRET,), STAMP) == DELIVERY


def test_during_a_rotation_either_secret_signs() -> None:
    new = "whsec_" + base64.b64encode(b"n" * 32).decode()
    for secret in (SECRET, new):
        headers = {**HEADERS, "webhook-signature": sign(secret, DELIVERY, STAMP, BODY)}
        assert check("standard", headers, BODY, (new, SECRET), STAMP) == DELIVERY
    assert refused({**HEADERS, "webhook-signature": sign(new, DELIVERY, STAMP, BODY)}) == "signature_wrong"


def test_without_a_secret_nothing_is_taken() -> None:
    for scheme in SCHEMES:
        with pytest.raises(NotSigned):
            check(scheme, HEADERS, BODY, (), STAMP)


@pytest.mark.parametrize(
    ("scheme", "header", "name"),
    [("github", "x-hub-signature-256", "sha256"), ("superdesk", "x-superdesk-signature", "sha1")],
)
def test_schemes_that_sign_the_body_alone_take_its_digest_for_an_id(scheme: str, header: str, name: str) -> None:
    right = f"{name}=" + hmac.new(SECRET.encode(), BODY, name).hexdigest()
    assert check(scheme, {header: right}, BODY, (SECRET,), STAMP) == "sha256:" + hashlib.sha256(BODY).hexdigest()
    assert refused({}, scheme=scheme) == "signature_missing"
    assert refused({header: right[:-1]}, scheme=scheme) == "signature_wrong"
    assert refused({header: right}, BODY + b" ", scheme=scheme) == "signature_wrong"
    for at in range(len(right)):
        bad = right[:at] + chr(ord(right[at]) ^ 1) + right[at + 1 :]
        assert refused({header: bad}, scheme=scheme) == "signature_wrong"


def test_githubs_example_is_taken() -> None:
    """The example in GitHub's documentation of webhook deliveries."""
    right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    headers = {"x-hub-signature-256": right}
    assert check("github", headers, b"Hello, World!", ("It's a Secret to Everybody",), 0).startswith("sha256:")


@settings(max_examples=200)
@given(
    st.dictionaries(st.sampled_from([*HEADERS, "x-hub-signature-256", "x-superdesk-signature"]), st.text(max_size=60)),
    st.binary(max_size=60),
    st.sampled_from([*SCHEMES, "unheard-of"]),
)
def test_whatever_a_header_holds_the_only_error_is_not_signed(
    headers: dict[str, str], body: bytes, scheme: str
) -> None:
    with pytest.raises(NotSigned):
        check(scheme, headers, body, (SECRET, "whsec_%%%", ""), STAMP)
