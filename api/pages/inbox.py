"""The inbox: every material change that waits for a person, over all stories, the most important first.

A list, and beside it the card of one change with its evidence. It works by forms: one change is judged in its card,
many at once above the list, and one click takes it back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, redirect, render_template, request
from sqlalchemy.orm import Session

from api.auth import local_address, viewer
from api.pages import excerpts, exports, piles, words
from api.pages.asked import here, moment_of, one_of, sees_hidden, some_of, words_of
from api.pages.changes import VERDICTS
from api.pages.entries import ENTRY_COLUMNS, entry_row
from api.pages.evidence import evidence_of
from api.pages.zone import zone
from services import assigning, review
from services.accounts import Account
from services.errors import Fault, Invalid, NotAllowed
from services.records import accounts, assignments, change_log, delivery_log, disclosures, inbox
from services.records.change_log import ChangeLine
from services.records.disclosures import Disclosed
from services.records.inbox import SORTS
from services.records.ledgers import STATES, Entry, LedgerFilter
from services.records.session import reading
from services.review import Answer, Judged, JudgedSince

blueprint = Blueprint("inbox", __name__)

GROUPED = frozenset(slot for _, _, slots in words.GROUPS for slot in slots)
LOOSE = frozenset(s for s in words.SLOTS if s not in GROUPED and not s.startswith(("quote", "notice")))
TYPES = {key: (word, LOOSE if key == "statement" else slots) for key, word, slots in words.GROUPS if key != "context"}
"""Chips: key, word and slots; quotes and notices go by the effect of a change."""
ME, NOBODY = "me", "nobody"
COLUMNS = (*ENTRY_COLUMNS[:-1], "importance", "assignee", "url")
MOST_AT_ONCE = 500
"""Changes that one answer may judge: what a page can hold, with room."""


@blueprint.get("/inbox")
@blueprint.get("/inbox.<any(csv,json):form>")
def changes(form: str = "") -> str | Response:
    """What waits, by story, source and version; `part=card` is the card alone."""
    wanted, sort = asked_of(), one_of("sort", SORTS, "importance")
    with reading() as session:
        if form:
            return exports.answer(form, "inbox", COLUMNS, list(_rows(session, wanted)))
        page = inbox.waiting(session, wanted, sort, request.args.get("cursor"))
        piled = piles.piled(page.items)
        entries = piles.in_order(piled)
        context = _card(session, entries) | {"wanted": wanted}
        if request.args.get("part") == "card":
            return render_template("inbox_card.html", **context)
        context |= _beside(session, wanted, entries)
    return render_template(
        "inbox.html", page=page, piles=piled, sort=sort, picked=_picked(entries), did=_did(),
        clock=words.Clock.over([e.version.published_at for e in entries]), importance=inbox.importance, **context,
    )  # fmt: skip


@blueprint.post("/inbox/judgements")
def judge() -> Any:
    """Judge the changes that were picked, all or none, and go on to the next."""
    who, picked = _person(), dict(_picks())
    verdict, note = VERDICTS.get(request.form.get("verdict", ""), ""), request.form.get("note", "").strip() or None
    reason = (request.form.get("reason") or "other") if verdict == "dismissed" else None
    answers = {ref: Answer(verdict, reason, note, after) for ref, after in picked.items()}
    try:
        made = review.judge_all(answers, who)
    except JudgedSince as late:
        return _conflict(late, answers), 409
    return _back(did=str(made[0].id))


@blueprint.post("/inbox/assignments")
def assign() -> Any:
    """Say who is to judge the changes that were picked."""
    to = request.form.get("to", "")
    who = _person()
    assigning.assign([ref for ref, _ in _picks()], who.name if to == ME else to or None, who)
    return _back()


@blueprint.post("/inbox/undo")
def undo() -> Any:
    """Put back what one judged last, as it was before, and show it again."""
    given = request.form.get("did", "")
    put_back = review.undo(int(given) if given.isdecimal() and len(given) < 18 else 0, _person())
    return _back(c=put_back[0].change)


def asked_of() -> LedgerFilter:
    """What the request asks for; open changes when it names no state."""
    types, assignee, who = some_of("type", TYPES), words_of("assignee"), viewer()
    named = who.name if assignee == ME and who else "" if assignee == NOBODY else assignee
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
        judged_since=_midnight() if request.args.get("today") == "1" else None,
        assignee=named if assignee else None,
        usable_only=not sees_hidden(),
    )


def _person() -> Account:
    who = viewer()
    if who is None or who.kind != "user":
        raise NotAllowed("A judgement is a person's: sign in.")
    return who


def _picks() -> list[tuple[str, int]]:
    picked = [_parsed(one) for one in request.form.getlist("pick")[: MOST_AT_ONCE + 1]]
    if not 0 < len(picked) <= MOST_AT_ONCE:
        message = f"has {len(picked)} changes; should have 1 to {MOST_AT_ONCE}. Tick the ones you mean."
        raise Invalid(f"pick {message}", faults=(Fault("pick", message),))
    return picked


def _parsed(pick: str) -> tuple[str, int]:
    """`ref:after`: a change, and the last judgement of it that was seen."""
    ref, _, after = pick.partition(":")
    if not after.isdecimal() or len(after) > 17:
        message = f"is {pick[:60]!r}; should be a change's id, a colon, and the id of the last judgement you saw, or 0."
        raise Invalid(f"pick {message}", faults=(Fault("pick", message),))
    return ref, int(after)


def _back(**changed: str) -> Response:
    """To where the form was, with some query keys set; what was done before is not told again."""
    wanted, _, mark = local_address(request.form.get("next")).partition("#")
    has_changes = wanted.startswith("/s/") or wanted.partition("?")[0] == "/inbox"
    path, _, query = (wanted if has_changes else "/inbox").partition("?")
    kept = [(key, value) for key, value in parse_qsl(query) if key != "did" and key not in changed]
    query = urlencode([*kept, *changed.items()])
    if "c" in changed:
        mark = f"i-{changed['c']}"
    return redirect(path + (f"?{query}" if query else "") + (f"#{mark}" if mark else ""), 303)  # type: ignore[return-value]


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


def _card(session: Session, entries: Sequence[Entry]) -> dict[str, Any]:
    """The card of the change that is asked for, wherever it stands now; else of the first one of the page."""
    order, asked = [e.change for e in entries if e.change], request.args.get("c", "")
    shown = next((e for e in entries if e.change and e.change.ref == asked), None)
    if shown is None and asked:
        shown = inbox.entry(session, asked, usable_only=not sees_hidden())
    shown = shown or next(iter(entries), None)
    card = evidence_of(session, shown) if shown else None
    before, after = piles.beside(order, card.line.ref) if card else ("", "")
    same = {one.change.ref for one in card.alike if one.change} if card else set()
    other = [line for line in order if line.ref not in same]
    before_all, after_all = piles.beside(other, card.line.ref) if card else ("", "")
    return {
        "card": card,
        "chosen": bool(asked and shown),
        "row_at": _at,
        "before": before,
        "after": after,
        "next": _at(after or before),
        "next_other": _at(after_all or before_all),
        "people": accounts.names(session),
    }


def _at(ref: str) -> str:
    """This page with a change in the card."""
    there = here(c=ref, did=None, tick=None, cursor=request.args.get("cursor"))
    return f"{there}#i-{ref}" if ref else there


def _picked(entries: Sequence[Entry]) -> frozenset[str]:
    """The changes that are ticked already: those of the version that is named."""
    version = request.args.get("tick")
    return frozenset(e.change.ref for e in entries if e.change and e.version.ref == version)


def _beside(session: Session, wanted: LedgerFilter, entries: Sequence[Entry]) -> dict[str, Any]:
    today = LedgerFilter(judged_since=_midnight(), usable_only=not sees_hidden())
    kinds, types = inbox.kinds(session, wanted), some_of("type", TYPES)
    chips, total = Counter[str](), 0
    for (effect, slot, silent), n in kinds.items():
        group = words.group_of_kind(effect, slot)
        chips[group] += n
        chips["silent"] += n * silent
        total += n * ((not types or group in types) and (silent or not wanted.kinds))
    return {
        "sources": delivery_log.source_names(session),
        "total": total,
        "every": kinds.total(),
        "chips": chips,
        "types": {key: word for key, (word, _) in TYPES.items()},
        "chosen_types": types,
        "toggled": {key: ",".join(t for t in (*types, key) if not (t == key in types)) for key in TYPES},
        "close": excerpts.beside(session, [e.change for e in entries if e.change]),
        "assigned": assignments.assignees(session, [e.change.ref for e in entries if e.change]),
        "today": {state: inbox.count(session, replace(today, state=state)) for state in ("confirmed", "dismissed")},
        "last_at": inbox.last_version_at(session),
    }


def _midnight() -> datetime:
    return datetime.now(zone()).replace(hour=0, minute=0, second=0, microsecond=0)


def _rows(session: Session, wanted: LedgerFilter) -> Iterator[dict[str, Any]]:
    for page in exports.pages(lambda cursor, size: inbox.rows(session, wanted, cursor, size)):
        told: dict[int, Disclosed] = disclosures.disclosed(session, page)
        whose = assignments.assignees(session, [e.change.ref for e in page if e.change])
        for e in page:
            if e.change:
                reason = words.IMPORTANCE[inbox.importance(e.change)]
                row = entry_row(e, told.get(e.change.id))
                yield {**row, "importance": reason, "assignee": whose.get(e.change.ref)}
