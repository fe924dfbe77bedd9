"""The door: the tellings of one story in, its threads out.

The law: the result is a function of the set of tellings and of what reviewers decided; the order in which either came
leaves no trace. Whoever is parted stays parted, also where somebody else says that they are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from services.newsroom.stories.answers import answer
from services.newsroom.stories.chains import chain
from services.newsroom.stories.followed import StoryThread, Telling
from services.newsroom.stories.groups import Edge, group
from services.newsroom.stories.meetings import meetings
from services.newsroom.stories.mentions import Carried, carried_by
from services.newsroom.stories.spun import spin

REVISED = 0.995
"""Sentences that alignment pairs in two versions of one article are one sentence, nearly always."""
DOUBTED = 0.35
"""From here on "not sure" is worth a reviewer's look; below it lines are strangers."""


def follow(
    tellings: Sequence[Telling], joined: Collection[tuple[str, str]] = (), parted: Collection[tuple[str, str]] = ()
) -> tuple[StoryThread, ...]:
    """Every claim and quote of a story as a thread, in the order in which they were first told.

    `joined` and `parted` are pairs of mention refs that reviewers joined or parted; refs that no telling has are left
    aside. Two tellings with the same source, article and version are one.
    """
    ordered = _in_order(tellings)
    carried = [carried_by(telling) for telling in ordered]
    grouping = group(carried, _edges(ordered, carried), joined, parted)
    return spin(carried, grouping)


def _in_order(tellings: Sequence[Telling]) -> list[Telling]:
    known = {(t.published_at, t.source, t.article, t.version): t for t in tellings}
    return [known[key] for key in sorted(known)]


def _edges(tellings: list[Telling], carried: list[Carried]) -> list[Edge]:
    """What may join two lines: the article's own revisions, then likeness wherever lines meet."""
    found: list[Edge] = []
    articles: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        articles[telling.source, telling.article].append(number)
    for article, versions in articles.items():
        for i, j in pairwise(versions):
            for one, other in chain(tellings[i].reading, tellings[j].reading, carried[i].placed, carried[j].placed):
                found.append(Edge(REVISED, one.id, other.id, article))
    lines = {line.id: line for version in reversed(carried) for line, _ in version.placed}
    for one, other in meetings(lines):
        score = answer(one, other)
        if score >= DOUBTED:
            found.append(Edge(score, one.id, other.id))
    return found
