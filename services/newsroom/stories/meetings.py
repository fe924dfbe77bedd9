"""Which lines of a story are compared at all: those that share a few telling words, or count the same things.

The law: two lines meet because of what both hold; nothing is compared with everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from services.newsroom.stories.lines import Line
from services.newsroom.stories.vocabulary import is_empty, stem

ENOUGH = 2
"""So many shared keys make two lines worth comparing."""
RUN = 4
"""So many words in a row, empty or not, are worth comparing the quotes for."""
COMMON = 150
"""A key that more lines of the story hold says what the story is about, and not what a line is about."""


def meetings(lines: Mapping[str, Line]) -> Iterator[tuple[Line, Line]]:
    """Every pair of lines that share enough keys, in a fixed order."""
    ids = sorted(lines)
    holding: dict[str, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for number, name in enumerate(ids):
        for key in keys_of(lines[name]):
            holding[key].append(number)
    for held in holding.values():
        if len(held) <= COMMON:
            for at, one in enumerate(held):
                for other in held[at + 1 :]:
                    shared[one, other] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= ENOUGH:
            yield lines[ids[one]], lines[ids[other]]


@lru_cache(50_000)
def keys_of(line: Line) -> tuple[str, ...]:
    """What a line is found by: its telling words within its kind; what it counts stands twice and is enough."""
    if line.marked is not None:
        telling = sorted({s for w in line.marked.held if not is_empty(s := stem(w))})
        said = line.marked.words
        runs = {" ".join(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}
        return tuple(f"{n} quote {key}" for key in [*telling, *sorted(runs)] for n in range(2))
    if line.sentence is None:
        return ()
    found = [f"{line.family} {r}" for r in sorted(line.sentence.roots)]
    if line.counted is not None:
        found += [f"counts {line.counted.quantity.unit or noun}" for noun in sorted(line.counted.nouns or {""})]
    if line.counted is not None or line.dated is not None:
        found += [f"{n} {line.slot} {line.rough}" for n in range(2)]
    return tuple(found)
