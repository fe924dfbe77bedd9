"""The stories as data: `stories/<slug>/story.yaml` lists the versions, each text in a file of its own beside it.

A story.yaml has `slug`, `title`, `about`, `sources` (name: title) and `versions`, each with `source`, `article`,
`published_at`, `headline`, `byline`, `body` (a .txt or .html file), and where it applies `version`, `status`, `url`,
`correction`, `arrives_at` (it comes late) and `again` (the same version sent once more).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "stories"
FIELDS = ("version", "url", "headline", "byline", "language", "status", "correction")
"""What goes into the payload as it stands in story.yaml."""
KNOWN = {*FIELDS, "source", "article", "published_at", "body", "arrives_at", "again"}


@dataclass(frozen=True, slots=True)
class Step:
    """One post: who sends what, when it arrives. `occasion` is not empty when it has been sent before."""

    source: str
    arrives_at: datetime
    payload: dict[str, Any]
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One story of the seeds: its posts in the order in which they are listed."""

    slug: str
    title: str
    about: str
    sources: dict[str, str]
    steps: tuple[Step, ...]


def all_stories(folder: Path = HERE) -> tuple[Story, ...]:
    """Every story of a folder, by slug. Raises ValueError, naming file and version, for one that cannot be used."""
    return tuple(_story(path) for path in sorted(folder.glob("*/story.yaml")))


def in_order(stories: tuple[Story, ...]) -> list[tuple[Story, Step]]:
    """All posts of all stories as they arrive; at the same moment, as they are listed."""
    return sorted(((story, step) for story in stories for step in story.steps), key=lambda pair: pair[1].arrives_at)


def sources_of(stories: tuple[Story, ...]) -> dict[str, str]:
    """Every source that posts, with its title, by name."""
    return dict(sorted({name: title for story in stories for name, title in story.sources.items()}.items()))


def _story(path: Path) -> Story:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    steps = []
    for number, version in enumerate(data["versions"], 1):
        try:
            steps.append(_step(path.parent, data, version, number))
        except (KeyError, OSError, TypeError, ValueError) as error:
            raise ValueError(f"{path.parent.name}/story.yaml, version {number}: {error!r}") from error
    return Story(data["slug"], data["title"], data["about"].strip(), data["sources"], tuple(steps))


def _step(folder: Path, story: dict[str, Any], version: dict[str, Any], number: int) -> Step:
    unknown = set(version) - KNOWN
    if unknown:
        raise ValueError(f"unknown fields {sorted(unknown)}")
    if version["source"] not in story["sources"]:
        raise ValueError(f"unknown source {version['source']!r}")
    published = _moment(version["published_at"])
    body = folder / version["body"]
    payload = {name: version[name] for name in FIELDS if name in version}
    payload |= {
        "story": story["slug"],
        "article": version["article"],
        "published_at": published.isoformat().replace("+00:00", "Z"),
        "body_html" if body.suffix == ".html" else "body_text": body.read_text(encoding="utf-8"),
    }
    arrives = _moment(version.get("arrives_at") or version["published_at"])
    return Step(version["source"], arrives, payload, f"again {number}" if version.get("again") else "")


def _moment(value: object) -> datetime:
    if not isinstance(value, datetime):
        raise ValueError(f"{value!r} is not a moment; write 2026-05-04T09:30:00Z")
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
