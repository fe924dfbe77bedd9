"""What stands above every tab of a story: its facts, its timeline, and the counts that lead to its lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.orm import Session

from api.pages import exports, timeline, words
from api.pages.asked import sees_hidden
from api.pages.links import link_of
from api.pages.timeline import Corrected, Drawing, Leads
from services.records import change_log, delivery_log, library, threads
from services.records.change_log import ChangeFilter, ChangeLine
from services.records.library import StoryShelf
from services.records.told import Told, against_seed, told


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above every tab of a story. `told` are its changes from version to version, in brief."""

    shelf: StoryShelf
    drawing: Drawing | None
    clock: words.Clock
    told: tuple[Told, ...]
    corrected: dict[int, Corrected]
    counts: dict[str, int]  # claims, quotes, changes, corrections, versions, open, silent, announced

    @property
    def due(self) -> int:
        """How many versions wait to be compared: some just came, or all are read against another baseline."""
        return sum(v.waiting for v in self.shelf.versions)


def open_head(session: Session, slug: str) -> Head:
    """The head of a story: the same few queries however long it is."""
    shelf = library.open_story(session, slug)
    shown = not sees_hidden()
    events = told(session, shelf.id, shown)
    corrected = corrections_by_version(events)
    leads = Leads({v.id: link_of(shelf, v) for v in shelf.versions}, corrected)
    drawing = timeline.draw(shelf, _failed(session, shelf), leads)
    clock = words.Clock.over([v.published_at for v in shelf.versions])
    counts = _counts(shelf, events) | {
        "changes": against_seed(session, shelf.id, _latest(shelf), shown),
        **{f"{kind}s": n for kind, n in threads.counts(session, shelf.id).items()},
    }
    return Head(shelf, drawing, clock, events, corrected, counts)


def corrections_by_version(events: Sequence[Told]) -> dict[int, Corrected]:
    """What each version corrects, from its changes against the version before it."""
    silent = Counter(line.witness_id for line in events if words.silent(line))
    announced = Counter(line.witness_id for line in events if words.announced(line) and line.later is None)
    # A notice that comes a version after what it speaks of is told where it came, not where the change did.
    late = {line.witness_id for line in events if words.corrects(line)}
    return {v: Corrected(silent[v], announced[v] or int(v in late)) for v in {*silent, *announced, *late}}


def version_to_version(session: Session, shelf: StoryShelf) -> tuple[ChangeLine, ...]:
    """Every material change of a version against the one before it."""
    wanted = ChangeFilter(story=shelf.slug, against="previous", material=True, usable_only=not sees_hidden())
    return _all(session, wanted)


def latest_changes(session: Session, head: Head) -> tuple[ChangeLine, ...]:
    """Material changes of each article's latest version against the baseline, as the article's history tells them."""
    wanted = ChangeFilter(
        story=head.shelf.slug,
        against="seed",
        material=True,
        witnesses=_latest(head.shelf),
        usable_only=not sees_hidden(),
    )
    lines = _all(session, wanted)
    brought = {one.ref for one in head.told} & {line.ref for line in lines}
    events = {e.ref: e for e in _all(session, replace(wanted, against="previous", witnesses=None, refs=tuple(brought)))}
    return tuple(
        replace(line, disclosure=e.disclosure, undisclosed=e.undisclosed, why=e.why, later=e.later)
        if (e := events.get(line.ref))
        else line
        for line in lines
    )


def _latest(shelf: StoryShelf) -> tuple[int, ...]:
    return tuple(a.latest.id for a in shelf.articles if a.latest and not a.latest.is_seed)


def _failed(session: Session, shelf: StoryShelf) -> tuple[delivery_log.DeliveryLine, ...]:
    moments = [v.published_at for v in shelf.versions]
    if not moments:
        return ()
    names = tuple(source.name for source in shelf.sources)
    return delivery_log.failed_deliveries(session, names, min(moments), max(moments) + timedelta(hours=1))


def _all(session: Session, wanted: ChangeFilter) -> tuple[ChangeLine, ...]:
    if wanted.witnesses == () or wanted.refs == ():
        return ()
    return tuple(exports.all_pages(lambda cursor, size: change_log.changes(session, wanted, cursor, size)))


def _counts(shelf: StoryShelf, events: Sequence[Told]) -> dict[str, int]:
    each = {line.ref: line for line in events}.values()
    return {
        "corrections": sum(words.silent(c) or words.announced(c) or c.effect == "notice" for c in each),
        "versions": len(shelf.versions),
        "open": sum(line.state == "open" for line in each),
        "silent": sum(words.silent(c) for c in each),
        "announced": sum(words.announced(c) for c in each),
    }
