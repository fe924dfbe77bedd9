"""What one version says, line by line: each claim with its value, each quote with its words.

The law: a line is a function of its own sentence (and of the day it was published, for "Tuesday"), never of what else
was read; so a sentence that was read before is not read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from services.collation.text import Span
from services.newsroom.lexicon.claims_en import HEDGES, NEGATIONS
from services.newsroom.lexicon.reporting import CUES
from services.newsroom.lexicon.roles import ROLES
from services.newsroom.quotes.speech import is_fragment, is_title
from services.newsroom.quotes.words import heard
from services.newsroom.readings import Quote, Reading
from services.newsroom.stories.claim_sentences import LEAST_WORDS, Dated, Sentence, sentence_at
from services.newsroom.stories.counted import Counted
from services.newsroom.stories.figures import rare
from services.newsroom.stories.likeness import Marked
from services.newsroom.stories.vocabulary import is_empty, stem, words
from services.newsroom.values.dates import Moment, resolve
from services.newsroom.values.numbers import Quantity, measure

MOST_LINES = 600
"""Sentences of one version that are followed; a live blog's older half says what its newer half says again."""
LONGEST = 1_500
"""Characters: no sentence is longer, and what is longer has no claim that one could point at."""
WHOLE = 6
"""A sentence of so many words may be found word for word in another outlet, however few of them tell something."""
FEW = 2
"""Telling words that such a sentence must have all the same."""
MUCH = 5
"""Telling words from which a sentence says something beside its number or day."""
BESIDE = 3
"""A sentence with fewer telling words outside quotation marks, names and offices aside, is followed as a quote."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One claim or quote as one sentence states it. Equal `id` means: the same words, the same place in them.

    `at` is where the value stands, counted from where `words` start. `rough` is the value without its bound: a version
    that gives two of them for one claim makes two claims. `rare` is how much it says that another line has the same
    value (logarithm of odds). `beside` marks what a sentence says beside its values: it makes no thread by itself.
    """

    id: str
    kind: Literal["claim", "quote"]
    slot: str
    words: str
    value: str
    key: str
    rough: str
    at: Span
    sentence: Sentence | None = None
    counted: Counted | None = None
    dated: Dated | None = None
    marked: Marked | None = None
    speaker: str | None = None
    score: float = 0.0
    rare: float = 0.0
    beside: bool = False

    @property
    def family(self) -> str:
        """Lines of one family can answer each other: numbers numbers, days days, and what is said what is said."""
        return self.slot if self.slot in ("number", "date", "time", "quote") else "said"


Placed = tuple[Line, int]
"""A line and the clean offset at which its words start."""


def lines_of(reading: Reading) -> tuple[Placed, ...]:
    """Every line of a version in text order; furniture, notices and what stands in quotation marks claim nothing."""
    clean = reading.text.clean
    published = reading.published_at.date() if reading.published_at else None
    quotes = [q for q in reading.quotes if q.kind != "indirect"]
    aside = [(f.start, f.end) for f in reading.furniture] + [(n.start, n.end) for n in reading.notices]
    marked = [(q.start, q.end) for q in quotes]
    found: list[Placed] = [(_quoted(q), q.start) for q in quotes]
    opened = {f.start: f.end for f in reading.furniture if f.kind == "dateline"}
    for start, end in reading.sentences[:MOST_LINES]:
        start = min(end, max(start, opened.get(start, start)))  # where and when a report was filed is no claim
        shown = clean[start:end]
        if end - start > LONGEST or _is_aside((start, end), aside) or _only_quotes(shown, start, marked):
            continue
        first = start + len(shown) - len(shown.lstrip())
        for line in _claims(shown.strip(), published):
            if not _is_quoted(line, first, marked):
                found.append((line, first))
    return tuple(sorted(found, key=lambda placed: (placed[1], placed[0].at, placed[0].id)))


def _is_aside(span: Span, others: list[Span]) -> bool:
    """Whether furniture or a notice makes up most of a sentence; a dateline before it does not."""
    return 2 * sum(max(0, min(span[1], b) - max(span[0], a)) for a, b in others) > span[1] - span[0]


def _is_quoted(line: Line, start: int, marked: list[Span]) -> bool:
    """Whether a value stands inside quotation marks: it is the speaker's, and followed in the quote."""
    if line.family == "said":
        return False
    at = start + line.at[0], start + line.at[1]
    return any(a <= at[0] and at[1] <= b for a, b in marked)


def _only_quotes(shown: str, start: int, marked: list[Span]) -> bool:
    """Whether a sentence is a quote with who spoke, and states nothing of its own."""
    inside = [(a - start, b - start) for a, b in marked if a < start + len(shown) and start < b]
    if not inside:
        return False
    rest = shown
    for a, b in reversed(inside):
        rest = rest[: max(0, a)] + " " + rest[b:]
    if any(c.isdigit() for c in rest):
        return False
    said = {m.group() for m in words(rest)}
    telling = {w for w in said if w[0].islower() and w not in ROLES and w not in CUES and not is_empty(stem(w))}
    return len(telling) < BESIDE


def _is_nobodys(quote: Quote) -> bool:
    """Whether the marks hold a title or a word at arm's length, which nobody is said to have said."""
    return not quote.speaker_spans and (is_fragment(quote.text) or is_title(quote.text))


def _quoted(quote: Quote) -> Line:
    said = heard(quote.text)
    words = " ".join(said)
    return Line(
        f"quote\x1f{words}\x1f{quote.speaker or ''}",
        "quote",
        "quote",
        quote.text,
        quote.text,
        words,
        "",
        (0, quote.end - quote.start),
        marked=Marked(0, quote.end - quote.start, said, frozenset(said)),
        speaker=quote.speaker,
        score=quote.score,
        beside=_is_nobodys(quote),
    )


@lru_cache(20_000)  # a story of 20 sources has some thousand different sentences
def _claims(shown: str, published: date | None) -> tuple[Line, ...]:
    sentence = sentence_at(shown, least=LEAST_WORDS if len(shown.split()) < WHOLE else FEW)
    if sentence is None:
        return ()
    found = [*_numbers(shown, sentence), *_days(shown, sentence, published)]
    if not found or len(sentence.roots) >= MUCH:
        found.append(_statement(shown, sentence, beside=bool(found)))
    return tuple(found)


def _numbers(shown: str, sentence: Sentence) -> Iterator[Line]:
    for at, counted in enumerate(sentence.numbers):
        bare = counted.quantity.shape == "fraction" and counted.quantity.unit is None
        value = shown[slice(*counted.at)]
        if counted.quantity.shape == "ordinal" or (bare and not _is_share(shown, counted.at)):
            continue
        yield Line(
            f"number\x1f{_normal(shown)}\x1f{at}",
            "claim",
            "number",
            shown,
            value,
            number_key(counted.quantity),
            number_key(counted.quantity, bound=False),
            counted.at,
            sentence,
            counted,
            rare=rare(counted.quantity),
        )


def _is_share(shown: str, at: Span) -> bool:
    """Half of the town, half a million, two thirds of the votes, one in five; not half mast, not the last quarter."""
    if _RATIO.search(shown, *at):
        return True
    return _OF.match(shown, at[1]) is not None and _TERM.search(shown, 0, at[0]) is None


_RATIO = re.compile(r"\b(?:in|out of|an?|one|two|three|four)\b", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|an?|the)\b|\s\w+s\b")
_TERM = re.compile(
    r"\b(?:last|next|this|that|first|second|third|fourth|previous|final|latest|old|same)\s$", re.IGNORECASE
)


def _days(shown: str, sentence: Sentence, published: date | None) -> Iterator[Line]:
    for at, dated in enumerate(sentence.dates):
        if _SAID.search(shown, 0, dated.at[0]):
            continue
        slot = "date" if dated.moment.minute is None else "time"
        clause = dated.clause if len(sentence.dates) > 1 else (0, len(shown))
        day = _day(shown, dated.moment, clause, published)
        known = str(day)
        value = shown[slice(*dated.at)]
        yield Line(
            f"{slot}\x1f{_normal(shown)}\x1f{at}\x1f{known}",
            "claim",
            slot,
            shown,
            value,
            known,
            known,
            dated.at,
            sentence,
            dated=dated,
            rare=_day_rare(dated.moment, day, published),
        )


def _day(shown: str, moment: Moment, clause: Span, published: date | None) -> Moment:
    """The day that is meant: "Wednesday" is the last one, in a clause of what is to come the next one."""
    day = resolve(moment, published)
    to_come = _TO_COME.search(shown, *clause) is not None
    if published and moment.month and not moment.year and not to_come and _is_after(day, published):
        return replace(day, year=published.year - 1)  # "announced in November", in a story of September
    if published is None or moment.weekday is None or moment.month is not None:
        return day
    if day.day is None or not to_come:
        return day
    ahead = published + timedelta(days=(moment.weekday - published.weekday()) % 7)
    return Moment(ahead.year, ahead.month, ahead.day)


def _is_after(day: Moment, published: date) -> bool:
    return (day.year or 0, day.month or 0) > (published.year, published.month)


_TO_COME = re.compile(
    r"\b(?:will|shall|due|to be|(?:is|are) to|expected|scheduled|planned|plans?|set (?:for|to)|until|till"
    r"|hopes? to|no earlier than|opens?|begins?|starts?|ends?|closes?|resumes?|returns?|meets?|expires?|leaves?)\b"
)
_SAID = re.compile(
    r"\b(?:said|says|told \w+|added|wrote)(?: in a statement)?,?(?: (?:on|late|early|late on|early on))? $"
)


def _day_rare(moment: Moment, known: Moment, published: date | None) -> float:
    """Most days of a story are the day itself or the one before; a day to come, a day long ago or a time are not."""
    if moment.minute is not None:
        return 4.5 if moment.minute % 60 else 3.0
    if published is None or known.year is None:
        return 2.5 if known.month or known.year else 0.5
    if known.month is None:
        return min(3.5, abs(known.year - published.year) + 1.0)
    if known.day is None:
        return 1.0 if (known.year, known.month) == (published.year, published.month) else 2.5
    apart = (date(known.year, known.month, known.day) - published).days
    return 3.5 if abs(apart) > 7 else 2.0 if apart > 0 or apart < -1 else 0.5


def asserted(shown: str) -> str:
    """What a sentence says, without who says so before or behind it."""
    behind = _BEHIND.search(shown)
    shown = shown[: behind.start()] if behind else shown
    before = _BEFORE.match(shown)
    return shown[before.end() :] if before else shown


_SPEECH = r"(?:said|says|told (?:\w+ ){1,3}|confirmed|announced|reported|believes?|added|admitted)"
_BEHIND = re.compile(
    rf"(?:, (?:[^,.;“”]{{2,60}}, )?[^,.;“”]{{0,60}}\b{_SPEECH}(?: on \w+day)?|, according to [^,;“”]{{2,60}})\W*$"
)
_BEFORE = re.compile(rf"(?:According to [^,;“”]{{2,60}}, |[^,.;“”]{{2,60}}(?:, [^,.;“”]{{2,60}},)? {_SPEECH} that )")


_MARKED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)|, (?:saying|adding)\b.*$")
"""What somebody else says inside a sentence is followed as a quote."""
_ASIDE = re.compile(r"\b(?:who|whom|whose|which|where|when|because|although|though|while|if|unless|as)\b[^,;.]*")
"""What is said of somebody or something beside the point: "families who could not go home" denies nothing."""


def _statement(shown: str, sentence: Sentence, *, beside: bool) -> Line:
    """What a sentence says without its numbers and days: whether it is so, and how sure that is.

    Who says so is no part of it: one desk has it from the police, another from a witness.
    """
    core = _MARKED.sub(" ", asserted(shown))
    sentence = sentence_at(core, least=FEW) or sentence
    main = [m.group().casefold().replace("’", "'") for m in words(_ASIDE.sub(" ", core))]
    hedges = sorted({HEDGES[w] for w in main if w in HEDGES})
    denies = any(w in NEGATIONS or w.endswith("n't") for w in main)
    key = " ".join(["denied" if denies else "stated", *hedges])
    return Line(
        f"said\x1f{_normal(shown)}",
        "claim",
        "certainty" if hedges else "negation" if denies else "predicate",
        shown,
        shown,
        key,
        _normal(shown),
        (0, len(shown)),
        sentence,
        beside=beside,
    )


def _normal(shown: str) -> str:
    return " ".join(heard(shown))


def number_key(quantity: Quantity, *, bound: bool = True) -> str:
    """What a number means, in its measure's own unit: 12 km and 12,000 metres are equal."""
    name, low, high = measure(quantity)
    figures = f"{low:.6g}" + ("" if high is None else f"-{high:.6g}")
    return " ".join(part for part in (quantity.bound if bound else "", figures, name or "") if part)
