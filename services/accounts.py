"""Who may come in: people with passwords, machines with tokens, newsrooms with signing secrets.

Passwords are kept as argon2id, tokens and cookies as their SHA-256. A source's secret is kept as it is, because
checking a signature needs it.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from services.errors import Conflict, Fault, Invalid, Missing
from services.preferences import EVERYBODYS, Preferences, of_row
from services.records import accounts as rows
from services.records.once import insert_new
from services.records.session import reading, writing
from services.records.tables import FeedKey, Secret, SignIn, Source, Token, User

if TYPE_CHECKING:
    from argon2 import PasswordHasher

ROLES = ("reviewer", "editor", "admin")
"""Each may do what those before it may do."""

SCHEMES = ("standard", "github", "superdesk")
NAME = re.compile(r"(?=.{1,80}$)[a-z0-9]+(?:[._-][a-z0-9]+)*", re.DOTALL)  # no "..": addresses join versions with it
SEED = "seed"  # the built-in source; nobody may hold a secret for it
LEAST_PASSWORD = 8  # NIST SP 800-63B's least; length is not limited from above but for the cost of hashing it
MOST_PASSWORD = 1024
SIGN_IN_FOR = timedelta(days=7)  # a reviewer signs in once a week
OVERLAP = timedelta(hours=24)  # Standard Webhooks' advice for a rotation: a day with both secrets


@dataclass(frozen=True, slots=True)
class Account:
    """A person or a machine, and what it may do."""

    id: int
    name: str
    role: str
    kind: str = "user"  # user | token | feed
    preferences: Preferences = EVERYBODYS


@dataclass(frozen=True, slots=True)
class Sender:
    """A source, with the secrets it may sign with now. `format` is the one payload it posts; None: any known one."""

    id: int
    name: str
    title: str
    signature: str
    secrets: tuple[str, ...] = ()
    format: str | None = None


def _now() -> datetime:
    return datetime.now(UTC)


def digest(value: str) -> str:
    """What is kept of a token or a cookie."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()  # argon2id with RFC 9106's second recommended parameters


@cache
def _nobodys_password() -> str:
    # Checked when there is no such user, so that the time of the answer does not tell who exists.
    return _hasher().hash(secrets.token_urlsafe(16))


def _check_name(name: str, what: str) -> None:
    if not NAME.fullmatch(name):
        message = f"is {name[:100]!r}; should be at most 80 lower-case letters and digits, single . - _ between."
        raise Invalid(f"The {what}'s name {message}", faults=(Fault("name", message),))


def _check_role(role: str) -> None:
    if role not in ROLES:
        message = f"is {role[:40]!r}; should be one of {', '.join(ROLES)}."
        raise Invalid(f"The role {message}", faults=(Fault("role", message),))


def add_user(name: str, role: str, password: str) -> Account:
    """Let a person sign in. Raises Invalid for a bad name, role or password, Conflict when the name is taken."""
    _check_name(name, "user")
    _check_role(role)
    _check_password(password)
    hashed = _hasher().hash(password)
    with writing() as session:
        id = insert_new(session, User, {"name": name, "role": role, "password": hashed, "created_at": _now()})
        if id is None:
            raise Conflict(f"There is a user {name!r} already.")
        return Account(id, name, role)


def _check_password(password: str) -> None:
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        message = f"has {len(password)} characters; should have {LEAST_PASSWORD} to {MOST_PASSWORD}."
        raise Invalid(f"The password {message}", faults=(Fault("password", message),))


def change_password(id: int, password: str, cookie: str) -> None:
    """Give a person another password; every browser but the one with that cookie has to sign in again.

    Raises Invalid. Whether the person knows the password before is asked by `check_password`.
    """
    _check_password(password)
    hashed = _hasher().hash(password)
    with writing() as session:
        rows.set_password(session, id, hashed, digest(cookie))


def check_password(name: str, password: str) -> Account | None:
    """The person with that name and password, or None; takes as long for an unknown name as for a wrong password."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with reading() as session:
        user = rows.user_named(session, name) if NAME.fullmatch(name) else None
        found = None if user is None else (Account(user.id, user.name, user.role), user.password)
    kept = found[1] if found else _nobodys_password()
    try:
        _hasher().verify(kept, password[:MOST_PASSWORD].encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return None
    return found[0] if found else None


def people() -> list[Account]:
    """Everybody who can sign in, by name."""
    with reading() as session:
        return [Account(user.id, user.name, user.role) for user in rows.users(session)]


def sign_in(user_id: int) -> tuple[str, datetime]:
    """Begin a browser's session: the cookie's value, never used before, and when its time runs out."""
    cookie, now = secrets.token_urlsafe(32), _now()
    with writing() as session:
        rows.forget_old_sign_ins(session, now)
        session.add(SignIn(digest=digest(cookie), user_id=user_id, created_at=now, expires_at=now + SIGN_IN_FOR))
    return cookie, now + SIGN_IN_FOR


def signed_in(cookie: str) -> Account | None:
    """The person whose browser holds that cookie."""
    with reading() as session:
        found = rows.signed_in(session, digest(cookie), _now())
        if found is None:
            return None
        user, chosen = found
        return Account(user.id, user.name, user.role, preferences=of_row(chosen))


def sign_out(cookie: str) -> None:
    """End a browser's session on the server's side."""
    with writing() as session:
        rows.forget_sign_in(session, digest(cookie))


def add_token(name: str, role: str) -> tuple[Account, str]:
    """Give a machine a key to the API, shown once. Raises Invalid, Conflict."""
    _check_name(name, "token")
    _check_role(role)
    value = "vrm_" + secrets.token_urlsafe(32)
    with writing() as session:
        id = insert_new(session, Token, {"name": name, "role": role, "digest": digest(value), "created_at": _now()})
        if id is None:
            raise Conflict(f"There is a token {name!r} already.")
        return Account(id, name, role, "token"), value


def bearer(value: str) -> Account | None:
    """The machine that holds that token."""
    with reading() as session:
        token = rows.token_by_digest(session, digest(value))
        return None if token is None else Account(token.id, token.name, token.role, "token")


def new_feed_key(user_id: int) -> str:
    """Give a person a key for feed readers, shown once; the one before opens nothing any more."""
    value = "vrf_" + secrets.token_urlsafe(32)
    with writing() as session:
        rows.forget_feed_key(session, user_id)
        session.add(FeedKey(user_id=user_id, digest=digest(value), created_at=_now()))
    return value


def revoke_feed_key(user_id: int) -> None:
    """Take a person's feed key back."""
    with writing() as session:
        rows.forget_feed_key(session, user_id)


def feed_key_made_at(user_id: int) -> datetime | None:
    """When a person's feed key was made, None where there is none."""
    with reading() as session:
        key = rows.feed_key_of(session, user_id)
        return key.created_at if key else None


def feed_reader(value: str) -> Account | None:
    """The person whose feed reader holds that key, as a reader of feeds: never more than a reviewer."""
    with reading() as session:
        key = rows.feed_key_by_digest(session, digest(value))
        return None if key is None else Account(key.user.id, key.user.name, ROLES[0], "feed")


def _new_secret() -> str:
    # 32 bytes: the length of the HMAC's output, inside the 24 to 64 that Standard Webhooks asks for.
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def add_source(name: str, title: str = "", signature: str = "standard") -> tuple[Sender, str]:
    """Let a newsroom system post; its secret is shown once. Raises Invalid, Conflict."""
    _check_name(name, "source")
    if signature not in SCHEMES:
        message = f"is {signature[:40]!r}; should be one of {', '.join(SCHEMES)}."
        raise Invalid(f"The signature {message}", faults=(Fault("signature", message),))
    if name == SEED:
        raise Conflict(f"The name {SEED!r} is kept for the texts that are made a story's seed by hand.")
    secret, now, title = _new_secret(), _now(), title.strip() or name
    with writing() as session:
        source = {"name": name, "title": title, "signature": signature, "created_at": now}
        id = insert_new(session, Source, source)
        if id is None:
            raise Conflict(f"There is a source {name!r} already.")
        session.add(Secret(source_id=id, value=secret, created_at=now, expires_at=None))
        return Sender(id, name, title, signature, (secret,)), secret


def rotate_secret(name: str) -> tuple[str, datetime]:
    """A new secret for a source, and until when the old one is taken too. Raises Missing."""
    secret, now = _new_secret(), _now()
    until = now + OVERLAP
    with writing() as session:
        source = rows.source_named(session, name)
        if source is None:
            raise Missing(f"There is no source {name!r}.")
        for old in rows.valid_secrets(session, source.id, now):
            old.expires_at = min(old.expires_at or until, until)
        session.add(Secret(source_id=source.id, value=secret, created_at=now, expires_at=None))
    return secret, until


def sender(name: str) -> Sender | None:
    """The source with that name and its valid secrets, newest first; None when there is none."""
    if not NAME.fullmatch(name):
        return None
    with reading() as session:
        found = rows.sender(session, name, _now())
    if not found:
        return None
    id, name, title, signature, _, format = found[0]
    return Sender(id, name, title, signature, tuple(row[4] for row in found if row[4] is not None), format)


def set_format(name: str, format: str | None) -> None:
    """Say which payload a source posts, so that none is guessed; None: it is recognised again. Raises Missing."""
    with writing() as session:
        source = rows.source_named(session, name)
        if source is None:
            raise Missing(f"There is no source {name!r}.")
        source.format = format


def senders() -> list[Sender]:
    """Every source, by name, without its secrets."""
    with reading() as session:
        return [Sender(s.id, s.name, s.title, s.signature, format=s.format) for s in rows.sources(session)]
