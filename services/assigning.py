"""Who is to judge which change: said by any reviewer of any, dated and signed, taken back by saying nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from services import review
from services.accounts import Account
from services.errors import Fault, Invalid
from services.records import accounts
from services.records.session import writing
from services.records.tables import Assignment


def assign(refs: Sequence[str], to: str | None, by: Account) -> None:
    """Give changes to a person to judge, or to nobody; all or none. Raises Missing (a change), Invalid (a person)."""
    with writing() as session:
        person = accounts.user_named(session, to) if to else None
        if to and person is None:
            message = f"is {to[:80]!r}; should be the name of somebody who signs in here."
            raise Invalid(f"to {message}", faults=(Fault("to", message),))
        for ref in dict.fromkeys(refs):
            review.story_of(session, ref)
        now = datetime.now(UTC)
        session.add_all(
            Assignment(
                change_ref=ref,
                to_id=person.id if person else None,
                user_id=by.id if by.kind == "user" else None,
                signed=by.name,
                made_at=now,
            )
            for ref in dict.fromkeys(refs)
        )
