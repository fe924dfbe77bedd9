"""Two versions read against each other: `/s/{story}/{source}/{a}..{b}`, or any two of a story across sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from api.pages import exports, timeline, words
from api.pages.asked import here, one_of, sees_hidden, some_of, viewer_id
from api.pages.card import Card, card_of
from api.pages.column import Column, Paragraph, lay_out
from api.pages.folds import LONG, Stretch, folded
from api.pages.ink import Pen
from api.pages.items import Item, items_of
from api.pages.story import CHANGE_COLUMNS, pair_link
from services.collation.text import Span
from services.comparison import open_comparison
from services.errors import Missing
from services.newsroom.changes import Change
from services.newsroom.compare import Comparison
from services.newsroom.readings import Notice
from services.records import change_log, library
from services.records.library import ArticleShelf, StoryShelf, VersionLine
from services.records.session import reading

blueprint = Blueprint("compare", __name__, url_prefix="/s")

VIEWS = {"changes": "Changes only", "inline": "Inline", "side": "Side by side"}
STATES = (("silent", "Silent, likely"), ("announced", "Announced"), ("open", "Open"))
STUB = 0.4
"""A version with less than this share of the words before it is likely cut short on its way here."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared with what, and where that is addressed."""

    shelf: StoryShelf
    base_article: ArticleShelf
    article: ArticleShelf
    base: VersionLine
    witness: VersionLine
    across: bool

    @property
    def base_name(self) -> str:
        """The base in words."""
        if self.base.is_seed:
            return "the baseline"
        if self.base.article_id != self.witness.article_id:
            return f"{self.base_article.source.title} v{self.base.number}"
        return f"version {self.base.number}"

    @property
    def base_short(self) -> str:
        return "the baseline" if self.base.is_seed else f"v{self.base.number}"

    @property
    def witness_short(self) -> str:
        return f"v{self.witness.number}"

    @property
    def heading(self) -> str:
        """The comparison in words."""
        witness = f"Version {self.witness.number}"
        if self.across:
            witness = f"{self.article.source.title} v{self.witness.number}"
        return f"{witness} against {self.base_name}"

    @property
    def hidden(self) -> VersionLine | None:
        """The version whose text the viewer may not read."""
        if sees_hidden():
            return None
        return next((v for v in (self.witness, self.base) if v.hidden), None)

    @property
    def waiting(self) -> bool:
        """Whether the comparison is due and not made yet."""
        due = self.base.id in (self.shelf.seed_id, self.witness.previous_id)
        return due and self.witness.waiting and self.base.id != self.witness.id and not self.kept

    @property
    def kept(self) -> bool:
        found = (self.witness.since_previous, self.witness.since_seed)
        return any(c is not None and c.base_id == self.base.id for c in found)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of a comparison, ready to be written out."""

    pair: Pair
    comparison: Comparison
    column: Column
    stretches: tuple[Stretch, ...]
    items: tuple[Item, ...]
    by_place: dict[int, Item]
    listed: tuple[Item, ...]
    pen: Pen
    card: Card | None
    view: str
    wording: bool
    chips: dict[str, int]
    types: tuple[str, ...]
    hidden_wording: int

    def shown_in(self, paragraph: Paragraph) -> list[Item]:
        """The shown changes of a paragraph."""
        return [self.by_place[place] for place in paragraph.changes if place in self.by_place]

    @property
    def chip_words(self) -> list[tuple[str, str]]:
        """The chips in their order."""
        return [*((key, word) for key, word, _ in words.GROUPS), *STATES]

    def toggled(self, key: str) -> str:
        """The chips that are on when one is switched."""
        kept = [t for t in self.types if t != key]
        return ",".join(kept if key in self.types else [*kept, key])

    @property
    def material(self) -> int:
        return sum(item.change.material for item in self.items)

    @property
    def identical(self) -> bool:
        """Whether a reader of both would see the same text."""
        parts = self.comparison.apparatus.values()
        return not self.comparison.changes and all(part.base == part.witness for part in parts)

    @property
    def judgeable(self) -> int:
        """How many changes wait, or waited, for a judgement."""
        return sum(item.change.material for item in self.items) if self.pair.kept else 0

    @property
    def reviewed(self) -> int:
        return sum(item.change.material and item.state != "open" for item in self.items)

    @property
    def unplaced(self) -> tuple[Item, ...]:
        """Changes whose words stand in no line, such as notices that came in a field of their own."""
        return tuple(item for item in self.listed if not item.placed)

    @property
    def corrected(self) -> int:
        """Claims that were corrected between the two, with a notice or likely without."""
        return sum(item.silent or item.announced for item in self.items)

    def covered_by(self, notice: Notice) -> tuple[Item, ...]:
        """The changes that a notice in the text covers."""
        return tuple(i for i in self.items if i.announced and i.change.notice and _overlap(i.change.notice, notice))

    def notice_start(self, change: Change) -> int | None:
        """Where the notice begins that covers a change; None for one that is not in the text."""
        found = (n for n in self.comparison.witness_reading.notices if change.notice and _overlap(change.notice, n))
        return next((n.start for n in found), None)

    @property
    def before(self) -> Item | None:
        return self._neighbour(-1)

    @property
    def after(self) -> Item | None:
        return self._neighbour(1)

    def _neighbour(self, step: int) -> Item | None:
        at = next((n for n, item in enumerate(self.listed) if self.card and item.ref == self.card.item.ref), None)
        there = at + step if at is not None else -1
        return self.listed[there] if 0 <= there < len(self.listed) else None

    @property
    def next_open(self) -> str:
        """Where to go after a judgement: the next change that waits."""
        if self.card is None:
            return here()
        at = next(n for n, item in enumerate(self.listed) if item.ref == self.card.item.ref)
        rest = (*self.listed[at + 1 :], *self.listed[:at])
        return next((i.href for i in rest if i.state == "open" and i.change.material), self.card.item.href)


def _overlap(span: Span, notice: Notice) -> bool:
    return span[0] < notice.end and notice.start < span[1]


@blueprint.get("/<slug>/compare")
def choose(slug: str) -> Any:
    """Any two versions, chosen in a form: `left` and `right` are `source:version`."""
    left, right = request.args.get("left", ""), request.args.get("right", "")
    if ":" not in left or ":" not in right:
        return redirect(url_for("story.versions", slug=slug), 303)
    query = {key: value for key in ("view",) if (value := request.args.get(key))}
    return redirect(url_for("compare.across", slug=slug, pair=f"{left}..{right}", **query), 303)  # type: ignore[arg-type]


@blueprint.get("/<slug>/compare/<pair>")
def across(slug: str, pair: str) -> Any:
    """Two versions of any two articles of the story."""
    pair, form = _form(pair)
    left, right = _two(pair)
    with reading() as session:
        shelf = library.open_story(session, slug)
        base_article, base = _named(session, shelf, left)
        article, witness = _named(session, shelf, right)
        if base_article.id == article.id and not form:
            return redirect(pair_link(shelf, article, f"{base.token}..{witness.token}", **_kept_query()), 303)
        return _page(session, Pair(shelf, base_article, article, base, witness, True), form)


@blueprint.get("/<slug>/<source>/<pair>")
def within(slug: str, source: str, pair: str) -> Any:
    """A version of a source's article against the baseline, an earlier version, or any other."""
    pair, form = _form(pair)
    left, right = _two(pair)
    with reading() as session:
        shelf = library.open_story(session, slug)
        article = shelf.of_source(source, request.args.get("article"))
        witness = _find(session, shelf, right, article)
        base = _find(session, shelf, left, article)
        return _page(
            session, Pair(shelf, shelf.article_of(base), shelf.article_of(witness), base, witness, False), form
        )


def _form(pair: str) -> tuple[str, str]:
    for form in ("csv", "json"):
        if pair.endswith(f".{form}"):
            return pair.removesuffix(f".{form}"), form
    return pair, ""


def _two(pair: str) -> tuple[str, str]:
    left, dots, right = pair.partition("..")
    if not dots or not left or not right:
        raise Missing("A comparison is addressed as two versions with two dots between: baseline..v2, v1..v2.")
    return left, right


def _named(session: Session, shelf: StoryShelf, name: str) -> tuple[ArticleShelf, VersionLine]:
    source, _, token = name.rpartition(":")
    if token == "baseline":
        found = library.find_version(shelf, token)
    elif not source:
        raise Missing(f"{name!r} names no version; write it as source:v2.")
    else:
        found = _find(session, shelf, token, shelf.of_source(source))
    return shelf.article_of(found), found


def _find(session: Session, shelf: StoryShelf, token: str, article: ArticleShelf) -> VersionLine:
    seen = None
    if token == "seen":
        who = viewer_id()
        seen = change_log.last_judged_at(session, shelf.id, who) if who is not None else None
    return library.find_version(shelf, token, article, seen)


def _kept_query() -> dict[str, Any]:
    return {key: values for key, values in request.args.lists() if key in ("view", "type", "wording")}


def _page(session: Session, pair: Pair, form: str) -> Any:
    clock = words.Clock.over([pair.base.published_at, pair.witness.published_at])
    context: dict[str, Any] = {
        "pair": pair,
        "strip": _strip(pair),
        "views": VIEWS,
        "links": _links(pair),
        "clock": clock,
    }
    context["query"] = f"?{request.query_string.decode()}" if request.query_string else ""
    if pair.hidden:
        return render_template("compare_hidden.html", version=pair.hidden, **context), 403
    if pair.waiting:
        return render_template("compare_waiting.html", **context), 202, {"Cache-Control": "no-store"}
    sheet = _sheet(session, pair)
    if form:
        name = f"{pair.shelf.slug}_{pair.article.source.name}_{pair.base.token}-{pair.witness.token}"
        return exports.answer(form, name, CHANGE_COLUMNS, [item.row(pair) for item in sheet.listed])
    if request.args.get("part") == "card":
        return render_template("card.html", sheet=sheet, card=sheet.card, pair=pair)
    return render_template("compare.html", sheet=sheet, stub=_stub(pair), **context)


def _sheet(session: Session, pair: Pair) -> Sheet:
    wording = request.args.get("wording") == "1"
    comparison = open_comparison(
        session, library.version_row(session, pair.base), library.version_row(session, pair.witness)
    )
    column = lay_out(comparison, wording)
    items = items_of(session, pair, comparison, column)
    loud = tuple(item for item in items if wording or item.change.effect != "cosmetic")
    types = some_of("type", [*(key for key, _, _ in words.GROUPS), *(key for key, _ in STATES)])
    listed = tuple(item for item in loud if item.matches(types))
    view = one_of("view", VIEWS, "changes" if column.sentences > LONG else "inline")
    current = _current(listed)
    pen = Pen(
        [item.ref for item in sorted(items, key=lambda item: item.place)],
        frozenset(item.place for item in items if item.silent),
        current.place if current else None,
    )
    counts = words.chips([item.change for item in loud]) | {
        "silent": sum(item.silent for item in loud),
        "announced": sum(item.announced for item in loud),
        "open": sum(item.state == "open" and item.change.material for item in loud),
    }
    return Sheet(
        pair, comparison, column,
        folded(column, view, frozenset(item.place for item in listed) if types else None),
        loud, {item.place: item for item in loud}, listed, pen, card_of(session, pair, comparison, current) if current else None, view, wording, counts,
        types,
        sum(item.change.effect == "cosmetic" for item in items),
    )  # fmt: skip


def _current(listed: tuple[Item, ...]) -> Item | None:
    asked = request.args.get("c")
    chosen = next((item for item in listed if item.ref == asked), None)
    waiting = (item for item in listed if item.state == "open" and item.change.material)
    return chosen or next(waiting, None) or next(iter(listed), None)


def _strip(pair: Pair) -> timeline.Drawing | None:
    before = {v.id: f"v{v.number - 1}" if v.number > 1 else "baseline" for v in pair.article.versions}
    if pair.base.is_seed:
        before = dict.fromkeys(before, "baseline")
    href = {
        v.id: pair_link(pair.shelf, pair.article, f"{before[v.id]}..{v.token}", **_kept_query())
        for v in pair.article.versions
    }
    return timeline.strip(pair.article, pair.witness, href)


def _links(pair: Pair) -> dict[str, Any]:
    """Where the choices above the text lead."""
    v, query = pair.witness, _kept_query()

    def link(a: str, b: str) -> str:
        return pair_link(pair.shelf, pair.article, f"{a}..{b}", **query)

    older = f"v{v.number - 1}" if v.number > 1 else None
    newer = f"v{v.number + 1}" if v.number < len(pair.article.versions) else None
    base = "baseline" if pair.base.is_seed else None
    return {
        "baseline": link("baseline", v.token),
        "previous": link(older, v.token) if older else None,
        "previous_name": older,
        "seen": link("seen", v.token),
        "older": link(base or f"v{v.number - 2}" if v.number > 2 else "baseline", older) if older else None,
        "newer": link(base or v.token, newer) if newer else None,
        "views": {key: here(view=key) for key in VIEWS},
    }


def _stub(pair: Pair) -> bool:
    before = next((v for v in pair.article.versions if v.id == pair.witness.previous_id), None)
    return before is not None and before.words > 50 and pair.witness.words < before.words * STUB
