"""Addresses inside a story: of a comparison, of a version's mark, of the comparison that shows a change."""

from __future__ import annotations

from typing import Any

from flask import url_for

from services.records.change_log import ChangeLine
from services.records.library import ArticleShelf, StoryShelf, VersionLine


def link_of(shelf: StoryShelf, version: VersionLine) -> str:
    """Where a version's mark leads: what changed in it; for a first version, how it differs from the baseline."""
    article = shelf.article_of(version)
    if version.is_seed:
        token = f"{version.token}..{version.token}"
    else:
        base = f"v{version.number - 1}" if version.number > 1 else "baseline"
        token = f"{base}..{version.token}"
    return pair_link(shelf, article, token)


def pair_link(shelf: StoryShelf, article: ArticleShelf, pair: str, **query: Any) -> str:
    """The address of a comparison; the article is named only where its source has several in the story."""
    several = sum(a.source.id == article.source.id for a in shelf.articles) > 1
    if several:
        query["article"] = article.key
    return url_for("compare.within", slug=shelf.slug, source=article.source.name, pair=pair, **query)


def line_link(shelf: StoryShelf, line: ChangeLine) -> tuple[str, str] | None:
    """The comparison that shows a change, in words and as an address; None where its versions are gone."""
    base, witness = shelf.by_id.get(line.base_id), shelf.by_id.get(line.witness_id)
    if base is None or witness is None:
        return None
    token = f"{'baseline' if base.is_seed else base.token}..{witness.token}"
    return token, pair_link(shelf, shelf.article_of(witness), token, c=line.ref) + f"#c-{line.ref}"


def latest_link(shelf: StoryShelf, article: ArticleShelf, against: str) -> str:
    """An article's latest version against the baseline, or against the one before."""
    latest = article.versions[-1]
    if against == "previous" and latest.number > 1:
        return link_of(shelf, latest)
    return pair_link(shelf, article, f"baseline..{latest.token}")
