"""Every version comes in here. One transaction writes delivery, content, version, its place and its due job.

Only then is it accepted. Duplicate or not is decided here and nowhere else: the same delivery key with the same body is
answered as the first time; a text equal to the article's latest version is news for the log only.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar
from urllib.parse import quote

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services import embargo, placing
from services.errors import Busy, Conflict, Missing, VariorumError
from services.posting import Note, Posted, Receipt, Received, check, slug_of
from services.records import contents, deliveries, homes, jobs, stories, versions
from services.records.neighbours import TAKING_BACK, Placed
from services.records.once import insert_missing
from services.records.session import writing
from services.records.stories import Home
from services.records.tables import Source
from services.settings import Settings, settings

__all__ = ["Note", "Posted", "Receipt", "Received", "accept", "refuse", "seed", "slug_of"]

SEED = "seed"
"""The built-in source of texts that were made a story's seed by hand. It has no secret, so nobody can post to it."""

RACES = 8  # times a transaction is tried again when another process was first with the same key

T = TypeVar("T")

log = logging.getLogger(__name__)


def accept(received: Received, posted: Posted) -> Receipt:
    """Keep one version. When this returns, it is on disk, and so is the job that compares it.

    Raises Missing (unknown source), Invalid, Conflict (known key, other body), Busy (too much waits), Unavailable.
    """
    check(received, posted)
    written = prepare(posted)
    return in_turn(lambda session: take(session, received, posted, written))


def seed(story_slug: str, posted: Posted) -> Receipt:
    """Keep a text as a version of the built-in source, and make it what the story is read against."""
    posted = replace(posted, story=story_slug)
    raw = json.dumps(asdict(posted), default=str).encode()
    received = Received(SEED, None, datetime.now(UTC), raw, "application/json", {}, time.perf_counter())
    check(received, posted)
    written = prepare(posted)

    def work(session: Session) -> Receipt:
        insert_missing(session, Source, {"name": SEED, "title": "Seed text", "created_at": received.received_at})
        receipt = take(session, received, posted, written)
        story, kept = stories.story_id(session, story_slug), versions.of_ref(session, receipt.ref)
        if story is None or kept is None or not stories.holds(session, story, kept.id):
            raise Conflict(f"The seed text {posted.article!r} belongs to the story {receipt.story!r} already.")
        placing.read_against(session, story, kept.id)
        return receipt

    return in_turn(work)


def refuse(received: Received, error: VariorumError, answer: int) -> int | None:
    """Write the log line of a refused delivery; its id. Never raises; waits no longer than a second for the store."""
    try:
        with writing(patience=1.0) as session:
            source = stories.source_id(session, deliveries.storable(received.source, 80) or "")
            line = log_line(received, source, "refused", answer)
            line |= {
                "code": error.code,
                "reason": deliveries.storable(error.message, 2000),
                "faults": [
                    {k: deliveries.storable(v, 500) for k, v in asdict(fault).items()} for fault in error.faults[:50]
                ],
            }
            return deliveries.add(session, line)
    except Exception as unwritten:  # the answer to the newsroom matters more than its line in the log
        log.warning("A refused delivery is not in the log: %s", unwritten)
        return None


def prepare(posted: Posted) -> contents.Written:
    """A version's text as it is kept."""
    notes = [{"text": n.text, "date": n.date.isoformat() if n.date else None} for n in posted.notes]
    return contents.prepare(posted.body, posted.format, posted.headline, posted.byline, notes)


def in_turn(work: Callable[[Session], T]) -> T:
    """Do it in one transaction; again when another process was first."""
    for left in range(RACES, -1, -1):
        try:
            with writing() as session:
                return work(session)
        except (IntegrityError, stories.Elsewhere):  # another process was first: look again at what is there now
            if not left:
                raise
            time.sleep(0.01 * (RACES - left))
    raise AssertionError("unreachable")


def take(session: Session, received: Received, posted: Posted, written: contents.Written) -> Receipt:
    """What `accept` does inside its transaction."""
    home = stories.find_home(session, received.source, posted.article)
    source = home.source_id if home else stories.source_id(session, received.source)
    if source is None:
        raise Missing(f"There is no source named {received.source!r}.")
    again = _seen_before(session, source, received)
    if again is not None:
        return again
    _refuse_when_behind(session)
    moves = False
    if home is None or _may_move(session, source, home, posted):
        # Two articles of which one continues the other may come at once, and neither would see the other.
        homes.take_turns(session)
        home = stories.find_home(session, received.source, posted.article)
        moves = _may_move(session, source, home, posted)
    new = home is None
    home = stories.hold(session, home) if home else _open(session, source, received, posted)
    outcome, shown = _keep_version(session, home, received, posted, written)
    if moves and placing.place(session, home.article_id, received.received_at, new=new):
        home = stories.find_home(session, received.source, posted.article) or home
    line = log_line(received, source, outcome, 202 if outcome == "accepted" else 200)
    delivery = deliveries.add(session, line | {"kept": True, "version_id": shown.id})
    if outcome == "accepted":
        number = versions.number(session, shown, home.article_id)
        ref = versions.ref(session, shown.id)
        story = stories.slug_of_story(session, home.story_id)  # a story that nobody named may be called anew by now
        return Receipt(outcome, story, home.article, ref, number, _url(story, home.source, ref), delivery)
    return _receipt(session, outcome, shown.id, delivery)


def _may_move(session: Session, source: int, home: Home | None, posted: Posted) -> bool:
    """Whether this version may put its article, or one that continues it, into another story."""
    if home is None:
        return posted.evolved_from is not None or bool(homes.offspring(session, source, posted.article))
    if home.placed:
        return False
    named = posted.story is not None and stories.story_id(session, posted.story) != home.story_id
    return named or posted.evolved_from is not None


def _seen_before(session: Session, source: int, received: Received) -> Receipt | None:
    first = deliveries.kept(session, source, received.key) if received.key else None
    if first is None:
        return None
    id, digest, version = first
    if digest != deliveries.digest(received.raw) or version is None:
        raise known_otherwise(received)
    deliveries.add(session, log_line(received, source, "duplicate", 200) | {"version_id": version})
    return _receipt(session, "duplicate", version, id)


def known_otherwise(received: Received) -> Conflict:
    """A delivery's key came before with another body."""
    return Conflict(f"The delivery {received.key!r} is known, with another body. A new version needs an id of its own.")


def _open(session: Session, source: int, received: Received, posted: Posted) -> Home:
    """A new article's home: the story it names, that of what continues it, or one of its own."""
    story = None if posted.story else placing.waits_for(session, source, posted.article)
    if story is None:
        # What nobody may read yet stands in no address either.
        said = (posted.headline if _status(received, posted) == "usable" else None) or posted.article
        slug = posted.story or placing.own_slug(said, received.source, posted.article)
        title = placing.title_of(posted.story or posted.article)
        story = stories.open_story(session, slug, title, received.received_at)
    stories.open_article(session, source, posted.article, story, received.received_at)
    home = stories.find_home(session, received.source, posted.article)
    if home is None:
        raise stories.Elsewhere(posted.article)
    return stories.hold(session, home)


def _status(received: Received, posted: Posted) -> str:
    """The status that holds now: of a text that is usable, but not yet, it is `embargoed`."""
    ahead = posted.embargoed_until is not None and posted.embargoed_until > received.received_at
    return "embargoed" if ahead and posted.status == "usable" else posted.status


def _keep_version(
    session: Session, home: Home, received: Received, posted: Posted, written: contents.Written
) -> tuple[Literal["accepted", "unchanged"], Placed]:
    """Insert the version and put it in its place; (outcome, the row that readers are shown)."""
    last, headline = versions.latest(session, home.article_id) or (None, None)
    at = (posted.published_at or received.received_at).astimezone(UTC)
    status = _status(received, posted)
    new = Placed(0, at, written.text_digest, status, last.shown_id if last else None, False, status != "usable")
    is_last = last is None or last.order < new.order
    new = replace(new, repeats=is_last and last is not None and last.says == new.says)
    contents.keep(session, written)
    id = versions.add(session, _row(home, new, received, posted, written))
    if id is None:
        return _known(session, home, new, posted)
    new = replace(new, id=id)
    simple = is_last and (new.status in TAKING_BACK) == (last is not None and last.status in TAKING_BACK)
    moved = set() if simple else set(versions.place(session, home.article_id))
    if not simple:
        new = versions.placed(session, id)
    jobs.make_due(session, sorted(moved - {id} | (set() if new.repeats else {id})))
    if not (simple and headline and last and not last.hidden and home.seed_id is not None):
        placing.settle(session, home.story_id)
    if not simple:  # what is hidden now, or no longer, is followed anew even where nothing is compared again
        jobs.make_stories_due(session, (home.story_id,))
    return ("unchanged" if new.repeats else "accepted"), _shown(session, new)


def _row(home: Home, new: Placed, received: Received, posted: Posted, written: contents.Written) -> dict[str, Any]:
    return {
        "ref": _ref(home, new, posted.status),
        "article_id": home.article_id,
        "content_digest": written.digest,
        "text_digest": written.text_digest,
        "published_at": new.published_at,
        "published_given": posted.published_at is not None,
        "received_at": received.received_at,
        "label": posted.label,
        "status": new.status,
        "hidden": new.hidden,
        "embargoed_until": posted.embargoed_until,
        "story_named": posted.story,
        "evolved_from": posted.evolved_from,
        "language": posted.language,
        "url": posted.url,
        "previous_id": new.previous_id,
        "repeats": new.repeats,
        "words": written.words,
    }


def _ref(home: Home, row: Placed, status: str) -> str:
    # Of the status that was sent: a text has the same ref before and after its embargo.
    return _base32(home.source, home.article, row.published_at.isoformat(), row.text_digest, status)[:26]


def _known(
    session: Session, home: Home, new: Placed, posted: Posted
) -> tuple[Literal["accepted", "unchanged"], Placed]:
    """The very same version came before, in another delivery: what is new can be the time of its embargo alone."""
    known = versions.of_ref(session, _ref(home, new, posted.status))
    assert known is not None
    if known.status == "embargoed" and new.status == "usable":
        embargo.end(session, known.id, home.article_id, home.story_id)
        return "accepted", _shown(session, versions.placed(session, known.id))
    until = versions.embargo_of(session, known.id)
    if known.status == "embargoed" and until and posted.embargoed_until and posted.embargoed_until > until:
        versions.set_version(session, known.id, embargoed_until=posted.embargoed_until)
    return "unchanged", _shown(session, known)


def _shown(session: Session, row: Placed) -> Placed:
    return versions.placed(session, row.shown_id) if row.shown_id != row.id else row


def _receipt(
    session: Session, outcome: Literal["accepted", "duplicate", "unchanged"], version: int, delivery: int
) -> Receipt:
    slug, source, article, ref, article_id = versions.address(session, version)
    number = versions.number(session, versions.placed(session, version), article_id)
    return Receipt(outcome, slug, article, ref, number, _url(slug, source, ref), delivery)


def _url(story: str, source: str, ref: str) -> str:
    # By ref, not by number: a version that comes late moves the numbers behind it, and this address is to last.
    return f"{settings().public_url}/s/{quote(story)}/{quote(source)}/baseline..{ref}"


def log_line(received: Received, source: int | None, outcome: str, answer: int) -> dict[str, Any]:
    """A delivery's line in the log, without what became of it."""
    seldom = {"test": received.test, "replays_id": received.replays, "signed_with": received.signed_with}
    return {
        **{name: value for name, value in seldom.items() if value},
        "source_id": source,
        "source_name": deliveries.storable(received.source, 80),
        "key": deliveries.storable(received.key, 256),
        "kept": False,
        "outcome": outcome,
        "faults": [],
        "answer": answer,
        "received_at": datetime.now(UTC) if received.replays else received.received_at,
        "milliseconds": round((time.perf_counter() - received.started) * 1000, 3),
        "size": len(received.raw),
        "content_type": deliveries.storable(received.content_type, 200),
        "headers": deliveries.shown_headers(received.headers),
        "body_digest": deliveries.digest(received.raw),
        "body": deliveries.packed_body(received.raw),
    }


def _base32(*parts: str) -> str:
    digest = hashlib.sha256(json.dumps(parts).encode()).digest()
    return base64.b32encode(digest).decode().lower().rstrip("=")


_counted: tuple[float, Settings | None, bool] = (0.0, None, False)
_counting = threading.Lock()
COUNT_EVERY = 1.0  # seconds between two looks at the backlog: a look costs more than an intake when much is waiting


def _refuse_when_behind(session: Session) -> None:
    global _counted
    limit = settings().backlog_limit
    with _counting:
        at, under, behind = _counted
        if time.monotonic() - at > COUNT_EVERY or under is not settings():
            behind = jobs.due_up_to(session, limit + 1) > limit
            _counted = time.monotonic(), settings(), behind
    if behind:
        raise Busy(
            f"More than {limit:,} versions wait to be compared; send it again in a little while.", retry_after=10
        )
