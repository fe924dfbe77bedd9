"""A notice that comes a version or more after the change it speaks of covers it all the same: announced, later.

The wrong value stood in an earlier version, the right one in a later; the notice says so when it comes. What is looked
at is one article's whole history, so the answer is the same whatever version came in first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.newsroom.changes import Change, Disclosure
from services.newsroom.notices.changes import NAMES, paired
from services.newsroom.notices.disclosure import without_silence
from services.newsroom.notices.links import Cover, Told, covering, normal, told_in
from services.newsroom.notices.sides import Sides
from services.newsroom.notices.stood import never_stood
from services.newsroom.readings import Reading

TAKES_BACK = ("correction", "clarification", "editors_note")
"""Kinds of notices that speak of what stood before. A retraction takes the whole text back, an update tells news."""
_CAME = ("notice_added", "notice_changed")
MOST_CHANGES = 400
"""Changes that no notice covered, an article's latest: of a live blog's older ones nobody speaks any more."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One version in an article's history: its reading, the notices sent beside it, headline and byline."""

    ref: str
    published_at: datetime
    reading: Reading
    notes: Sequence[str] = ()
    headline: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """A change between two neighbours: `at` is the witness's place in the history, its base the one before."""

    at: int
    change: Change


@dataclass(frozen=True, slots=True)
class Later:
    """The notice that covers a change in the end: its kind, the version that brought it, and how that is known."""

    kind: Disclosure
    version: str
    published_at: datetime
    why: str


def later_notices(history: Sequence[Issue], happened: Sequence[Happened]) -> dict[int, Later]:
    """For each change that no notice of its own version covers, by its place in `happened`, the later one that does."""
    told = [told_in(issue.reading, issue.notes, issue.headline) for issue in history]
    open_: dict[int, Happened] = dict(
        [(n, one) for n, one in enumerate(happened) if _is_open(one.change)][-MOST_CHANGES:]
    )
    found: dict[int, Later] = {}
    for at in range(2, len(history)):
        news = [new for old, new in paired(told[at - 1], told[at]) if new and (old is None or old.words != new.words)]
        for notice in news:
            if notice.notice.kind not in TAKES_BACK:
                continue
            earlier = {n: one for n, one in open_.items() if one.at < at}
            answered = any(one.at == at and _covers(notice, one.change) for one in happened)
            for n, cover in _covered(notice, earlier, history, answered):
                found[n] = _later(happened[n], cover, history[happened[n].at], history[at])
                del open_[n]
    return found


def reasons_of_notices(history: Sequence[Issue], happened: Sequence[Happened]) -> dict[int, str]:
    """For each notice that came and whose wrong value stood in no version before it, by its place in `happened`: why.

    A reviewer who looks for the value is told that it is not there to be found.
    """
    came = [(n, one) for n, one in enumerate(happened) if one.change.slot in _CAME and one.change.effect == "notice"]
    told = {at: told_in(history[at].reading, history[at].notes, history[at].headline) for at in {o.at for _, o in came}}
    found: dict[int, str] = {}
    for n, one in came:
        notice = next((t for t in told[one.at] if t.words == one.change.new and t.notice.kind in TAKES_BACK), None)
        missing = never_stood(notice, [_outside_notices(issue) for issue in history[: one.at]]) if notice else ()
        if missing:
            said = " nor ".join(f"“{value}”" for value in missing)
            found[n] = f"{one.change.why.removesuffix('.')}; in no version kept here did {said} stand before it."
    return found


def _outside_notices(issue: Issue) -> str:
    """Headline and body of a version without what its notices say."""
    words, clean = [issue.headline], issue.reading.text.clean
    at = 0
    for notice in issue.reading.notices:
        words.append(clean[at : notice.start])
        at = max(at, notice.end)
    return "\n".join([*words, clean[at:]])


def _is_open(change: Change) -> bool:
    return change.material and change.effect != "notice" and change.disclosure == "none"


def _covers(told: Told, change: Change) -> bool:
    return change.effect != "notice" and change.disclosure == told.notice.kind and change.notice == told.place


def _covered(
    told: Told, earlier: dict[int, Happened], history: Sequence[Issue], answered: bool
) -> list[tuple[int, Cover]]:
    """What a notice speaks of among earlier changes.

    Values that it sets against each other are looked for in all of history. A notice that only names a topic, or one
    value, and has its answer in its own version, speaks of that; else of the last change that it fits.
    """
    stated = bool(told.notice.wrong and told.notice.right)
    if answered and not stated:
        return []
    covers = [(n, cover) for n, one in earlier.items() if (cover := _cover(told, one.change, history, one.at, one.at))]
    if stated:
        return covers or _chain(told, earlier, history)
    last = max((earlier[n].at for n, _ in covers), default=0)
    return [(n, cover) for n, cover in covers if earlier[n].at == last]


def _cover(told: Told, change: Change, history: Sequence[Issue], first: int, last: int) -> Cover | None:
    base, witness = history[first - 1], history[last]
    heads = {"headline": (base.headline, witness.headline), "byline": (base.byline, witness.byline)}
    return covering(change, (told,), Sides(base.reading, witness.reading, heads))


def _chain(told: Told, earlier: dict[int, Happened], history: Sequence[Issue]) -> list[tuple[int, Cover]]:
    """Steps that lead from the wrong value to the right one by others: 45, then 46, then 47."""
    for last, end in reversed(earlier.items()):
        steps = [last]
        first = end
        while (before := _step_before(first, earlier)) is not None:
            steps.append(before)
            first = earlier[before]
            whole = replace(end.change, old=first.change.old, a=first.change.a)
            cover = _cover(told, whole, history, first.at, end.at)
            if cover:
                return [(n, cover) for n in steps]
    return []


def _step_before(one: Happened, earlier: dict[int, Happened]) -> int | None:
    """The change that brought the value which this one took away."""
    change, came = one.change, normal(one.change.old)
    steps = (
        n
        for n, other in reversed(earlier.items())
        if other.at < one.at
        and (other.change.slot, other.change.part) == (change.slot, change.part)
        and came
        and normal(other.change.new) == came
    )
    return next(steps, None)


def _later(one: Happened, cover: Cover, when: Issue, told: Issue) -> Later:
    kind = cover.told.notice.kind
    passed = said_in_words(told.published_at - when.published_at)
    why = f"{without_silence(one.change)}; the {NAMES[kind]} that came {passed} later covers it: {cover.by}."
    return Later(kind, told.ref, told.published_at, why)


def said_in_words(passed: timedelta) -> str:
    """A span of time in its largest unit that says enough: 47 minutes, 5 hours, 2 days."""
    minutes = max(0, round(passed.total_seconds() / 60))
    count, unit = (minutes, "minute") if minutes < 120 else (minutes // 60, "hour")
    if minutes >= 48 * 60:
        count, unit = minutes // (24 * 60), "day"
    return f"{count:,} {unit}{'' if count == 1 else 's'}"
