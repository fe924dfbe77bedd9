"""What the texts of a story say now: quotes and claims of each article's latest version, or of one version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from api import shapes
from api.resources.blueprint import Resource
from api.resources.paging import Answer, answered, by_place
from api.resources.places import held, hides_texts
from api.schemas.answering import page_of
from api.schemas.said import ClaimShape, QuoteShape, SaidAsked
from services.comparison import reading_of
from services.errors import NotAllowed
from services.newsroom.readings import Reading
from services.records import threads
from services.records.library import ArticleShelf, StoryShelf, VersionLine, find_version, open_story, version_row
from services.records.session import reading

blueprint = Resource("said", "Quotes and claims.")


@blueprint.read("/stories/<slug>/quotes", page_of(QuoteShape), SaidAsked)
def quotes(asked: dict[str, Any], slug: str) -> Answer:
    """The quotes that stand in the articles' latest versions, with their speakers"""
    return _said(asked, slug, "quote", lambda read: [(q.start, q.end, shapes.quote(read.text, q)) for q in read.quotes])


@blueprint.read("/stories/<slug>/claims", page_of(ClaimShape), SaidAsked)
def claims(asked: dict[str, Any], slug: str) -> Answer:
    """The checkable statements that stand in the articles' latest versions, with their values"""

    def made(read: Reading) -> list[Placed]:
        clean = read.text.clean
        return [(c.start, c.end, shapes.claim(read.text, c) | {"text": clean[c.start : c.end]}) for c in read.claims]

    return _said(asked, slug, "claim", made)


Placed = tuple[int, int, dict[str, Any]]
"""Where something stands, in clean offsets, and how it is shown."""


def _said(asked: dict[str, Any], slug: str, kind: str, of: Callable[[Reading], list[Placed]]) -> Answer:
    items: list[dict[str, Any]] = []
    with reading() as session:
        shelf = open_story(session, slug)
        lines = _lines(shelf, asked)
        followed = threads.places_of(session, shelf.id, {line.ref for line in lines})
        for line in lines:
            article = shelf.article_of(line)
            place = {"source": article.source.name, "article": article.key, "version": line.ref}
            here = [(span, ref) for of_kind, span, ref in followed.get(line.ref, ()) if of_kind == kind]
            for start, end, said in of(reading_of(version_row(session, line))):
                refs = dict.fromkeys(ref for (first, last), ref in here if first < end and start < last)
                items.append({**place, **said, "threads": list(refs)})
    page = by_place(items, asked.get("cursor"), asked["limit"])
    return answered(page.items, page.cursor)


def _lines(shelf: StoryShelf, asked: dict[str, Any]) -> list[VersionLine]:
    if asked.get("version"):
        line = find_version(shelf, asked["version"])
        if line.hidden and hides_texts():
            raise NotAllowed(f"The version is {held(line)}; editors and admins see its text.")
        return [line]
    shown: list[ArticleShelf] = [a for a in shelf.articles if asked.get("source") in (None, a.source.name)]
    latest = [a.latest for a in shown if a.latest is not None]
    return [line for line in latest if not (line.hidden and hides_texts())]
