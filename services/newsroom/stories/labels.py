"""What a thread is called: what it counts, dates or says, in words of the text.

The law: a label names what is asked ("Number of dead") only where a line says it; else it is the shortest clause that
holds the value, with a gap where the values stand. Nothing is put in that no line has.
"""

from __future__ import annotations

import re
from functools import lru_cache

from services.newsroom.lexicon.labels_en import COUNTED, EVENTS
from services.newsroom.quotes.speakers import same_person
from services.newsroom.stories.clauses import clause_at
from services.newsroom.stories.counted import SOMEBODY
from services.newsroom.stories.lines import Line, asserted
from services.newsroom.stories.vocabulary import is_empty, stem, words

LONGEST = 70
"""Characters of a label: what fits beside a row."""
FEWEST = 3
"""A quote is named by the shortest form in which a desk gave it, but not by fewer words."""
GAP = "…"


def label_of(lines: list[Line]) -> str:
    """The label of a thread from its different lines, first told first."""
    if lines[0].kind == "quote":
        return _quoted(lines)
    return next((label for line in lines if (label := _asked(line))), None) or _clause(lines)


def _quoted(lines: list[Line]) -> str:
    """Who spoke, by the shortest name that a line gives, and the fewest words that a desk quoted."""
    spoken = [line for line in lines if line.kind == "quote"]
    texts = [line.words.strip(" ,.;:") for line in spoken]
    words_of = min((t for t in texts if len(t.split()) >= FEWEST), key=lambda t: (len(t), t), default=texts[0])
    named = [line.speaker for line in spoken if line.speaker]
    one = [name for name in named if same_person(name, named[0])]
    said = f"“{_short(words_of)}”"
    return f"{min(one, key=lambda n: (len(n), n))}: {said}" if one else said


@lru_cache(50_000)
def _asked(line: Line) -> str | None:
    """What a line counts or dates, when it says so itself."""
    if line.counted is not None and line.counted.quantity.unit is None:
        return _counted(line)
    if line.dated is not None:
        return _dated(line)
    return None


def _counted(line: Line) -> str | None:
    assert line.counted is not None
    near, nouns = line.counted.near, line.counted.nouns
    if SOMEBODY in nouns or not nouns:
        nearest = COUNTED.get(line.counted.deed or "")
        return nearest or next((label for deed, label in COUNTED.items() if deed in near), None)
    noun = _noun(line)
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
    if not found or not found[-1].group().endswith(("s", "men", "women", "people", "children")):
        return None
    return line.words[found[0].start() : found[-1].end()]


def _dated(line: Line) -> str | None:
    assert line.dated is not None
    told = {match.group().casefold() for match in words(line.words)}
    for deed, nouns in EVENTS.items():
        noun = next((n for n in nouns if n in told), None) if deed in line.dated.near else None
        if noun is not None:
            return f"{'Time' if line.slot == 'time' else 'Day'} of the {noun}"
    return None


def _clause(lines: list[Line]) -> str:
    """The shortest clause of any line that holds the value and says something, the values left out."""
    found: list[tuple[bool, int, str]] = []
    for line in lines:
        if line.kind != "claim":
            continue
        start, end = clause_at(line.words, *line.at) if line.family != "said" else (0, len(line.words))
        before, after = line.words[start : line.at[0]], line.words[line.at[1] : end]
        shown = f"{before}{GAP}{after}" if line.family != "said" else asserted(line.words)
        telling = [m for m in words(shown) if not is_empty(stem(m.group()))]
        shown = " ".join(asserted(shown).split()).strip(" ,.;:")
        if not telling:  # "($49 million)": what is told stands in the rest of the sentence
            shown = " ".join(f"{line.words[: line.at[0]]}{GAP}{line.words[line.at[1] :]}".split()).strip(" ,.;:")
        found.append((len(telling) < 2, len(shown), shown))
    shown = _short(min(found)[2])
    return shown[:1].upper() + shown[1:]


def _short(shown: str) -> str:
    shown = " ".join(shown.split())
    return shown if len(shown) <= LONGEST else shown[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
