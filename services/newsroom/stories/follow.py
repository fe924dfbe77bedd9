"""The door: the tellings of one story in, its threads out.

The law: the result is a function of the set of tellings and of what reviewers decided; the order in which either came
leaves no trace. Whoever is parted stays parted, also where somebody else says that they are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from services.newsroom.stories.chains import chain
from services.newsroom.stories.followed import StoryThread, Telling
from services.newsroom.stories.groups import Article, Edge, group
from services.newsroom.stories.lines import Line
from services.newsroom.stories.meetings import meetings
from services.newsroom.stories.mentions import Carried, Run, carried_by, runs_of
from services.newsroom.stories.spun import spin

REVISED = 0.995
"""Sentences that alignment pairs in two versions of one article are one sentence, nearly always."""

Versions = list[tuple[Telling, Carried]]
"""The versions of one article in the order of time, with what they carry."""


def follow(
    tellings: Sequence[Telling], joined: Collection[tuple[str, str]] = (), parted: Collection[tuple[str, str]] = ()
) -> tuple[StoryThread, ...]:
    """Every claim and quote of a story as a thread, in the order in which they were first told.

    `joined` and `parted` are pairs of mention refs that reviewers joined or parted; refs that no telling has are left
    aside. Two tellings with the same source, article, version and time are one.
    """
    versions = _by_article(tellings)
    articles = [(article, runs_of(tuple(c for _, c in held))) for article, held in versions.items()]
    edges = [*_revised(versions), *_met(articles)]
    return spin(articles, group(articles, edges, joined, parted))


def _by_article(tellings: Sequence[Telling]) -> dict[Article, Versions]:
    """The versions of each article in the order of time, articles by source and name."""
    known = {t.order: t for t in tellings}
    found: dict[Article, Versions] = defaultdict(list)
    for telling in sorted(known.values(), key=lambda t: (t.source, t.article, t.order)):
        found[telling.source, telling.article].append((telling, carried_by(telling)))
    return found


def _revised(versions: dict[Article, Versions]) -> Iterator[Edge]:
    """What each article made of its own lines, found by alignment."""
    for article, held in versions.items():
        for (base, before), (witness, after) in pairwise(held):
            for one, other in chain(base.reading, witness.reading, before.placed, after.placed):
                yield Edge(-REVISED, min(one.id, other.id), max(one.id, other.id), article)


def _met(articles: Sequence[tuple[Article, Sequence[Run]]]) -> Iterator[Edge]:
    """What is alike wherever it stands."""
    lines: dict[str, Line] = {}
    for _, runs in articles:
        for run in runs:
            lines.setdefault(run.line.id, run.line)
    name = min((run.start for _, runs in articles for run in runs), default=())
    for pair, score in meetings(repr(name), lines).items():
        yield Edge(-score, *pair)
