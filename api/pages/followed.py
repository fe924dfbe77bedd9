"""Claims and quotes of all stories, followed through versions and across sources: the ledgers' first view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Response, render_template, request, url_for
from sqlalchemy.orm import Session

from api.pages import exports, words
from api.pages.asked import one_of, some_of, words_of
from services.records import carriers, delivery_log, threads
from services.records.session import reading
from services.records.thread_packing import KeptCell
from services.records.threads import STATES, ThreadFilter, ThreadLine

COLUMNS = (
    "thread", "story", "kind", "type", "label", "speaker", "source", "state", "values", "first_value", "value_now",
    "value_since", "first_seen", "last_changed", "disagreement", "notice", "review", "url",
)  # fmt: skip
STATE_WORDS = {
    "differs": "Differs anywhere",
    "disagrees": "Sources disagree",
    "not_moved": "Not moved somewhere",
    "moved": "Moved somewhere",
}
CELLS = {
    "as_seed": "as the baseline",
    "as_first": "as first told",
    "first_here": "first told here",
    "moved": "moved",
    "not_moved": "not moved",
    "not_carried": "no longer carried",
}


def answer(kind: str, types: dict[str, frozenset[str]], form: str) -> str | Response:
    """The claims or the quotes that match, those that changed last first; one row a source in an export."""
    given = some_of("type", types)
    wanted = ThreadFilter(
        kind=kind,
        slots=tuple(sorted(slot for key in given for slot in types[key])),
        state=one_of("state", STATES) or None,
        story=words_of("story") or None,
        source=words_of("source") or None,
        speaker=words_of("speaker") or None,
        q=words_of("q") or None,
    )
    with reading() as session:
        if form:
            lines = exports.all_pages(lambda cursor, size: threads.threads(session, wanted, cursor, size))
            return exports.answer(form, f"{kind}s", COLUMNS, list(_rows(session, list(lines))))
        page = threads.threads(session, wanted, request.args.get("cursor"))
        context = {
            "titles": carriers.titles_of(session),
            "brought": _brought(session, page.items),
            "sources": delivery_log.source_names(session),
            "speakers": threads.speakers(session) if kind == "quote" else None,
        }
    moments = [said.published_at for line in page.items for cell in line.cells for said in cell.said]
    return render_template(
        "followed.html", kind=kind, page=page, wanted=wanted, states=STATE_WORDS, cells=CELLS, tag_of=tag_of,
        clock=words.Clock.over(moments), types={key: word for key, word, _ in words.GROUPS if key in types},
        thread_link=thread_link, **context,
    )  # fmt: skip


def thread_link(line: ThreadLine) -> str:
    """The page of one claim or quote, in every source."""
    return url_for("thread.page", slug=line.story, kind=line.kind, ref=line.ref)


def tag_of(refs: Sequence[str], told: dict[str, carriers.Brought]) -> str:
    """silent | announced | nothing: how a value came."""
    found = [told[ref] for ref in refs if ref in told]
    return "silent" if any(one.silent for one in found) else "announced" if any(o.announced for o in found) else ""


def _brought(session: Session, lines: Sequence[ThreadLine]) -> dict[str, carriers.Brought]:
    refs = (r for line in lines for c in line.cells for some in (c.changes, *(s.changes for s in c.said)) for r in some)
    return carriers.brought(session, refs)


def _rows(session: Session, lines: Sequence[ThreadLine]) -> Iterator[dict[str, Any]]:
    told = _brought(session, lines)
    for line in lines:
        for cell in line.cells:
            yield _row(line, cell, told)


def _row(line: ThreadLine, cell: KeptCell, told: dict[str, carriers.Brought]) -> dict[str, Any]:
    refs = [ref for some in (cell.changes, *(s.changes for s in cell.said)) for ref in some]
    return {
        "thread": line.ref, "story": line.story, "kind": line.kind,
        "type": words.SLOTS.get(line.slot, line.slot.replace("_", " ").capitalize()), "label": line.label,
        "speaker": line.speaker, "source": cell.source, "state": cell.state,
        "values": " → ".join(said.value for said in cell.said),
        "first_value": cell.said[0].value if cell.said else None, "value_now": cell.now.value if cell.now else None,
        "value_since": cell.since, "first_seen": line.first_at, "last_changed": line.changed_at,
        "disagreement": line.disagrees, "notice": tag_of(refs, told) or None,
        "review": ", ".join(sorted({told[ref].state for ref in refs if ref in told})) or None,
        "url": thread_link(line),
    }  # fmt: skip
