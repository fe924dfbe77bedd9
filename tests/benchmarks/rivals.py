"""Other ways to compare two texts, each given the same two strings and asked for the same rows.

Tools that know words only get their sentences linked when they share half of the shorter one's words.
"""

from __future__ import annotations

import difflib
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rapidfuzz.distance import Indel

from services.collation.clean import from_text
from services.collation.segment import segment
from services.collation.text import Span
from services.collation.tokens import TOKEN
from tests.benchmarks.engine import rows as variorum

Rows = list[dict[str, Any]]
Tool = Callable[[str, str], Rows]
Block = tuple[int, int, int]


def _places(text: str) -> list[Span]:
    return [token.span() for token in TOKEN.finditer(text)]


def _words(text: str) -> list[str]:
    return TOKEN.findall(text)


def difflib_blocks(before: str, after: str) -> list[Block]:
    """What one would write first: SequenceMatcher over all words, without its guess at junk."""
    found = difflib.SequenceMatcher(None, _words(before), _words(after), autojunk=False).get_matching_blocks()
    return [(x, y, n) for x, y, n in found if n]


def rapidfuzz_blocks(before: str, after: str) -> list[Block]:
    """The longest common subsequence of all words."""
    return [(x, y, n) for x, y, n in Indel.opcodes(_words(before), _words(after)).as_matching_blocks() if n]


def rows_of(before: str, after: str, blocks: Sequence[Block]) -> Rows:
    """Sentence rows out of matching words."""
    sides = [(segment(from_text(text)), _places(text)) for text in (before, after)]
    owners = [_owners(*side) for side in sides]
    sizes = [Counter(owner) for owner in owners]
    shared: Counter[tuple[int, int]] = Counter()
    same: tuple[set[int], set[int]] = set(), set()
    for x, y, n in blocks:
        for k in range(n):
            shared[owners[0][x + k], owners[1][y + k]] += 1
            same[0].add(x + k)
            same[1].add(y + k)
    links = [pair for pair, n in shared.items() if 2 * n >= min(sizes[0][pair[0]], sizes[1][pair[1]])]
    rows = []
    for a, b in _components(links, len(sides[0][0]), len(sides[1][0])):
        ops = [["delete", *sides[0][1][w], 0, 0] for w in _in(a, owners[0]) if w not in same[0]]
        ops += [["insert", 0, 0, *sides[1][1][w]] for w in _in(b, owners[1]) if w not in same[1]]
        spans = {"a": [sides[0][0][i] for i in a], "b": [sides[1][0][j] for j in b]}
        rows.append({"kind": "row", "moved": False, **spans, "ops": ops})
    return rows


def _in(numbers: Iterable[int], owners: Sequence[int]) -> list[int]:
    wanted = set(numbers)
    return [word for word, owner in enumerate(owners) if owner in wanted]


def _owners(spans: Sequence[Span], places: Sequence[Span]) -> list[int]:
    owners, at = [], 0
    for start, _ in places:
        while spans[at][1] <= start:
            at += 1
        owners.append(at)
    return owners


def _components(links: Iterable[tuple[int, int]], a: int, b: int) -> list[tuple[list[int], list[int]]]:
    home: dict[tuple[str, int], int] = {("a", i): i for i in range(a)} | {("b", j): a + j for j in range(b)}
    for i, j in links:
        old, new = home["a", i], home["b", j]
        home = {node: new if place == old else place for node, place in home.items()}
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for (side, number), place in home.items():
        groups.setdefault(place, ([], []))[side == "b"].append(number)
    return list(groups.values())


def _deltas() -> Tool | None:
    try:
        from deltas import segment_matcher, text_split  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None

    def run(before: str, after: str) -> Rows:
        list(segment_matcher.diff(text_split.tokenize(before), text_split.tokenize(after)))
        return []

    return run


class Wikidiff2:
    """MediaWiki's differ, one process that is asked again and again, since PHP starts slowly. One sentence a line."""

    SCRIPT = (
        "while (($line = fgets(STDIN)) !== false) { $pair = json_decode($line); $best = 1e9;"
        " for ($i = 0; $i < 5; $i++) { $start = hrtime(true); wikidiff2_inline_json_diff($pair[0], $pair[1], 0);"
        ' $best = min($best, hrtime(true) - $start); } echo $best / 1e9, "\\n"; }'
    )

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(["php", "-r", self.SCRIPT], stdin=pipe, stdout=pipe, text=True)

    @staticmethod
    def here() -> bool:
        """Whether PHP and the extension are installed."""
        if not shutil.which("php"):
            return False
        return "wikidiff2" in subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout

    def seconds(self, before: str, after: str) -> float:
        """Seconds of one comparison, the best of five: PHP has no fine clock of CPU time."""
        assert self.process.stdin
        assert self.process.stdout
        lines = ["\n".join(text[s:e].strip() for s, e in segment(from_text(text))) for text in (before, after)]
        self.process.stdin.write(json.dumps(lines) + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self.process.communicate()


TOOLS: dict[str, Tool] = {
    "variorum": variorum,
    "difflib, words": lambda before, after: rows_of(before, after, difflib_blocks(before, after)),
    "rapidfuzz, words": lambda before, after: rows_of(before, after, rapidfuzz_blocks(before, after)),
}
"""What gives rows, for the tables of quality."""

TIMED: dict[str, Callable[[str, str], Any]] = {
    "difflib, words": difflib_blocks,
    "variorum": variorum,
    "rapidfuzz, words": rapidfuzz_blocks,
    **({"deltas": deltas} if (deltas := _deltas()) else {}),
}
"""What is timed: word tools without the work of linking sentences, which they do not do."""
