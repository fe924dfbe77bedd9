"""The inbox: every material change that waits for a person, over all stories, the most important first.

It works by forms: a change is judged on its row, or many at once in the bar above, and one click takes it back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request
from sqlalchemy.orm import Session

from api.auth import local_address, viewer
from api.pages import exports, words
from api.pages.asked import moment_of, one_of, sees_hidden, some_of, words_of
from api.pages.changes import VERDICTS
from api.pages.entries import ENTRY_COLUMNS, entry_row
from services import review
from services.accounts import Account
from services.errors import Fault, Invalid, NotAllowed
from services.records import change_log, delivery_log, disclosures, inbox
from services.records.change_log import ChangeLine
from services.records.disclosures import Disclosed
from services.records.inbox import SORTS, Waiting
from services.records.ledgers import STATES, Entry, LedgerFilter, Place
from services.records.session import reading
from services.review import Answer, Judged, JudgedSince

blueprint = Blueprint("inbox", __name__)

TYPES = {key: (word, slots) for key, word, slots in words.GROUPS if slots or key in ("quote", "notice")}
COLUMNS = (*ENTRY_COLUMNS[:-1], "importance", "url")
MOST_AT_ONCE = 500
"""Changes that one answer may judge: what a page can hold, with room."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What one version of one source brought, the most important change first."""

    source_title: str
    article: str
    version: Place
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Pile:
    """One story's waiting changes: by source, then by version."""

    story: Waiting
    versions: list[Brought]


@blueprint.get("/inbox")
@blueprint.get("/inbox.<any(csv,json):form>")
def changes(form: str = "") -> str | Response:
    """What waits, by story, source and version."""
    wanted, sort = asked_of(), one_of("sort", SORTS, "importance")
    with reading() as session:
        if form:
            return exports.answer(form, "inbox", COLUMNS, list(_rows(session, wanted)))
        page = inbox.waiting(session, wanted, sort, request.args.get("cursor"))
        entries = [e for story in page.items for e in story.entries]
        told = disclosures.disclosed(session, entries)
        context = _beside(session, wanted)
    piles = _piles(page.items)
    order = [e.change for pile in piles for b in pile.versions for e in b.entries if e.change]
    return render_template(
        "inbox.html", page=page, piles=piles, wanted=wanted, sort=sort, told=told, types=TYPES, next_of=_next(order),
        alike=inbox.alike(entries), likeness=inbox.likeness, picked=_picked(entries), did=_did(),
        clock=words.Clock.over([e.version.published_at for e in entries]), importance=inbox.importance, **context,
    )  # fmt: skip


@blueprint.post("/inbox/judgements")
def judge() -> Any:
    """Judge the changes that were picked, all or none, and go on to the next."""
    who = _person()
    picked = dict(_parsed(one) for one in request.form.getlist("pick")[: MOST_AT_ONCE + 1])
    if not 0 < len(picked) <= MOST_AT_ONCE:
        message = f"has {len(picked)} changes; should have 1 to {MOST_AT_ONCE}. Tick the ones you mean."
        raise Invalid(f"pick {message}", faults=(Fault("pick", message),))
    verdict, note = VERDICTS.get(request.form.get("verdict", ""), ""), request.form.get("note", "").strip() or None
    reason = (request.form.get("reason") or "other") if verdict == "dismissed" else None
    answers = {ref: Answer(verdict, reason, note, after) for ref, after in picked.items()}
    try:
        made = review.judge_all(answers, who)
    except JudgedSince as late:
        return _conflict(late, answers), 409
    return _back(made[0].id)


@blueprint.post("/inbox/undo")
def undo() -> Any:
    """Put back what one judged last, as it was before."""
    given = request.form.get("did", "")
    review.undo(int(given) if given.isdecimal() and len(given) < 18 else 0, _person())
    return _back(None)


def asked_of() -> LedgerFilter:
    """What the request asks for; open changes when it names no state."""
    types = some_of("type", TYPES)
    return LedgerFilter(
        kinds=("silent",) if request.args.get("silent") == "1" else (),
        story=words_of("story"),
        source=words_of("source"),
        slots=tuple(sorted(slot for key in types for slot in TYPES[key][1])),
        effects=tuple(key for key in types if key in ("quote", "notice")),
        state=one_of("state", STATES, "open"),
        since=moment_of("from"),
        until=moment_of("to", through=True),
        q=words_of("q"),
        usable_only=not sees_hidden(),
    )


def _person() -> Account:
    who = viewer()
    if who is None or who.kind != "user":
        raise NotAllowed("A judgement is a person's: sign in.")
    return who


def _parsed(pick: str) -> tuple[str, int]:
    """`ref:after`: a change, and the last judgement of it that was seen."""
    ref, _, after = pick.partition(":")
    if not after.isdecimal() or len(after) > 17:
        message = f"is {pick[:60]!r}; should be a change's id, a colon, and the id of the last judgement you saw, or 0."
        raise Invalid(f"pick {message}", faults=(Fault("pick", message),))
    return ref, int(after)


def _back(did: int | None) -> Response:
    wanted, _, mark = local_address(request.form.get("next")).partition("#")
    path, _, query = (wanted if wanted.startswith("/inbox") else "/inbox").partition("?")
    kept = [pair for pair in query.split("&") if pair and not pair.startswith("did=")]
    if did is not None:
        kept.append(urlencode({"did": did}))
    there = path + ("?" + "&".join(kept) if kept else "") + (f"#{mark}" if mark else "")
    return redirect(there, 303)  # type: ignore[return-value]


def _conflict(late: JudgedSince, answers: Mapping[str, Answer]) -> str:
    with reading() as session:
        found: dict[str, ChangeLine] = {}
        for one in late.changes:
            lines = change_log.changes(session, change_log.ChangeFilter(ref=one.change), None, 1).items
            found.update({line.ref: line for line in lines})
    return render_template(
        "inbox_conflict.html", late=late, answers=answers, lines=found, next=local_address(request.form.get("next"))
    )


def _did() -> tuple[Judged, ...]:
    given, who = request.args.get("did", ""), viewer()
    if who is None or not given.isdecimal() or len(given) > 17:
        return ()
    return review.together_with(int(given), who)


def _piles(stories: Sequence[Waiting]) -> list[Pile]:
    out = []
    for story in stories:
        sources: dict[tuple[str, str], dict[int, Brought]] = {}
        for e in story.entries:
            versions = sources.setdefault((e.source, e.article), {})
            versions.setdefault(e.version.id, Brought(e.source_title, e.article, e.version, [])).entries.append(e)
        out.append(Pile(story, [brought for versions in sources.values() for brought in versions.values()]))
    return out


def _next(order: Sequence[ChangeLine]) -> dict[str, str]:
    """For each change the one after it on the page, where one goes on; for the last the one before."""
    refs = [line.ref for line in order]
    return dict(zip(refs, [*refs[1:], *refs[-2:-1], ""], strict=False))


def _picked(entries: Sequence[Entry]) -> frozenset[str]:
    """The changes that are ticked already: those that are the same as the one that is named."""
    named = request.args.get("same")
    like = next((inbox.likeness(e) for e in entries if e.change and e.change.ref == named), None)
    return frozenset(e.change.ref for e in entries if e.change and like and inbox.likeness(e) == like)


def _beside(session: Session, wanted: LedgerFilter) -> dict[str, Any]:
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        "sources": delivery_log.source_names(session),
        "total": inbox.count(session, wanted),
        "today": Counter(inbox.judged_since(session, today)),
        "last_at": inbox.last_version_at(session),
    }


def _rows(session: Session, wanted: LedgerFilter) -> Iterator[dict[str, Any]]:
    for page in exports.pages(lambda cursor, size: inbox.rows(session, wanted, cursor, size)):
        told: dict[int, Disclosed] = disclosures.disclosed(session, page)
        for e in page:
            if e.change:
                reason = words.IMPORTANCE[inbox.importance(e.change)]
                yield {**entry_row(e, told.get(e.change.id)), "importance": reason}
