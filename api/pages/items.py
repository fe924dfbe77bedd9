"""The changes of a comparison as a list beside the text: in text order, each with its state and its address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from api.pages import words
from api.pages.asked import here, sees_hidden
from api.pages.column import Column
from api.pages.pair import Pair
from services.newsroom.changes import Change
from services.newsroom.compare import Comparison
from services.records import change_log
from services.records.change_log import ChangeLine, Verdict
from services.records.collations import refs


@dataclass(frozen=True, slots=True)
class Item:
    """One change in the list. `place` is its place in the comparison, `number` in the list."""

    place: int
    number: int
    ref: str
    change: Change
    verdict: Verdict | None
    fresh: bool  # against the baseline: not there in the version before
    since: int | None  # the first version of the article that shows it against the same base
    placed: bool
    href: str  # this page with the change open in the card, at its place in the text

    @property
    def state(self) -> str:
        return self.verdict.state if self.verdict else "open"

    @property
    def shown_state(self) -> str:
        """The state its ring shows: what is no claim asks for no judgement."""
        return "none" if self.state == "open" and not self.change.material else self.state

    @property
    def silent(self) -> bool:
        return words.silent(self.change)

    @property
    def announced(self) -> bool:
        return words.announced(self.change)

    @property
    def type(self) -> str:
        return words.type_of(self.change)

    def matches(self, types: tuple[str, ...]) -> bool:
        """Whether it is under one of the chips, and has every state that is asked for."""
        kinds = [t for t in types if t not in ("silent", "announced", "open")]
        if kinds and words.group_of(self.change) not in kinds:
            return False
        if ("silent" in types or "announced" in types) and not (
            ("silent" in types and self.silent) or ("announced" in types and self.announced)
        ):
            return False
        return "open" not in types or (self.state == "open" and self.change.material)

    def row(self, pair: Pair) -> dict[str, Any]:
        """As a row of an export."""
        c, said = self.change, self.verdict
        return {
            "change_id": self.ref, "story": pair.shelf.slug, "source": pair.article.source.name,
            "article": pair.article.key, "version_from": "baseline" if pair.base.is_seed else pair.base.token,
            "version_to": pair.witness.token, "time_from": pair.base.published_at,
            "time_to": pair.witness.published_at, "part": c.part, "type": self.type, "effect": c.effect,
            "slot": c.slot, "kind": "silent" if self.silent else "announced" if self.announced else "none",
            "material": c.material, "old": c.old, "new": c.new, "speaker_old": c.speaker_old,
            "speaker_new": c.speaker_new, "why": c.why, "state": self.state,
            "decided_by": said.by if said else None, "decided_at": said.made_at if said else None,
            "reason": said.reason if said else None,
            "url": url_for("changes.permalink", slug=pair.shelf.slug, ref=self.ref),
        }  # fmt: skip


def items_of(session: Session, pair: Pair, comparison: Comparison, column: Column) -> tuple[Item, ...]:
    """All changes in text order, those without a place in the text last."""
    names = refs(comparison.changes, pair.article.source.name, pair.article.key)
    said = change_log.verdicts(session, names)
    since = change_log.first_seen(session, pair.base.id, pair.article.id, names) if pair.base.is_seed else {}
    # Where no version stands between the two, all is new and saying so says nothing.
    earlier = pair.witness.number > (2 if pair.base.article_id == pair.article.id else 1)
    link = here(c="~ref~") + "#c-~ref~"
    own = pair.base.article_id == pair.witness.article_id
    told = {} if own else change_log.told_in_article(session, pair.article.id, names, not sees_hidden())
    out = []
    for number, place in enumerate(column.order, 1):
        change, ref = comparison.changes[place], names[place]
        if ref in told:
            change = _as_told(change, told[ref], pair)
        fresh = pair.base.is_seed and earlier and since.get(ref) == pair.witness.id
        out.append(
            Item(
                place,
                number,
                ref,
                change,
                said.get(ref),
                fresh,
                since.get(ref),
                place in column.placed,
                link.replace("~ref~", ref),
            )
        )
    return tuple(out)


def _as_told(change: Change, event: ChangeLine, pair: Pair) -> Change:
    """A difference of two articles with what the witness's own history says of it: silent, announced, or neither."""
    here_too = event.witness_id == pair.witness.id  # else the notice's offsets are of another text
    told = {"disclosure": event.disclosure, "undisclosed": event.undisclosed, "why": event.why}
    return replace(change, **told, notice=event.notice if here_too else None)  # type: ignore[arg-type]
