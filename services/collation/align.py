"""Which sentence answers which: anchors, then gaps, then leftovers; links that share a sentence make one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.collation.anchors import find_anchors
from services.collation.chain import heaviest_chain
from services.collation.gaps import link_gap
from services.collation.leftovers import link_leftovers
from services.collation.likeness import Content, content


@dataclass(frozen=True, slots=True)
class Group:
    """Base and witness sentences, by number, that answer each other; one side is empty when nothing does."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    moved: bool = False


def align(a: Sequence[str], b: Sequence[str]) -> list[Group]:
    """Groups that hold every sentence once, in the order of the witness; what was omitted stands where it was."""
    anchors = find_anchors([s.strip() for s in a], [s.strip() for s in b])
    gone_a, gone_b = {i for i, _ in anchors.moved}, {j for _, j in anchors.moved}
    links = anchors.kept
    old: dict[int, Content] = {}
    new: dict[int, Content] = {}
    for a0, a1, b0, b1 in anchors.gaps:
        here_a = {i: content(a[i]) for i in range(a0, a1) if i not in gone_a}
        here_b = {j: content(b[j]) for j in range(b0, b1) if j not in gone_b}
        if here_a and here_b:
            at_a, at_b = list(here_a), list(here_b)
            for x, y in link_gap(list(here_a.values()), list(here_b.values())):
                links.append((at_a[x], at_b[y]))
                here_a.pop(at_a[x], None)
                here_b.pop(at_b[y], None)
        old |= here_a
        new |= here_b
    if old and new:
        links += link_leftovers(old, new, sorted(links))
    return _ordered(_groups(links + anchors.moved), a, b)


def _groups(links: Iterable[tuple[int, int]]) -> list[Group]:
    """Connected components of the links, in the order of the base."""
    answers: dict[int, list[int]] = defaultdict(list)
    asks: dict[int, list[int]] = defaultdict(list)
    for i, j in links:
        answers[i].append(j)
        asks[j].append(i)
    groups: list[Group] = []
    seen: set[int] = set()
    for i in sorted(answers):
        if i in seen:
            continue
        if len(answers[i]) == 1 and len(asks[answers[i][0]]) == 1:
            groups.append(Group((i,), (answers[i][0],)))
            continue
        side_a, side_b, ahead = {i}, set[int](), [i]
        while ahead:
            for j in answers[ahead.pop()]:
                if j not in side_b:
                    side_b.add(j)
                    new = set(asks[j]) - side_a
                    side_a |= new
                    ahead += new
        seen |= side_a
        groups.append(Group(tuple(sorted(side_a)), tuple(sorted(side_b))))
    return groups


def _ordered(groups: list[Group], a: Sequence[str], b: Sequence[str]) -> list[Group]:
    """Mark what moved, add what has no answer, and put all in the order of the witness."""
    chain = set(heaviest_chain([g.b[0] for g in groups], [float(sum(len(a[i]) for i in g.a)) for g in groups]))
    groups = [g if at in chain else Group(g.a, g.b, moved=True) for at, g in enumerate(groups)]
    owner = {g.b[0]: g for g in groups}
    rest = {j for g in groups for j in g.b[1:]}
    linked = {i for g in groups for i in g.a}
    still = {g.a[0] for g in groups if not g.moved}
    out: list[Group] = []
    at = 0

    def omit(upto: int) -> None:
        nonlocal at
        out.extend(Group((i,), ()) for i in range(at, upto) if i not in linked)
        at = max(at, upto)

    for j in range(len(b)):
        group = owner.get(j)
        if group is None:
            if j not in rest:
                out.append(Group((), (j,)))
            continue
        if not group.moved and group.a[0] in still:
            omit(group.a[0])
        out.append(group)
    omit(len(a))
    return out
