"""One story: its timeline, and what its latest versions change, quote, correct."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from sqlalchemy.orm import Session

from api.pages import exports, timeline, words
from api.pages.asked import one_of, sees_hidden, some_of, words_of
from api.pages.timeline import Drawing
from services.records import change_log, delivery_log, library
from services.records.change_log import ChangeFilter, ChangeLine
from services.records.library import ArticleShelf, StoryShelf, VersionLine
from services.records.session import reading

blueprint = Blueprint("story", __name__, url_prefix="/s")

CHANGE_COLUMNS = (
    "change_id", "story", "source", "article", "version_from", "version_to", "time_from", "time_to", "part", "type",
    "effect", "slot", "kind", "material", "old", "new", "speaker_old", "speaker_new", "why", "state", "decided_by",
    "decided_at", "reason", "url",
)  # fmt: skip
VERSION_COLUMNS = (
    "story", "source", "article", "version", "ref", "published_at", "received_at", "headline", "words", "status",
    "baseline", "share_changed", "changed_claims", "silent", "announced", "wording_edits", "url",
)  # fmt: skip
STATES = ("open", "confirmed", "dismissed")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above every tab of a story."""

    shelf: StoryShelf
    drawing: Drawing | None
    clock: words.Clock
    counts: dict[str, int]  # changes, quotes, corrections, versions, open, silent, announced


def open_head(session: Session, slug: str) -> tuple[Head, tuple[ChangeLine, ...], tuple[ChangeLine, ...]]:
    """The head of a story, its latest versions' changes against the baseline, and those from version to version."""
    shelf = library.open_story(session, slug)
    shown = not sees_hidden()
    against_seed = latest_changes(session, shelf, shown)
    events = _all(session, ChangeFilter(story=slug, against="previous", material=True, usable_only=shown))
    drawing = timeline.draw(shelf, _failed(session, shelf), {v.id: link_of(shelf, v) for v in shelf.versions})
    clock = words.Clock.over([v.published_at for v in shelf.versions])
    return Head(shelf, drawing, clock, _counts(shelf, against_seed, events)), against_seed, events


def latest_changes(session: Session, shelf: StoryShelf, usable_only: bool) -> tuple[ChangeLine, ...]:
    """Material changes of each article's latest version against the baseline."""
    latest = tuple(a.latest.id for a in shelf.articles if a.latest and not a.latest.is_seed)
    wanted = ChangeFilter(story=shelf.slug, against="seed", material=True, witnesses=latest, usable_only=usable_only)
    return _all(session, wanted)


def link_of(shelf: StoryShelf, version: VersionLine) -> str:
    """Where a version's mark leads: what changed in it; for a first version, how it differs from the baseline."""
    article = shelf.article_of(version)
    if version.is_seed:
        token = f"{version.token}..{version.token}"
    else:
        base = f"v{version.number - 1}" if version.number > 1 else "baseline"
        token = f"{base}..{version.token}"
    return pair_link(shelf, article, token)


def pair_link(shelf: StoryShelf, article: ArticleShelf, pair: str, **query: Any) -> str:
    """The address of a comparison; the article is named only where its source has several in the story."""
    several = sum(a.source.id == article.source.id for a in shelf.articles) > 1
    if several:
        query["article"] = article.key
    return url_for("compare.within", slug=shelf.slug, source=article.source.name, pair=pair, **query)


def line_link(shelf: StoryShelf, line: ChangeLine) -> tuple[str, str] | None:
    """The comparison that shows a change, in words and as an address; None where its versions are gone."""
    names = {v.id: v for v in shelf.versions}
    base, witness = names.get(line.base_id), names.get(line.witness_id)
    if base is None or witness is None:
        return None
    token = f"{'baseline' if base.is_seed else base.token}..{witness.token}"
    return token, pair_link(shelf, shelf.article_of(witness), token, c=line.ref) + f"#c-{line.ref}"


def latest_link(shelf: StoryShelf, article: ArticleShelf, against: str) -> str:
    """An article's latest version against the baseline, or against the one before."""
    latest = article.versions[-1]
    if against == "previous" and latest.number > 1:
        return link_of(shelf, latest)
    return pair_link(shelf, article, f"baseline..{latest.token}")


def _failed(session: Session, shelf: StoryShelf) -> tuple[delivery_log.DeliveryLine, ...]:
    moments = [v.published_at for v in shelf.versions]
    if not moments:
        return ()
    names = tuple(source.name for source in shelf.sources)
    return delivery_log.failed_deliveries(session, names, min(moments), max(moments) + timedelta(hours=1))


def _all(session: Session, wanted: ChangeFilter) -> tuple[ChangeLine, ...]:
    if wanted.witnesses == ():
        return ()
    return tuple(exports.all_pages(lambda cursor, size: change_log.changes(session, wanted, cursor, size)))


def _counts(shelf: StoryShelf, against: Sequence[ChangeLine], events: Sequence[ChangeLine]) -> dict[str, int]:
    each = {line.ref: line for line in events}.values()
    return {
        "changes": len(against),
        "quotes": len({line.ref for line in (*against, *events) if line.effect == "quote"}),
        "corrections": sum(words.silent(c) or words.announced(c) or c.effect == "notice" for c in each),
        "versions": len(shelf.versions),
        "open": sum(line.state == "open" for line in each),
        "silent": sum(words.silent(c) for c in each),
        "announced": sum(words.announced(c) for c in each),
    }


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one article."""

    article: ArticleShelf
    version: VersionLine | None
    lines: tuple[ChangeLine, ...]


@blueprint.get("/<slug>")
@blueprint.get("/<slug>.<any(csv,json):form>")
def changes(slug: str, form: str = "") -> str | Response:
    """What the latest version of each source changes against the baseline."""
    types = some_of("type", [key for key, _, _ in words.GROUPS])
    state, source = one_of("state", STATES), words_of("source")
    against = one_of("against", ("baseline", "previous"), "baseline")
    with reading() as session:
        head, latest, events = open_head(session, slug)
    lines = latest if against == "baseline" else tuple(_once(iter(events)))
    kept = tuple(
        line
        for line in lines
        if (not types or words.group_of(line) in types)
        and (not state or line.state == state)
        and (not source or line.source == source)
        and (request.args.get("silent") != "1" or words.silent(line))
    )
    if form:
        return exports.answer(form, f"{slug}_changes", CHANGE_COLUMNS, [change_row(head.shelf, c) for c in kept])
    groups = tuple(
        Group(a, a.latest, tuple(c for c in kept if c.article == a.key and c.source == a.source.name))
        for a in head.shelf.articles
        if not source or a.source.name == source
    )
    return render_template(
        "story_changes.html", head=head, tab="changes", groups=groups, types=types, state=state, source=source,
        total=len(lines), shown=len(kept), chips=words.chips(lines), against=against,
    )  # fmt: skip


@blueprint.get("/<slug>/quotes")
@blueprint.get("/<slug>/quotes.<any(csv,json):form>")
def quotes(slug: str, form: str = "") -> str | Response:
    """Every change of a quote, from version to version, and against the baseline."""
    with reading() as session:
        head, against, events = open_head(session, slug)
    speaker = words_of("speaker")
    found = _once(c for c in (*events, *against) if c.effect == "quote")
    kept = [c for c in found if not speaker or speaker in (c.speaker_old, c.speaker_new)]
    if form:
        return exports.answer(form, f"{slug}_quotes", CHANGE_COLUMNS, [change_row(head.shelf, c) for c in kept])
    speakers = sorted({s for c in found for s in (c.speaker_old, c.speaker_new) if s})
    return render_template(
        "story_quotes.html", head=head, tab="quotes", kept=kept, speakers=speakers, speaker=speaker, found=found
    )


@blueprint.get("/<slug>/corrections")
@blueprint.get("/<slug>/corrections.<any(csv,json):form>")
def corrections(slug: str, form: str = "") -> str | Response:
    """What was corrected with a notice, what likely without, and the notices themselves."""
    kind = one_of("kind", ("silent", "announced", "notice"))
    with reading() as session:
        head, _, events = open_head(session, slug)
    found = _once(c for c in events if words.silent(c) or words.announced(c) or c.effect == "notice")
    kept = [c for c in found if not kind or kind == _kind(c)]
    if form:
        return exports.answer(form, f"{slug}_corrections", CHANGE_COLUMNS, [change_row(head.shelf, c) for c in kept])
    counts = {name: sum(_kind(c) == name for c in found) for name in ("silent", "announced", "notice")}
    return render_template("story_corrections.html", head=head, tab="corrections", kept=kept, kind=kind, counts=counts)


@blueprint.get("/<slug>/versions")
@blueprint.get("/<slug>/versions.<any(csv,json):form>")
def versions(slug: str, form: str = "") -> str | Response:
    """All versions, as a table: the timeline in words, with pickers for any two."""
    with reading() as session:
        head, _, _ = open_head(session, slug)
    if form:
        return exports.answer(form, f"{slug}_versions", VERSION_COLUMNS, list(_version_rows(head.shelf)))
    return render_template("story_versions.html", head=head, tab="versions")


def _once(lines: Iterator[ChangeLine]) -> list[ChangeLine]:
    return list({line.ref: line for line in lines}.values())


def _kind(line: ChangeLine) -> str:
    return "notice" if line.effect == "notice" else "silent" if words.silent(line) else "announced"


def kind_of(line: ChangeLine) -> str:
    """silent | announced | none, as exports say it."""
    return "silent" if words.silent(line) else "announced" if words.announced(line) else "none"


def change_row(shelf: StoryShelf, line: ChangeLine) -> dict[str, Any]:
    """A change as a row of an export."""
    names = {v.id: v for v in shelf.versions}
    base, witness = names.get(line.base_id), names.get(line.witness_id)
    judged = line.judged
    return {
        "change_id": line.ref, "story": line.story, "source": line.source, "article": line.article,
        "version_from": "baseline" if base and base.is_seed else base.token if base else None,
        "version_to": witness.token if witness else None,
        "time_from": line.published_base, "time_to": line.published_witness,
        "part": line.part, "type": words.type_of(line), "effect": line.effect, "slot": line.slot,
        "kind": kind_of(line), "material": line.material, "old": line.old, "new": line.new,
        "speaker_old": line.speaker_old, "speaker_new": line.speaker_new, "why": line.why, "state": line.state,
        "decided_by": judged.by if judged else None, "decided_at": judged.made_at if judged else None,
        "reason": judged.reason if judged else None,
        "url": url_for("changes.permalink", slug=line.story, ref=line.ref),
    }  # fmt: skip


def _version_rows(shelf: StoryShelf) -> Iterator[dict[str, Any]]:
    for article in shelf.articles:
        for v in article.versions:
            found = v.since_previous
            hidden = v.hidden and not sees_hidden()
            yield {
                "story": shelf.slug, "source": article.source.name, "article": article.key, "version": v.token,
                "ref": v.ref, "published_at": v.published_at, "received_at": v.received_at,
                "headline": None if hidden else v.headline, "words": v.words, "status": v.status, "baseline": v.is_seed,
                "share_changed": found.share if found else None,
                "changed_claims": found.count("material") if found else None,
                "silent": found.count("silent") if found else None,
                "announced": found.count("announced") if found else None,
                "wording_edits": found.count("cosmetic") if found else None,
                "url": link_of(shelf, v),
            }  # fmt: skip
