"""Groups of lines as threads with their mentions, links, doubts, label and refs.

The law: a thread is a function of its lines in its articles, of the answers that joined them and those that did not;
where these are as before, so is the thread, and it is not made again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from services.newsroom.stories.followed import Link, Mention, StoryThread
from services.newsroom.stories.groups import BY_REVIEWER, SAME_WORDS, Article, Edge, Grouping
from services.newsroom.stories.labels import label_of
from services.newsroom.stories.lines import Line
from services.newsroom.stories.mentions import Run, Start
from services.newsroom.stories.sameness import keys_of_thread
from services.newsroom.stories.seen import seen

MOST_DOUBTS = 6
"""Doubts of one thread that are shown, the surest first."""

Held = tuple[tuple[Article, str, Run], ...]
"""The runs of one thread, by source and article, each with its node."""
Doubt = tuple[Edge, Run, Run]
"""An answer that joined nothing, with the first run of each of its nodes."""


def spin(articles: Sequence[tuple[Article, Sequence[Run]]], grouping: Grouping) -> tuple[StoryThread, ...]:
    """Every group as a thread, in the order of their first mentions."""
    held: dict[str, list[tuple[Article, str, Run]]] = defaultdict(list)
    first: dict[str, Run] = {}
    group_of = {node: grouping.of(node) for node in grouping.leader}
    for (article, runs), nodes in zip(articles, grouping.nodes, strict=True):
        for node, run in zip(nodes, runs, strict=True):
            held[group_of[node]].append((article, node, run))
            if node not in first or run.start < first[node].start:
                first[node] = run
    used: dict[str, list[Edge]] = defaultdict(list)
    for edge in grouping.used:
        used[group_of[edge.one]].append(edge)
    doubts: dict[str, list[Doubt]] = defaultdict(list)
    for edge in grouping.doubted:
        one, other = group_of[edge.one], group_of[edge.other]
        for group in (one, other) if one != other else ():
            if len(doubts[group]) < MOST_DOUBTS:  # edges come surest first
                doubts[group].append((edge, first[edge.one], first[edge.other]))
    threads = [
        _thread(tuple(runs), tuple(used[group]), tuple(doubts[group]))
        for group, runs in held.items()
        if not all(run.line.beside for _, _, run in runs)
    ]
    return tuple(_told_apart([(thread, lines) for _, _, thread, lines in sorted(threads, key=lambda made: made[:2])]))


def _told_apart(threads: Sequence[tuple[StoryThread, tuple[Line, ...]]]) -> list[StoryThread]:
    """The threads with labels of which none is there twice: what most sources carry keeps its own."""
    found = [thread for thread, _ in threads]
    taken: set[str] = set()
    for place in sorted(range(len(found)), key=lambda n: -len({m.source for m in found[n].mentions})):
        thread, lines = threads[place]
        if thread.label in taken:
            found[place] = _called(thread, label_of(lines, taken))
        taken.add(found[place].label)
    return found


def _called(thread: StoryThread, label: str) -> StoryThread:
    """The thread under another label, the same object as long as thread and label are the same."""
    known = _renamed.get(id(thread))
    if known is None or known[0] is not thread or known[1].label != label:
        if len(_renamed) >= MOST_RENAMED:
            _renamed.clear()
        _renamed[id(thread)] = known = (thread, replace(thread, label=label))
    return known[1]


MOST_RENAMED = 10_000
_renamed: dict[int, tuple[StoryThread, StoryThread]] = {}


@lru_cache(10_000)  # the threads of some ten stories that are growing at one time
def _thread(
    held: Held, used: tuple[Edge, ...], doubts: tuple[Doubt, ...]
) -> tuple[Start, str, StoryThread, tuple[Line, ...]]:
    """A thread, with when it was first told, by which node, and its different lines."""
    first: dict[str, Run] = {}
    for _, node, run in held:
        if node not in first or run.start < first[node].start:
            first[node] = run
    nodes = sorted(first, key=lambda node: (first[node].start, node))
    lines = [first[node].line for node in nodes]
    ref = first[nodes[0]].ref
    thread = StoryThread(
        ref,
        tuple(sorted({run.ref for _, _, run in held} - {ref})),
        lines[0].kind,
        lines[0].slot,
        label_of(lines),
        tuple(_mentions(held, dict(zip(nodes, keys_of_thread(lines), strict=True)))),
        tuple(_links(held, used)),
        tuple(_link(-edge.minus, one, other) for edge, one, other in doubts),
    )
    return first[nodes[0]].start, nodes[0], thread, tuple(lines)


def _mentions(held: Held, keys: dict[str, str]) -> Iterator[Mention]:
    """By source, article and time, each with its key in this thread."""
    for _, runs in groupby(held, key=lambda one: one[0]):
        told = [(keys[node], run) for _, node, run in runs]
        mentions: list[Mention] = []
        for key, run in told:
            same = key == run.line.key
            mentions += run.mentions if same else (replace(mention, key=key) for mention in run.mentions)
        yield from mentions if len(told) == 1 else sorted(mentions, key=lambda mention: mention.order)


def _links(held: Held, used: tuple[Edge, ...]) -> Iterator[Link]:
    """For every article after the first, the surest answer to an earlier one."""
    articles: dict[Article, dict[str, Run]] = defaultdict(dict)
    for article, node, run in held:
        articles[article][node] = run
    beside: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for edge in used if len(articles) > 1 else ():
        beside[edge.one].append((edge.minus, edge.other))
        beside[edge.other].append((edge.minus, edge.one))
    told: dict[str, Run] = {}
    for nodes in sorted(articles.values(), key=lambda runs: min(run.start for run in runs.values())):
        answers = [(-SAME_WORDS, node, node) for node in nodes if node in told]
        answers += [(minus, node, there) for node in nodes for minus, there in beside[node] if there in told]
        if answers:
            minus, here, there = min(answers)
            yield _link(-minus, nodes[here], told[there])
        told = {**nodes, **told}


def _link(score: float, here: Run, there: Run) -> Link:
    joined, why = seen(here.line, there.line)
    return Link(here.mentions[0], there.mentions[0], score, why, "reviewer" if score == BY_REVIEWER else joined)
