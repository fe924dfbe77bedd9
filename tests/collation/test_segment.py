"""Segmentation is total and lossless, and ends sentences where a reader does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.collation.clean import from_text
from services.collation.segment import segment
from tests.collation.cases import table


@pytest.mark.parametrize("case", table("segment"))
def test_sentences_end_where_a_reader_ends_them(case: dict[str, Any]) -> None:
    text = from_text(case["text"])
    assert [text.clean[start:end].strip() for start, end in segment(text)] == case["sentences"]


@given(st.text(alphabet=st.sampled_from("aB. \n\t!?…”“'(1。\u2028\x0c"), max_size=200))
def test_joining_the_sentences_gives_the_text_back(posted: str) -> None:
    text = from_text(posted)
    assert "".join(text.clean[start:end] for start, end in segment(text)) == posted


@given(st.text(max_size=100))
def test_every_sentence_says_something_when_the_text_does(posted: str) -> None:
    text = from_text(posted)
    blank = [span for span in segment(text) if not text.clean[slice(*span)].strip()]
    assert blank == [] or not posted.strip()
