"""How each part of the house is doing, for people: one word, what was seen, since when, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.pages import words
from api.pages.road import reason_of
from api.pages.sources import level_of, status_of
from services.collation.collate import DEFAULT
from services.newsroom.claims.rubric import CURRENT
from services.records.delivery_log import SourceLine
from services.records.vitals import Store, Vitals

STATES = {"ok": "OK", "slow": "Slow", "stopped": "Stopped"}
LEVELS = {"ok": "good", "slow": "quiet", "stopped": "bad"}
"""The shape beside the word."""
BEHIND = timedelta(seconds=30)  # three leases: rows of a worker that was killed are taken again by then
LATE = 60.0  # seconds from arriving to compared: one who waits for a version has gone to other work by then
TIGHT, FULL = 1 << 30, 100 << 20  # bytes left: a day's versions of a large newsroom; what one backup of the log needs


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of the page. `source` names the source it speaks of."""

    part: str
    state: str
    says: str
    since: datetime | None = None
    advice: str = ""
    source: str | None = None


def signs(seen: Vitals) -> list[Sign]:
    """Every part's sign: work first, then the store, then the sources."""
    return [
        _queue(seen), _workers(seen), *_apart(seen), *_speed(seen), _store(seen.store),
        Sign("Rules", "ok", f"Texts are aligned by {DEFAULT} and weighed by {CURRENT}."), _refused(seen),
        *(_source(source, seen) for source in seen.sources),
    ]  # fmt: skip


def worst(found: list[Sign]) -> str:
    """The state of the whole."""
    return max((sign.state for sign in found), key=tuple(STATES).index)


def _waited(seen: Vitals) -> timedelta:
    oldest = seen.backlog.oldest
    return max(timedelta(0), seen.at - oldest) if oldest else timedelta(0)


def _queue(seen: Vitals) -> Sign:
    work, waited = seen.backlog, _waited(seen)
    if not work.due:
        return Sign("Queue", "ok", "Nothing waits.")
    says = f"{words.plural(work.due, 'piece')} of work to do, {work.leased:,} in work. The oldest has waited "
    says += f"{words.lasted(waited)}."
    if waited < BEHIND:
        return Sign("Queue", "ok", says)
    advice = "Nothing is lost. If it stays so, raise VARIORUM_WORKERS." if work.leased else "See the workers."
    return Sign("Queue", "slow" if work.leased else "stopped", says, work.oldest, advice)


def _workers(seen: Vitals) -> Sign:
    work, waited = seen.backlog, _waited(seen)
    if work.leased:
        return Sign("Workers", "ok", f"At work on {words.plural(work.leased, 'piece')}.")
    if work.due and waited >= BEHIND:
        says = f"Nobody has taken work that has been due for {words.lasted(waited)}."
        return Sign("Workers", "stopped", says, work.oldest, "See that worker, scheduler and broker run.")
    if seen.done_at is None:
        return Sign("Workers", "ok", "No work has been done yet.")
    return Sign("Workers", "ok", "Nothing to do. The last piece was done", seen.done_at)


def _apart(seen: Vitals) -> Iterator[Sign]:
    if not seen.apart:
        yield Sign("Set apart", "ok", "No work failed for good.")
    for one in seen.apart:
        says = f"{words.plural(one.count, 'piece')} of work failed for good. {one.reason}".strip()
        yield Sign("Set apart", "stopped", says, one.since, "Mend what stopped it, then call variorum retry.")


def _speed(seen: Vitals) -> Iterator[Sign]:
    if seen.delays:
        half, most = (seen.delays[int((len(seen.delays) - 1) * share)] for share in (0.5, 0.95))
        of = words.plural(len(seen.delays), "version")
        says = f"Of the last {of}, half were compared within {_took(half)} of arriving, 95 of 100 within {_took(most)}."
        late = most > LATE
        yield Sign("Speed", "slow" if late else "ok", says, None, "Raise VARIORUM_WORKERS." if late else "")


def _took(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < LATE else words.lasted(timedelta(seconds=seconds))


def _store(store: Store) -> Sign:
    says = f"{store.kind}, {size(store.size)}."
    if store.free is None:
        return Sign("Store", "ok", f"{says} How much room is left on its disk is not known here.")
    says += f" {size(store.free)} are free on its disk."
    state = "ok" if store.free > TIGHT else "slow" if store.free > FULL else "stopped"
    return Sign("Store", state, says, None, "" if state == "ok" else "Make room on the disk, or take a larger one.")


def _refused(seen: Vitals) -> Sign:
    if not seen.refused:
        return Sign("Refused calls", "ok", "None in the last 24 hours.")
    told = words.listed([f"{count:,} × {reason_of(code or None)}" for code, count in seen.refused.items()])
    return Sign("Refused calls", "ok", f"In the last 24 hours: {told}.")


ADVICE = {
    "ok": "",
    "slow": "Ask the newsroom whether it still posts.",
    "stopped": "Open its deliveries: the last one says which check failed.",
}


def _source(source: SourceLine, seen: Vitals) -> Sign:
    level = level_of(source, seen.at)
    state = "stopped" if level == "bad" else "slow" if level == "quiet" and source.last_at else "ok"
    return Sign(source.title, state, f"{status_of(source, seen.at)}.", None, ADVICE[state], source.name)


def size(count: int) -> str:
    """Bytes in the largest unit that says enough."""
    amount = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:,.1f} TB"
