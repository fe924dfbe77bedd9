"""Every version is read against its story's seed and against its predecessor by published time; what is found is kept.

Then its story is due to be followed. Due rows are claimed under a lease, and a row's results and its stamp are one
transaction: run twice, nothing changes; killed at any moment, nothing is lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from services import embargo, following, opened, proposing
from services.collation.collate import DEFAULT
from services.errors import Missing, Unavailable, VariorumError
from services.lease import Lease
from services.newsroom import compare as newsroom
from services.newsroom.claims.rubric import CURRENT, RUBRICS
from services.newsroom.compare import Comparison, Edition
from services.newsroom.readings import Reading
from services.opened import Posting
from services.records import collations, contents, jobs, packing, signs, stories, versions
from services.records.collations import Packed
from services.records.jobs import Backlog, Claimed
from services.records.session import reading, writing
from services.records.tables import Version
from services.records.versions import Standing

SAVE_EVERY = 0.25  # seconds of finished work that are kept with one commit


@dataclass(frozen=True, slots=True)
class Drained:
    """What one drain did: versions compared, rows that failed, stories followed; and whether rows were left waiting."""

    done: int
    failed: int
    left: bool
    followed: int = field(default=0, compare=False)


def edition(version: Version) -> Edition:
    """What one version says, as a value for the pure rooms."""
    return _open(version)[0]


def reading_of(version: Version) -> Reading:
    """All that is read in one version's body."""
    return _open(version)[1]


def open_comparison(session: Session, base: Version, witness: Version, rubric: str = CURRENT) -> Comparison:
    """The comparison of any two versions: from the kept rows where they are there, else made now and not kept."""
    (before, a), (after, b) = _open(base), _open(witness)
    kept = collations.find(session, base.id, witness.id, DEFAULT, rubric)
    if kept is None:
        one = base.article_id == witness.article_id
        return newsroom.compare(before, after, readings=(a, b), one_article=one, rubric=rubric)
    texts = {part: (getattr(before, part).clean, getattr(after, part).clean) for part in newsroom.PARTS}
    return Comparison(
        before,
        after,
        a,
        b,
        packing.unpack_apparatus(kept.apparatus, texts, kept.engine),
        tuple(map(packing.change_of, kept.changes)),
        packing.unpack_quotes(kept.quotes),
        kept.engine,
        kept.rubric,
    )


def compare(version_id: int) -> int:
    """Make and keep the collations of a version that are not kept yet; how many were made. Raises Missing."""
    made = _Work.of([version_id]).made(version_id)
    with writing() as session:
        _keep(session, {version_id: made})
    return len(made)


def claim(worker: str, limit: int = jobs.BATCH) -> list[Claimed]:
    """Take due rows under a lease: several fresh ones, or one that was tried before."""
    if not rows_wait():  # looking takes no lock
        return []
    with writing() as session:
        return jobs.claim(session, worker, limit)


def rows_wait() -> bool:
    """Whether a row is due and nobody's, or an embargo has ended."""
    with reading() as session:
        return jobs.any_wait(session) or versions.any_embargo_ended(session, jobs.clock(session))


def backlog() -> Backlog:
    """How much work waits, runs, and is set apart."""
    with reading() as session:
        return jobs.backlog(session)


def retry_dead(story: str | None = None) -> int:
    """Bring versions that were set apart back to work, one story's or all; how many. Raises Missing."""
    with writing() as session:
        id = stories.story_id(session, story) if story is not None else None
        if story is not None and id is None:
            raise Missing(f"There is no story {story!r}.")
        return jobs.bring_back(session, id)


def recompute(story: str | None = None, rubric: str = CURRENT) -> int:
    """Make due what is not compared yet by the engine of now under a rubric, in one story or all; how many versions.

    Under the rubric in force the old collations are superseded, never deleted, and judgements stay; under another the
    new ones are kept beside those that are shown. Asked again, nothing is due. Raises Missing.
    """
    if rubric not in RUBRICS:
        raise Missing(f"There is no rubric {rubric!r}; there are {', '.join(RUBRICS)}.")
    with writing() as session:
        id = stories.story_id(session, story) if story is not None else None
        if story is not None and id is None:
            raise Missing(f"There is no story {story!r}.")
        lacking: list[int] = []
        for some in versions.in_parts(session, id):
            kept = collations.kept_pairs(session, some, DEFAULT, rubric)
            found = versions.standing(session, some)
            lacking += [one.id for one in found.values() if any((base, one.id) not in kept for base in one.bases)]
        jobs.make_due(session, sorted(lacking), jobs.COMPARE if rubric == CURRENT else rubric)
        return len(lacking)


def drain(worker: str, seconds: float, stopping: Callable[[], bool] = lambda: False) -> Drained:
    """Run due rows until none is left, the time is over, or the process is asked to stop. Raises Unavailable."""
    until = time.monotonic() + seconds
    done = failed = followed = 0

    def over() -> bool:
        return stopping() or time.monotonic() > until

    embargo.lift()
    with Lease(worker) as lease:
        while not over():
            rows = claim(worker)
            if not rows:
                return Drained(done, failed, False, followed)
            batch = _Batch(worker, lease)
            batch.run(rows, over)
            done, failed, followed = done + batch.done, failed + batch.failed, followed + batch.followed
    return Drained(done, failed, rows_wait(), followed)


class _Batch:
    """The rows of one claim: run in order, kept in few commits, the rest given back."""

    def __init__(self, worker: str, lease: Lease) -> None:
        self.worker = worker
        self.lease = lease
        self.made: list[tuple[Claimed, list[Packed]]] = []
        self.done = self.failed = self.followed = 0
        self.rubric = CURRENT

    def run(self, rows: Sequence[Claimed], over: Callable[[], bool]) -> None:
        """Run the rows. Those that were not started when the time is over are given back."""
        self.lease.hold(row.id for row in rows)
        self.rubric = rows[0].kind if rows[0].kind in RUBRICS else CURRENT  # rows of one claim are of one kind
        compared = (jobs.COMPARE, self.rubric)
        work = _Work.of((row.version_id for row in rows if row.kind in compared), self.rubric)
        saved = time.monotonic()
        for at, row in enumerate(rows):
            if over():
                with writing() as session:
                    jobs.give_back(session, [left.id for left in rows[at:]], self.worker)
                break
            self._run(row, work)
            if time.monotonic() - saved > SAVE_EVERY:
                self._save()
                saved = time.monotonic()
        self._save()
        self.lease.hold(())

    def _run(self, row: Claimed, work: _Work) -> None:
        try:
            if row.kind == jobs.FOLLOW:
                following.run(row, self.worker)
                self.followed += 1
            elif row.kind == jobs.PROPOSE:
                proposing.run(row, self.worker)
            else:
                self.made.append((row, work.made(row.version_id)))
        except Unavailable:
            raise  # nothing can be written either; the lease gives the rows back
        except Exception as error:
            self.failed += 1
            with writing() as session:
                if isinstance(error, VariorumError) and error.permanent:
                    jobs.set_apart(session, [row.id], _reason(error), wanted=row.wanted)
                else:
                    jobs.postpone(session, row, _reason(error))

    def _save(self) -> None:
        if self.made:
            with writing() as session:
                # First: it locks the rows, so that links read after it hold.
                jobs.finish(session, [row for row, _ in self.made], self.worker)
                _keep(session, {row.version_id: made for row, made in self.made}, self.rubric)
            self.done += len(self.made)
            self.made = []


def _reason(error: Exception) -> str:
    said = str(error).strip().split("\n")[0]
    return f"{type(error).__name__}: {said}"[:500].replace("\0", "\ufffd") if said else type(error).__name__


@dataclass(frozen=True, slots=True)
class _Work:
    """What the comparison of some versions needs from the store, read in three looks for all of them."""

    versions: dict[int, Standing]
    contents: dict[str, contents.Posted]
    kept: set[tuple[int, int]]
    rubric: str = CURRENT

    @classmethod
    def of(cls, ids: Iterable[int], rubric: str = CURRENT) -> _Work:
        with reading() as session:
            found = versions.standing(session, ids)
            kept = collations.kept_pairs(session, found, DEFAULT, rubric)
            missing = {base for one in found.values() for base in one.bases if (base, one.id) not in kept}
            found |= versions.standing(session, missing - found.keys())
            return cls(found, contents.of(session, (one.content_digest for one in found.values())), kept, rubric)

    def made(self, id: int) -> list[Packed]:
        """The collations of one version that are not kept yet. Raises Missing."""
        witness = self.versions.get(id)
        if witness is None:
            raise Missing(f"There is no version {id}.")
        return [self.compared(self.versions[base], witness) for base in witness.bases if (base, id) not in self.kept]

    def compared(self, base: Standing, witness: Standing) -> Packed:
        """One collation, made now."""
        (before, a), (after, b) = self.opened(base), self.opened(witness)
        one = (base.source, base.article) == (witness.source, witness.article)
        made = newsroom.compare(before, after, readings=(a, b), one_article=one, rubric=self.rubric)
        return collations.packed(base, witness, made)

    def opened(self, version: Standing) -> tuple[Edition, Reading]:
        """What a version says, and all that is read in it."""
        posting = Posting(version.content_digest, version.published_at)
        return opened.open_all([posting], lambda _: self.contents)[posting]


def _keep(session: Session, made: Mapping[int, Sequence[Packed]], rubric: str = CURRENT) -> None:
    now = datetime.now(UTC)
    collations.save(session, [one for several in made.values() for one in several], now, beside=rubric != CURRENT)
    if rubric != CURRENT:
        return
    collations.settle(session, made, DEFAULT, CURRENT, now)
    jobs.make_stories_due(session, versions.stories_of(session, made))
    jobs.make_due(session, signs.grown(session, made), jobs.PROPOSE)


def _open(version: Version) -> tuple[Edition, Reading]:
    posting = Posting(version.content_digest, version.published_at)
    return opened.open_all([posting], lambda _: {version.content_digest: version.content})[posting]
