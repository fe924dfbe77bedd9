"""Versions over time as places in a drawing: a lane a source, a mark a version, its area the share that changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import sqrt

from api.pages import zone
from api.pages.words import Clock, plural
from services.records.delivery_log import DeliveryLine
from services.records.library import ArticleShelf, StoryShelf, VersionLine

WIDTH, LABELS, RIGHT = 1392, 170, 24
LANE, TOP = 38, 48
"""Pixels: lanes are 38 apart, so that hit circles of 28 never meet across lanes."""
GAP = 30
"""Pixels between two marks of a lane, so that each can be hit; those nearer are moved apart, too many are counted."""
SMALLEST, LARGEST, STRIP_LARGEST = 4.0, 12.0, 9.0
TICKS = 10
STEPS = tuple(
    timedelta(minutes=m) for m in (5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 43200, 129600, 525600)
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark: its place, radius, shape, the words for it, and where it leads."""

    x: float
    y: float
    r: float
    shape: str  # version | silent | announced | failed | many
    label: str
    href: str
    ring: bool = False
    text: str = ""
    current: bool = False

    @property
    def text_x(self) -> float:
        """Where its words stand: under the mark, and inside the drawing."""
        half = len(self.text) * 3.4
        return round(min(max(self.x, half), WIDTH - half), 1)


@dataclass(frozen=True, slots=True)
class Lane:
    """One article's line."""

    name: str
    y: float
    x0: float
    x1: float
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn. Ticks are (x, words)."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    label: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """How many corrections a version brings, likely silent and announced."""

    silent: int = 0
    announced: int = 0

    @property
    def shape(self) -> str:
        """What stands for the version: a silent correction is shown before an announced one."""
        return "silent" if self.silent else "announced" if self.announced else "version"


NONE = Corrected()


@dataclass(frozen=True, slots=True)
class Leads:
    """What a drawing needs to know of each version, by its id: where its mark leads, and what it corrects."""

    href: dict[int, str]
    corrected: dict[int, Corrected]


def radius_of(version: VersionLine) -> float:
    """The area grows with the share of sentences that changed; a first version has changed nothing yet."""
    share = version.since_previous.share if version.since_previous else 0.12
    return round(max(SMALLEST, LARGEST * sqrt(min(1.0, share))), 1)


def words_of(version: VersionLine, clock: Clock, corrected: Corrected = NONE) -> str:
    """A version as a sentence for those who cannot see its mark."""
    said = [f"version {version.number}", clock.short(version.published_at)]
    found = version.since_previous
    if version.is_seed:
        said.append("baseline")
    if version.previous_id is None and not version.is_seed:
        said.append("first version")
    if found is not None:
        said.append(plural(found.count("material"), "changed claim"))
    if corrected.silent:
        said.append(plural(corrected.silent, "silent correction") + ", likely")
    if corrected.announced:
        said.append(plural(corrected.announced, "announced correction"))
    if version.hidden:
        said.append("taken back" if version.status == "usable" else version.status)
    return ", ".join(said)


def draw(shelf: StoryShelf, failed: Sequence[DeliveryLine], leads: Leads) -> Drawing | None:
    """The swim lanes of a story; None while it has no version."""
    moments = [v.published_at for v in shelf.versions]
    if not moments:
        return None
    clock = Clock.over(moments)
    start, end, step = _frame(min(moments), max(moments))
    scale = (WIDTH - LABELS - RIGHT) / max(1.0, (end - start).total_seconds())

    def x(moment: datetime) -> float:
        return round(LABELS + (moment - start).total_seconds() * scale, 1)

    lanes = []
    shown = [a for a in shelf.articles if a.versions]
    for at, article in enumerate(shown):
        y = TOP + at * LANE
        several = sum(a.source.id == article.source.id for a in shown) > 1
        name = f"{article.source.title}, {article.key}" if several else article.source.title
        spots = _apart([_spot(article, v, x(v.published_at), y, clock, leads) for v in article.versions])
        if at == next(i for i, a in enumerate(shown) if a.source.id == article.source.id):
            spots = (*spots, *_failures(article, failed, x, y, clock))
        lanes.append(Lane(name, y, min(s.x for s in spots), WIDTH - RIGHT, tuple(spots)))
    ticks = tuple((x(t), _tick(t, step)) for t in _ticks(start, end, step))
    label = f"Versions by source, {clock.short(min(moments))} to {clock.short(max(moments))}"
    return Drawing(WIDTH, TOP + len(lanes) * LANE - LANE // 2 + 8, tuple(lanes), ticks, label)


def strip(article: ArticleShelf, current: VersionLine | None, leads: Leads) -> Drawing | None:
    """The versions of one article on one line."""
    versions = article.versions
    if not versions:
        return None
    moments = [v.published_at for v in versions]
    clock = Clock.over(moments)
    span = max(1.0, (max(moments) - min(moments)).total_seconds())
    left, room = 40, WIDTH - 80
    spots = [
        _spot(
            article, v, round(left + (v.published_at - min(moments)).total_seconds() / span * room, 1), 26, clock, leads
        )
        for v in versions
    ]
    # Below each mark stand its number and its time, so marks of a strip keep further apart.
    wide = 96 if clock.days else 66
    many = len(spots) * wide > room
    placed = _apart(spots, GAP if many else wide, right=WIDTH - 40)
    placed = tuple(replace(spot, r=min(spot.r, STRIP_LARGEST)) for spot in placed)
    if len(placed) == len(versions):  # else neighbours were counted, and carry their count
        placed = tuple(_named(s, v, v is current, clock, many) for s, v in zip(placed, versions, strict=True))
    label = f"Versions of this article, {clock.short(min(moments))} to {clock.short(max(moments))}"
    return Drawing(WIDTH, 60, (Lane("", 26, left, WIDTH - 40, placed),), (), label)


def _named(spot: Spot, version: VersionLine, current: bool, clock: Clock, short: bool) -> Spot:
    text = version.token if short else f"{version.token} {clock.short(version.published_at)}"
    label = f"{spot.label}, selected" if current else spot.label
    return replace(spot, text=text, current=current, label=label)


def _spot(article: ArticleShelf, v: VersionLine, x: float, y: float, clock: Clock, leads: Leads) -> Spot:
    corrected = leads.corrected.get(v.id, NONE)
    label = f"{article.source.title}, {words_of(v, clock, corrected)}"
    return Spot(x, y, radius_of(v), corrected.shape, label, leads.href[v.id], ring=v.is_seed)


def _failures(
    article: ArticleShelf, failed: Sequence[DeliveryLine], x: Callable[[datetime], float], y: float, clock: Clock
) -> list[Spot]:
    out: list[Spot] = []
    for one in failed:
        place = x(one.received_at)
        if one.source != article.source.name or not LABELS <= place <= WIDTH - RIGHT:
            continue
        if out and place - out[-1].x < GAP:
            continue  # a run of refusals is one mark; the log has each
        label = f"{article.source.title}, delivery refused {clock.short(one.received_at)}"
        out.append(Spot(place, y, 6, "failed", label, f"/sources/{one.source}/deliveries/{one.id}"))
    return out


def _apart(spots: list[Spot], gap: float = GAP, right: float = WIDTH - RIGHT) -> tuple[Spot, ...]:
    """Marks that are too near to be hit are moved apart; where there is no room, neighbours become one with a count."""
    if not spots:
        return ()
    if (len(spots) - 1) * gap > right - spots[0].x and (len(spots) - 1) * gap > right - LABELS:
        return _counted(spots, gap)
    placed = [spots[0].x]
    for spot in spots[1:]:
        placed.append(max(spot.x, placed[-1] + gap))
    limit = right
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - gap
    return tuple(replace(spot, x=round(place, 1)) for spot, place in zip(spots, placed, strict=True))


def _counted(spots: list[Spot], gap: float) -> tuple[Spot, ...]:
    groups: list[list[Spot]] = []
    for spot in spots:
        if groups and spot.x - groups[-1][0].x < gap:
            groups[-1].append(spot)
        else:
            groups.append([spot])
    out = []
    for group in groups:
        if len(group) == 1:
            out.append(group[0])
            continue
        kinds = [s.shape for s in group]
        shape = "silent" if "silent" in kinds else "announced" if "announced" in kinds else "many"
        label = f"{len(group)} versions, the last: {group[-1].label}"
        out.append(
            Spot(group[0].x, group[0].y, 11, shape, label, group[-1].href, any(s.ring for s in group), str(len(group)))
        )
    return tuple(out)


def _frame(first: datetime, last: datetime) -> tuple[datetime, datetime, timedelta]:
    span = max(last - first, timedelta(minutes=10))
    step = next((s for s in STEPS if span / s <= TICKS), STEPS[-1])
    start = _floor(first - span * 0.02, step)
    end = start
    while end < last + span * 0.02:
        end += step
    return start, end, step


def _floor(moment: datetime, step: timedelta) -> datetime:
    seconds = step.total_seconds()
    return datetime.fromtimestamp(moment.timestamp() // seconds * seconds, UTC)


def _ticks(start: datetime, end: datetime, step: timedelta) -> list[datetime]:
    out, at = [], start
    while at <= end:
        out.append(at)
        at += step
    return out


def _tick(moment: datetime, step: timedelta) -> str:
    moment = zone.local(moment)
    if step >= timedelta(days=1):
        return f"{moment:%-d %b %Y}" if step >= timedelta(days=30) else f"{moment:%-d %b}"
    return f"{moment:%-d %b}" if moment.hour == 0 and moment.minute == 0 else f"{moment:%H:%M}"
