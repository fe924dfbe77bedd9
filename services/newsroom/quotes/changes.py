"""Follows each quote from one version into the next.

Words inside the marks are compared verbatim; typography is ignored. A quote that moved is kept. A quote is only said
to have changed its speaker when its words match, both speakers are certain, and the resolved people differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.collation.apparatus import Apparatus
from services.newsroom.changes import Change, QuoteChange, QuoteFate
from services.newsroom.claims.rubric import CURRENT
from services.newsroom.lexicon.given_names import FEMALE_NAMES, MALE_NAMES
from services.newsroom.quotes.pairs import Pair, Rows, pair_quotes
from services.newsroom.quotes.paraphrase import Unmarked
from services.newsroom.quotes.speakers import Speaking, speaking
from services.newsroom.quotes.speech import is_fragment, is_title
from services.newsroom.quotes.weighing import weigh_quote
from services.newsroom.quotes.words import contains, differences, spelled_alike, words_of
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
"""The contract's word for a finer fate. Words that come out of a paraphrase are added: none stood in marks before that
could have been altered."""


def at_the_door(fate: QuoteFate) -> str:
    """The contract's word for a fate: kept, added, removed, altered, reattributed or to_paraphrase."""
    return DOORS.get(fate, fate)


def follow_quotes(apparatus: Apparatus, base: Reading, witness: Reading) -> tuple[QuoteChange, ...]:
    """What became of every quote in marks of the base, and which are new, in the order of the witness.

    Indirect speech is not followed; it is looked at for what became of the words of a quote that lost its marks.
    """
    rows = Rows(apparatus)
    pairs = pair_quotes(rows, base, witness)
    alone = sum(pair.old is None or pair.new is None for pair in pairs)
    before, after = Unmarked(rows, base, "a", alone), Unmarked(rows, witness, "b", alone)
    found: list[QuoteChange] = []
    for pair in pairs:
        change = _judge(pair, rows, before, after)
        if change is not None:
            found.append(change)
    return tuple(found)


def _judge(pair: Pair, rows: Rows, before: Unmarked, after: Unmarked) -> QuoteChange | None:
    old, new = pair.old, pair.new
    if old is not None and new is not None:
        return _compare(old, new, pair.joined, _Antecedents(rows, before.reading, after.reading))
    if old is not None:
        told = after.find(old, rows.of_base(old.start))
        if told is not None and not _is_nobodys(old):
            why = f"{_whose(old)} no longer stands in marks: {_short(old.text)} is now told as {_short(told.text)}."
            return QuoteChange("to_paraphrase", old, told, why)
        why = f"{_whose(old)} {_short(old.text)} stands in the earlier version only."
        return None if _is_nobodys(old) else QuoteChange("removed", old, None, why)
    if new is None:
        return None
    told = before.find(new, rows.of_witness(new.start))
    if told is not None:
        why = f"What was told as {_short(told.text)} now stands in marks: {_short(new.text)}."
        return None if _is_nobodys(new) else QuoteChange("from_paraphrase", told, new, why)
    why = f"{_whose(new)} {_short(new.text)} stands in the later version only."
    return None if _is_nobodys(new) else QuoteChange("added", None, new, why)


def _is_nobodys(quote: Quote) -> bool:
    """Whether the marks hold a title or a word at arm's length, which nobody is said to have said."""
    return not quote.speaker_spans and (is_fragment(quote.text) or is_title(quote.text))


@dataclass(frozen=True, slots=True)
class _Antecedents:
    """Tells whether a pronoun beside a quote stands for somebody else because a name was replaced, or only because
    the sentence with the name is gone or another came between: the newsroom did not touch the quote then.
    """

    rows: Rows
    base: Reading
    witness: Reading

    def were_replaced(self, old: Quote, new: Quote) -> bool:
        """Whether the later text names the new speaker where the earlier one named the old."""
        before, after = self.base.text.clean, self.witness.text.clean
        was, now = _pronoun(old, before), _pronoun(new, after)
        if not was and not now:
            return True
        if not was:
            return not _may_be(old.speaker or "", now, after[max(0, new.start - NEAR) : new.start])
        if not now:
            return not _may_be(new.speaker or "", was, before[max(0, old.start - NEAR) : old.start])
        at = before.rfind((old.speaker or "").split()[-1], 0, old.start)
        row = self.rows.of_base(at) if at >= 0 else -1
        if row < 0 or self.rows.rows[row].kind != "revised":
            return False
        told = " ".join(after[start:end] for start, end in self.rows.rows[row].b)
        return (new.speaker or "").split()[-1] in told and (old.speaker or "").split()[-1] not in told


NEAR = 800
"""Characters before a pronoun in which somebody is named whom it may stand for; some six sentences."""


def _pronoun(quote: Quote, text: str) -> str:
    """The pronoun beside a quote, "" when its speaker is named there."""
    start, end = quote.speaker_spans[0]
    mention = text[start:end].casefold()
    return mention if mention in ("he", "she", "they") else ""


def _may_be(person: str, pronoun: str, text: str) -> bool:
    """Whether a pronoun can stand for a person whom the text before it names."""
    words = person.split()
    given = words[0].casefold() if words else ""
    other = FEMALE_NAMES if pronoun == "he" else MALE_NAMES if pronoun == "she" else ()
    return bool(words) and given not in other and words[-1] in text


def _compare(old: Quote, new: Quote, joined: bool, antecedents: _Antecedents) -> QuoteChange:
    before, after = words_of(old), words_of(new)
    if before != after and not joined:
        return _altered(old, new)
    change = speaking(old, new)
    if change is Speaking.SAME or not antecedents.were_replaced(old, new):
        return QuoteChange("kept", old, new, "The words in marks and their speaker are the same.")
    why = f"The same words, {_short(new.text)}, were given to {old.speaker} and are now given to {new.speaker}."
    return QuoteChange(MOVES[change], old, new, why)


def _altered(old: Quote, new: Quote) -> QuoteChange:
    before, after = words_of(old), words_of(new)
    where = f" in the quote of {new.speaker or old.speaker}" if new.speaker or old.speaker else ""
    if contains(before, after):
        gone = ", ".join(f"“{was}”" for was, _ in differences(before, after)[:3])
        return QuoteChange(
            "trimmed", old, new, f"Words were left out{where}: {gone}; the rest is word for word the same."
        )
    if contains(after, before):
        come = ", ".join(f"“{now}”" for _, now in differences(before, after)[:3])
        return QuoteChange(
            "extended", old, new, f"Words were put in{where}: {come}; the rest is word for word the same."
        )
    return QuoteChange("altered", old, new, f"The words in marks changed{where}: {_told(before, after)}.")


def _told(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """The first differences in plain words."""
    if spelled_alike(before, after):
        return "only the spelling differs"
    told = []
    for was, now in differences(before, after)[:3]:
        if was and now:
            told.append(f"“{was}” became “{now}”")
        else:
            told.append(f"“{was}” was left out" if was else f"“{now}” was put in")
    return ", ".join(told)


def as_changes(quote_changes: Sequence[QuoteChange], rubric: str = CURRENT) -> tuple[Change, ...]:
    """Every quote change but the kept ones as changes of the body, weighed by the rubric of that name."""
    return tuple(_as_change(change, rubric) for change in quote_changes if change.change != "kept")


def _as_change(change: QuoteChange, rubric: str) -> Change:
    old, new = change.old, change.new
    material, score = weigh_quote(change, rubric)
    return Change(
        effect="quote",
        slot=SLOTS[change.change],
        old=old.text if old else None,
        new=new.text if new else None,
        a=(old.start, old.end) if old else None,
        b=(new.start, new.end) if new else None,
        material=material,
        score=score,
        why=change.why,
        speaker_old=old.speaker if old else None,
        speaker_new=new.speaker if new else None,
    )


def in_text_order(changes: Sequence[Change], apparatus: Apparatus) -> tuple[Change, ...]:
    """Changes as a reader of the witness meets them; what was omitted stands where it was."""
    rows = Rows(apparatus)
    return tuple(sorted(changes, key=lambda change: rows.place(change.a, change.b)))


def _whose(quote: Quote) -> str:
    return f"A quote of {quote.speaker}" if quote.speaker else "A quote"


def _short(text: str, limit: int = 90) -> str:
    text = " ".join(text.split()).strip(" ,;")
    return f"“{text if len(text) <= limit else text[: limit - 1].rstrip() + '…'}”"
