"""Which sentence answers which: anchors, then gaps, then leftovers; links that share a sentence make one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import le
from typing import NamedTuple

from rapidfuzz.distance import Indel

from services.collation.anchors import Anchors, Gap, Link
from services.collation.chain import heaviest_chain, increases
from services.collation.gaps import link_gap
from services.collation.leftovers import link_leftovers
from services.collation.likeness import content
from services.collation.matching import Run
from services.collation.parts import find_parts

ALIKE = 0.8
"""Letters in order that sentences share to answer each other one by one, when nothing else stands in their gap."""

LONG = 1_000
"""Characters of a sentence that is not compared letter by letter."""

ROUNDS = 2
"""What is found for leftovers parts their places: what stands alone then is asked for less. A third finds none."""


class Group(NamedTuple):
    """Base and witness sentences, by number, that answer each other; one side is empty when nothing does.

    Of a `kept` group the sentences are the same, one by one.
    """

    a: Sequence[int]
    b: Sequence[int]
    moved: bool = False
    kept: bool = False


def align(a: Sequence[str], b: Sequence[str], anchors: Anchors) -> list[Group]:
    """Groups that hold every sentence once, in the order of the witness; what was omitted stands where it was."""
    groups = [Group(range(i, i + n), range(j, j + n), kept=True) for i, j, n in anchors.kept]
    groups += [Group((i,), (j,), kept=True) for i, j in anchors.moved]
    groups += _groups(_links(a, b, anchors))
    return _ordered(sorted(groups, key=lambda group: group.a[0]), a, len(b))


def _links(a: Sequence[str], b: Sequence[str], anchors: Anchors) -> list[Link]:
    links: list[Link] = []
    for left, right in anchors.gaps:
        if len(left) == len(right) and all(_alike(a[i], b[j]) for i, j in zip(left, right, strict=True)):
            links += zip(left, right, strict=True)
        elif left and right:
            found = link_gap([content(a[i]) for i in left], [content(b[j]) for j in right])
            links += [(left[x], right[y]) for x, y in found]
    links += find_parts(links, a, b, *_free(links, anchors.gaps))
    rewritten: list[Link] = []
    for _ in range(ROUNDS):
        free_a, free_b = _free(links, anchors.gaps)
        if not free_a or not free_b:
            break
        chain = _in_order([*anchors.kept, *((i, j, 1) for i, j in links)], a)
        more = link_leftovers({i: content(a[i]) for i in free_a}, {j: content(b[j]) for j in free_b}, chain)
        rewritten += more
        links += more
        if not more:
            break
    return links + find_parts(links, a, b, *_free(links, anchors.gaps)) if rewritten else links


def _in_order(runs: list[Run], a: Sequence[str]) -> list[Run]:
    """The runs without those that changed places with heavier ones, in the order of the base."""
    runs.sort()
    seconds = [j for _, j, _ in runs]
    if all(map(le, seconds, seconds[1:])):
        return runs
    weights = [float(sum(map(len, a[i : i + n]))) for i, _, n in runs]
    return [runs[at] for at in heaviest_chain(seconds, weights)]


def _alike(old: str, new: str) -> bool:
    return max(len(old), len(new)) <= LONG and Indel.normalized_similarity(old, new) >= ALIKE


def _free(links: Iterable[Link], gaps: Iterable[Gap]) -> tuple[list[int], list[int]]:
    """What no link holds yet, of both sides."""
    held_a, held_b = {i for i, _ in links}, {j for _, j in links}
    return (
        [i for left, _ in gaps for i in left if i not in held_a],
        [j for _, right in gaps for j in right if j not in held_b],
    )


def _groups(links: Iterable[Link]) -> list[Group]:
    """Connected components of the links."""
    answers: dict[int, list[int]] = defaultdict(list)
    asks: dict[int, list[int]] = defaultdict(list)
    for i, j in links:
        answers[i].append(j)
        asks[j].append(i)
    groups: list[Group] = []
    seen: set[int] = set()
    for i in answers:
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


def _ordered(groups: list[Group], a: Sequence[str], size: int) -> list[Group]:
    """Mark what moved, add what has no answer, and put all in the order of the witness; `groups` come in the base's."""
    seconds = [group.b[0] for group in groups]
    if not increases(seconds):
        chain = set(heaviest_chain(seconds, [_weight(group, a) for group in groups]))
        groups = [group if at in chain else group._replace(moved=True) for at, group in enumerate(groups)]
    omitted = _omitted(groups, len(a))
    out = [Group((i,), ()) for i in omitted.get(-1, ())]
    held = {j for group in groups if not group.kept for j in group.b}
    at = 0
    for group in sorted(groups, key=lambda group: group.b[0]):
        first = group.b[0]
        if at < first:
            out += [Group((), (j,)) for j in range(at, first) if j not in held]
        out.append(group)
        if first in omitted:
            out += [Group((i,), ()) for i in omitted[first]]
        at = group.b[-1] + 1 if group.kept else first + 1
    return out + [Group((), (j,)) for j in range(at, size) if j not in held]


def _omitted(groups: Sequence[Group], size: int) -> dict[int, list[int]]:
    """Base sentences without an answer, by the first witness sentence of the group after which they stood; -1 for the
    head of the text."""
    found: dict[int, list[int]] = {}
    held = {i for group in groups if not group.kept for i in group.a}
    place, at = -1, 0
    for group in groups:
        if at < group.a[0] and (gone := [i for i in range(at, group.a[0]) if i not in held]):
            found.setdefault(place, []).extend(gone)
        at = group.a[-1] + 1 if group.kept else group.a[0] + 1
        place = place if group.moved else group.b[0]
    if gone := [i for i in range(at, size) if i not in held]:
        found.setdefault(place, []).extend(gone)
    return found


def _weight(group: Group, a: Sequence[str]) -> float:
    """Its characters: of two blocks that changed places the lighter has moved."""
    return float(sum([len(a[i]) for i in group.a]))
