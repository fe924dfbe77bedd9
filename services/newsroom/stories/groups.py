"""Lines put together into threads: the surest answers first, and never two values of one thing in one version.

The law: edges are taken in an order of their own (score, then words), so the groups are a function of the set. What a
reviewer parted is never in one group; what a reviewer joined is, however unlike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from services.newsroom.stories.claim_threads import JOINED
from services.newsroom.stories.lines import Line
from services.newsroom.stories.mentions import Carried

SAME_WORDS = 0.99
"""The same sentence in two articles of one story."""
BY_REVIEWER = 1.0


@dataclass(frozen=True, slots=True)
class Edge:
    """Two lines that may be one thread, and how sure that is. `within` is the source and article that revised it."""

    score: float
    one: str
    other: str
    within: tuple[str, str] | None = None


@dataclass(slots=True)
class Grouping:
    """Which node is in which group, which node a mention belongs to, and the edges that joined or were not sure."""

    nodes: dict[tuple[int, int], str] = field(default_factory=dict)
    """From (version number, line number) to the node."""
    lines: dict[str, Line] = field(default_factory=dict)
    leader: dict[str, str] = field(default_factory=dict)
    used: list[Edge] = field(default_factory=list)
    doubted: list[Edge] = field(default_factory=list)

    def of(self, node: str) -> str:
        """The node that stands for the group of this one."""
        while self.leader[node] != node:
            self.leader[node] = self.leader[self.leader[node]]
            node = self.leader[node]
        return node


def group(
    carried: list[Carried],
    edges: Iterable[Edge],
    joined: Collection[tuple[str, str]],
    parted: Collection[tuple[str, str]],
) -> Grouping:
    """Put the lines of all versions together. One node stands for the same words wherever they are told, unless a
    reviewer named them in one article."""
    found = Grouping()
    refs, split = _refs(carried, {*joined, *parted})
    members: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    masks: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for number, version in enumerate(carried):
        for at, ((line, _), mention) in enumerate(zip(version.placed, version.mentions, strict=True)):
            node = f"{line.id}\x1d{mention.ref}" if line.id in split else line.id
            found.nodes[number, at] = node
            found.lines.setdefault(node, line)
            found.leader.setdefault(node, node)
            members[line.id][node] = (mention.source, mention.article)
            if line.kind == "claim":
                masks[node][line.rough] |= 1 << number
    work = _Work(found, masks, _apart(refs, parted, split))
    for one, other in sorted(_named(refs, joined, split)):
        work.join(Edge(BY_REVIEWER, one, other), forced=True)
    everything = [
        Edge(edge.score, min(one, other), max(one, other))
        for edge in edges
        for one, here in members[edge.one].items()
        for other, there in members[edge.other].items()
        if edge.within is None
        or all(edge.within == a for a, line in ((here, edge.one), (there, edge.other)) if line in split)
    ]
    for words in sorted(split):
        nodes = sorted(members[words])
        everything += [Edge(SAME_WORDS, one, other) for i, one in enumerate(nodes) for other in nodes[i + 1 :]]
    for edge in sorted(everything, key=lambda e: (-e.score, e.one, e.other)):
        work.join(edge)
    return found


def _refs(
    carried: list[Carried], named: Collection[tuple[str, str]]
) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The lines under each ref, and the lines that are told apart by article because a reviewer named one of them."""
    lines: dict[str, dict[str, None]] = defaultdict(dict)
    for version in carried:
        for (line, _), mention in zip(version.placed, version.mentions, strict=True):
            lines[mention.ref][line.id] = None
    refs = {ref: tuple(held) for ref, held in lines.items()}
    return refs, frozenset(line for pair in named for ref in pair for line in refs.get(ref, ()))


def _named(
    refs: dict[str, tuple[str, ...]], pairs: Collection[tuple[str, str]], split: frozenset[str]
) -> set[tuple[str, str]]:
    """Pairs of refs as pairs of nodes; refs that no version has are left aside."""

    def nodes(ref: str) -> list[str]:
        return [f"{line}\x1d{ref}" if line in split else line for line in refs.get(ref, ())]

    named = {(one, other) for a, b in pairs for one in nodes(a) for other in nodes(b) if one != other}
    return {(one, other) if one < other else (other, one) for one, other in named}


def _apart(
    refs: dict[str, tuple[str, ...]], parted: Collection[tuple[str, str]], split: frozenset[str]
) -> dict[str, set[str]]:
    apart: dict[str, set[str]] = defaultdict(set)
    for one, other in _named(refs, parted, split):
        apart[one].add(other)
        apart[other].add(one)
    return apart


class _Work:
    """What is joined so far, what each group says in which versions, and whom it may never meet."""

    def __init__(self, found: Grouping, masks: dict[str, dict[str, int]], apart: dict[str, set[str]]) -> None:
        self.found, self.masks, self.apart = found, masks, apart
        self.nodes: dict[str, list[str]] = {node: [node] for node in found.leader}

    def join(self, edge: Edge, *, forced: bool = False) -> None:
        """Join two groups; what is not sure enough, or would make a version contradict itself, is a doubt."""
        one, other = self.found.of(edge.one), self.found.of(edge.other)
        if one == other:
            self.found.used.append(edge)
            return
        if self._is_parted(one, other):
            return
        if not forced and (edge.score < JOINED or self._contradicts(one, other)):
            self.found.doubted.append(edge)
            return
        self.found.used.append(edge)
        first, second = (one, other) if one < other else (other, one)
        self.found.leader[second] = first
        self.nodes[first] += self.nodes.pop(second)
        for rough, mask in self.masks.pop(second, {}).items():
            self.masks[first][rough] |= mask
        if second in self.apart:
            self.apart[first] |= self.apart.pop(second)

    def _is_parted(self, one: str, other: str) -> bool:
        return any(self.found.of(node) == other for node in self.apart.get(one, ())) or any(
            self.found.of(node) == one for node in self.apart.get(other, ())
        )

    def _contradicts(self, one: str, other: str) -> bool:
        """Whether some version would give two values of one claim."""
        mine, theirs = self.masks.get(one), self.masks.get(other)
        if not mine or not theirs:
            return False
        return any(a != b and held & there for a, held in mine.items() for b, there in theirs.items())
