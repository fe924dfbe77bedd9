"""What a split or a merger left over is found beside the parts that are known."""

from __future__ import annotations

from services.collation.parts import find_parts

WHOLE = "The ferry left the harbour on Monday with twelve people, and the coast guard lost its signal near Gull Rock."
FIRST = "The ferry left the harbour on Monday with twelve people."
SECOND = "The coast guard lost its signal near Gull Rock."
OTHER = "Fog lay on the bay at dawn."


def test_a_part_is_tried_with_the_sentence_before_it_and_with_the_one_after() -> None:
    assert find_parts([(0, 0), (1, 2)], [OTHER, WHOLE], [OTHER, FIRST, SECOND], [], [1]) == [(1, 1)]
    assert find_parts([(0, 0), (1, 2)], [WHOLE, OTHER], [FIRST, SECOND, OTHER], [], [1]) == [(0, 1)]


def test_a_merger_is_a_split_read_the_other_way() -> None:
    assert find_parts([(0, 0), (2, 1)], [OTHER, FIRST, SECOND], [OTHER, WHOLE], [1], []) == [(1, 1)]


def test_a_neighbour_that_adds_nothing_is_no_part() -> None:
    assert find_parts([(0, 0)], [WHOLE], [FIRST, OTHER], [], [1]) == []
    assert find_parts([(0, 0)], [WHOLE], [WHOLE, FIRST], [], [1]) == []
