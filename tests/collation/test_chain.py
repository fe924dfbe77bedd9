"""The heaviest chain is the best there is, and what is not on it has moved."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from services.collation.chain import heaviest_chain, increases


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_no_other_chain_is_heavier(seconds: list[int], weights: list[int]) -> None:
    chain = heaviest_chain(seconds, [float(w) for w in weights])
    assert chain == sorted(chain)
    assert increases([seconds[link] for link in chain])
    chains = (some for size in range(8) for some in combinations(range(7), size))
    best = max(sum(weights[i] for i in some) for some in chains if increases([seconds[i] for i in some]))
    assert sum(weights[i] for i in chain) == best


def test_of_two_blocks_that_changed_places_the_lighter_has_moved() -> None:
    assert heaviest_chain([2, 3, 0, 1], [5.0, 5.0, 9.0, 9.0]) == [2, 3]


def test_nothing_is_a_chain_of_nothing() -> None:
    assert heaviest_chain([], []) == []
