"""A newer rubric makes kept collations anew, once; the old are superseded, never deleted, and judgements stay."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from services import comparison
from services.accounts import Account
from services.errors import Missing
from services.intake import Posted
from services.newsroom.claims import rubric
from services.records import session
from services.records.tables import ChangeRow, Collation, Version
from services.review import Answer, judge, judgements
from tests.stores import at, post

TEXT = "The bridge at Ostry closed on Monday. It is 40 metres long, the council said."
SAM = Account(1, "sam", "reviewer", "token")


def story(slug: str = "bridge") -> None:
    """Three versions of one article, compared."""
    for n in range(3):
        body = TEXT.replace("40", str(40 + n))
        post(Posted(f"a-{slug}", body, story=slug, published_at=at(n)))
    comparison.drain("w", 60)


def kept() -> Counter[tuple[str, bool]]:
    """How many collations there are by rubric, and whether they stand."""
    with session.reading() as rows:
        return Counter((c.rubric, c.superseded_at is None) for c in rows.scalars(select(Collation)))


def grow_old() -> None:
    """Let what is kept have been made under an older rubric."""
    with session.writing() as rows:
        rows.execute(update(Collation).values(rubric="rubric-0"))


def test_what_was_made_under_an_older_rubric_is_made_anew_once(store: str) -> None:
    story()
    with session.reading() as rows:
        ref = rows.scalars(select(ChangeRow.ref).where(ChangeRow.material)).first() or ""
    judge(ref, Answer("confirmed"), SAM)
    assert comparison.recompute() == 0
    grow_old()
    assert (comparison.recompute(), comparison.recompute()) == (2, 2)
    comparison.drain("w", 60)
    assert kept() == {("rubric-0", False): 3, (rubric.CURRENT, True): 3}
    assert comparison.recompute() == 0
    assert [one.verdict for one in judgements(ref)] == ["confirmed"]


def test_one_story_is_made_anew_and_no_other(store: str) -> None:
    story()
    story("ferry")
    grow_old()
    assert comparison.recompute("ferry") == 2
    comparison.drain("w", 60)
    assert kept() == {("rubric-0", True): 3, ("rubric-0", False): 3, (rubric.CURRENT, True): 3}


def test_another_rubric_is_run_beside_the_one_in_force(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = replace(rubric.RUBRICS[rubric.CURRENT], name="rubric-2", material_from=1.1)
    monkeypatch.setitem(rubric.RUBRICS, "rubric-2", strict)
    story()
    assert comparison.recompute(rubric="rubric-2") == 2
    comparison.drain("w", 60)
    assert kept() == {(rubric.CURRENT, True): 3, ("rubric-2", False): 3}
    assert comparison.recompute(rubric="rubric-2") == 0
    with session.reading() as rows:
        first, _, last = rows.scalars(select(Version).order_by(Version.published_at))
        made = [comparison.open_comparison(rows, first, last, name) for name in (rubric.CURRENT, "rubric-2")]
    assert [one.rubric for one in made] == [rubric.CURRENT, "rubric-2"]
    assert [any(c.material for c in one.changes) for one in made] == [True, False]


@pytest.mark.parametrize(("story", "name"), [("nowhere", rubric.CURRENT), (None, "rubric-99")])
def test_a_story_or_rubric_that_is_not_there_is_said(story: str | None, name: str, store: str) -> None:
    with pytest.raises(Missing):
        comparison.recompute(story, name)
