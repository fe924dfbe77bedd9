"""Threads across sources on forty stories whose truth is known, and what a further version costs.

`python -m tests.benchmarks threads`. Half of the written stories were never looked at while the threads were worked on.
`python -m tests.benchmarks.threads open` prints each miss of the half that may be looked at. Times are CPU seconds.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from services.newsroom.stories.follow import follow
from tests.benchmarks.story_made import made
from tests.benchmarks.story_tellings import misses, score, told_of

STORIES = Path(__file__).parents[1] / "cases" / "stories"


def main() -> None:
    """Print every figure."""
    for title, table in (
        ("written, looked at", stories("written_open")),
        ("written, not looked at", stories("written_kept")),
        ("made", made(26)),
    ):
        print(f"\n{title}: {len(table)} stories\n{report(total(table))}")


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
        look([*stories("written_open"), *made(26)])
    main()
