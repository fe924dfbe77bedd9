"""Which sentence answers which: anchors, then gaps, then leftovers; links that share a sentence make one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.collation.anchors import find_anchors
from services.collation.chain import heaviest_chain
from services.collation.gaps import link_gap
from services.collation.leftovers import link_leftovers
from services.collation.tokens import words


@dataclass(frozen=True, slots=True)
class Group:
    """Base and witness sentences, by number, that answer each other; one side is empty when nothing does."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    moved: bool = False


def align(a: Sequence[str], b: Sequence[str]) -> list[Group]:
    """Groups that hold every sentence once, in the order of the witness; what was omitted stands where it was."""
    cores_a, cores_b = [s.strip() for s in a], [s.strip() for s in b]
    anchors = find_anchors(cores_a, cores_b)
    links = anchors.kept + anchors.moved
    taken_a, taken_b = {i for i, _ in anchors.moved}, {j for _, j in anchors.moved}
    left_a: list[int] = []
    left_b: list[int] = []
    for a0, a1, b0, b1 in anchors.gaps:
        rows_a = [i for i in range(a0, a1) if i not in taken_a]
        rows_b = [j for j in range(b0, b1) if j not in taken_b]
        found = []
        if rows_a and rows_b:
            found = [
                (rows_a[x], rows_b[y])
                for x, y in link_gap([words(a[i]) for i in rows_a], [words(b[j]) for j in rows_b])
            ]
            links += found
        left_a += set(rows_a).difference(i for i, _ in found)
        left_b += set(rows_b).difference(j for _, j in found)
    if left_a and left_b:
        links += link_leftovers({i: words(a[i]) for i in sorted(left_a)}, {j: words(b[j]) for j in sorted(left_b)})
    return _ordered(_groups(links), a, b)


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
