"""Tokens stay whole where a reader would not tear them, and typography counts for nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.collation.tokens import cut, fold, words
from tests.collation.cases import table


def tokens(text: str) -> list[str]:
    return cut(text, 0, len(text))[0]


@pytest.mark.parametrize("case", table("tokens"))
def test_what_belongs_together_is_one_token(case: dict[str, Any]) -> None:
    assert tokens(case["text"]) == case["tokens"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“It’s over,” he said", '"It\'s over," he said'),
        ("1990–2000 — a decade", "1990-2000 - a decade"),
        ("café", "cafe\u0301"),
        ("two\u00a0ferries", "two ferries"),
        ("har\u00adbour", "harbour"),
        ("wait…", "wait..."),
    ],
)
def test_texts_that_differ_in_typography_fold_to_the_same_words(old: str, new: str) -> None:
    assert fold(old).split() == fold(new).split()
    assert words(old) == words(new)


def test_texts_that_differ_in_a_letter_differ_in_a_word() -> None:
    assert words("Kim Dorn") != words("Kim Dorne")


@given(st.text(max_size=80))
def test_tokens_and_the_blanks_between_them_are_the_whole_sentence(sentence: str) -> None:
    at, rebuilt = 0, ""
    said, places = cut(sentence, 0, len(sentence))
    for start, end in places:
        assert not sentence[at:start].strip()
        rebuilt += sentence[at:end]
        at = end
    assert len(said) == len(places)
    assert not sentence[at:].strip()
    assert rebuilt + sentence[at:] == sentence


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("“It’s over,” Venn said.", ["it's", "over", "venn", "said"]),
        ("The harbour—and the $1,200 ferry (9.8%).", ["the", "harbour", "and", "the", "$1,200", "ferry", "9.8%"]),
        ("船沉了，无人生还。", ["船沉了", "无人生还"]),
        ("?!", ["?!"]),
    ],
)
def test_words_stand_without_the_marks_around_them(sentence: str, said: list[str]) -> None:
    assert words(sentence) == said
