"""Kept versions as values for the pure rooms: what each says, and all that is read in it; read once a process."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from services.collation import clean
from services.newsroom.compare import Edition
from services.newsroom.reading import read
from services.newsroom.readings import Reading
from services.records import contents

MOST = 4_000_000
"""Characters of text that stay open: some 1,000 news reports, whose readings weigh about twenty bytes a character."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A content at a published time; equal ones are opened once."""

    digest: str
    published_at: datetime


Contents = Callable[[Iterable[str]], Mapping[str, contents.Posted]]
"""Fetches contents by digest."""

_open: OrderedDict[Posting, tuple[Edition, Reading]] = OrderedDict()
_weight = 0
_lock = threading.Lock()


def open_all(postings: Iterable[Posting], fetch: Contents) -> dict[Posting, tuple[Edition, Reading]]:
    """Every posting opened and read. Only contents of those that are not at hand are fetched."""
    wanted = dict.fromkeys(postings)
    with _lock:
        found = {one: _open[one] for one in wanted if one in _open}
        for one in found:
            _open.move_to_end(one)
    missing = [one for one in wanted if one not in found]
    kept = fetch({one.digest for one in missing}) if missing else {}
    for one in missing:
        found[one] = _remember(one, _opened(one, kept[one.digest]))
    return found


def forget() -> None:
    """Close all that is open."""
    global _weight
    with _lock:
        _open.clear()
        _weight = 0


def _opened(posting: Posting, content: contents.Posted) -> tuple[Edition, Reading]:
    made = Edition(
        contents.body_of(content),
        clean.from_text(content.headline or ""),
        clean.from_text(content.byline or ""),
        tuple(note["text"] for note in content.notes),
        posting.published_at,
    )
    return made, read(made.body, posting.published_at)


def _remember(posting: Posting, made: tuple[Edition, Reading]) -> tuple[Edition, Reading]:
    global _weight
    with _lock:
        if posting not in _open:
            _open[posting] = made
            _weight += len(made[0].body.posted)
        while _weight > MOST and len(_open) > 1:
            _, (oldest, _) = _open.popitem(last=False)
            _weight -= len(oldest.body.posted)
    return made
