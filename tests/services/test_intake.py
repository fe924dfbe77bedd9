"""Every version comes in through one door: accepted once, answered the same again, refused with why."""

from __future__ import annotations

import threading
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import func, select

from services import intake
from services.errors import Busy, Conflict, Fault, Invalid, Missing, NotSigned, Unavailable
from services.intake import Note, Posted, Receipt, accept, refuse, seed, slug_of
from services.records import session
from services.records.tables import Article, Content, Delivery, Job, Story, Version
from services.settings import settings
from tests.stores import at, call, post

ARTICLE = Posted("bridge-1", "The bridge at Ostry closed on Monday.", story="bridge", published_at=at(0))


def count(table: type[Any]) -> int:
    """How many rows a table has."""
    with session.reading() as rows:
        return rows.scalar(select(func.count()).select_from(table)) or 0


def story(slug: str) -> Story:
    """A story, as kept."""
    with session.reading() as rows:
        return rows.scalars(select(Story).where(Story.slug == slug)).one()


def deliveries() -> list[Delivery]:
    """The log, oldest first."""
    with session.reading() as rows:
        return list(rows.scalars(select(Delivery).order_by(Delivery.id)))


def seed_ref(slug: str) -> str | None:
    """The ref of the version a story is read against."""
    with session.reading() as rows:
        return rows.scalar(select(Version.ref).join(Story, Story.seed_id == Version.id).where(Story.slug == slug))


def due() -> set[str]:
    """The refs of the versions whose comparison is due."""
    with session.reading() as rows:
        return set(
            rows.scalars(select(Version.ref).join(Job, Job.version_id == Version.id).where(Job.due_at.is_not(None)))
        )


def test_a_version_is_kept_with_its_delivery_and_its_due_job(store: str) -> None:
    receipt = post(ARTICLE, "msg_1", raw=b'{"the": "body"}')
    assert (receipt.outcome, receipt.story, receipt.article, receipt.number) == ("accepted", "bridge", "bridge-1", 1)
    assert receipt.url.endswith(f"/s/bridge/wire/baseline..{receipt.ref}")
    assert [count(t) for t in (Story, Article, Version, Content, Delivery, Job)] == [1, 1, 1, 1, 1, 1]
    assert due() == {receipt.ref}
    line = deliveries()[0]
    assert (line.id, line.key, line.kept, line.outcome, line.answer) == (
        receipt.delivery,
        "msg_1",
        True,
        "accepted",
        202,
    )
    assert zlib.decompress(line.body or b"") == b'{"the": "body"}'


def test_what_was_posted_is_kept_byte_for_byte(store: str) -> None:
    body = "<p>One &amp; two\r\n\u2028three\tfour</p>\u0301 "
    post(replace(ARTICLE, body=body, format="html", headline="A  headline ", byline="By  Ann "))
    with session.reading() as rows:
        content = rows.scalars(select(Content)).one()
    assert zlib.decompress(content.body).decode() == body
    assert (content.headline, content.byline, content.format) == ("A  headline ", "By  Ann ", "html")


def test_the_same_delivery_is_answered_as_the_first_time(store: str) -> None:
    first = post(ARTICLE, "msg_1")
    again = post(ARTICLE, "msg_1")
    assert again == replace(first, outcome="duplicate")
    assert [line.outcome for line in deliveries()] == ["accepted", "duplicate"]
    assert count(Version) == 1


def test_a_known_delivery_with_another_body_is_refused(store: str) -> None:
    post(ARTICLE, "msg_1")
    with pytest.raises(Conflict):
        post(replace(ARTICLE, body="Another text."), "msg_1", raw=b"other")
    assert count(Version) == 1


def test_two_sources_may_use_the_same_delivery_id(store: str) -> None:
    post(ARTICLE, "msg_1")
    assert post(ARTICLE, "msg_1", source="gazette", raw=b"other").outcome == "accepted"


def test_an_undated_text_equal_to_the_latest_is_unchanged_and_kept_out_of_sight(store: str) -> None:
    first = post(ARTICLE)
    again = post(replace(ARTICLE, published_at=None))
    assert (again.outcome, again.ref, again.number) == ("unchanged", first.ref, 1)
    assert (count(Version), count(Delivery)) == (2, 2)
    assert due() == {first.ref}


def test_a_late_version_between_a_text_and_its_undated_return_makes_the_return_stand(store: str) -> None:
    post(replace(ARTICLE, published_at=at(0)))
    assert accept(call(received_at=at(9)), replace(ARTICLE, published_at=None)).outcome == "unchanged"
    late = post(replace(ARTICLE, body="It opened.", published_at=at(5)))
    with session.reading() as rows:
        shown = rows.scalars(select(Version).where(~Version.repeats).order_by(Version.published_at)).all()
    assert [v.published_at for v in shown] == [at(0), at(5), at(9)]
    assert late.number == 2


def test_a_dated_text_equal_to_the_latest_is_kept_and_not_shown(store: str) -> None:
    first = post(ARTICLE)
    again = post(replace(ARTICLE, published_at=at(30)))
    assert (again.outcome, again.ref, again.number) == ("unchanged", first.ref, 1)
    assert count(Version) == 2
    assert due() == {first.ref}


def test_a_text_that_comes_back_is_a_version_of_its_own(store: str) -> None:
    numbers = [
        post(replace(ARTICLE, body=body, published_at=at(minute))).number
        for minute, body in enumerate(("It closed.", "It opened.", "It closed."))
    ]
    assert numbers == [1, 2, 3]


def test_a_late_version_between_two_equal_ones_makes_both_stand(store: str) -> None:
    post(replace(ARTICLE, body="It closed.", published_at=at(1)))
    assert post(replace(ARTICLE, body="It closed.", published_at=at(3))).outcome == "unchanged"
    late = post(replace(ARTICLE, body="It opened.", published_at=at(2)))
    assert (late.outcome, late.number) == ("accepted", 2)
    with session.reading() as rows:
        kept = rows.scalars(select(Version).order_by(Version.published_at)).all()
    assert [version.repeats for version in kept] == [False, False, False]
    assert [version.previous_id for version in kept] == [None, kept[0].id, kept[1].id]
    assert due() == {version.ref for version in kept}


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_a_text_that_is_taken_back_is_a_difference(status: Any, store: str) -> None:
    post(ARTICLE)
    receipt = post(replace(ARTICLE, published_at=None, status=status))
    assert (receipt.outcome, receipt.number) == ("accepted", 2)


@pytest.mark.parametrize(
    "other",
    [
        replace(ARTICLE, headline="Bridge closed"),
        replace(ARTICLE, byline="By Ann Holt"),
        replace(ARTICLE, notes=(Note("Correction: it closed on Sunday."),)),
    ],
)
def test_headline_byline_and_notices_are_part_of_what_a_version_says(other: Posted, store: str) -> None:
    post(ARTICLE)
    assert post(replace(other, published_at=None)).outcome == "accepted"


def test_the_successor_of_a_late_version_is_due_again(store: str) -> None:
    first, third = (post(replace(ARTICLE, body=f"Text {n}.", published_at=at(n))) for n in (1, 3))
    with session.writing() as rows:
        for job in rows.scalars(select(Job)):
            job.due_at = None
    second = post(replace(ARTICLE, body="Text 2.", published_at=at(2)))
    assert due() == {second.ref, third.ref}
    assert first.ref not in due()


def test_the_seed_is_the_earliest_version_of_the_story_whatever_came_first(store: str) -> None:
    post(replace(ARTICLE, published_at=at(5)))
    earlier = post(replace(ARTICLE, article="g-1", body="Earlier.", published_at=at(1)), source="gazette")
    assert seed_ref("bridge") == earlier.ref
    assert len(due()) == 2


def test_a_seed_text_is_what_the_story_is_read_against(store: str) -> None:
    post(ARTICLE)
    receipt = seed("bridge", Posted("seed", "The bridge at Ostry will close.", published_at=at(60)))
    assert (receipt.outcome, seed_ref("bridge")) == ("accepted", receipt.ref)
    post(replace(ARTICLE, body="Earlier still.", published_at=at(-60)))
    assert seed_ref("bridge") == receipt.ref


def test_a_seed_can_come_before_its_story(store: str) -> None:
    receipt = seed("dam", Posted("seed", "The dam holds."))
    assert seed_ref("dam") == receipt.ref
    assert seed("dam", Posted("seed", "The dam holds.")).outcome == "unchanged"


def test_an_article_without_a_story_opens_its_own(store: str) -> None:
    first = post(replace(ARTICLE, story=None, headline="Brücke bei Ostry: gesperrt!"))
    second = post(replace(ARTICLE, story=None, headline="Brücke bei Ostry: gesperrt!"), source="gazette", raw=b"2")
    assert all(one.story.startswith("brücke-bei-ostry-gesperrt-") for one in (first, second))
    assert first.story != second.story
    assert story(first.story).title == "Brücke bei Ostry: gesperrt!"


def test_an_article_stays_in_its_story(store: str) -> None:
    post(ARTICLE)
    assert post(replace(ARTICLE, story="dam", body="New text.", published_at=at(9))).story == "bridge"
    assert count(Story) == 1


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bridge closed, 12 hurt", "bridge-closed-12-hurt"),
        ("  --  ", "story"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("a" * 200, "a" * 80),
        ("Cafe\u0301", "café"),
        ("a/../b?c#d", "a-b-c-d"),
    ],
)
def test_slugs_keep_the_letters_of_every_script_and_nothing_that_means_something_in_an_address(
    text: str, slug: str
) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("field", "posted"),
    [
        ("body", replace(ARTICLE, body="nul \0 inside")),
        ("headline", replace(ARTICLE, headline="lone \ud800 surrogate")),
        ("correction.0.text", replace(ARTICLE, notes=(Note("lone \udfff"),))),
        ("published_at", replace(ARTICLE, published_at=datetime(2026, 1, 1))),
        ("published_at", replace(ARTICLE, published_at=datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))))),
        ("article", replace(ARTICLE, article="a" * 501)),
        ("story", replace(ARTICLE, story="s" * 121)),
    ],
)
def test_what_no_store_can_keep_is_refused_by_name(field: str, posted: Posted, store: str) -> None:
    with pytest.raises(Invalid) as refusal:
        post(posted)
    assert [fault.field for fault in refusal.value.faults] == [field]
    assert count(Delivery) == 0


@pytest.mark.parametrize("key", ["k" * 257, "nul\0", "line\nbreak"])
def test_a_delivery_id_that_cannot_be_kept_is_refused(key: str, store: str) -> None:
    with pytest.raises(Invalid):
        post(ARTICLE, key)


def test_an_unknown_source_is_missing(store: str) -> None:
    with pytest.raises(Missing):
        post(ARTICLE, source="nobody")


def test_a_refusal_is_in_the_log_with_why_and_its_signature_cut_short(store: str) -> None:
    error = Invalid("No body.", faults=(Fault("body_text", "should be there"),))
    refuse(call("msg_1", b"x" * 200_000), error, 422)
    refuse(call("msg_2", source="nobody"), NotSigned("No.", code="signature_old"), 401)
    first, second = deliveries()
    assert (first.outcome, first.code, first.reason, first.answer) == ("refused", "invalid", "No body.", 422)
    assert first.faults == [{"field": "body_text", "message": "should be there", "code": "invalid"}]
    assert (first.size, len(zlib.decompress(first.body or b""))) == (200_000, 65_536)
    assert first.headers == {"Webhook-Signature": "v1,c2VjcmV0L…"}
    assert (second.source_id, second.source_name, second.code) == (None, "nobody", "signature_old")


def test_a_refusal_that_cannot_be_written_is_no_failure(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    settings.cache_clear()
    session.forget()
    refuse(call("msg_1"), Invalid("No."), 422)


def test_a_refused_delivery_does_not_use_up_its_id(store: str) -> None:
    refuse(call("msg_1"), Invalid("No."), 422)
    assert post(ARTICLE, "msg_1").outcome == "accepted"


def test_hostile_log_lines_are_kept_harmless(store: str) -> None:
    line = replace(call("k\0" * 400), source="s\ud800" * 100, content_type="t\0", headers={"A\0": "\udfff" * 9000})
    refuse(line, Invalid("m\0\ud800"), 422)
    kept = deliveries()[0]
    assert len(kept.source_name) <= 80
    assert len(kept.key or "") <= 256


def test_too_much_waiting_is_said_and_known_deliveries_are_still_answered(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_BACKLOG_LIMIT", "2")
    settings.cache_clear()
    monkeypatch.setattr(intake, "COUNT_EVERY", 0.0)
    for n in range(3):
        post(replace(ARTICLE, body=f"Text {n}.", published_at=at(n)), f"msg_{n}")
    with pytest.raises(Busy) as busy:
        post(replace(ARTICLE, body="One more.", published_at=at(9)))
    assert busy.value.retry_after > 0
    assert post(replace(ARTICLE, body="Text 0.", published_at=at(0)), "msg_0").outcome == "duplicate"


def test_deliveries_at_the_same_time_make_one_version_and_one_answer(store: str) -> None:
    answers: list[Receipt | Exception] = []

    def deliver(n: int) -> None:
        try:
            posted = replace(ARTICLE, body=f"Text {n % 4}.", published_at=at(n % 4))
            answers.append(accept(call(f"msg_{n % 4}"), posted))
        except (Unavailable, Exception) as error:
            answers.append(error)

    threads = [threading.Thread(target=deliver, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = sorted(answer.outcome if isinstance(answer, Receipt) else repr(answer) for answer in answers)
    assert said == ["accepted"] * 4 + ["duplicate"] * 16
    assert (count(Version), count(Story), count(Article)) == (4, 1, 1)
    with session.reading() as rows:
        kept = rows.scalars(select(Version).order_by(Version.published_at)).all()
    assert [version.previous_id for version in kept] == [None, *(version.id for version in kept[:-1])]
    assert all(version.received_at <= datetime.now(UTC) for version in kept)
