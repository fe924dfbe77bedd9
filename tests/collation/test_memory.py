"""A memory answers as its reader does, forgets in time, and never holds more than it may."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.collation.clean import from_text
from services.collation.memory import Memory
from services.collation.segment import segment
from tests.collation.proof import prove


@given(st.lists(st.text(max_size=12), max_size=60), st.integers(0, 40))
def test_an_answer_does_not_depend_on_what_is_remembered(asked: list[str], limit: int) -> None:
    memory = Memory(limit, str.upper)
    for text in asked:
        assert memory[text] == text.upper()
        assert sum(map(len, memory)) <= limit // 2


def test_what_is_asked_for_again_outlives_what_is_not() -> None:
    read: list[str] = []

    def reader(text: str) -> str:
        read.append(text)
        return text

    memory = Memory(40, reader)
    for number in range(30):
        _ = memory["wanted"], memory[f"once {number}"]
    assert read.count("wanted") == 1


def test_a_second_reading_gives_the_same_rows() -> None:
    before, after = "The ferry left at dawn. Fog lay on the bay.", "The tanker left at dawn. Fog lay on the bay."
    assert prove(before, after).rows == prove(before, after).rows
    assert segment(from_text(before)) == ((0, 24), (24, 43))
