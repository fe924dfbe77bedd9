"""Groups of lines as threads with their mentions, links, doubts, label and refs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from services.newsroom.stories.followed import Link, Mention, StoryThread
from services.newsroom.stories.groups import BY_REVIEWER, SAME_WORDS, Edge, Grouping
from services.newsroom.stories.labels import label_of
from services.newsroom.stories.mentions import Carried
from services.newsroom.stories.sameness import keys_of_thread
from services.newsroom.stories.seen import seen

MOST_DOUBTS = 6
"""Doubts of one thread that are shown, the surest first."""

Held = list[tuple[Mention, str]]
"""Mentions by published time, each with its node."""


def spin(carried: list[Carried], grouping: Grouping) -> tuple[StoryThread, ...]:
    """Every group as a thread, in the order of their first mentions."""
    held: dict[str, Held] = defaultdict(list)
    for number, version in enumerate(carried):
        for at, mention in enumerate(version.mentions):
            node = grouping.nodes[number, at]
            held[grouping.of(node)].append((mention, node))
    used, doubted = defaultdict(list), defaultdict(list)
    for edge in grouping.used:
        used[grouping.of(edge.one)].append(edge)
    for edge in grouping.doubted:
        one, other = grouping.of(edge.one), grouping.of(edge.other)
        if one != other:
            doubted[one].append(edge)
            doubted[other].append(edge)
    first = {node: mention for mentions in held.values() for mention, node in reversed(mentions)}
    threads = [
        (mentions[0][0], _thread(mentions, used[leader], doubted[leader], grouping, first))
        for leader, mentions in held.items()
    ]
    threads.sort(key=lambda t: (t[0].published_at, t[0].source, t[0].article, t[0].version, t[0].at, t[1].ref))
    return tuple(thread for _, thread in threads)


def _thread(
    held: Held, used: list[Edge], doubted: list[Edge], grouping: Grouping, first: dict[str, Mention]
) -> StoryThread:
    nodes = list(dict.fromkeys(node for _, node in held))
    lines = [grouping.lines[node] for node in nodes]
    keys = dict(zip(nodes, keys_of_thread(lines), strict=True))
    refs = dict.fromkeys(mention.ref for mention, _ in held)
    ref = next(iter(refs))
    mentions = [m if m.key == keys[node] else replace(m, key=keys[node]) for m, node in held]
    mentions.sort(key=lambda m: (m.source, m.article, m.published_at, m.version, m.at))
    return StoryThread(
        ref,
        tuple(sorted(refs.keys() - {ref})),
        lines[0].kind,
        lines[0].slot,
        label_of(lines),
        tuple(mentions),
        tuple(_links(held, used, grouping)),
        tuple(_doubts(doubted, grouping, first)),
    )


def _links(held: Held, used: list[Edge], grouping: Grouping) -> list[Link]:
    """For every article after the first, the surest answer to an earlier one."""
    first: dict[tuple[str, str], dict[str, Mention]] = {}
    for mention, node in held:
        first.setdefault((mention.source, mention.article), {}).setdefault(node, mention)
    beside: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for edge in used:
        beside[edge.one].append((edge.score, edge.other))
        beside[edge.other].append((edge.score, edge.one))
    told: dict[str, Mention] = {}
    links: list[Link] = []
    for nodes in first.values():
        if told:
            found = _surest(nodes, told, beside)
            if found is not None:
                links.append(_link(*found, grouping))
        for node, mention in nodes.items():
            told.setdefault(node, mention)
    return links


def _surest(
    nodes: dict[str, Mention], told: dict[str, Mention], beside: dict[str, list[tuple[float, str]]]
) -> tuple[float, tuple[str, Mention], tuple[str, Mention]] | None:
    same = [(SAME_WORDS, node, node) for node in nodes if node in told]
    answers = [(score, node, other) for node in nodes for score, other in beside[node] if other in told]
    best = max(same + answers, key=lambda a: (a[0], a[1], a[2]), default=None)
    if best is None:
        return None
    score, node, other = best
    return score, (node, nodes[node]), (other, told[other])


def _link(score: float, here: tuple[str, Mention], there: tuple[str, Mention], grouping: Grouping) -> Link:
    one, other = grouping.lines[here[0]], grouping.lines[there[0]]
    joined, why = seen(one, other)
    return Link(here[1], there[1], score, why, "reviewer" if score == BY_REVIEWER else joined)


def _doubts(doubted: list[Edge], grouping: Grouping, first: dict[str, Mention]) -> list[Link]:
    best = sorted(doubted, key=lambda e: (-e.score, e.one, e.other))[:MOST_DOUBTS]
    return [_link(e.score, (e.one, first[e.one]), (e.other, first[e.other]), grouping) for e in best]
