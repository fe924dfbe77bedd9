"""What must hold after the faults: every answer has its version, every version exactly its pairs, nothing twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from services.records.session import reading
from services.records.tables import Article, Collation, Delivery, Job, Source, Story, Version


@dataclass(frozen=True, slots=True)
class Proof:
    """The counts. All but the first three should be nought."""

    answers: int
    versions: int
    pairs: int
    lost: int
    pairs_missing: int
    pairs_too_many: int
    pairs_twice: int
    deliveries_twice: int
    jobs_open: int
    jobs_dead: int

    @property
    def holds(self) -> bool:
        """Whether nothing is lost and nothing is doubled."""
        wrong = (self.lost, self.pairs_missing, self.pairs_too_many, self.pairs_twice, self.deliveries_twice)
        return not any(wrong) and self.jobs_open == self.jobs_dead == 0


def prove(answers: list[dict[str, Any]]) -> Proof:
    """Compare what newsrooms were answered with what is kept."""
    with reading() as rows:
        kept = rows.execute(
            select(Story.slug, Source.name, Article.key, Version.published_at, Version.text_digest, Version.ref)
            .join(Article, Article.id == Version.article_id)
            .join(Source, Source.id == Article.source_id)
            .join(Story, Story.id == Article.story_id)
            .where(~Version.repeats)
        ).all()
        base, witness = aliased(Version), aliased(Version)
        made = rows.execute(
            select(base.ref, witness.ref)
            .join_from(Collation, base, base.id == Collation.base_id)
            .join(witness, witness.id == Collation.witness_id)
            .where(Collation.superseded_at.is_(None))
        ).all()
        keys = Counter(rows.scalars(select(Delivery.key).where(Delivery.kept)))
        open_jobs = len(rows.scalars(select(Job.id).where(Job.due_at.is_not(None))).all())
        dead_jobs = len(rows.scalars(select(Job.id).where(Job.dead_at.is_not(None))).all())
    refs = {row[-1] for row in kept}
    wanted = _pairs([tuple(row) for row in kept])
    found = Counter((a, b) for a, b in made)
    return Proof(
        answers=len(answers),
        versions=len(refs),
        pairs=len(found),
        lost=sum(answer["version"]["id"] not in refs for answer in answers),
        pairs_missing=len(wanted - found.keys()),
        pairs_too_many=len(found.keys() - wanted),
        pairs_twice=sum(count > 1 for count in found.values()),
        deliveries_twice=sum(count > 1 for count in keys.values()),
        jobs_open=open_jobs,
        jobs_dead=dead_jobs,
    )


def _pairs(kept: list[tuple[Any, ...]]) -> set[tuple[str, str]]:
    """The pairs there should be, worked out from the versions alone."""
    stories, articles = defaultdict(list), defaultdict(list)
    for story, source, article, at, digest, ref in kept:
        stories[story].append((at, source, article, digest, ref))
        articles[source, article].append((at, digest, ref))
    pairs = set()
    for versions in stories.values():
        (*_, seed), *others = sorted(versions)
        pairs |= {(seed, ref) for *_, ref in others}
    for lines in articles.values():
        ordered = [ref for *_, ref in sorted(lines)]
        pairs |= set(pairwise(ordered))
    return pairs
