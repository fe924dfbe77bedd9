"""What a new article costs among 10,000 kept ones, on both stores: its signed request, and the search for its story.

The kept articles tell of some 2,500 made events within four weeks, each a story of its own. Then a hundred come, posted
signed through the webhook; the index is asked of each, as a worker asks it, and then each is posted once more, changed.
Times are CPU: of this process, and of the database server where there is one.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import delete, func, insert, select

from api.app import create_app
from services import accounts, proposing
from services.newsroom.stories.likeness import Article, traits
from services.newsroom.stories.signs import signs_of
from services.records import contents, jobs, session
from services.records.tables import Article as Kept
from services.records.tables import Job, Proposal, Sign, Source, Story, Version
from services.settings import settings
from tests.api.conftest import Newsroom
from tests.benchmarks.story_events import events
from tests.benchmarks.story_page import queries, served
from tests.benchmarks.story_scores import articles_of
from tests.browser.invented import DAY
from tests.databases import cluster
from tests.prepare import postgresql

KEPT = int(os.environ.get("PROPOSING_KEPT", "10000"))
COMING = 100
WORKER = "bench"


def main() -> None:
    """Fill each store and ask it."""
    given = [one.article for one in articles_of(events((KEPT + COMING) // 4 + 10, seed=3, days=28))]
    given = given[: KEPT + COMING]
    print(f"{len(given) - COMING:,} articles kept, {COMING} that come; CPU ms: median, 95th of a hundred, worst")
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", Path(folder), "", given)
    if postgresql() is None:
        print("SKIPPED on PostgreSQL: its server is not installed here.")
        return
    with tempfile.TemporaryDirectory() as folder, cluster() as address:
        measure("PostgreSQL", Path(folder), address.replace("/?", "/postgres?"), given)


def measure(name: str, home: Path, database: str, given: Sequence[Article]) -> None:
    """Keep, post, ask; print what each took."""
    with store(home, database) as client:
        rooms = {source: Newsroom(client, accounts.add_source(source)[1], source) for source in sources(given)}
        kept, coming = given[:-COMING], given[-COMING:]
        for at in range(0, len(kept), 500):
            keep(at, kept[at : at + 500])
        new = [post(rooms[slug(a)], number, a, "") for number, a in enumerate(coming, len(kept))]
        asked, server, said = ask(database)
        later = [post(rooms[slug(a)], number, a, "It rained.") for number, a in enumerate(coming, len(kept))]
        print(f"{name:10}  signed request with a new article {shown(new)}; with its next version {shown(later)}")
        with session.reading() as rows:
            found = rows.scalar(select(func.count()).select_from(Proposal)) or 0
        print(f"{'':10}  search for its story {shown(asked)}; {max(said)} queries at most; {found} proposals")
        if database:
            print(f"{'':10}  the server's part of a search: {1000 * server / max(1, len(asked)):.1f} on average")


@contextmanager
def store(home: Path, database: str) -> Iterator[FlaskClient]:
    """The application over an empty store, in this process."""
    os.environ["VARIORUM_HOME"] = str(home)
    os.environ.pop("DATABASE_URL", None)
    if database:
        os.environ["DATABASE_URL"] = database
    settings.cache_clear()
    session.forget()
    session.migrate()
    with create_app().test_client() as client:
        yield client
    session.forget()
    os.environ.pop("DATABASE_URL", None)


def sources(given: Sequence[Article]) -> list[str]:
    """The names of all that post."""
    return sorted(set(map(slug, given)))


def slug(article: Article) -> str:
    """An outlet's name as a source's."""
    return article.source.lower().replace(" ", "-")


def keep(first: int, some: Sequence[Article]) -> None:
    """Put articles into the tables as the intake leaves them, each in its own story, and their signs as well."""
    with session.writing() as rows:
        known = {name: id for id, name in rows.execute(select(Source.id, Source.name))}
        for number, one in enumerate(some, first):
            at = one.published_at
            assert at is not None
            content = contents.prepare(one.text, "text", one.title, None, [])
            contents.keep(rows, content)
            story = Story(slug=f"kept-{number}", title=one.title, created_at=at)
            article = Kept(story=story, source_id=known[slug(one)], key=f"a-{number}", created_at=at)
            version = Version(article=article, ref=f"kept-{number}", content_digest=content.digest, published_at=at,
                              text_digest=content.text_digest, published_given=True, received_at=at)  # fmt: skip
            rows.add(version)
            rows.flush()
            told = signs_of(traits(one))
            rows.execute(insert(Sign), [{"sign": sign, "article_id": article.id} for sign in told])


def post(room: Newsroom, number: int, article: Article, more: str) -> float:
    """One signed request; the seconds it took."""
    at = (article.published_at or DAY) + timedelta(minutes=len(more))
    body = {"article": f"a-{number}", "headline": article.title, "body_text": article.text + more}
    body["published_at"] = at.isoformat()
    begun = time.process_time()
    answer = room.post(body)
    assert answer.status_code == 202, answer.json
    return time.process_time() - begun


def ask(database: str) -> tuple[list[float], float, list[int]]:
    """Search for the stories of those that came: seconds of each, the server's seconds, statements of each."""
    with session.writing() as rows:
        rows.execute(delete(Job))
        newest = list(rows.scalars(select(Version.id).order_by(Version.id.desc()).limit(COMING)))
        jobs.make_due(rows, sorted(newest), jobs.PROPOSE)
    took: list[float] = []
    said: list[int] = []
    before = served(database)
    while True:
        with session.writing() as rows:
            claimed = jobs.claim(rows, WORKER, 1)
        if not claimed:
            return took, served(database) - before, said
        at = time.process_time()
        with queries() as heard:
            proposing.run(claimed[0], WORKER)
        took.append(time.process_time() - at)
        said.append(len(heard))


def shown(seconds: Sequence[float]) -> str:
    """Median, 95th of a hundred, worst, in milliseconds."""
    ordered = sorted(seconds)
    picked = (statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))], ordered[-1])
    return ", ".join(f"{1000 * one:.1f}" for one in picked)


if __name__ == "__main__":
    main()
