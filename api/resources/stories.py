"""Stories and their versions."""

from __future__ import annotations

from typing import Any

from api.resources import places
from api.resources.blueprint import Resource
from api.resources.paging import Answer, answered, by_place
from api.schemas.answering import page_of
from api.schemas.stories import StoriesAsked, StoryShape, TextShape, VersionsAsked, VersionShape, WholeStory
from services.comparison import edition
from services.errors import NotAllowed
from services.records.catalogue import StoryFilter
from services.records.catalogue import stories as list_stories
from services.records.library import find_version, open_story, version_place, version_row
from services.records.session import reading

blueprint = Resource("stories", "Stories and their versions.")


@blueprint.read("/stories", page_of(StoryShape), StoriesAsked)
def stories(asked: dict[str, Any]) -> Answer:
    """The stories, those with the newest version first"""
    cursor, limit = asked.pop("cursor", None), asked.pop("limit")
    with reading() as session:
        page = list_stories(session, StoryFilter(**asked, usable_only=places.hides_texts()), cursor, limit)
    fields = tuple(StoryShape().fields)
    shown = (
        {name: getattr(s, name) for name in fields if name != "url"} | {"url": places.story_page(s.slug)}
        for s in page.items
    )
    return answered(shown, page.cursor)


@blueprint.read("/stories/<slug>", WholeStory)
def story(slug: str) -> dict[str, Any]:
    """One story with its articles and its seed text"""
    with reading() as session:
        shelf = open_story(session, slug)
    articles = [
        {
            "id": a.key,
            "source": a.source.name,
            "versions": len(a.versions),
            "latest": a.latest.ref if a.latest else None,
        }
        for a in shelf.articles
    ]
    return {
        "slug": shelf.slug,
        "title": shelf.title,
        "created_at": shelf.created_at,
        "seed": places.version(shelf, shelf.seed) if shelf.seed else None,
        "seed_chosen": shelf.seed_chosen,
        "articles": articles,
        "url": places.story_page(shelf.slug),
    }


@blueprint.read("/stories/<slug>/versions", page_of(VersionShape), VersionsAsked)
def versions(asked: dict[str, Any], slug: str) -> Answer:
    """The versions of a story by published time, oldest first"""
    with reading() as session:
        shelf = open_story(session, slug)
    wanted = [
        line
        for line in shelf.versions
        if asked.get("source") in (None, shelf.article_of(line).source.name)
        and asked.get("article") in (None, shelf.article_of(line).key)
    ]
    page = by_place(wanted, asked.get("cursor"), asked["limit"])
    return answered((places.version(shelf, line) for line in page.items), page.cursor)


@blueprint.read("/versions/<ref>", TextShape)
def version(ref: str) -> dict[str, Any]:
    """One version with its text as posted

    What a newsroom withheld or canceled is shown to editors and admins only.
    """
    with reading() as session:
        slug, _, _, _ = version_place(session, ref)
        shelf = open_story(session, slug)
        line = find_version(shelf, ref)
        if line.hidden and places.hides_texts():
            raise NotAllowed(f"The version is {places.held(line)}; editors and admins see its text.")
        row = version_row(session, line)
        content = row.content
        return {
            **places.version(shelf, line),
            "format": content.format,
            "text": edition(row).body.posted,
            "byline": content.byline,
            "notes": content.notes,
        }
