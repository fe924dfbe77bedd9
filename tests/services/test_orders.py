"""The result does not depend on arrival order: versions, links, collations, changes and threads are the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from services import comparison, following, opened
from services.intake import Posted
from services.records import session
from services.records.tables import Article, ChangeRow, Collation, Job, Source, Story, Table, ThreadRow, Version
from tests.stores import START, at, post


@dataclass(frozen=True, slots=True)
class Step:
    """One delivery: its id, its source and what it says."""

    key: str
    source: str
    posted: Posted


def step(n: int, minute: int, body: str, source: str = "wire", status: Any = "usable") -> Step:
    """A delivery of the story of the bridge."""
    headline = f"Bridge at Ostry, report {minute}" if minute % 2 else None
    article = Posted(
        f"bridge-{source}", body, story="bridge", headline=headline, published_at=at(minute), status=status
    )
    return Step(f"msg_{n}", source, article)


def told(number: int, day: str) -> str:
    """A text of the story, with a fact that changes and sentences that stay."""
    return (
        f"The bridge at Ostry closed on {day}. The town council said that {number} cars were on it.\n\n"
        '"Nobody was hurt," said Ann Holt, who leads the council. A new bridge will cost 4 million crowns.'
    )


FOUR, FIVE, SUNDAY = told(4, "Monday"), told(5, "Monday"), told(5, "Sunday")
BACK_AND_FORTH = [step(1, 1, FOUR), step(2, 2, FIVE), step(3, 3, FOUR), step(4, 4, SUNDAY)]
REPEATED = [step(1, 1, FOUR), step(2, 2, FOUR), step(3, 3, FIVE), step(4, 4, FOUR)]
TAKEN_BACK = [step(1, 1, FOUR), step(2, 2, FOUR, status="withheld"), step(3, 3, FOUR), step(4, 3, FIVE, "gazette")]


def empty() -> None:
    """Take everything out but the sources."""
    with session.writing() as rows:
        for story in rows.scalars(select(Story)):
            story.seed_id = None
        for version in rows.scalars(select(Version)):
            version.previous_id = None
        rows.flush()
        for table in reversed(Table.metadata.sorted_tables):
            if table.name != "sources":
                rows.execute(table.delete())
    opened.forget()
    following.forget()


def outcome() -> dict[str, Any]:
    """All that a reader could see, without row numbers and times of arrival."""
    base, witness, before = aliased(Version), aliased(Version), aliased(Version)
    versions = (
        select(Source.name, Article.key, Version.ref, Version.published_at, Version.status, Version.repeats, before.ref)
        .join(Article, Article.id == Version.article_id)
        .join(Source, Source.id == Article.source_id)
        .outerjoin(before, before.id == Version.previous_id)
        .order_by(Version.ref)
    )
    collations = (
        select(base.ref, witness.ref, Collation.apparatus, Collation.quotes, Collation.counts)
        .join(base, base.id == Collation.base_id)
        .join(witness, witness.id == Collation.witness_id)
        .where(Collation.superseded_at.is_(None))
        .order_by(base.ref, witness.ref)
    )
    columns = [c for c in ChangeRow.__table__.c if c.name not in ("id", "collation_id")]
    changes = (
        select(base.ref, witness.ref, *columns)
        .join(Collation, Collation.id == ChangeRow.collation_id)
        .join(base, base.id == Collation.base_id)
        .join(witness, witness.id == Collation.witness_id)
        .where(Collation.superseded_at.is_(None))
        .order_by(base.ref, witness.ref, ChangeRow.position)
    )
    stories = select(Story.slug, Story.title, Version.ref).join(Version, Version.id == Story.seed_id)
    columns = [c for c in ThreadRow.__table__.c if c.name not in ("id", "story_id")]
    threads = (
        select(Story.slug, *columns).join(Story, Story.id == ThreadRow.story_id).order_by(Story.slug, ThreadRow.ref)
    )
    with session.reading() as rows:
        asked = {
            "versions": versions, "collations": collations, "changes": changes, "stories": stories,
            "threads": threads.order_by(Story.slug, ThreadRow.ref),
        }  # fmt: skip
        return {name: [tuple(row) for row in rows.execute(query)] for name, query in asked.items()}


def arrived(steps: list[Step], drain: Random | None = None) -> dict[str, Any]:
    """What is there after these deliveries; comparisons run in between now and then, and at the end."""
    empty()
    for one in steps:
        post(one.posted, one.key, one.source)
        if drain and drain.random() < 0.4:
            comparison.drain("test", 60)
    drained = comparison.drain("test", 60)
    assert (drained.failed, drained.left) == (0, False)
    with session.reading() as rows:
        assert rows.scalars(select(Job).where(Job.due_at.is_not(None))).all() == []
    return outcome()


@pytest.mark.parametrize(
    "steps", [BACK_AND_FORTH, REPEATED, TAKEN_BACK], ids=["back and forth", "repeated", "taken back"]
)
def test_all_orders_of_four_versions_end_the_same(steps: list[Step], store: str) -> None:
    expected = arrived(steps)
    assert expected["collations"]
    # SQLite goes through all 24; PostgreSQL, which keeps the same promises by other means, through every fifth.
    for order in islice(permutations(steps), 0, None, 1 if store == "sqlite" else 5):
        assert arrived(list(order), Random(0)) == expected


def test_random_orders_of_twelve_versions_with_duplicates_end_the_same(store: str) -> None:
    random = Random(20260301)
    steps = [
        step(
            n,
            random.randrange(9),
            told(random.randrange(3), random.choice(("Monday", "Sunday"))),
            random.choice(("wire", "gazette")),
        )
        for n in range(12)
    ]
    expected = arrived(steps)
    for _ in range(6):
        mixed = random.sample([*steps, *random.sample(steps, 5)], 17)
        assert arrived(mixed, random) == expected


def test_a_result_is_exactly_the_pairs_of_seed_and_predecessor(home: Path) -> None:
    with session.writing() as rows:
        rows.add(Source(name="wire", title="Wire", created_at=START))
    found = arrived(BACK_AND_FORTH)
    refs = [row[2] for row in sorted(found["versions"], key=lambda row: row[3])]
    wanted = {(refs[0], refs[n]) for n in (1, 2, 3)} | {(refs[n - 1], refs[n]) for n in (1, 2, 3)}
    assert [(base, witness) for base, witness, *_ in found["collations"]] == sorted(wanted)
