"""Runs benches by name, all when none is named."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES = {
    "collation": "tests.benchmarks.collation",
    "bad-input": "tests.benchmarks.bad_input",
    "quotes": "tests.benchmarks.quotes",
    "claims": "tests.benchmarks.claims",
    "notices": "tests.benchmarks.notices",
    "pairs": "tests.benchmarks.pairs",
    "hostile": "tests.benchmarks.hostile",
    "stories": "tests.benchmarks.stories",
    "threads": "tests.benchmarks.threads",
    "story-page": "tests.benchmarks.story_page",
    "kept-orders": "tests.benchmarks.kept_orders",
    "payloads": "tests.benchmarks.payloads",
    "proposing": "tests.benchmarks.proposing",
}
"""One module a bench, each with a `main()` that prints its tables."""

for name in sys.argv[1:] or BENCHES:
    if name not in BENCHES:
        sys.exit(f"There is no bench {name!r}. There are: {', '.join(BENCHES)}.")
    print(f"\n{name}", flush=True)
    import_module(BENCHES[name]).main()
