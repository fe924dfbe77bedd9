"""The queries about who may come in: users, tokens, sign-ins, sources and their secrets."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from services.records.once import table_of
from services.records.tables import FeedKey, Preference, Secret, SignIn, Source, Token, User

# Asked at every delivery, so built once and past the mapper: that is less than half of the cost. What is kept is
# asked each time, so that a secret that is gone opens nothing from the next call on.
_source, _secret = table_of(Source).c, table_of(Secret).c
_living = or_(_secret.expires_at.is_(None), _secret.expires_at > bindparam("now"))
_SENDER = (
    select(_source.id, _source.name, _source.title, _source.signature, _secret.value, _source.format)
    .join_from(table_of(Source), table_of(Secret), and_(_secret.source_id == _source.id, _living), isouter=True)
    .where(_source.name == bindparam("name"))
    .order_by(_secret.id.desc())
)


def user_named(session: Session, name: str) -> User | None:
    """The person who signs in under that name."""
    return session.scalar(select(User).where(User.name == name))


def users(session: Session) -> list[User]:
    """Everybody who can sign in, by name."""
    return list(session.scalars(select(User).order_by(User.name)))


def names(session: Session) -> tuple[str, ...]:
    """The names of everybody who can sign in, in their order."""
    return tuple(session.scalars(select(User.name).order_by(User.name)))


def token_by_digest(session: Session, digest: str) -> Token | None:
    """The token with that SHA-256."""
    return session.scalar(select(Token).where(Token.digest == digest))


def signed_in(session: Session, digest: str, now: datetime) -> tuple[User, Preference | None] | None:
    """The person whose browser holds the cookie with that SHA-256, if its time has not run out, and their choices."""
    query = (
        select(User, Preference)
        .join(SignIn, SignIn.user_id == User.id)
        .join(Preference, Preference.user_id == User.id, isouter=True)
        .where(SignIn.digest == digest, SignIn.expires_at > now)
    )
    row = session.execute(query).first()
    return None if row is None else (row[0], row[1])


def keep_preferences(session: Session, user_id: int, values: dict[str, Any]) -> None:
    """Put a person's choices in the place of those before."""
    row = session.get(Preference, user_id)
    if row is None:
        session.add(Preference(user_id=user_id, **values))
        return
    for name, value in values.items():
        setattr(row, name, value)


def set_password(session: Session, user_id: int, hashed: str, kept: str) -> None:
    """Give a person another password, and end their sessions in every browser but the one with the kept digest."""
    session.execute(update(User).where(User.id == user_id).values(password=hashed))
    session.execute(delete(SignIn).where(SignIn.user_id == user_id, SignIn.digest != kept))


def feed_key_by_digest(session: Session, digest: str) -> FeedKey | None:
    """The feed key with that SHA-256."""
    return session.scalar(select(FeedKey).where(FeedKey.digest == digest))


def feed_key_of(session: Session, user_id: int) -> FeedKey | None:
    """A person's feed key."""
    return session.scalar(select(FeedKey).where(FeedKey.user_id == user_id))


def forget_feed_key(session: Session, user_id: int) -> None:
    """Take a person's feed key back."""
    session.execute(delete(FeedKey).where(FeedKey.user_id == user_id))


def forget_sign_in(session: Session, digest: str) -> None:
    """End one browser's session."""
    session.execute(delete(SignIn).where(SignIn.digest == digest))


def forget_old_sign_ins(session: Session, now: datetime) -> None:
    """Drop the sessions whose time has run out."""
    session.execute(delete(SignIn).where(SignIn.expires_at <= now))


def source_named(session: Session, name: str) -> Source | None:
    """The source with that name."""
    return session.scalar(select(Source).where(Source.name == name))


def sources(session: Session) -> list[Source]:
    """Every source, by name."""
    return list(session.scalars(select(Source).order_by(Source.name)))


def valid_secrets(session: Session, source_id: int, now: datetime) -> list[Secret]:
    """The secrets a source may sign with now, newest first; two during a rotation."""
    living = or_(Secret.expires_at.is_(None), Secret.expires_at > now)
    return list(session.scalars(select(Secret).where(Secret.source_id == source_id, living).order_by(Secret.id.desc())))


def sender(session: Session, name: str, now: datetime) -> list[Row[int, str, str, str, str | None, str | None]]:
    """(id, name, title, signature, secret, format) of a source, a row for each valid secret, newest first."""
    return list(session.execute(_SENDER, {"name": name, "now": now}))
