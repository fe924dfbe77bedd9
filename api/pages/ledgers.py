"""The ledgers over all stories: corrections, quotes, claims. Each is a page, a table and a feed at one address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template, request
from sqlalchemy.orm import Session

from api.pages import exports, followed, words
from api.pages.asked import moment_of, one_of, sees_hidden, some_of, words_of
from api.pages.entries import ENTRY_COLUMNS, Group, entry_row, grouped
from services.records import carriers, delivery_log, disclosures, ledgers
from services.records.ledgers import KINDS, STATES, Entry, LedgerFilter
from services.records.paging import Page
from services.records.session import reading

blueprint = Blueprint("ledgers", __name__)

SLOTS = {key: slots for key, _, slots in words.GROUPS if slots}
"""Filter chips that go by the slot of a change."""
FATES = {slot: word for slot, word in words.SLOTS.items() if slot.startswith("quote_")}
Read = Callable[[Session, LedgerFilter, str | None, int], Page[Entry]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger: how it is called, how it is read, and what its list says when nothing is in it."""

    name: str
    title: str
    about: str
    read: Read
    empty: str


CORRECTIONS = Ledger(
    "corrections", "Corrections",
    "What newsrooms set right: with a notice to their readers, and, likely, without one.",
    ledgers.corrections, "No correction yet, announced or not.",
)  # fmt: skip
QUOTES = Ledger(
    "quotes", "Quotes", "Quotes that came, went, changed their words or their speaker.",
    ledgers.quotes, "No quote has changed yet.",
)  # fmt: skip
CLAIMS = Ledger(
    "claims", "Claims", "Numbers, dates, names and other facts whose value changed from one version to the next.",
    ledgers.claims, "No claim has changed yet.",
)  # fmt: skip


@blueprint.get("/corrections")
@blueprint.get("/corrections.<any(csv,json):form>")
def corrections(form: str = "") -> str | Response:
    """What was corrected in any story, newest version first."""
    return _answer(CORRECTIONS, asked_of(CORRECTIONS), form)


@blueprint.get("/quotes")
@blueprint.get("/quotes.<any(csv,json):form>")
def quotes(form: str = "") -> str | Response:
    """Every quote that is followed; or, with `view=changes`, every change of one, newest version first."""
    if request.args.get("view") != "changes":
        return followed.answer("quote", {}, form)
    return _answer(QUOTES, asked_of(QUOTES), form)


@blueprint.get("/claims")
@blueprint.get("/claims.<any(csv,json):form>")
def claims(form: str = "") -> str | Response:
    """Every claim that is followed; or, with `view=changes`, every change of one, newest version first."""
    if request.args.get("view") != "changes":
        return followed.answer("claim", SLOTS, form)
    return _answer(CLAIMS, asked_of(CLAIMS), form)


def asked_of(ledger: Ledger) -> LedgerFilter:
    """What the request asks of a ledger. Raises Invalid for what is no day."""
    fates = ledger is QUOTES
    types = some_of("type", FATES if fates else SLOTS)
    return LedgerFilter(
        kinds=some_of("kind", KINDS),
        story=words_of("story"),
        source=words_of("source"),
        slots=types if fates else tuple(sorted(slot for key in types for slot in SLOTS[key])),
        state=one_of("state", STATES),
        since=moment_of("from"),
        until=moment_of("to", through=True),
        speaker=words_of("speaker"),
        q=words_of("q"),
        usable_only=not sees_hidden(),
    )


def _answer(ledger: Ledger, wanted: LedgerFilter, form: str) -> str | Response:
    with reading() as session:
        if form:
            return exports.answer(form, ledger.name, ENTRY_COLUMNS, list(_rows(session, ledger, wanted)))
        page = ledger.read(session, wanted, request.args.get("cursor"), 50)
        told = disclosures.disclosed(session, page.items)
        context = _beside(session, ledger, wanted, page.items)
    groups: Sequence[Group] = grouped(page.items, told)
    clock = words.Clock.over([e.version.published_at for e in page.items])
    return render_template(
        f"{ledger.name}.html", ledger=ledger, wanted=wanted, page=page, groups=groups, clock=clock, **context
    )


def _beside(session: Session, ledger: Ledger, wanted: LedgerFilter, entries: Sequence[Entry]) -> dict[str, Any]:
    context: dict[str, Any] = {"sources": delivery_log.source_names(session)}
    if ledger is CORRECTIONS:
        context |= {"counts": ledgers.totals(session, wanted), "carriers": carriers.carriers(session, entries)}
    else:
        context["total"] = ledgers.count(session, wanted, ledger.name)
    if ledger is QUOTES:
        context |= {"speakers": ledgers.speakers(session, wanted), "types": FATES}
    else:
        context["types"] = {key: word for key, word, slots in words.GROUPS if slots}
    return context


def _rows(session: Session, ledger: Ledger, wanted: LedgerFilter) -> Iterator[dict[str, Any]]:
    for page in exports.pages(lambda cursor, size: ledger.read(session, wanted, cursor, size)):
        told = disclosures.disclosed(session, page)
        still = carriers.carriers(session, page)
        for entry in page:
            row = entry_row(entry, told.get(entry.change.id) if entry.change else None)
            held = still.get(entry.change.ref) if entry.change else None
            # An empty cell: not known. "nobody": known that nobody does.
            row["still_carried_by"] = None if held is None else ", ".join(name for name, _ in held) or "nobody"
            yield row
