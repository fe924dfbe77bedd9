"""The pages that reviewers read. A view validates, reads once, and presents; what is written goes through a use case.

Every page works without a script, and every list is also `.csv` and `.json` at the same address.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, url_for

from api.pages import (
    arranging,
    asked,
    changes,
    compare,
    deliveries,
    entries,
    feeds,
    health,
    inbox,
    ink,
    ledgers,
    links,
    me,
    road,
    rubric,
    sources,
    stories,
    story,
    thread,
    words,
    zone,
)

BLUEPRINTS = (
    stories.blueprint,
    story.blueprint,
    inbox.blueprint,
    thread.blueprint,
    arranging.blueprint,
    ledgers.blueprint,
    feeds.blueprint,
    changes.blueprint,
    sources.blueprint,
    deliveries.blueprint,
    rubric.blueprint,
    health.blueprint,
    me.blueprint,
    compare.blueprint,
)

STATIC = Path(__file__).resolve().parent.parent / "static"


@cache
def _stamp(name: str) -> str:
    """A file's own short digest, so that a browser may keep it until it changes."""
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def asset(name: str) -> str:
    """The address of one of our own static files."""
    return url_for("static", filename=name, v=_stamp(name))


def register(app: Flask) -> None:
    """Put the pages, and the words their templates use, into an application."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
        app.before_request_funcs.setdefault(blueprint.name, []).append(asked.no_nul)
    app.jinja_env.globals.update(
        asset=asset,
        words=words,
        ink=ink,
        here=asked.here,
        here_form=asked.here_form,
        query=asked.query,
        sees_hidden=asked.sees_hidden,
        version_link=links.link_of,
        line_link=links.line_link,
        latest_link=links.latest_link,
        entry_link=entries.entry_link,
        version_of=entries.version_of,
        permalink=entries.permalink,
        why_refused=road.why,
        marked_entry=entries.marked,
    )
    app.jinja_env.filters.update(moment=words.moment, ago=words.ago, cut=words.cut, local=zone.shown)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
