"""`/events`: what happens, as server-sent events, so that an open page can say that a version came.

One thread a process looks at the store while anybody listens; streams only wait for it. A stream ends by itself after
a few minutes and the browser comes back with the id it heard last, so that nobody listens longer than their session.
Source: WHATWG HTML, server-sent events.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, request

from services.errors import Busy, Fault, Invalid, VariorumError
from services.records import happenings
from services.records.happenings import Happening, Mark
from services.records.session import reading
from services.settings import settings

blueprint = Blueprint("events", __name__)

LOOK_EVERY = 0.5  # seconds between two looks at the store: an event is seen well within two seconds
HEARTBEAT = 20.0  # seconds of silence after which a comment is sent: proxies cut connections that say nothing
LASTS = 300.0  # seconds until a stream ends and is asked for anew, signed in or not
RETRY = 5_000  # milliseconds a browser waits before it comes back
UNHEARD = 1_000  # events that may wait for one slow listener; then its stream ends, and it comes back with its mark


@dataclass(eq=False, slots=True)
class Listener:
    """One open stream: the story it asks about, None for all, and what it has not sent yet."""

    story: str | None
    waiting: queue.Queue[tuple[str, Happening]] = field(default_factory=lambda: queue.Queue(UNHEARD))


class Watch:
    """Looks at the store for all streams of this process, as long as there are any."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._changing = threading.Lock()
        self._mark = Mark()
        self._heard: dict[tuple[str, int], None] = {}
        self._looking = False

    def enter(self, listener: Listener, most: int) -> Mark:
        """Begin to listen; the mark from which on everything will be heard. Raises Busy, Unavailable."""
        with self._changing:
            if len(self._listeners) >= most:
                raise Busy("Too many pages listen here; look again in a minute.", retry_after=60)
            if not self._looking:
                with reading() as session:
                    self._mark = happenings.now(session)
                    self._heard = {(h.kind, h.id): None for h in happenings.since(session, self._mark.back())}
                self._looking = True
                threading.Thread(target=self._look, name="events", daemon=True).start()
            self._listeners.add(listener)
            return self._mark

    def leave(self, listener: Listener) -> None:
        """Stop listening."""
        with self._changing:
            self._listeners.discard(listener)

    def _look(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)
            with self._changing:
                if not self._listeners:
                    self._looking = False
                    return
            try:
                with reading() as session:
                    found = happenings.since(session, self._mark.back())
            except VariorumError:
                continue  # the store is away; what happens meanwhile is told when it is back
            self._tell([h for h in found if (h.kind, h.id) not in self._heard])

    def _tell(self, news: list[Happening]) -> None:
        with self._changing:
            for happening in news:
                self._heard[happening.kind, happening.id] = None
                self._mark = happenings.marked(self._mark, [happening])
                for listener in [one for one in self._listeners if one.story in (None, happening.story)]:
                    try:
                        listener.waiting.put_nowait((str(self._mark), happening))
                    except queue.Full:
                        self._listeners.discard(listener)
            for old in list(self._heard)[: max(0, len(self._heard) - 4 * happenings.MOST)]:
                del self._heard[old]


_watch = Watch()


@blueprint.get("/events")
def stream() -> Response:
    """What happens from now on, or since the `Last-Event-ID`; `topics=story:{slug}` for one story alone."""
    listener = Listener(_story(request.args.get("topics", "")))
    since = Mark.read(request.headers.get("Last-Event-ID") or request.args.get("since"))
    # Half of the threads at most: a page that listens must not keep others from being answered.
    begun = _watch.enter(listener, max(1, settings().web_threads // 2))
    try:
        missed = _missed(since, begun, listener) if since else []
    except VariorumError:
        _watch.leave(listener)
        raise
    made = Response(_lines(listener, begun, missed), mimetype="text/event-stream")
    made.headers["X-Accel-Buffering"] = "no"
    made.headers["Cache-Control"] = "no-store"
    made.call_on_close(lambda: _watch.leave(listener))
    return made


def _story(topics: str) -> str | None:
    asked = [topic.strip() for topic in topics.split(",") if topic.strip() not in ("", "inbox")]
    stories = [topic.removeprefix("story:") for topic in asked if topic.startswith("story:")]
    if len(stories) != len(asked) or len(stories) > 1:
        message = "Should be story:{slug} for one story, or left out for all."
        raise Invalid(message, faults=(Fault("topics", message),))
    return stories[0] if stories else None


def _missed(since: Mark, begun: Mark, listener: Listener) -> list[Happening]:
    with reading() as session:
        found = happenings.since(session, since)
    before = {"version": begun.version, "compared": begun.collation, "judged": begun.judgement}
    return [h for h in found if h.id <= before[h.kind] and listener.story in (None, h.story)]


def _lines(listener: Listener, begun: Mark, missed: list[Happening]) -> Iterator[str]:
    ends = time.monotonic() + LASTS
    yield f"retry: {RETRY}\nid: {begun}\n\n"
    for happening in missed:
        yield _event(str(begun), happening)
    try:
        while (left := ends - time.monotonic()) > 0:
            try:
                told = listener.waiting.get(timeout=min(HEARTBEAT, left))
            except queue.Empty:
                yield ": quiet\n\n"
                continue
            yield _event(*told)
    finally:
        _watch.leave(listener)


def _event(mark: str, happening: Happening) -> str:
    return f"id: {mark}\nevent: {happening.kind}\ndata: {json.dumps(shape(happening), ensure_ascii=False)}\n\n"


def shape(happening: Happening) -> dict[str, Any]:
    """One event as it is sent: where it happened, when, and for a judgement what was said by whom."""
    told: dict[str, Any] = {"kind": happening.kind, "story": happening.story, "at": happening.at.isoformat()}
    if happening.kind == "judged":
        return told | {"change": happening.change, "verdict": happening.verdict, "by": happening.by}
    return told | {
        "source": happening.source,
        "source_title": happening.source_title,
        "article": happening.article,
        "version": happening.version,
        "published_at": happening.published_at.isoformat(),
        "url": f"/s/{happening.story}/{happening.source}/baseline..{happening.version}",
    }
