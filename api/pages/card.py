"""The card of one change: what stood and what stands, why it is flagged, what was judged, where else it happened."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy.orm import Session

from api.pages import ink
from api.pages.asked import sees_hidden
from api.pages.excerpts import around
from api.pages.items import Item
from api.pages.pair import Pair
from services.collation.text import Span
from services.newsroom.compare import Comparison
from services.records import accounts, assignments, change_log
from services.records.change_log import ChangeLine, Verdict

AROUND = 70
"""Characters shown on each side of a change: a line or two in the card."""


@dataclass(frozen=True, slots=True)
class Card:
    """One change with what a reviewer needs to judge it."""

    item: Item
    before: Markup | None
    after: Markup | None
    judged: tuple[Verdict, ...]
    elsewhere: tuple[ChangeLine, ...]
    since_number: int | None
    assignee: str | None
    people: tuple[str, ...]


def card_of(session: Session, pair: Pair, comparison: Comparison, item: Item) -> Card:
    """The card of one item."""
    change = item.change
    base, witness = (getattr(e, change.part).clean for e in (comparison.base, comparison.witness))
    what = (change.part, change.slot, change.old, change.new)
    others = in_other_articles(session, what, pair.shelf.slug, (pair.article.source.name, pair.article.key))
    since = next((v.number for v in pair.article.versions if v.id == item.since), None)
    return Card(
        item,
        in_context(base, change.a, change.old, "old"),
        in_context(witness, change.b, change.new, "new"),
        change_log.judgements(session, [item.ref]).get(item.ref, ()),
        others,
        since,
        assignments.assignees(session, [item.ref]).get(item.ref),
        accounts.names(session),
    )


def in_other_articles(
    session: Session, what: tuple[str, str, str | None, str | None], story: str, own: tuple[str, str]
) -> tuple[ChangeLine, ...]:
    """The newest change of each other article of a story that has part, slot, and old or new words in common."""
    others: dict[tuple[str, str], ChangeLine] = {}
    for line in change_log.elsewhere(session, what, story, usable_only=not sees_hidden()):
        if (line.source, line.article) != own:
            others.setdefault((line.source, line.article), line)
    return tuple(others.values())


def in_context(text: str, span: Span | None, said: str | None, side: str, most: int = AROUND) -> Markup | None:
    """A change's words marked, with those around them on the same line; None where it has no words on that side."""
    mark = ink.removed if side == "old" else ink.added
    if span is None or span[0] >= span[1]:
        return mark(said) if said else None
    lead, tail = around(text, span, most)
    return Markup("{}{}{}").format(Markup(ink.text(lead)), mark(text[span[0] : span[1]]), Markup(ink.text(tail)))
