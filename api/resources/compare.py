"""Any two versions of a story, read against each other."""

from __future__ import annotations

from typing import Any

from api import shapes
from api.resources import places
from api.resources.blueprint import Resource
from api.schemas.compare import CompareAsked, CompareShape
from services.comparison import open_comparison
from services.errors import Fault, Invalid, Missing, NotAllowed
from services.records.collations import refs
from services.records.library import (
    NUMBERED,
    ArticleShelf,
    StoryShelf,
    VersionLine,
    find_version,
    open_story,
    version_row,
)
from services.records.session import reading

blueprint = Resource("compare", "Comparisons of any two versions.")


@blueprint.read("/stories/<slug>/compare/<a>..<b>", CompareShape, CompareAsked)
def compare(asked: dict[str, Any], slug: str, a: str, b: str) -> dict[str, Any]:
    """What changed from version a to version b

    Each is `baseline`, a version's id, `vN` (its article's Nth), or `source:vN`. Looking keeps nothing.
    """
    with reading() as session:
        shelf = open_story(session, slug)
        base, witness = (_named(shelf, token, asked) for token in (a, b))
        for line in (base, witness):
            if line.hidden and places.hides_texts():
                raise NotAllowed(f"The version {line.ref} is {places.held(line)}; editors and admins see its text.")
        found = open_comparison(session, version_row(session, base), version_row(session, witness))
    article = shelf.article_of(witness)
    named = refs(found.changes, article.source.name, article.key)
    return {
        "story": shelf.slug,
        "base": places.version(shelf, base),
        "witness": places.version(shelf, witness),
        "engine": found.engine,
        "rubric": found.rubric,
        "rows": shapes.rows(found, found.base.body, found.witness.body),
        "parts": {
            part: shapes.rows(found, getattr(found.base, part), getattr(found.witness, part), part)
            for part in ("headline", "byline")
        },
        "changes": [
            {"id": ref, "part": c.part, **shapes.change(c, getattr(found.base, c.part), getattr(found.witness, c.part))}
            for ref, c in zip(named, found.changes, strict=True)
        ],
        "quotes": [shapes.quote_change(q, found.base.body, found.witness.body) for q in found.quotes],
    }


def _named(shelf: StoryShelf, token: str, asked: dict[str, Any]) -> VersionLine:
    source, colon, rest = token.rpartition(":")
    if not NUMBERED.fullmatch(rest):
        return find_version(shelf, token)
    return find_version(shelf, rest, _article(shelf, source if colon else asked.get("source"), asked.get("article")))


def _article(shelf: StoryShelf, source: str | None, key: str | None) -> ArticleShelf:
    if source is not None:
        return shelf.of_source(source, key)
    among = [a for a in shelf.articles if key in (None, a.key)]
    if not among:
        raise Missing(f"The story {shelf.slug!r} has no article {key!r}.")
    if len(among) > 1:
        names = ", ".join(s.name for s in shelf.sources)
        message = f"is missing; vN needs the source whose versions it counts: {names}."
        raise Invalid(f"source {message}", faults=(Fault("source", message, "missing_field"),))
    return among[0]
