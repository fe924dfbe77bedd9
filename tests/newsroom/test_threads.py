"""The same quote or claim in two articles, from the table tests/cases/thread_pairs.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.newsroom.stories.claim_sentences import sentences_of
from services.newsroom.stories.claim_threads import same_claims
from services.newsroom.stories.likeness import Article, Marked, traits
from services.newsroom.stories.quote_threads import same_words
from services.newsroom.stories.roots import root

PAIRS = yaml.safe_load((Path(__file__).parents[1] / "cases" / "thread_pairs.yaml").read_text("utf-8"))


def marked(text: str) -> Marked:
    return traits(Article("a", text)).marked[0]


def rows(kind: str) -> list[Any]:
    return [pytest.param(row, id=f"{row['one']} | {row['other']}") for row in PAIRS[kind]]


@pytest.mark.parametrize("row", rows("quotes"))
def test_quotes_of_one_event_are_joined_by_their_words(row: dict[str, Any]) -> None:
    for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
        same = same_words(marked(one), marked(other), one_event=True)
        assert (same is not None) == row["joined"]
        assert same is None or same.verbatim == row["verbatim"]


@pytest.mark.parametrize("row", rows("strangers"))
def test_quotes_of_two_events_are_joined_only_when_they_are_long(row: dict[str, Any]) -> None:
    same = same_words(marked(row["one"]), marked(row["other"]), one_event=False)
    assert (same is not None) == row["joined"]


@pytest.mark.parametrize("row", rows("claims"))
def test_claims_are_joined_by_what_they_speak_of_and_their_values_compared(row: dict[str, Any]) -> None:
    for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
        found = same_claims(sentences_of(one), sentences_of(other))
        assert bool(found) == row["joined"]
        assert not found or found[0].agree == row["agree"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed", "deaths"), ("evacuated", "fled"), ("demanding", "demanded"), ("hopped", "hopping"), ("mills", "mill")],
)
def test_words_that_tell_the_same_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("rise", "fall"), ("approve", "reject"), ("convicted", "acquitted")])
def test_opposites_never_share_a_root(one: str, other: str) -> None:
    assert root(one) != root(other)
