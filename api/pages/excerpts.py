"""The words around a change, so that a list of changes can be judged without opening each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.collation import clean
from services.records.change_log import ChangeLine
from services.records.contents import body_of
from services.records.tables import Content, Version

AROUND = 52
"""Characters on each side: with the change itself about a line of a list."""
FEW = 60
"""Characters of a change, old and new, that say too little without the words beside them."""
CLOSE = 26
"""Characters on each side of such a change."""
TEXTS = 40
"""Texts that are opened for one list; the lines of further ones stand without their surroundings."""


def excerpts(session: Session, lines: Sequence[ChangeLine]) -> dict[int, tuple[str, str]]:
    """For each line, by its id, what stands before and after the change on its own line of the text."""
    wanted = {_where(line)[0]: None for line in lines}
    texts = _texts(session, list(wanted)[:TEXTS])
    out = {}
    for line in lines:
        version, span = _where(line)
        text = texts.get(version, {}).get(line.part)
        if text is not None and span is not None:
            out[line.id] = around(text, span, AROUND)
    return out


def beside(session: Session, lines: Sequence[ChangeLine]) -> dict[int, tuple[str, str]]:
    """For each line whose words are few, by its id, three or four words on each side of them."""
    few = [line for line in lines if len(line.old or "") + len(line.new or "") <= FEW]
    return {id: (_last(lead), _first(tail)) for id, (lead, tail) in excerpts(session, few).items()}


def _last(lead: str) -> str:
    return lead if len(lead) <= CLOSE else "…" + lead[-CLOSE:].partition(" ")[2]


def _first(tail: str) -> str:
    return tail if len(tail) <= CLOSE else tail[:CLOSE].rpartition(" ")[0] + "…"


def around(text: str, span: tuple[int, int], most: int) -> tuple[str, str]:
    """The text before and after a span, on its own line, cut at words."""
    start, end = span
    low = max(text.rfind("\n", 0, start) + 1, start - most)
    high = text.find("\n", end)
    high = min(len(text) if high < 0 else high, end + most)
    lead, tail = text[low:start], text[end:high]
    if low > 0 and text[low - 1] != "\n":
        lead = "…" + (lead.partition(" ")[2] if " " in lead else lead)
    if high < len(text) and text[high] != "\n":
        tail = (tail.rpartition(" ")[0] if " " in tail else tail) + "…"
    return lead, tail


def _where(line: ChangeLine) -> tuple[int, tuple[int, int] | None]:
    a0, a1, b0, b1 = line.spans
    if b0 is not None and b1 is not None:
        return line.witness_id, (b0, b1)
    return line.base_id, (a0, a1) if a0 is not None and a1 is not None else None


def _texts(session: Session, versions: Iterable[int]) -> dict[int, dict[str, str]]:
    rows = session.execute(
        select(Version.id, Content)
        .join(Content, Version.content_digest == Content.digest)
        .where(Version.id.in_(list(versions)))
    )
    return {
        version: {
            "body": body_of(content).clean,
            "headline": clean.from_text(content.headline or "").clean,
            "byline": clean.from_text(content.byline or "").clean,
        }
        for version, content in rows
    }
