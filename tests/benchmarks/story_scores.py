"""How well threads and proposals are found on events whose truth is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from services.newsroom.stories.likeness import Article
from services.newsroom.stories.relate import Index, Related

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with the spans of the claims and quotes that it is known to hold, and their values."""

    article: Article
    event: str
    held: dict[str, tuple[Span, str]] = field(default_factory=dict)


def articles_of(events: list[dict[str, Any]]) -> list[Marked]:
    """The articles of a table of events, in order of time, one hour between two outlets."""
    found = []
    for event in events:
        day = event["date"]
        for hour, given in enumerate(event["articles"]):
            text, held = "", dict[str, tuple[Span, str]]()
            for line, *marks in given["lines"]:
                for mark in marks:
                    name, _, value = mark.partition(":")
                    held[name] = ((len(text), len(text) + len(line)), value)
                text += line + "\n"
            moment = datetime(day.year, day.month, day.day, hour + 6, tzinfo=UTC)
            name = f"{event['event']}/{given['source']}"
            found.append(Marked(Article(name, text, given["title"], given["source"], moment), event["event"], held))
    return found


def relate_all(given: list[Marked]) -> dict[str, Related]:
    """What the index says of each, in their order."""
    index = Index()
    return {one.article.id: index.add(one.article) for one in given}


def score(given: list[Marked], told: dict[str, Related]) -> Counter[str]:
    """Counts: of proposals (asked, first, shown, opened, refused), and of each kind wanted, found, right, agree."""
    counts: Counter[str] = Counter()
    seen: list[Marked] = []
    for one in given:
        related = told[one.article.id]
        shown = [p.article.partition("/")[0] for p in related.proposals]
        if any(other.event == one.event for other in seen):
            counts["asked"] += 1
            counts["first"] += bool(shown) and shown[0] == one.event
            counts["shown"] += one.event in shown
        else:
            counts["opened"] += 1
            counts["refused"] += not shown
        for other in seen:
            _threads(counts, one, other, related)
        seen.append(one)
    return counts


def _threads(counts: Counter[str], one: Marked, other: Marked, related: Related) -> None:
    threads = [t for t in related.threads if t.article == other.article.id]
    both = one.held.keys() & other.held.keys() if one.event == other.event else set()
    for name in both:
        kind = "quote" if name.startswith("q") else "claim"
        (here, mine), (there, theirs) = one.held[name], other.held[name]
        hits = [t for t in threads if t.kind == kind and _touch(t.here, here) and _touch(t.there, there)]
        counts[f"{kind} wanted"] += 1
        counts[f"{kind} found"] += bool(hits)
        if kind == "claim" and hits and mine and theirs:
            counts["values"] += 1
            counts["values right"] += hits[0].agree == (mine == theirs)
    for thread in threads:
        counts[f"{thread.kind} told"] += 1
        counts[f"{thread.kind} right"] += any(
            _touch(thread.here, one.held[name][0]) and _touch(thread.there, other.held[name][0]) for name in both
        )


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def report(counts: Counter[str]) -> str:
    """The figures in one paragraph."""

    def share(part: str, whole: str) -> str:
        return f"{counts[part] / max(1, counts[whole]):.3f} of {counts[whole]}"

    return "\n".join(
        (
            f"right first {share('first', 'asked')}, proposed {share('shown', 'asked')}",
            f"strangers refused {share('refused', 'opened')}",
            f"quotes: recall {share('quote found', 'quote wanted')}, precision {share('quote right', 'quote told')}",
            f"claims: recall {share('claim found', 'claim wanted')}, precision {share('claim right', 'claim told')}",
            f"values agree or differ, rightly said: {share('values right', 'values')}",
        )
    )
