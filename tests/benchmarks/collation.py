"""The engine beside other tools: which sentence answers which, what is highlighted, and what it costs.

Quality needs the generator of edited texts and the labelled essays of the evaluation folder. Timings are interleaved:
every tool reads a pair before the next pair is read, the best of three counts. "Cold" forgets what was read before.
"""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.table import Table

from services.collation import clean, likeness, segment
from tests.benchmarks import EVAL
from tests.benchmarks.bad_input import prose
from tests.benchmarks.engine import rows
from tests.benchmarks.rivals import TIMED, TOOLS, Wikidiff2

FIRST = int(os.environ.get("VARIORUM_SEED", "0"))
"""The first seed of the generator."""

PAIRS = int(os.environ.get("VARIORUM_PAIRS", "60"))
"""Pairs of each kind."""

Pair = dict[str, Any]


def main() -> None:
    """Print every table."""
    console = Console(width=132)
    if (EVAL / "collation" / "gen.py").exists():
        sys.path.insert(0, str(EVAL / "collation"))
        for table in quality():
            console.print(table)
    else:
        console.print("Quality is not measured: there is no evaluation folder here (VARIORUM_EVAL).")
    console.print(speed())
    console.print(growth())
    console.print(habits())


def sets() -> dict[str, list[Pair]]:
    """Pairs with known truth, by the name of their kind."""
    from gen import make_pair  # type: ignore[import-not-found]

    seeds = range(FIRST, FIRST + PAIRS)
    found = {
        "plain 10 %": [make_pair(seed, 40, 0.1) for seed in seeds],
        "plain 40 %": [make_pair(seed, 40, 0.4) for seed in seeds],
        "hard 30 %": [make_pair(seed, 40, 0.3, tier="hard") for seed in seeds],
        "live blog 600": [make_pair(seed, 600, 0.1, True) for seed in seeds[:3]],
    }
    try:
        import real  # type: ignore[import-not-found]

        found["ArgRewrite"] = real.pairs()
    except OSError:
        pass
    return found


def quality() -> Iterator[Table]:
    """How right each tool is, kind by kind."""
    from score import Align, Mask, masks_of  # type: ignore[import-not-found]

    for kind, pairs in sets().items():
        table = Table(title=f"{kind}: {len(pairs)} pairs", title_justify="left")
        for column in ("", "links", "changed links", "added, omitted", "split", "merged", "moved", "macro F1"):
            table.add_column(column, justify="right" if column else "left")
        table.add_column("false moves a pair", justify="right")
        table.add_column("flagged / changed", justify="right")
        for name, tool in TOOLS.items():
            if kind == "live blog 600" and name == "difflib, words":
                continue  # minutes
            aligned, masked = Align(), Mask()
            for pair in pairs:
                found = tool(pair["before"], pair["after"])
                aligned.add(found, pair)
                if pair["a_mask"] is not None:
                    masked.add(*masks_of(found), pair)
            row = aligned.row()
            false_moves = (aligned.f["moved"].pred - aligned.f["moved"].tp) / aligned.n
            figures = [row[key] for key in ("link", "hard", "unmatched", "split", "merge", "moved", "macro")]
            flagged = f"{masked.row()['flag/true']:.3f}" if masked.true else ""
            table.add_row(name, *(f"{figure:.3f}" for figure in figures), f"{false_moves:.2f}", flagged)
        yield table


def timed_pairs(rate: float, wanted: int = 12) -> list[tuple[str, str]]:
    """Pairs of forty sentences to be timed: the generator's, or sentences of no meaning where it is not here."""
    if "gen" in sys.modules or (EVAL / "collation" / "gen.py").exists():
        from gen import make_pair

        made = [make_pair(seed, 40, rate) for seed in range(FIRST, FIRST + wanted)]
        return [(pair["before"], pair["after"]) for pair in made]
    return [(prose(seed, 40), _edited(prose(seed, 40), rate)) for seed in range(wanted)]


def _edited(text: str, rate: float) -> str:
    lines = text.split("\n")
    step = max(1, round(1 / rate))
    lines[::step] = [" ".join(["Thus", *line.split()[2:]]) for line in lines[::step]]
    return "\n".join(lines)


def forget() -> None:
    """Empty every memory of the engine."""
    memories: tuple[Any, ...] = (clean._TEXTS, segment._REMEMBERED, likeness.content)
    for memory in memories:
        getattr(memory, "__self__", memory).forget()


def _cold(before: str, after: str) -> Any:
    forget()
    return rows(before, after)


def cpu(tool: Callable[[str, str], Any], before: str, after: str, runs: int = 3) -> float:
    """CPU seconds, the best of some runs."""
    best = math.inf
    for _ in range(runs):
        start = time.process_time()
        tool(before, after)
        best = min(best, time.process_time() - start)
    return best


def speed() -> Table:
    """CPU time as a ratio to difflib on the words of the same pair: the median over pairs."""
    table = Table(title="CPU time, as a ratio to difflib on words", title_justify="left")
    rates = (0.02, 0.1, 0.4)
    for column in ("", *(f"{rate:.0%} edits" for rate in rates), "ms at 10%"):
        table.add_column(column, justify="right" if column else "left")
    timed = {**TIMED, "variorum, cold": _cold}
    wiki = Wikidiff2() if Wikidiff2.here() else None
    ratios: dict[str, list[str]] = {name: [] for name in [*timed, *(["wikidiff2"] if wiki else [])]}
    shown: dict[str, str] = {}
    for rate in rates:
        took: dict[str, list[float]] = {name: [] for name in ratios}
        for before, after in timed_pairs(rate):
            for name, tool in timed.items():
                took[name].append(cpu(tool, before, after))
            if wiki:
                took["wikidiff2"].append(wiki.seconds(before, after))
        for name, seconds in took.items():
            against = [x / y for x, y in zip(seconds, took["difflib, words"], strict=True)]
            ratios[name].append(f"{statistics.median(against):.3f}")
            if rate == 0.1:
                shown[name] = f"{1e3 * statistics.median(seconds):.2f}"
    if wiki:
        wiki.close()
    for name, figures in ratios.items():
        table.add_row(name, *figures, shown[name])
    return table


def growth() -> Table:
    """Time and memory as texts grow, the first reading of a pair in a new process."""
    table = Table(title="A live blog that grows: first reading, and again", title_justify="left")
    for column in ("sentences", "CPU ms", "again", "MB at most", "exponent", "again"):
        table.add_column(column, justify="right")
    sizes = (60, 600, 6_000)
    measured = [_in_a_child(*_long_pair(size)) for size in sizes]
    exponents = [("", "")] + [
        (f"{math.log10(y[0] / x[0]):.2f}", f"{math.log10(y[1] / x[1]):.2f}") for x, y in pairwise(measured)
    ]
    for size, (first, again, memory), exponent in zip(sizes, measured, exponents, strict=True):
        table.add_row(str(size), f"{1e3 * first:.1f}", f"{1e3 * again:.1f}", f"{memory:.1f}", *exponent)
    return table


def _long_pair(size: int) -> tuple[str, str]:
    if "gen" in sys.modules:
        from gen import make_pair

        pair = make_pair(FIRST + 1, size, 0.1, True)
        return pair["before"], pair["after"]
    return prose(size, size), _edited(prose(size, size), 0.1)


def _in_a_child(before: str, after: str) -> tuple[float, float, float]:
    """CPU seconds of the first reading and of the best of three more, and the most megabytes it held at once."""
    rows("One. Two.", "One. Three.")
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        forget()
        first, again = cpu(rows, before, after, 1), cpu(rows, before, after)
        forget()
        tracemalloc.start()
        rows(before, after)
        os.write(into, f"{first} {again} {tracemalloc.get_traced_memory()[1] / 1e6}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    first, again, memory = os.read(out, 200).decode().split()
    os.close(out)
    os.close(into)
    return float(first), float(again), float(memory)


def habits() -> Table:
    """What a day is made of: a story of 200 versions, and the start of the command."""
    table = Table(title="In use", title_justify="left", show_header=False)
    if "gen" in sys.modules:
        from gen import make_chain

        chain = [(pair["before"], pair["after"]) for pair in make_chain(FIRST + 1, 60, 0.02, 200)]
        forget()
        start = time.process_time()
        for before, after in chain:
            rows(before, after)
        warm = time.process_time() - start
        start = time.process_time()
        for before, after in chain:
            _cold(before, after)
        cold = time.process_time() - start
        each = f"{1e3 * warm / len(chain):.2f} ms a pair; {1e3 * cold / len(chain):.2f} ms when nothing is remembered"
        table.add_row("200 versions of 60 sentences, 2 % edits", each)
    for module in ("services.collation.collate", "services.collation.clean"):
        code = f"import time; t = time.process_time(); import {module}; print(time.process_time() - t)"
        best = min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3))
        table.add_row(f"import of {module}", f"{1e3 * best:.0f} ms CPU")
    return table


if __name__ == "__main__":
    main()
