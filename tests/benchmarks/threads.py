"""Threads across sources on stories whose truth is known, and what a further version costs.

`python -m tests.benchmarks threads`. Each table of written stories was marked before the threads were run on it, and
may have been looked at since: only the first run of fresh stories is a fair figure.
`python -m tests.benchmarks.threads open` prints each miss. Times are CPU seconds.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from services.newsroom.compare import Edition, compare
from services.newsroom.stories.follow import follow
from services.newsroom.stories.followed import Telling
from tests.benchmarks.story_grown import grown
from tests.benchmarks.story_made import made
from tests.benchmarks.story_tellings import misses, score, told_of

MARKS = (10, 50, 100, 200)
"""The versions whose cost is told."""
WRITTEN = ("written_open", "written_kept", "written_wider", "written_later", "written_last", "written_check")
STORIES = Path(__file__).parents[1] / "cases" / "stories"


def main() -> None:
    """Print every figure."""
    written = [(name, stories(name)) for name in WRITTEN]
    together = ("all written", [story for _, table in written for story in table])
    for title, table in (*written, together, ("made", made(26))):
        print(f"\n{title}: {len(table)} stories\n{report(total(table))}")
    print("\nA further version in a story of 20 sources (compared with the seed and the version before, then followed)")
    costs = further()
    base = costs[MARKS[0]]
    for mark, (whole, followed) in costs.items():
        print(
            f"the {mark}th: {1000 * whole:.1f} ms CPU, {whole / base[0]:.2f} of the tenth;"
            f" following alone {1000 * followed:.1f} ms"
        )


def further(around: int = 7) -> dict[int, tuple[float, float]]:
    """CPU seconds of one more version, whole and of following alone: the median of the last few before each mark."""
    told: list[Telling] = []
    spent: list[tuple[float, float]] = []
    editions: dict[str, Edition] = {}
    seed: Edition | None = None
    for number, (outlet, moment, text) in enumerate(grown(MARKS[-1])):
        start = time.process_time()
        edition = Edition(text, published_at=moment)
        seed = seed or edition
        reading = compare(seed, edition).witness_reading
        if outlet in editions:
            compare(editions[outlet], edition, readings=(None, reading))
        editions[outlet] = edition
        told.append(Telling(outlet, "lead", f"v{number}", moment, reading))
        compared = time.process_time()
        follow(told)
        spent.append((time.process_time() - start, time.process_time() - compared))
    return {
        mark: (median(w for w, _ in spent[mark - around : mark]), median(f for _, f in spent[mark - around : mark]))
        for mark in MARKS
    }


def stories(name: str) -> list[dict[str, Any]]:
    """One table of stories."""
    table: list[dict[str, Any]] = yaml.safe_load((STORIES / f"{name}.yaml").read_text("utf-8"))
    return table


def total(table: list[dict[str, Any]]) -> Counter[str]:
    """The counts of all stories together."""
    counts: Counter[str] = Counter()
    for story in table:
        told = told_of(story)
        counts.update(score(told, follow(told.tellings)))
    return counts


def report(counts: Counter[str]) -> str:
    """Precision and recall of pairs across sources."""
    lines = []
    for kind in ("quote", "claim"):
        told, wanted = counts[f"{kind} told"], counts[f"{kind} wanted"]
        precision, recall = counts[f"{kind} right"] / max(1, told), counts[f"{kind} found"] / max(1, wanted)
        lines.append(f"{kind}s: precision {precision:.3f} of {told}, recall {recall:.3f} of {wanted}")
    return "\n".join(lines)


def look(table: list[dict[str, Any]]) -> None:
    """Print each miss."""
    for story in table:
        told = told_of(story)
        print(f"\n{told.story}")
        for miss in misses(told, follow(told.tellings)):
            print(" ", miss)


if __name__ == "__main__":
    if sys.argv[1:] == ["open"]:
        look([story for name in WRITTEN for story in stories(name)] + made(26))
    main()
