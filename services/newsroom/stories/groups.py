"""Lines put together into threads: the surest answers first, and never two values of one thing in one version.

The law: answers are taken in an order of their own (score, then words), so the groups are a function of the set. What a
reviewer parted is never in one group; what a reviewer joined is, unless that would join what was parted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from services.newsroom.stories.claim_threads import JOINED
from services.newsroom.stories.lines import Line
from services.newsroom.stories.mentions import Run

SAME_WORDS = 0.99
"""The same sentence in two articles of one story."""
BY_REVIEWER = 1.0

Article = tuple[str, str]
"""A source and its article."""


class Edge(NamedTuple):
    """Two lines (or nodes) that may be one thread, and how sure that is, negative: the surest sort first.

    `within` is the article that revised one into the other.
    """

    minus: float
    one: str
    other: str
    within: Article | None = None


@dataclass(slots=True)
class Grouping:
    """Which node each line of each article is, which group each node is in, and the edges that joined or did not.

    One node stands for the same words wherever they are told; a line that a reviewer named is a node in each article.
    """

    nodes: list[list[str]] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    leader: dict[str, str] = field(default_factory=dict)
    used: list[Edge] = field(default_factory=list)
    doubted: list[Edge] = field(default_factory=list)

    def of(self, node: str) -> str:
        """The node that stands for the group of this one."""
        leader = self.leader
        while leader[node] != node:
            leader[node] = node = leader[leader[node]]
        return node


def group(
    articles: Sequence[tuple[Article, Sequence[Run]]],
    edges: Iterable[Edge],
    joined: Collection[tuple[str, str]],
    parted: Collection[tuple[str, str]],
) -> Grouping:
    """Put the lines of all articles together."""
    named = _Named(articles, {*joined, *parted})
    found = Grouping()
    says: dict[str, dict[str, int]] = {}
    before = 0
    for _, runs in articles:
        nodes = [named.node(run) for run in runs]
        found.nodes.append(nodes)
        versions = 0
        for node, run in zip(nodes, runs, strict=True):
            found.lines.setdefault(node, run.line)
            held = says.setdefault(node, {})
            versions |= run.versions
            if run.line.rough:
                held[run.line.rough] = held.get(run.line.rough, 0) | run.versions << before
        before += versions.bit_length()
    found.leader = {node: node for node in found.lines}
    work = _Work(found, says, named.pairs(parted))
    for one, other in sorted(named.pairs(joined)):
        work.join(Edge(-BY_REVIEWER, one, other), forced=True)
    for edge in sorted(named.spread(edges)):
        work.join(edge)
    return found


class _Named:
    """The lines that reviewers named, told apart by article: a parting is of one article's words, not of all."""

    def __init__(self, articles: Sequence[tuple[Article, Sequence[Run]]], pairs: set[tuple[str, str]]) -> None:
        wanted = {ref for pair in pairs for ref in pair}
        self.refs: dict[str, set[str]] = defaultdict(set)
        self.lines: dict[str, dict[str, Article]] = {}
        for _, runs in articles if wanted else ():
            for run in runs:
                if run.ref in wanted:
                    self.refs[run.ref].add(run.line.id)
                    self.lines[run.line.id] = {}
        for article, runs in articles if self.lines else ():
            for run in runs:
                if run.line.id in self.lines:
                    self.lines[run.line.id][self.node(run)] = article

    def node(self, run: Run) -> str:
        """The node of an article's line."""
        return f"{run.line.id}\x1d{run.ref}" if run.line.id in self.lines else run.line.id

    def pairs(self, named: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Pairs of refs as pairs of nodes; refs that no version has are left aside."""
        found = {
            (f"{one}\x1d{a}", f"{other}\x1d{b}")
            for a, b in named
            for one in self.refs.get(a, ())
            for other in self.refs.get(b, ())
        }
        return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}

    def spread(self, edges: Iterable[Edge]) -> Iterable[Edge]:
        """The edges between lines as edges between nodes, with those between the nodes of one line."""
        if not self.lines:
            return edges
        found = [
            Edge(edge.minus, min(one, other), max(one, other))
            for edge in edges
            for one in self._nodes(edge.one, edge.within)
            for other in self._nodes(edge.other, edge.within)
        ]
        for nodes in self.lines.values():
            ordered = sorted(nodes)
            found += [Edge(-SAME_WORDS, one, other) for i, one in enumerate(ordered) for other in ordered[i + 1 :]]
        return found

    def _nodes(self, line: str, within: Article | None) -> list[str]:
        nodes = self.lines.get(line)
        if nodes is None:
            return [line]
        return [node for node, article in nodes.items() if within is None or article == within]


class _Work:
    """What is joined so far, what each group says in which versions, and whom it may never meet."""

    def __init__(self, found: Grouping, says: dict[str, dict[str, int]], parted: set[tuple[str, str]]) -> None:
        self.found, self.says = found, says
        self.told = {node: sum(held.values()) for node, held in says.items()}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for one, other in parted:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def join(self, edge: Edge, *, forced: bool = False) -> None:
        """Join two groups; what is not sure enough, or would make a version contradict itself, is a doubt."""
        minus, first, second, _ = edge
        one, other = self.found.of(first), self.found.of(second)
        if one == other:
            self.found.used.append(edge)
        elif self.apart and self._is_parted(one, other):
            return
        elif not forced and (-minus < JOINED or self._contradicts(one, other)):
            self.found.doubted.append(edge)
        else:
            self.found.used.append(edge)
            self._merge(one, other)

    def _merge(self, one: str, other: str) -> None:
        first, second = (one, other) if one < other else (other, one)
        self.found.leader[second] = first
        self.told[first] |= self.told.pop(second)
        mine = self.says[first]
        for rough, versions in self.says.pop(second).items():
            mine[rough] = mine.get(rough, 0) | versions
        if second in self.apart:
            self.apart[first] |= self.apart.pop(second)

    def _is_parted(self, one: str, other: str) -> bool:
        mine, theirs = self.apart.get(one, ()), self.apart.get(other, ())
        return any(self.found.of(node) == other for node in mine) or any(self.found.of(node) == one for node in theirs)

    def _contradicts(self, one: str, other: str) -> bool:
        """Whether some version would give two values of one claim."""
        both = self.told[one] & self.told[other]
        if not both:
            return False
        mine, theirs = self.says[one], self.says[other]
        return any(a != b and held & there for a, held in mine.items() if held & both for b, there in theirs.items())
