"""How well notices are found, and how quickly: on our own cases, and on a file of texts that others labelled.

python -m tests.benchmarks.notices [LABELLED.jsonl] [--show N]

A labelled line is {"text", "label": "notice"|"none", "wrong", "right"}. A value counts when one contains the other.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from services.collation.clean import from_text
from services.collation.segment import segment
from services.newsroom.notices.found import find_notices
from services.newsroom.readings import Notice

CASES = Path(__file__).parents[1] / "cases" / "notices.yaml"


def own() -> list[dict[str, Any]]:
    """Our own cases in the form of the labelled ones."""
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [{**case, "label": "notice" if "kind" in case else "none"} for case in cases]


def read(words: str) -> tuple[Notice, ...]:
    """The notices of some words."""
    text = from_text(words)
    return find_notices(text, segment(text))


def main(show: int = 0) -> None:
    """Measure our own cases."""
    measure(own(), "own cases", show)


def measure(rows: list[dict[str, Any]], name: str, show: int = 0) -> None:
    """Print precision, recall and F1 of notices, the share of values found, and the CPU time of a text."""
    right = wrong = missed = both = asked = 0
    began = time.process_time()
    found = [read(row["text"]) for row in rows]
    spent = time.process_time() - began
    for row, notices in zip(rows, found, strict=True):
        notice = row["label"] == "notice"
        right += notice and bool(notices)
        wrong += bool(notices) and not notice
        missed += notice and not notices
        if notice and row.get("wrong") and row.get("right"):
            asked += 1
            both += any(_has(n.wrong, row["wrong"]) and _has(n.right, row["right"]) for n in notices)
        if notice != bool(notices) and show > 0:
            show -= 1
            print("  missed:" if notice else "  found in:", row["text"][:200])
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"notices {name}: {len(rows)} texts, precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}, "
        f"wrong and right value {both}/{asked}, {spent / max(1, len(rows)) * 1e3:.2f} ms a text"
    )


def _has(one: str | None, other: str) -> bool:
    return one is not None and (one.lower() in other.lower() or other.lower() in one.lower())


if __name__ == "__main__":
    shown = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 0
    main(shown)
    files = [word for word in sys.argv[1:] if word.endswith(".jsonl")]
    for file in files:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
        measure([json.loads(line) for line in lines], Path(file).name, shown)
