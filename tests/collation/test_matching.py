"""Matching is exact where it is small, sound where it is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from services.collation import matching
from services.collation.matching import matching_runs

WORDS = st.lists(st.sampled_from("abcdefg"), max_size=30)


def sound(a: list[str], b: list[str], runs: list[matching.Run]) -> int:
    at = (0, 0)
    for x, y, n in runs:
        assert n > 0
        assert x >= at[0]
        assert y >= at[1]
        assert a[x : x + n] == b[y : y + n]
        at = (x + n, y + n)
    return sum(n for _, _, n in runs)


@given(WORDS, WORDS)
def test_a_small_problem_is_solved_exactly(a: list[str], b: list[str]) -> None:
    assert sound(a, b, matching_runs(a, b)) == LCSseq.similarity(a, b)


@given(WORDS, WORDS)
def test_a_problem_that_is_too_large_is_split_at_what_is_unique(a: list[str], b: list[str]) -> None:
    runs = list(matching.joined(matching._coarse(a, b)))
    assert sound(a, b, runs) <= LCSseq.similarity(a, b)
    ends = 0
    while ends < min(len(a), len(b)) and a[ends] == b[ends]:
        ends += 1
    assert sum(n for _, _, n in runs) >= ends
