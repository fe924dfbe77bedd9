"""Stories in the form of tests/cases/stories as tellings with their true threads, and what following them is worth.

A pair is one claim or quote in two lines of two sources, each line once however many versions have it. It is wanted
where both lines carry one mark, and found where one thread has a mention in both; a thread's own pair is right where
its two lines share a mark. Where a mark has a value, the mention's value must be the one, or one that no mark of the
line has.
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


Place = tuple[str, str, str]
"""A source, a line of it, and what is marked there (a mark's name) or mentioned there (a value)."""


def score(told: Told, threads: tuple[StoryThread, ...]) -> Counter[str]:
    """Counts of each kind: pairs wanted, found, told and right."""
    counts: Counter[str] = Counter()
    wanted, held = _wanted(told), [_held(told, thread) for thread in threads]
    for kind, pairs in wanted.items():
        found = {p for thread, places in zip(threads, held, strict=True) if thread.kind == kind for p in _found(places)}
        counts[f"{kind} wanted"] += len(pairs)
        counts[f"{kind} found"] += len(pairs & found)
    for thread, places in zip(threads, held, strict=True):
        for (_, mine), (_, theirs) in _across(places):
            counts[f"{thread.kind} told"] += 1
            counts[f"{thread.kind} right"] += bool(mine & theirs)
    return counts


def _wanted(told: Told) -> dict[str, set[tuple[Place, Place]]]:
    lines: dict[str, set[Place]] = defaultdict(set)
    for (source, _), marks in told.marks.items():
        for _, _, mark in marks:
            lines[mark.name].add((source, mark.line, mark.name))
    found: dict[str, set[tuple[Place, Place]]] = {"quote": set(), "claim": set()}
    for name, places in lines.items():
        kind = "quote" if name.startswith("q-") else "claim"
        found[kind] |= {(a, b) for a, b in combinations(sorted(places), 2) if a[0] != b[0]}
    return found


def _held(told: Told, thread: StoryThread) -> dict[Place, set[str]]:
    """The lines of a thread in each source, and the names of the marks that they carry there."""
    found: dict[Place, set[str]] = defaultdict(set)
    for mention in thread.mentions:
        marks = marks_at(told, mention, thread.kind)
        line = marks[0].line if marks else mention.words
        found[mention.source, line, mention.value] |= {m.name for m in marks}
    return found


def _across(places: dict[Place, set[str]]) -> Iterator[tuple[tuple[Place, set[str]], tuple[Place, set[str]]]]:
    for one, other in combinations(sorted(places.items()), 2):
        if one[0][0] != other[0][0]:
            yield one, other


def _found(places: dict[Place, set[str]]) -> Iterator[tuple[Place, Place]]:
    for (one, mine), (other, theirs) in _across(places):
        for name in mine & theirs:
            a, b = sorted(((one[0], one[1], name), (other[0], other[1], name)))
            yield a, b


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
    held = [_held(told, thread) for thread in threads]
    found = {pair for places in held for pair in _found(places)}
    for pairs in _wanted(told).values():
        for one, other in sorted(pairs - found):
            yield f"missed {one[2]}: {one[1]} // {other[1]}"
    for thread, places in zip(threads, held, strict=True):
        for (one, mine), (other, theirs) in _across(places):
            if not mine & theirs:
                yield f"wrong {thread.slot}: [{one[2]}] {one[1]} // [{other[2]}] {other[1]}"
