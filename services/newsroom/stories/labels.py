"""What a thread is called: what it counts, dates or says, in words of the text.

The law: a label names what is asked ("Number of dead") only where a line says it; else it is the shortest clause that
holds the value, with a gap where the values stand. Nothing is put in that no line has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain, count, islice

from services.newsroom.lexicon.labels_en import COUNTED, EVENTS
from services.newsroom.lexicon.predicates_en import ANYBODY
from services.newsroom.quotes.speakers import is_named, same_person
from services.newsroom.stories.clauses import clause_at
from services.newsroom.stories.counted import AGE, SOMEBODY
from services.newsroom.stories.lines import Line, asserted
from services.newsroom.stories.vocabulary import is_empty, stem, words

LONGEST = 70
"""Characters of a label: what fits beside a row."""
A_DAY = 2
"""Hyphens in the key of a day: 2026-03-24."""
FEWEST = 3
"""A quote is named by the shortest form in which a desk gave it, but not by fewer words."""
GAP = "…"


def label_of(lines: Sequence[Line], taken: Collection[str] = ()) -> str:
    """The label of a thread from its different lines, first told first; none that another thread of the story has."""
    if lines[0].kind == "quote":
        found = iter((_quoted(lines),))
    else:
        asked = (label for line in lines if (label := _asked(line)))
        found = chain(islice(asked, 1), _clauses(lines))
    first = None
    for label in found:
        first = first or label
        if label not in taken:
            return label
    return _numbered(first or "", taken)


def _numbered(label: str, taken: Collection[str]) -> str:
    return next(one for n in count(2) if (one := f"{label} ({n})") not in taken)


def _quoted(lines: Sequence[Line]) -> str:
    """Who spoke, by the shortest name that a line gives, and the fewest words that a desk quoted."""
    spoken = [line for line in lines if line.kind == "quote"]
    texts = [line.words.strip(" ,.;:") for line in spoken]
    words_of = min((t for t in texts if len(t.split()) >= FEWEST), key=lambda t: (len(t), t), default=texts[0])
    named = [line.speaker for line in spoken if line.speaker and is_named(line.speaker)]
    named = named or [line.speaker for line in spoken if line.speaker]
    one = [name for name in named if same_person(name, named[0])]
    said = f"“{_short(words_of)}”"
    return f"{min(one, key=lambda n: (len(n), n))}: {said}" if one else said


@lru_cache(50_000)
def _asked(line: Line) -> str | None:
    """What a line counts or dates, when it says so itself."""
    if line.counted is not None and not line.counted.measure:
        return _counted(line)
    if line.dated is not None:
        return _dated(line)
    named = (
        _AGED.search(line.words, 0, line.at[0]) if line.counted is not None and line.counted.measure == AGE else None
    )
    return f"Age of {named.group(1)}" if named else None


_AGED = re.compile(r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*), $")
"""A name right before an age."""


def _counted(line: Line) -> str | None:
    assert line.counted is not None
    near, nouns = line.counted.near, line.counted.nouns
    noun = _noun(line)
    if (SOMEBODY in nouns or not nouns) and line.counted.part != "whole":
        nearest = COUNTED.get(line.counted.deed or "")
        if nearest or noun is None or noun in ANYBODY:
            return nearest or next((label for deed, label in COUNTED.items() if deed in near), None)
    return f"Number of {noun}" if noun else None


def _noun(line: Line) -> str | None:
    """What stands right behind the figure: "12 volunteer fire fighters"."""
    found: list[re.Match[str]] = []
    for match in words(line.words):
        if match.start() < line.at[1]:
            continue
        gap = line.words[found[-1].end() if found else line.at[1] : match.start()]
        if gap.strip(" -") or match.group()[0].isupper() or is_empty(stem(match.group())) or len(found) == FEWEST:
            break
        found.append(match)
        if match.group().endswith("s"):
            break  # what is counted is in the plural, and what follows is said of it
    if not found or not found[-1].group().endswith(("s", "men", "women", "people", "children", "crew", "staff")):
        return None
    if _APART.match(line.words, found[-1].end()):
        return None
    return line.words[found[0].start() : found[-1].end()]


_APART = re.compile(r"\W+(?:short|fewer|more|less|behind|ahead|apart|away|ago|earlier|later)\b")
"""Two seats short are no two seats: what is counted is how far something is from something else."""


def _dated(line: Line) -> str | None:
    assert line.dated is not None
    if line.slot == "date" and line.key.count("-") < A_DAY:
        return None  # a year has no day
    told = {match.group().casefold() for match in words(line.words)}
    for deed, nouns in EVENTS.items():
        noun = next((n for n in nouns if n in told), None) if deed in line.dated.near else None
        if noun is not None:
            return f"{'Time' if line.slot == 'time' else 'Day'} of the {noun}"
    return None


def _clauses(lines: Sequence[Line]) -> list[str]:
    """The clauses of the lines that hold the value, the values left out: whole sentences and short ones first."""
    found = sorted(_clause(line) for line in lines if line.kind == "claim")
    shortened = (_short(shown) for *_, shown in found)
    return list(dict.fromkeys(shown[:1].upper() + shown[1:] for shown in shortened))


@lru_cache(50_000)
def _clause(line: Line) -> tuple[bool, bool, bool, int, str]:
    """The clause that holds a line's value, after what speaks against it as a label."""
    start, end = clause_at(line.words, *line.at) if line.family != "said" else (0, len(line.words))
    if end - (line.at[1] - line.at[0]) <= LONGEST:
        start = 0  # "who died were aged …" has lost whom it speaks of
    before, after = line.words[start : line.at[0]], line.words[line.at[1] : end]
    shown = f"{before}{GAP}{after}" if line.family != "said" else asserted(line.words)
    telling = [m for m in words(shown) if not is_empty(stem(m.group()))]
    shown = " ".join(asserted(shown).split()).strip(" ,.;:")
    if not telling:  # "($49 million)": what is told stands in the rest of the sentence
        shown = " ".join(f"{line.words[: line.at[0]]}{GAP}{line.words[line.at[1] :]}".split()).strip(" ,.;:")
    return len(telling) < 2, len(shown) > LONGEST, start > 0 or shown.startswith(GAP), len(shown), shown


def _short(shown: str) -> str:
    shown = " ".join(shown.split())
    return shown if len(shown) <= LONGEST else shown[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
