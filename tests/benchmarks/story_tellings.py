"""Stories in the form of tests/cases/stories as tellings with their true threads, and what following them is worth.

A pair is one thread in two sources. It is found when a thread has a mention in a line of each that carries the same
mark; a thread's own pair is right when two of its mentions stand in lines that share a mark. Where a mark has a value,
the mention's value must be the one, or one that no mark of the line has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import combinations
from typing import Any

from services.collation import clean
from services.newsroom.quotes.words import heard
from services.newsroom.reading import read
from services.newsroom.stories.followed import Mention, StoryThread, Telling


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim ("c-…", "d-…") or quote ("q-…") that a line carries, with its value as the line has it."""

    name: str
    value: str
    line: str

    @property
    def kind(self) -> str:
        return "quote" if self.name.startswith("q-") else "claim"


@dataclass(frozen=True, slots=True)
class Told:
    """A story's tellings, and the marks of each version by (source, version): where a line stands and what it has."""

    story: str
    tellings: tuple[Telling, ...]
    marks: dict[tuple[str, str], list[tuple[int, int, Mark]]]


def told_of(story: dict[str, Any]) -> Told:
    """Read one story of the table. Raises ValueError where a mark's value is not in its line."""
    tellings: list[Telling] = []
    marks: dict[tuple[str, str], list[tuple[int, int, Mark]]] = {}
    for source in story["sources"]:
        for number, lines, at in _versions(source, story["date"]):
            text, held = "", []
            for shown, *names in lines:
                start, text = len(text), text + shown + "\n\n"
                for name in names:
                    name, _, value = str(name).partition("=")
                    if value not in shown:
                        raise ValueError(f"{story['story']}: {value!r} is not in {shown!r}")
                    held.append((start, start + len(shown), Mark(name, value, shown)))
            version = f"{source['source']} v{number}"
            marks[source["source"], version] = held
            tellings.append(Telling(source["source"], "lead", version, at, read(clean.from_text(text), at)))
    return Told(story["story"], tuple(tellings), marks)


def _versions(source: dict[str, Any], day: date) -> Iterator[tuple[int, list[list[str]], datetime]]:
    """Each version's lines: what it changes and drops is named by the line's number in the first version."""
    lines: dict[int, list[str]] = {}
    for number, version in enumerate(source["versions"], 1):
        lines.update(enumerate(version.get("lines", [])))
        lines.update(version.get("change", {}))
        for gone in version.get("drop", []):
            del lines[gone]
        for added in version.get("add", []):
            lines[max(lines) + 1] = added
        moment = time.fromisoformat(version["at"])
        yield number, [lines[at] for at in sorted(lines)], datetime.combine(day, moment, UTC)


def score(told: Told, threads: tuple[StoryThread, ...]) -> Counter[str]:
    """Counts of each kind: pairs wanted, found, told and right."""
    counts: Counter[str] = Counter()
    carried = [_carried(told, thread) for thread in threads]
    sources: dict[str, set[str]] = defaultdict(set)
    for (source, _), held in told.marks.items():
        for _, _, mark in held:
            sources[mark.name].add(source)
    for name, holding in sorted(sources.items()):
        kind = "quote" if name.startswith("q-") else "claim"
        for one, other in combinations(sorted(holding), 2):
            counts[f"{kind} wanted"] += 1
            counts[f"{kind} found"] += any(name in marks[one] and name in marks[other] for marks in carried)
    for thread, marks in zip(threads, carried, strict=True):
        for one, other in combinations(sorted({m.source for m in thread.mentions}), 2):
            counts[f"{thread.kind} told"] += 1
            counts[f"{thread.kind} right"] += bool(marks[one] & marks[other])
    return counts


def _carried(told: Told, thread: StoryThread) -> dict[str, set[str]]:
    """The names of the marks at the mentions of a thread, by source."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in thread.mentions:
        found[mention.source] |= {m.name for m in marks_at(told, mention, thread.kind)}
    return found


def marks_at(told: Told, mention: Mention, kind: str) -> list[Mark]:
    """The marks of the line that a mention stands in: those with its value, or all where no mark has it."""
    held = told.marks[mention.source, mention.version]
    marks = [mark for start, end, mark in held if start <= mention.span[0] < end and mark.kind == kind]
    valued = [mark for mark in marks if mark.value and _is_value(mark.value, mention)]
    return [*valued, *(m for m in marks if not m.value)] if valued else marks


def _is_value(value: str, mention: Mention) -> bool:
    """Whether a mention's value is the one that was marked, or a part of it; a sentence holds its values."""
    mine, theirs = heard(value), heard(mention.value)
    return mention.value == mention.words or bool(set(mine) & set(theirs))


def misses(told: Told, threads: tuple[StoryThread, ...]) -> Iterator[str]:
    """What was not found, and what was told that is not so, for a developer's eye."""
    carried = [_carried(told, thread) for thread in threads]
    sources: dict[str, dict[str, Mark]] = defaultdict(dict)
    for (source, _), held in told.marks.items():
        for _, _, mark in held:
            sources[mark.name].setdefault(source, mark)
    for name, holding in sorted(sources.items()):
        for one, other in combinations(sorted(holding), 2):
            if not any(name in marks[one] and name in marks[other] for marks in carried):
                yield f"missed {name}: {holding[one].line} // {holding[other].line}"
    for thread, marks in zip(threads, carried, strict=True):
        for one, other in combinations(sorted({m.source for m in thread.mentions}), 2):
            if not marks[one] & marks[other]:
                shown = [next(f"[{m.value}] {m.words}" for m in thread.mentions if m.source == s) for s in (one, other)]
                yield f"wrong {thread.slot}: {' // '.join(shown)}"
