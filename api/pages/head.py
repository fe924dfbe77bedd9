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
from services.records import change_log, delivery_log, library
from services.records.change_log import ChangeFilter, ChangeLine
from services.records.library import StoryShelf


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above every tab of a story."""

    shelf: StoryShelf
    drawing: Drawing | None
    clock: words.Clock
    corrected: dict[int, Corrected]
    counts: dict[str, int]  # changes, quotes, corrections, versions, open, silent, announced


def open_head(session: Session, slug: str) -> tuple[Head, tuple[ChangeLine, ...], tuple[ChangeLine, ...]]:
    """The head of a story, its latest versions' changes against the baseline, and those from version to version."""
    shelf = library.open_story(session, slug)
    shown = not sees_hidden()
    events = _all(session, ChangeFilter(story=slug, against="previous", material=True, usable_only=shown))
    against_seed = _as_told(latest_changes(session, shelf, shown), events)
    corrected = corrections_by_version(events)
    leads = Leads({v.id: link_of(shelf, v) for v in shelf.versions}, corrected)
    drawing = timeline.draw(shelf, _failed(session, shelf), leads)
    clock = words.Clock.over([v.published_at for v in shelf.versions])
    return Head(shelf, drawing, clock, corrected, _counts(shelf, against_seed, events)), against_seed, events


def corrections_by_version(events: Sequence[ChangeLine]) -> dict[int, Corrected]:
    """What each version corrects, from its changes against the version before it."""
    silent = Counter(line.witness_id for line in events if words.silent(line))
    announced = Counter(line.witness_id for line in events if words.announced(line) and line.later is None)
    # A notice that comes a version after what it speaks of is told where it came, not where the change did.
    late = {line.witness_id for line in events if words.corrects(line)}
    return {v: Corrected(silent[v], announced[v] or int(v in late)) for v in {*silent, *announced, *late}}


def _as_told(lines: Sequence[ChangeLine], events: Sequence[ChangeLine]) -> tuple[ChangeLine, ...]:
    """Lines against the baseline with what each article's own history says of them: silent, announced, or neither."""
    told = {event.ref: event for event in events}
    return tuple(
        replace(line, disclosure=e.disclosure, undisclosed=e.undisclosed, why=e.why, later=e.later)
        if (e := told.get(line.ref))
        else line
        for line in lines
    )


def latest_changes(session: Session, shelf: StoryShelf, usable_only: bool) -> tuple[ChangeLine, ...]:
    """Material changes of each article's latest version against the baseline."""
    latest = tuple(a.latest.id for a in shelf.articles if a.latest and not a.latest.is_seed)
    wanted = ChangeFilter(story=shelf.slug, against="seed", material=True, witnesses=latest, usable_only=usable_only)
    return _all(session, wanted)


def _failed(session: Session, shelf: StoryShelf) -> tuple[delivery_log.DeliveryLine, ...]:
    moments = [v.published_at for v in shelf.versions]
    if not moments:
        return ()
    names = tuple(source.name for source in shelf.sources)
    return delivery_log.failed_deliveries(session, names, min(moments), max(moments) + timedelta(hours=1))


def _all(session: Session, wanted: ChangeFilter) -> tuple[ChangeLine, ...]:
    if wanted.witnesses == ():
        return ()
    return tuple(exports.all_pages(lambda cursor, size: change_log.changes(session, wanted, cursor, size)))


def _counts(shelf: StoryShelf, against: Sequence[ChangeLine], events: Sequence[ChangeLine]) -> dict[str, int]:
    each = {line.ref: line for line in events}.values()
    return {
        "changes": len(against),
        "quotes": len({line.ref for line in (*against, *events) if line.effect == "quote"}),
        "corrections": sum(words.silent(c) or words.announced(c) or c.effect == "notice" for c in each),
        "versions": len(shelf.versions),
        "open": sum(line.state == "open" for line in each),
        "silent": sum(words.silent(c) for c in each),
        "announced": sum(words.announced(c) for c in each),
    }
