"""How many pairs of articles one core compares in a second: alignment, quotes, claims, notices and rubric together.

Each line is measured in a process of its own, in which nothing has been read before, and each pair once: in the order
of the archive, a version against the one before it, as a worker meets them. The yardstick is difflib on the words of
the same pairs, in the same run.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.table import Table

from services.collation import clean
from services.newsroom import compare as newsroom
from services.newsroom import reading
from services.newsroom.compare import Edition
from services.sweeping import sweep_seldom
from tests.benchmarks import EVAL
from tests.benchmarks.quote_texts import OWN

ARCHIVE = EVAL / "versions" / "18f_blog_versions.jsonl"
"""Articles with all their versions, if they are at hand."""

NOTICES = """
Correction: An earlier version of this article said that 12 gates were closed. There were 13.
Somebody added this article to a list of links.
"""
"""A line that is a notice, and one that each pattern for notices looks at and none takes."""

YARDSTICK = 12
"""Every so many-th pair is also given to difflib, which takes longer than all the rest."""

_WORD = re.compile(r"\w+(?:[’'.,:\-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and when they were published."""

    before: str
    after: str
    published: tuple[datetime, datetime]


Versions = list[tuple[str, datetime]]


def articles() -> list[Versions]:
    """Every article's versions in order: those of the archive, or texts of our own with some edits."""
    if not ARCHIVE.exists():
        return [_own(seed) for seed in range(60)]
    lines = ARCHIVE.read_text(encoding="utf-8").splitlines()
    return [
        [(v["text"], datetime.fromisoformat(v["at"]).astimezone(UTC)) for v in json.loads(line)["versions"]]
        for line in lines
    ]


def _own(seed: int) -> Versions:
    """An article of our own in words that no other seed has, and three revisions of it."""
    ending = "bdfgklmn"[seed % 8] + "aeiou"[seed // 8 % 5] + "rstvz"[seed // 40 % 5]
    text = re.sub(r"\b[A-Za-z]{6,}\b", lambda word: word[0] + ending, "".join(OWN * 3))
    lines = [f"{line} {n}" for n, line in enumerate(text.split("\n"))]
    found, when = [("\n".join(lines), datetime(2026, 11, 2, 9, tzinfo=UTC))], timedelta(hours=5)
    for n in range(3):
        lines[seed * 7 % len(lines) - n] += f" The board met again and counted {seed + n} gates."
        found.append(("\n".join(lines), found[-1][1] + when))
    return found


def archive() -> list[Pair]:
    """Each version against the one before it, article by article."""
    return [_pair(one, other) for versions in articles() for one, other in pairwise(versions)]


def fresh() -> list[Pair]:
    """The first two versions of each article: of no pair has anything been read before."""
    return [_pair(*versions[:2]) for versions in articles() if len(versions) > 1]


def strangers() -> list[Pair]:
    """Two articles that have nothing to do with each other, both read for the first time."""
    firsts = [versions[0] for versions in articles()]
    return [_pair(one, other) for one, other in zip(firsts[::2], firsts[1::2], strict=False)]


def _pair(before: tuple[str, datetime], after: tuple[str, datetime]) -> Pair:
    return Pair(before[0], after[0], (before[1], after[1]))


def _compared(pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        newsroom.compare(*_editions(pair))


def _editions(pair: Pair) -> tuple[Edition, Edition]:
    before, after = pair.published
    return (
        Edition(clean.from_text(pair.before), published_at=before),
        Edition(clean.from_text(pair.after), published_at=after),
    )


def _answered(pairs: Sequence[Pair]) -> None:
    """What `variorum collate --jsonl` does with the same pairs, its start left out."""
    from api.commands.collate import _answer
    from api.commands.texts import answer_lines

    lines = [
        json.dumps({
            "id": n, "before": pair.before, "after": pair.after,
            "published_before": pair.published[0].isoformat(), "published_after": pair.published[1].isoformat(),
        }).encode()
        for n, pair in enumerate(pairs)
    ]  # fmt: skip
    answer_lines(_answer, lines, BytesIO())


def _yardstick(pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        old, new = _WORD.findall(pair.before), _WORD.findall(pair.after)
        difflib.SequenceMatcher(None, old, new, False).get_opcodes()


def measured(work: Callable[[Sequence[Pair]], None], pairs: Sequence[Pair]) -> float:
    """CPU seconds of some work on pairs, in a process of its own."""
    return _in_child(lambda: {"": _timed(lambda: work(pairs))})[""]


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _in_child(work: Callable[[], dict[str, float]]) -> dict[str, float]:
    out, into = os.pipe()
    if os.fork() == 0:
        with os.fdopen(into, "w", encoding="utf-8") as answer:
            json.dump(work(), answer)
        os._exit(0)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as answer:
        found: dict[str, float] = json.load(answer)
    os.wait()
    return found


PARTS = {
    "sentences": (reading, "segment"),
    "furniture": (reading, "find_furniture"),
    "quotes read": (reading, "find_quotes"),
    "notices read": (reading, "find_notices"),
    "collate": (newsroom, "collate"),
    "quotes followed": (newsroom, "follow_quotes"),
    "quotes weighed": (newsroom, "as_changes"),
    "claims weighed by the rubric": (newsroom, "weigh_changes"),
    "notices held against changes": (newsroom, "disclose"),
}
"""The work of each part, none inside another, by the module that asks for it and the name it has there."""

REST = "cleaning, headlines, and the rest"
LISTED = "every claim of the witness, if asked for"


def parts(pairs: Sequence[Pair]) -> dict[str, float]:
    """CPU seconds of each part of comparing pairs. To be called in a process of its own: it puts a clock on each."""
    spent = dict.fromkeys(PARTS, 0.0)
    for part, (module, name) in PARTS.items():
        setattr(module, name, _clocked(getattr(module, name), part, spent))
    listed = whole = 0.0
    for pair in pairs:
        start = time.process_time()
        found = newsroom.compare(*_editions(pair))
        whole += time.process_time() - start
        listed += _timed(lambda found=found: found.witness_reading.claims)  # type: ignore[misc]
    return spent | {REST: whole - sum(spent.values()), LISTED: listed}


def _clocked(work: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    def clocked(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[part] += time.process_time() - start

    return clocked


def main() -> None:
    """Print both tables."""
    console = Console(width=110)
    sweep_seldom()  # as every process that compares does
    reading.read(clean.from_text(OWN[0] + NOTICES))  # what is compiled when first asked for is no part of any pair
    kinds = {"archive, in its order": archive(), "fresh pairs": fresh(), "two strangers": strangers()}
    table = Table(title=f"Pairs a second and core ({_source()})", title_justify="left")
    for column in ("", "pairs", "characters a side", "compare()", "collate --jsonl", "ms a pair", "difflib, words: ms"):
        table.add_column(column, justify="right" if column else "left")
    for kind, pairs in kinds.items():
        some = pairs[::YARDSTICK]
        compared, answered = measured(_compared, pairs), measured(_answered, pairs)
        size = sum(len(p.before) + len(p.after) for p in pairs) / 2 / len(pairs)
        table.add_row(
            kind, f"{len(pairs)}", f"{size:,.0f}", f"{len(pairs) / compared:.0f}", f"{len(pairs) / answered:.0f}",
            f"{1e3 * compared / len(pairs):.2f}", f"{1e3 * measured(_yardstick, some) / len(some):.2f}",
        )  # fmt: skip
    console.print(table)
    console.print(_by_part(kinds))


def _by_part(kinds: dict[str, list[Pair]]) -> Table:
    table = Table(title="Where the time goes: ms a pair", title_justify="left")
    for column in ("", *kinds):
        table.add_column(column, justify="right" if column else "left")
    spent = {kind: _in_child(lambda pairs=pairs: parts(pairs)) for kind, pairs in kinds.items()}  # type: ignore[misc]
    for part in next(iter(spent.values())):
        table.add_row(part, *(f"{1e3 * spent[kind][part] / len(pairs):.2f}" for kind, pairs in kinds.items()))
    return table


def _source() -> str:
    return "real versions" if ARCHIVE.exists() else "texts of our own"


if __name__ == "__main__":
    main()
