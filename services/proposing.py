"""Which stories an article may belong to, as a job: proposed with the evidence, decided by an editor and nobody else.

Work is bounded: the index finds a dozen articles by rare signs, and only those are opened. What an editor declined does
not come back. Texts that are hidden are neither weighed nor found.
"""

from __future__ import annotations

from services.newsroom.stories.likeness import Article, traits
from services.newsroom.stories.signs import Counted, proposals, signs_of
from services.records import contents, jobs, signs
from services.records.jobs import Claimed
from services.records.session import reading, writing
from services.records.signs import Text

OPENED = 12
"""So many of the likeliest by shared signs are opened and weighed in full; an event has about as many outlets a day."""


def run(row: Claimed, worker: str) -> None:
    """Look for the stories that a claimed version's article may belong to; keep what is found with the row's stamp."""
    with reading() as session:
        here = signs.text_of(session, row.version_id)
        if here is not None:
            article = _article(here)
            mine = signs_of(traits(article))
            held = signs.counts(session, mine)
            every = signs.articles(session)
            vocabulary = Counted(every, held)
            found = signs.holders(session, here, held, {s: vocabulary.weight(s) for s in held}, OPENED)
            others = {str(text.article_id): text for text in signs.latest(session, found)}
            held |= signs.counts(session, signs.of_articles(session, found) - held.keys())
            likely = proposals(article, list(map(_article, others.values())), Counted(every, held))
    with writing() as session:
        if not jobs.holds(session, row, worker):
            return
        jobs.finish(session, [row], worker)
        if here is not None:
            signs.keep(session, here.article_id, mine)
            for one in likely:
                there = others[one.article]
                if not signs.declined(session, here.story_id, there.story_id):
                    signs.propose(session, here, there, one.score, one.why)


def _article(text: Text) -> Article:
    body = contents.body_of(text.content).clean
    return Article(str(text.article_id), body, text.content.headline or "", text.source, text.published_at)
