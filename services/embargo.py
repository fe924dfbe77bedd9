"""An embargo ends by itself: the time stands in the version's row, and whoever looks for due work lifts what has ended.

Lifting again changes nothing; a process that is killed while it lifts has lifted nothing.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from services import placing
from services.records import homes, jobs, versions
from services.records.session import reading, writing

BATCH = 50  # embargoes that are lifted in one transaction: an hour's news of an agency


def any_ended() -> bool:
    """Whether an embargo has ended that is not lifted yet. Takes no lock."""
    with reading() as session:
        return versions.any_embargo_ended(session, jobs.clock(session))


def lift() -> int:
    """Make visible what may be seen by now; how many versions."""
    if not any_ended():
        return 0
    with writing() as session:
        found = versions.embargoes_ended(session, jobs.clock(session), BATCH)
        homes.hold_stories(session, (story for _, _, story in found))
        # Looked at again: until the stories were held, another process may have lifted them or moved their articles.
        held = {story for _, _, story in found}
        found = [one for one in versions.embargoes_ended(session, jobs.clock(session), BATCH) if one[2] in held]
        for version, article, story in found:
            end(session, version, article, story)
        return len(found)


def end(session: Session, version: int, article: int, story: int) -> None:
    """Make one version visible, in a transaction that holds its story."""
    versions.set_version(session, version, status="usable")
    moved = versions.place(session, article)
    jobs.make_due(session, sorted({version, *moved}))
    placing.settle(session, story)
