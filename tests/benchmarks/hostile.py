"""What comparing hostile news texts costs, reading included. No pair of 1 MB texts may take over 5 s or 300 MB.

python -m tests.benchmarks.hostile [characters a side]
"""

from __future__ import annotations

import os
import resource
import sys
import time

from rich.console import Console
from rich.table import Table

from services.collation import clean
from services.newsroom.compare import Edition, compare
from tests.benchmarks.hostile_texts import MAKERS, SIZE

QUICK = SIZE // 10
"""Characters a side when run with the other benches: the whole size takes up to a minute a pair."""


def main(size: int = QUICK) -> None:
    """Print CPU time and memory of each pair, each in a process of its own, which ends at a minute."""
    table = Table(title=f"compare() of hostile pairs of {size:,} characters", title_justify="left")
    for column in ("", "CPU s", "extra MB", "changes"):
        table.add_column(column, justify="right" if column else "left")
    for name in MAKERS:
        table.add_row(name, *_measured(name, size))
    Console(width=100).print(table)


def _measured(name: str, size: int) -> list[str]:
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        before, after = MAKERS[name](size)
        held, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        resource.setrlimit(resource.RLIMIT_CPU, (int(start) + 60, int(start) + 60))
        changes = compare(Edition(clean.from_text(before)), Edition(clean.from_text(after))).changes
        seconds = time.process_time() - start
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024
        os.write(into, f"{seconds:.2f} {memory:.0f} {len(changes)}".encode())
        os._exit(0)
    os.close(into)
    os.waitpid(child, 0)
    figures = os.read(out, 200).decode().split()
    os.close(out)
    return figures or ["over 60", "", ""]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else QUICK)
