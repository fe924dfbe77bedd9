"""Where an article stands is a function of what its versions say, unless an editor said otherwise.

An editor's word wins. Then the story that its first version by published time names; then the story of the article that
it continues; else one of its own. The order in which versions come in changes none of it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import datetime

from sqlalchemy.orm import Session

from services.posting import LONGEST_SLUG, slug_of
from services.records import homes, jobs, stories, versions
from services.records.homes import Stand


def title_of(slug: str) -> str:
    """A story's title while none of its versions has a headline."""
    return slug.replace("-", " ").replace("_", " ").strip().capitalize() or slug


def own_slug(said: str, source: str, key: str) -> str:
    """A slug for a story that nobody named: from what it says, with a mark of the article whose own it is."""
    return f"{slug_of(said)[: LONGEST_SLUG - MARK - 1].rstrip('-')}-{_mark(source, key)}"


MARK = 6
"""Letters of an article's mark in the slug of its own story: two of a million stories meet in a few hundred cases, and
only where they say the same besides."""


def _mark(source: str, key: str) -> str:
    digest = hashlib.sha256(json.dumps([source, key]).encode()).digest()
    return base64.b32encode(digest).decode().lower()[:MARK]


def waits_for(session: Session, source: int, key: str) -> int | None:
    """The story in which an article stands that came before the one it continues, and that nobody named."""
    for id in homes.offspring(session, source, key):
        child = homes.article(session, id)
        if not child.placed and homes.parent(session, id) == key and homes.named(session, id) is None:
            return child.story_id
    return None


def place(session: Session, article: int, now: datetime, *, new: bool = False) -> bool:
    """Put an article where its versions say that it stands, and after it what continues it; whether any was moved.

    `new`: what continues it may have waited for it. Raises nothing when articles continue each other in a circle.
    """
    moved = False
    seen = {article}
    waiting = [(article, new)]
    while waiting:
        id, follow = waiting.pop()
        here = homes.article(session, id)
        to = None if here.placed else _said(session, here, now)
        if to is not None and to != here.story_id:
            move(session, here, to)
            moved = follow = True
        if follow:
            children = [child for child in homes.offspring(session, here.source_id, here.key) if child not in seen]
            seen.update(children)
            waiting += [(child, False) for child in children]
    return moved


def _said(session: Session, here: Stand, now: datetime) -> int | None:
    name = homes.named(session, here.id)
    if name is not None:
        return stories.open_story(session, name, title_of(name), now)
    key = homes.parent(session, here.id)
    if key is None or key == here.key:
        return None
    found = homes.find_article(session, here.source, key)
    return found.story_id if found else None


def move(session: Session, here: Stand, to: int) -> None:
    """Put an article into another story; both are titled and read against their seeds anew.

    Both are held first: a version that comes in meanwhile would be left out of what is read here.
    """
    homes.hold_stories(session, (here.story_id, to))
    homes.move(session, here.id, to)
    jobs.make_all_due(session, versions.of_article(here.id))
    settle(session, here.story_id)
    settle(session, to)
    jobs.make_stories_due(session, (here.story_id, to))


def settle(session: Session, story: int) -> None:
    """Title, seed and the slug that nobody chose follow from the story's versions, not from which came first.

    A chosen seed stays while it can. What is read against another seed now is due again.
    """
    told = stories.state(session, story)
    headline = stories.first_headline(session, story)
    own = _own_article(session, story, told.slug)
    title = headline or title_of(own.key if own else told.slug)
    if title != told.title:
        stories.set_story(session, story, title=title)
    slug = own_slug(headline or own.key, own.source, own.key) if own else told.slug
    if slug != told.slug:
        stories.rename(session, story, told.slug, slug)
    if told.seed_chosen and stories.holds(session, story, told.seed_id):
        return
    first = stories.earliest(session, story)
    if first == told.seed_id and not told.seed_chosen:
        return
    stories.set_story(session, story, seed_id=first, seed_chosen=False)
    if told.seed_id is not None and first is not None:
        jobs.make_all_due(session, versions.of_story(story))


def _own_article(session: Session, story: int, slug: str) -> Stand | None:
    """Whose own a story is that nobody named: its first article by published time, of those no editor put there."""
    mark = slug.rsplit("-", 1)[-1]
    articles = homes.articles_of(session, story) if len(mark) == MARK else []
    if not any(_mark(one.source, one.key) == mark for one in articles):
        return None
    first = stories.first_article(session, story)
    return next((one for one in articles if one.id == first), None)


def read_against(session: Session, story: int, version: int) -> None:
    """Read a story against a version that was chosen by hand; what was read against another is due again."""
    told = stories.state(session, story)
    if (told.seed_id, told.seed_chosen) == (version, True):
        return
    stories.set_story(session, story, seed_id=version, seed_chosen=True)
    jobs.make_all_due(session, versions.of_story(story))
