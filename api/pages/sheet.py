"""The page of a comparison: the text laid out, the list beside it, the card, and what the chips count."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from sqlalchemy.orm import Session

from api.pages import words
from api.pages.asked import here, one_of, some_of
from api.pages.card import Card, card_of
from api.pages.column import Paragraph, lay_out
from api.pages.folds import LONG, Stretch, folded
from api.pages.ink import Pen
from api.pages.items import Item, items_of
from api.pages.pair import Pair
from services.collation.text import Span
from services.comparison import open_comparison
from services.newsroom.changes import Change
from services.newsroom.claims.rubric import CURRENT, RUBRICS
from services.newsroom.compare import Comparison
from services.newsroom.readings import Notice
from services.records import library

VIEWS = {"changes": "Changes only", "inline": "Inline", "side": "Side by side"}
STATES = (("silent", "Silent, likely"), ("announced", "Announced"), ("open", "Open"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of a comparison, ready to be written out."""

    pair: Pair
    comparison: Comparison
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
        return [*STATES, *((key, word) for key, word, _ in words.GROUPS)]

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
    def broken(self) -> int:
        """Characters of the newer text that could not be read where it was written or sent, shown as �."""
        return self.comparison.witness.body.clean.count("\ufffd")

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


def open_sheet(session: Session, pair: Pair) -> Sheet:
    """Compare, lay out and list, as the query keys ask: view, type, wording, c."""
    wording = request.args.get("wording") == "1"
    base, witness = (library.version_row(session, line) for line in (pair.base, pair.witness))
    under = one_of("rubric", RUBRICS, CURRENT)
    comparison = open_comparison(session, base, witness, under)
    column = lay_out(comparison, wording)
    items = items_of(session, pair, comparison, column)
    loud = tuple(item for item in items if wording or item.change.effect != "cosmetic")
    types = some_of("type", [*(key for key, _, _ in words.GROUPS), *(key for key, _ in STATES)])
    listed = tuple(item for item in loud if item.matches(types))
    view = one_of("view", VIEWS, "changes" if column.sentences > LONG else "inline")
    current = _current(listed)
    return Sheet(
        pair=pair,
        comparison=comparison,
        stretches=folded(column, view, frozenset(item.place for item in listed) if types else None),
        items=loud,
        by_place={item.place: item for item in loud},
        listed=listed,
        pen=_pen(items, current),
        card=card_of(session, pair, comparison, current) if current else None,
        view=view,
        wording=wording,
        chips=_counts(loud),
        types=types,
        hidden_wording=sum(item.change.effect == "cosmetic" for item in items),
    )


def _pen(items: tuple[Item, ...], current: Item | None) -> Pen:
    refs = [item.ref for item in sorted(items, key=lambda item: item.place)]
    return Pen(refs, frozenset(item.place for item in items if item.silent), current.place if current else None)


def _counts(items: tuple[Item, ...]) -> dict[str, int]:
    return words.chips([item.change for item in items]) | {
        "silent": sum(item.silent for item in items),
        "announced": sum(item.announced for item in items),
        "open": sum(item.state == "open" and item.change.material for item in items),
    }


def _current(listed: tuple[Item, ...]) -> Item | None:
    asked = request.args.get("c")
    chosen = next((item for item in listed if item.ref == asked), None)
    waiting = (item for item in listed if item.state == "open" and item.change.material)
    return chosen or next(waiting, None) or next(iter(listed), None)
