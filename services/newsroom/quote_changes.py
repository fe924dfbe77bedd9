"""Follows each quote from one version into the next.

Words inside the marks are compared verbatim; typography is ignored. A quote that moved is kept. A quote is only said
to have changed its speaker when its words match, both speakers are certain, and the resolved people differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from services.collation.apparatus import Apparatus
from services.newsroom.changes import Change, QuoteChange, QuoteFate
from services.newsroom.quote_pairs import Pair, Rows, pair_quotes, paraphrase_of
from services.newsroom.quote_people import Speaking, speaking
from services.newsroom.quote_words import contains, words_of
from services.newsroom.readings import Quote, Reading

SLOTS: dict[QuoteFate, str] = {
    "added": "quote_added",
    "removed": "quote_removed",
    "altered": "quote_altered",
    "trimmed": "quote_trimmed",
    "extended": "quote_extended",
    "reattributed": "quote_reattributed",
    "to_paraphrase": "quote_to_paraphrase",
    "from_paraphrase": "quote_from_paraphrase",
    "to_anonymous": "quote_to_anonymous",
    "to_named": "quote_to_named",
}
"""The slot of a change for each fate; a kept quote is no change."""

MOVES: dict[Speaking, QuoteFate] = {
    Speaking.OTHER: "reattributed",
    Speaking.HIDDEN: "to_anonymous",
    Speaking.NAMED: "to_named",
}
"""The fate of a quote whose speaker is not the same."""

DOORS: dict[QuoteFate, str] = {
    "trimmed": "altered",
    "extended": "altered",
    "from_paraphrase": "added",
    "to_anonymous": "reattributed",
    "to_named": "reattributed",
}
"""The contract's word for a finer fate."""


def at_the_door(fate: QuoteFate) -> str:
    """The contract's word for a fate: kept, added, removed, altered, reattributed or to_paraphrase."""
    return DOORS.get(fate, fate)


def follow_quotes(apparatus: Apparatus, base: Reading, witness: Reading) -> tuple[QuoteChange, ...]:
    """What became of every marked quote of the base, and which are new, in the order of the witness.

    Quotes without marks are not followed; they are looked at for what became of the words of one with marks.
    """
    pairs = sorted(pair_quotes(apparatus, base, witness), key=lambda pair: pair.place)
    return tuple(_judge(pair, base, witness) for pair in pairs)


def _judge(pair: Pair, base: Reading, witness: Reading) -> QuoteChange:
    old, new = pair.old, pair.new
    if old is not None and new is not None:
        return _compare(old, new)
    if old is not None:
        told = paraphrase_of(old, pair.answer, witness)
        if told is not None:
            why = f"The words no longer stand in marks; the text now tells them: {_short(told.text)}."
            return QuoteChange("to_paraphrase", old, told, why)
        return QuoteChange("removed", old, None, f"{_whose(old)} {_short(old.text)} is in the base only.")
    assert new is not None
    told = paraphrase_of(new, pair.answer, base)
    if told is not None:
        why = f"What the base told as {_short(told.text)} now stands in marks: {_short(new.text)}."
        return QuoteChange("from_paraphrase", told, new, why)
    return QuoteChange("added", None, new, f"{_whose(new)} {_short(new.text)} is in the witness only.")


def _compare(old: Quote, new: Quote) -> QuoteChange:
    before, after = words_of(old), words_of(new)
    if before != after:
        fate: QuoteFate = "altered"
        if contains(before, after):
            fate = "trimmed"
        elif contains(after, before):
            fate = "extended"
        why = f"The words in marks were {_short(old.text)} and are now {_short(new.text)}."
        return QuoteChange(fate, old, new, why)
    change = speaking(old, new)
    if change is Speaking.SAME:
        return QuoteChange("kept", old, new, "The words in marks and their speaker are the same.")
    why = f"The same words were given to {old.speaker} and are now given to {new.speaker}."
    return QuoteChange(MOVES[change], old, new, why)


def as_changes(quote_changes: tuple[QuoteChange, ...]) -> tuple[Change, ...]:
    """Every quote change but the kept ones as changes of the body."""
    return tuple(_as_change(change) for change in quote_changes if change.change != "kept")


def in_text_order(changes: Sequence[Change], apparatus: Apparatus) -> tuple[Change, ...]:
    """Changes as a reader of the witness meets them; what was omitted stands where it was."""
    rows = Rows(apparatus)
    return tuple(sorted(changes, key=lambda c: rows.place(c.a, c.b)))


def _as_change(change: QuoteChange) -> Change:
    old, new = change.old, change.new
    return Change(
        effect="quote",
        slot=SLOTS[change.change],
        old=old.text if old else None,
        new=new.text if new else None,
        a=(old.start, old.end) if old else None,
        b=(new.start, new.end) if new else None,
        material=True,
        score=_certainty(change),
        why=change.why,
        speaker_old=old.speaker if old else None,
        speaker_new=new.speaker if new else None,
    )


def _certainty(change: QuoteChange) -> float:
    """Words can be checked by eye; who spoke is as sure as the less sure of the two attributions."""
    quotes = [q for q in (change.old, change.new) if q is not None]
    if change.change in ("reattributed", "to_anonymous", "to_named"):
        return min(q.score for q in quotes)
    return {"to_paraphrase": 0.8, "from_paraphrase": 0.8}.get(change.change, 0.95)


def _whose(quote: Quote) -> str:
    return f"A quote of {quote.speaker}," if quote.speaker else "A quote,"


def _short(text: str, limit: int = 90) -> str:
    text = " ".join(text.split())
    return f"“{text if len(text) <= limit else text[: limit - 1].rstrip() + '…'}”"
