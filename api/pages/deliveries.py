"""One delivery: what came, what was checked step by step, what was read in it, what it became; and sending it again."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, url_for

from api import formats
from api.auth import requires
from api.errors import status_of
from api.pages import words
from api.pages.asked import sees_hidden
from api.pages.links import pair_link
from api.pages.road import steps_of
from services import accounts, replaying
from services.errors import Missing, VariorumError
from services.posting import Posted
from services.records import delivery_log, library
from services.records.delivery_log import DeliveryLine
from services.records.session import reading
from services.records.tables import Delivery
from services.replaying import refusal
from workers.hints import hint

blueprint = Blueprint("deliveries", __name__)

SHOWN = 64 * 1024
"""Characters of a body that are shown."""


@blueprint.get("/sources/<name>/deliveries/<int:number>")
def one_delivery(name: str, number: int) -> str:
    """One delivery: what came, what was checked step by step, what it became."""
    with reading() as session:
        source = delivery_log.source(session, name)
        line, row, body = delivery_log.delivery(session, name, number)
        href, version = None, None
        if line.version_ref and line.story:
            shelf = library.open_story(session, line.story)
            version = next((v for v in shelf.versions if v.ref == line.version_ref), None)
            if version:
                left = f"v{version.number - 1}" if version.number > 1 else "baseline"
                href = pair_link(shelf, shelf.article_of(version), f"{left}..{version.token}")
        hidden = version is not None and version.hidden and not sees_hidden()
        return render_template(
            "delivery.html", source=source, line=line, headers=sorted((row.headers or {}).items()), faults=row.faults,
            body=None if hidden else body_of(body), hidden=hidden, version=version, href=href,
            steps=steps_of(line, row, source.signature), cut=body is not None and line.size > len(body),
            read=None if hidden or body is None else read_of(line, row, body), why_not=refusal(line, len(body or b"")),
        )  # fmt: skip


@blueprint.post("/sources/<name>/deliveries/<int:number>/replay")
@requires("editor")
def replay(name: str, number: int) -> Any:
    """Send a delivery's body through again, then to the new line of the log."""
    sender = accounts.sender(name)
    if sender is None:
        raise Missing(f"There is no source {name!r}.")
    only = sender.format

    def parse(raw: bytes, kind: str, encoding: str) -> Posted:
        return formats.read(raw, kind, encoding, only)

    made = replaying.replay(name, number, parse, status_of)
    hint()
    return redirect(url_for("deliveries.one_delivery", name=name, number=made or number), 303)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a body, as (field, value), or why nothing could be."""

    fields: tuple[tuple[str, str], ...] = ()
    refused: str = ""


def read_of(line: DeliveryLine, row: Delivery, body: bytes) -> Read | None:
    """What a body is read as now; None where it is not kept whole, or not known to come from its source."""
    if len(body) < line.size or (refusal(line, len(body)) and not line.test):
        return None
    sender = accounts.sender(line.source)
    encoding = str((row.headers or {}).get("content-encoding", ""))
    try:
        posted = formats.read(body, line.content_type or "", encoding, sender.format if sender else None)
    except VariorumError as error:
        return Read(refused=error.message)
    return Read(_fields(posted))


def _fields(posted: Posted) -> tuple[tuple[str, str], ...]:
    given = (
        ("Article", posted.article),
        ("Story", posted.story),
        ("Headline", posted.headline),
        ("Byline", posted.byline),
        ("Published", words.moment(posted.published_at) if posted.published_at else "no time given: when it came"),
        ("Version", posted.label),
        ("Status", words.STATUSES.get(posted.status, posted.status)),
        ("Embargoed until", words.moment(posted.embargoed_until) if posted.embargoed_until else None),
        ("Language", posted.language),
        ("Address", posted.url),
        ("Continues", posted.evolved_from),
        ("Body", f"{words.plural(len(posted.body.split()), 'word')}, {posted.format}"),
        *(("Notice", note.text) for note in posted.notes),
    )
    return tuple((name, words.cut(said, 300)) for name, said in given if said)


def body_of(body: bytes | None) -> str | None:
    """The kept part of a body as text; JSON that is whole is set out in lines."""
    if body is None:
        return None
    said = body.decode("utf-8", "replace")
    with suppress(ValueError, RecursionError):
        said = json.dumps(json.loads(said), indent=2, ensure_ascii=False)
    return said[:SHOWN]
