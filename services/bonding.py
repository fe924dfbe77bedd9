"""A reviewer's word on two mentions of a story: one thread, or not; appended, dated, signed, never edited.

The last word on a pair counts, also for versions that come later, until it is withdrawn; the story is followed again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from services.accounts import Account
from services.errors import Conflict, Fault, Invalid, Missing
from services.records import bonds, jobs, stories, threads
from services.records.bonds import WORDS, Bonded
from services.records.session import reading, writing
from services.records.tables import Bond
from services.review import LONGEST_NOTE


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of two mentions, by their refs. `after` is the id of the last word they saw, None: any."""

    here: str
    there: str
    word: str
    note: str | None = None
    after: int | None = None


def say(slug: str, said: Word, by: Account) -> Bonded:
    """Append a word on two mentions; the story's threads follow it.

    Raises Missing (no such story or mention), Invalid, and Conflict when somebody else spoke since `said.after`.
    """
    _check(said)
    here, there = bonds.pair(said.here, said.there)
    with writing() as session:
        story = stories.story_id(session, slug)
        if story is None:
            raise Missing(f"There is no story {slug!r}.")
        for ref in (here, there):
            if not threads.has_mention(session, story, ref):
                raise Missing(f"The story {slug!r} has no mention {ref[:40]!r}.")
        mine = (Bond.story_id == story, Bond.here == here, Bond.there == there)
        last = session.scalar(select(Bond).where(*mine).order_by(Bond.id.desc()).limit(1))
        if said.after is not None and said.after != (last.id if last else 0):
            told = f"{last.signed} {last.word} them at {last.made_at:%Y-%m-%d %H:%M} UTC" if last else "nobody did"
            raise Conflict(f"Somebody spoke of these two after you looked: {told}. Look again before you answer.")
        if said.word == "withdrawn" and (last is None or last.word == "withdrawn"):
            raise Conflict("There is no word on these two to take back.")
        made = Bond(
            story_id=story,
            here=here,
            there=there,
            word=said.word,
            note=(said.note or "").strip() or None,
            user_id=by.id if by.kind == "user" else None,
            signed=by.name,
            made_at=datetime.now(UTC),
        )
        session.add(made)
        session.flush()
        jobs.make_stories_due(session, [story])
        return bonds.bonded(made)


def said_of(slug: str) -> tuple[Bonded, ...]:
    """Every word on mentions of a story, oldest first. Raises Missing."""
    with reading() as session:
        story = stories.story_id(session, slug)
        if story is None:
            raise Missing(f"There is no story {slug!r}.")
        return bonds.of_story(session, story)


def _check(said: Word) -> None:
    faults = []
    if said.word not in WORDS:
        faults.append(Fault("word", f"is {said.word[:40]!r}; should be one of {', '.join(WORDS)}."))
    if said.here == said.there:
        faults.append(Fault("there", "is the mention itself; should be another one."))
    note = said.note or ""
    if len(note) > LONGEST_NOTE:
        faults.append(Fault("note", f"has {len(note)} characters; should have at most {LONGEST_NOTE}."))
    if any(
        "\x00" in value or any("\ud800" <= ch <= "\udfff" for ch in value) for value in (note, said.here, said.there)
    ):
        faults.append(Fault("note", "has a NUL character or half a character; take it out."))
    if faults:
        raise Invalid(" ".join(f"{f.field} {f.message}" for f in faults), faults=tuple(faults))
