"""Groups of lines as threads with their mentions, links, doubts, label and refs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from services.newsroom.stories.followed import Link, Mention, StoryThread
from services.newsroom.stories.groups import BY_REVIEWER, SAME_WORDS, Article, Edge, Grouping
from services.newsroom.stories.labels import label_of
from services.newsroom.stories.mentions import Run, Start, start_of
from services.newsroom.stories.sameness import keys_of_thread
from services.newsroom.stories.seen import seen

MOST_DOUBTS = 6
"""Doubts of one thread that are shown, the surest first."""

Held = list[tuple[Article, str, Run]]
"""The runs of one thread, by source and article, each with its node."""


def spin(articles: Sequence[tuple[Article, Sequence[Run]]], grouping: Grouping) -> tuple[StoryThread, ...]:
    """Every group as a thread, in the order of their first mentions."""
    held: dict[str, Held] = defaultdict(list)
    first: dict[str, Run] = {}
    group_of = {node: grouping.of(node) for node in grouping.leader}
    for (article, runs), nodes in zip(articles, grouping.nodes, strict=True):
        for node, run in zip(nodes, runs, strict=True):
            held[group_of[node]].append((article, node, run))
            if node not in first or run.start < first[node].start:
                first[node] = run
    used, doubted = defaultdict(list), defaultdict(list)
    for edge in grouping.used:
        used[group_of[edge.one]].append(edge)
    for edge in grouping.doubted:
        one, other = group_of[edge.one], group_of[edge.other]
        if one != other:
            doubted[one].append(edge)
            doubted[other].append(edge)
    spindles = [(_Spindle(runs, grouping, first), leader) for leader, runs in held.items()]
    spindles.sort(key=lambda s: (s[0].start, s[0].nodes[0]))
    return tuple(spindle.thread(used[leader], doubted[leader]) for spindle, leader in spindles)


class _Spindle:
    """One group being made a thread. `nodes` are in the order in which they were first told."""

    def __init__(self, held: Held, grouping: Grouping, first: dict[str, Run]) -> None:
        self.held, self.grouping, self.first = held, grouping, first
        self.nodes = sorted({node for _, node, _ in held}, key=lambda node: (first[node].start, node))
        self.start: Start = first[self.nodes[0]].start

    def thread(self, used: list[Edge], doubted: list[Edge]) -> StoryThread:
        """The thread with everything that is said of it."""
        lines = [self.grouping.lines[node] for node in self.nodes]
        ref = self.first[self.nodes[0]].ref
        return StoryThread(
            ref,
            tuple(sorted({run.ref for _, _, run in self.held} - {ref})),
            lines[0].kind,
            lines[0].slot,
            label_of(lines),
            tuple(self._mentions(dict(zip(self.nodes, keys_of_thread(lines), strict=True)))),
            tuple(self._links(used)),
            tuple(self._doubts(doubted)),
        )

    def _mentions(self, keys: dict[str, str]) -> Iterator[Mention]:
        """By source, article and time, each with its key in this thread."""
        for _, runs in groupby(self.held, key=lambda held: held[0]):
            told = [(keys[node], run) for _, node, run in runs]
            mentions = [
                mention if mention.key == key else replace(mention, key=key)
                for key, run in told
                for mention in run.mentions
            ]
            yield from mentions if len(told) == 1 else sorted(mentions, key=start_of)

    def _links(self, used: list[Edge]) -> list[Link]:
        """For every article after the first, the surest answer to an earlier one."""
        articles: dict[Article, dict[str, Run]] = defaultdict(dict)
        for article, node, run in self.held:
            articles[article][node] = run
        if len(articles) < 2:
            return []
        beside: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for edge in used:
            beside[edge.one].append((edge.minus, edge.other))
            beside[edge.other].append((edge.minus, edge.one))
        told: dict[str, Mention] = {}
        links: list[Link] = []
        for nodes in sorted(articles.values(), key=lambda held: min(run.start for run in held.values())):
            answers = [(-SAME_WORDS, node, node) for node in nodes if node in told]
            answers += [(minus, node, there) for node in nodes for minus, there in beside[node] if there in told]
            if answers:
                minus, here, there = min(answers)
                links.append(self._link(-minus, here, nodes[here].mentions[0], there, told[there]))
            for node, run in nodes.items():
                told.setdefault(node, run.mentions[0])
        return links

    def _link(self, score: float, here: str, one: Mention, there: str, other: Mention) -> Link:
        joined, why = seen(self.grouping.lines[here], self.grouping.lines[there])
        return Link(one, other, score, why, "reviewer" if score == BY_REVIEWER else joined)

    def _doubts(self, doubted: list[Edge]) -> list[Link]:
        return [
            self._link(
                -edge.minus, edge.one, self.first[edge.one].mentions[0], edge.other, self.first[edge.other].mentions[0]
            )
            for edge in sorted(doubted)[:MOST_DOUBTS]
        ]
