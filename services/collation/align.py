"""Which sentence answers which: anchors, then gaps, then leftovers; links that share a sentence make one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from services.collation.anchors import find_anchors
from services.collation.chain import heaviest_chain, increases
from services.collation.gaps import link_gap
from services.collation.leftovers import link_leftovers
from services.collation.likeness import Content, content
from services.collation.parts import find_parts
from services.collation.segment import Sentences


class Group(NamedTuple):
    """Base and witness sentences, by number, that answer each other; one side is empty when nothing does."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    moved: bool = False


def align(a: Sentences, b: Sentences) -> list[Group]:
    """Groups that hold every sentence once, in the order of the witness; what was omitted stands where it was."""
    anchors = find_anchors(a.cores, b.cores)
    gone_a, gone_b = {i for i, _ in anchors.moved}, {j for _, j in anchors.moved}
    links: list[tuple[int, int]] = []
    old: dict[int, Content] = {}
    new: dict[int, Content] = {}
    for a0, a1, b0, b1 in anchors.gaps:
        here_a = {i: content(a.pieces[i]) for i in range(a0, a1) if i not in gone_a}
        here_b = {j: content(b.pieces[j]) for j in range(b0, b1) if j not in gone_b}
        if here_a and here_b:
            at_a, at_b = list(here_a), list(here_b)
            found = link_gap(list(here_a.values()), list(here_b.values()))
            links += [(at_a[x], at_b[y]) for x, y in found]
        old |= here_a
        new |= here_b
    links += find_parts(links, old, new)
    links += (more := link_leftovers(*_without(links, old, new), sorted(anchors.kept + links)))
    links += find_parts(links, old, new) if more else ()
    groups = [Group((i,), (j,)) for i, j in (*anchors.kept, *anchors.moved)]
    return _ordered(sorted(groups + _groups(links)), a.pieces, b.pieces)


def _without(
    links: Iterable[tuple[int, int]], old: dict[int, Content], new: dict[int, Content]
) -> tuple[dict[int, Content], dict[int, Content]]:
    """What no link holds yet, of both sides."""
    held_a, held_b = {i for i, _ in links}, {j for _, j in links}
    return {i: old[i] for i in old.keys() - held_a}, {j: new[j] for j in new.keys() - held_b}


def _groups(links: Iterable[tuple[int, int]]) -> list[Group]:
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


def _ordered(groups: list[Group], a: Sequence[str], b: Sequence[str]) -> list[Group]:
    """Mark what moved, add what has no answer, and put all in the order of the witness; `groups` come in the base's."""
    seconds = [group.b[0] for group in groups]
    still = increases(seconds)
    chain = set() if still else set(heaviest_chain(seconds, [_weight(group, a) for group in groups]))
    owner: dict[int, Group] = {}
    stays: dict[int, int] = {}
    for at, group in enumerate(groups):
        if still or at in chain:
            owner[group.b[0]] = group
            stays[group.a[0]] = group.b[0]
        else:
            owner[group.b[0]] = Group(group.a, group.b, moved=True)
    rest = {j for group in groups if len(group.b) > 1 for j in group.b[1:]}
    omitted = _omitted({i for group in groups for i in group.a}, stays, len(a))
    out = [Group((i,), ()) for i in omitted.get(-1, ())]
    for j in range(len(b)):
        if (found := owner.get(j)) is not None:
            out.append(found)
            out += [Group((i,), ()) for i in omitted.get(j, ())]
        elif j not in rest:
            out.append(Group((), (j,)))
    return out


def _omitted(linked: set[int], stays: dict[int, int], size: int) -> dict[int, list[int]]:
    """Base sentences without an answer, by the witness sentence after which they stood; -1 for the head of the text."""
    found: dict[int, list[int]] = {}
    if len(linked) < size:
        place = -1
        for i in range(size):
            if i not in linked:
                found.setdefault(place, []).append(i)
            else:
                place = stays.get(i, place)
    return found


def _weight(group: Group, a: Sequence[str]) -> float:
    """Its characters: of two blocks that changed places the lighter has moved."""
    return float(len(a[group.a[0]]) if len(group.a) == 1 else sum([len(a[i]) for i in group.a]))
