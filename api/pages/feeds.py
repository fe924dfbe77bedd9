"""Atom feeds of a story, a source and the ledgers, and the key by which a feed reader opens them.

A feed goes out to a program that keeps what it gets: it never has the text of what a newsroom withheld or canceled,
whoever asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from api import atom, auth
from api.atom import AtomEntry, AtomFeed
from api.auth import feed, local_address
from api.pages import words
from api.pages.asked import here, viewer_id
from api.pages.entries import permalink, version_of
from api.pages.ledgers import CLAIMS, CORRECTIONS, QUOTES, Ledger, asked_of
from services import accounts
from services.errors import NotAllowed
from services.records import delivery_log, disclosures, ledgers, library
from services.records.disclosures import Disclosed
from services.records.ledgers import Entry, LedgerFilter
from services.records.paging import EPOCH, PAGE, Page
from services.records.session import reading
from services.settings import settings

blueprint = Blueprint("feeds", __name__)


@blueprint.get("/corrections.atom")
@feed
def corrections() -> Response:
    """What was corrected in any story."""
    return _ledger(CORRECTIONS)


@blueprint.get("/quotes.atom")
@feed
def quotes() -> Response:
    """Quotes that changed in any story."""
    return _ledger(QUOTES)


@blueprint.get("/claims.atom")
@feed
def claims() -> Response:
    """Claims that changed in any story."""
    return _ledger(CLAIMS)


@blueprint.get("/stories.atom")
@feed
def versions() -> Response:
    """New versions in any story."""
    return _versions("stories", "New versions", LedgerFilter(), "/stories")


@blueprint.get("/s/<slug>.atom")
@feed
def story(slug: str) -> Response:
    """New versions of a story, in any source."""
    with reading() as session:
        title = library.open_story(session, slug).title
    return _versions(f"story {slug}", title, LedgerFilter(story=slug), url_for("story.claims", slug=slug))


@blueprint.get("/sources/<name>.atom")
@feed
def source(name: str) -> Response:
    """New versions from a source, in any story."""
    with reading() as session:
        title = delivery_log.source(session, name).title
    return _versions(f"source {name}", title, LedgerFilter(source=name), url_for("sources.one_source", name=name))


@blueprint.get("/feeds")
def mine() -> Response:
    """The feeds there are, and whether one has a key for them."""
    return _page("")


@blueprint.post("/feeds/key")
def new_key() -> Response:
    """Make a key and show it, this once; the one before stops working."""
    return _page(accounts.new_feed_key(_person()))


@blueprint.post("/feeds/key/revoke")
def revoke() -> Response:
    """Take the key back: every feed reader that holds it is turned away from now on."""
    accounts.revoke_feed_key(_person())
    return make_response(redirect(url_for("feeds.mine"), 303))


def _person() -> int:
    person = viewer_id()
    if person is None:
        raise NotAllowed("A feed key is a person's: sign in. A script reads feeds with its bearer token.")
    return person


def _page(key: str) -> Response:
    wanted = local_address(request.values.get("address"))
    person = viewer_id()
    given = wanted if wanted.partition("?")[0].endswith(".atom") else ""
    addresses = [("Corrections", "/corrections.atom"), ("Silent corrections, likely", "/corrections.atom?kind=silent"),
                 ("Quotes", "/quotes.atom"), ("Claims", "/claims.atom"), ("New versions", "/stories.atom")]  # fmt: skip
    if given and given not in [address for _, address in addresses]:
        addresses.insert(0, ("The list you came from", given))
    shown = [(title, _keyed(address, key)) for title, address in addresses]
    made = make_response(
        render_template(
            "feeds.html", feeds=shown, key=key, given=given,
            made_at=accounts.feed_key_made_at(person) if person is not None else None,
        )
    )  # fmt: skip
    made.headers["Cache-Control"] = "no-store"
    return made


def _keyed(address: str, key: str) -> str:
    mark = "&" if "?" in address else "?"
    return f"{settings().public_url}{address}" + (f"{mark}{urlencode({auth.FEED_KEY: key})}" if key else "")


def _ledger(ledger: Ledger) -> Response:
    wanted = replace(asked_of(ledger), usable_only=True)
    with reading() as session:
        page = ledger.read(session, wanted, request.args.get("cursor"), PAGE)
        told = disclosures.disclosed(session, page.items)
    entries = [_change(e, told[e.change.id]) if e.change else _version(e, "") for e in page.items]
    return _answer(f"ledger {ledger.name}", ledger.title, f"/{ledger.name}", entries, page)


def _versions(name: str, title: str, wanted: LedgerFilter, page_address: str) -> Response:
    with reading() as session:
        page = ledgers.versions(session, wanted, request.args.get("cursor"), PAGE)
        heads = _headlines(session, page)
    entries = [_version(e, heads.get(e.version.id, "")) for e in page.items]
    return _answer(name, f"{title}: versions" if title != "New versions" else title, page_address, entries, page)


def _headlines(session: Session, page: Page[Entry]) -> dict[int, str]:
    return library.headlines(session, [e.version.id for e in page.items if e.version.status == "usable"])


def _answer(name: str, title: str, page_address: str, entries: Sequence[AtomEntry], page: Page[Entry]) -> Response:
    root = settings().public_url
    asked = {key: values for key, values in sorted(request.args.lists()) if key not in (auth.FEED_KEY, "cursor")}
    # A filtered list is another feed than the whole one, whoever reads it.
    named = f"feed {name} {urlencode(asked, doseq=True)}".strip()
    bare = {auth.FEED_KEY: None}
    made = atom.document(
        AtomFeed(
            named, f"{title} – Variorum", root + page_address, root + here(**bare), entries, EPOCH,
            root + here(**bare, cursor=page.cursor) if page.cursor else None,
        )
    )  # fmt: skip
    answer = Response(made, content_type=f"{atom.MEDIA_TYPE}; charset=utf-8")
    answer.headers["Referrer-Policy"] = "no-referrer"  # the address has the reader's key in it
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def _change(entry: Entry, told: Disclosed) -> AtomEntry:
    line = entry.change
    assert line is not None
    kind = words.KINDS.get(entry.kind, "Changed")
    said = [f"{entry.source_title}, v{entry.version.number}. {line.why}"]
    if told.note and line.effect != "notice":
        said.append(f"The notice: {told.note}")
    if told.sentence_new or told.sentence_old:
        said.append(f"It stands in: {told.sentence_new or told.sentence_old}")
    if told.stood is not None and line.old:
        said.append(f"The old value stood for {words.lasted(told.stood)}.")
    return AtomEntry(
        f"change {line.ref} in {entry.version.ref}",
        f"{words.type_of(line)}{'' if entry.kind == 'change' else f' ({kind.lower()})'}: {words.heading_of(line)}",
        settings().public_url + permalink(line), entry.version.published_at, entry.recorded_at, "\n".join(said),
        entry.source_title, entry.kind,
    )  # fmt: skip


def _version(entry: Entry, headline: str) -> AtomEntry:
    counts = entry.counts
    if entry.kind == "withdrawn":
        title, summary = words.STATUSES[entry.version.status], "Its history is kept."
    else:
        title = headline or entry.story_title
        summary = _counted(counts) if entry.before else "The first version."
    return AtomEntry(
        f"version {entry.version.ref}", f"{entry.source_title}, v{entry.version.number}: {title}",
        settings().public_url + version_of(entry), entry.version.published_at, entry.recorded_at, summary,
        entry.source_title, entry.kind,
    )  # fmt: skip


def _counted(counts: dict[str, object]) -> str:
    if not counts:
        return "Not compared yet."
    said = [words.plural(int(str(counts.get("material") or 0)), "claim") + " changed"]
    for key, word in (("silent", "silent, likely"), ("announced", "announced")):
        if counts.get(key):
            said.append(f"{counts[key]} {word}")
    return ", ".join(said) + "."
