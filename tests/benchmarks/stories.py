"""Which articles cover one event, and what they share: `python -m tests.benchmarks.stories`.

Twelve events written by hand (tests/cases/threads.yaml), 28 and 200 made ones, and 1,000 articles against 10,000 kept.
Times are CPU seconds.
"""

from __future__ import annotations

import time
from pathlib import Path

import yaml

from services.newsroom.stories.relate import Index
from tests.benchmarks.story_events import events
from tests.benchmarks.story_scores import articles_of, relate_all, report, score

WRITTEN = Path(__file__).parents[1] / "cases" / "threads.yaml"
KEPT, COMING = 10_000, 1_000


def main() -> None:
    """Print every figure."""
    written = yaml.safe_load(WRITTEN.read_text("utf-8"))
    made = events(28)
    for title, table in (
        ("12 events written by hand", written),
        ("28 made events", made),
        ("all 40 together", sorted(written + made, key=lambda event: event["date"])),
        ("200 made events in 60 days", events(200, seed=2)),
    ):
        given = articles_of(table)
        print(f"\n{title}, {len(given)} articles\n{report(score(given, relate_all(given)))}")
    print(f"\n{COMING:,} articles against {KEPT:,} kept ones: {speed():.1f} s CPU")


def speed() -> float:
    """CPU seconds for a thousand articles after ten thousand, each as long as a short report."""
    given = [one.article for one in articles_of(events(2_600, seed=3, days=700))][: KEPT + COMING]
    index = Index()
    for article in given[:KEPT]:
        index.add(article)
    before = time.process_time()
    for article in given[KEPT:]:
        index.add(article)
    return time.process_time() - before


if __name__ == "__main__":
    main()
