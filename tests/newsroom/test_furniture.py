"""Furniture is set apart, and nothing that claims or quotes is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from services.collation.clean import from_html, from_text
from services.newsroom.furniture import find_furniture

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "furniture.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in CASES])
def test_furniture_is_known_by_its_line_and_its_neighbours(case: dict[str, Any]) -> None:
    text = from_text(case["text"])
    found = [[piece.kind, text.clean[piece.start : piece.end]] for piece in find_furniture(text)]
    assert found == case["found"]


def test_markup_tells_a_caption_and_an_embed() -> None:
    figure = "<figure><img><figcaption>The wreck.</figcaption></figure>"
    text = from_html(figure + "<p>One.</p><blockquote class='twitter-tweet'>x</blockquote>")
    assert [piece.kind for piece in find_furniture(text)] == ["caption", "embed"]


PIECES = ("By ", "Orla ", "Venn", ", ", "and ", "(AP) — ", "9:05 ", "p.m. ", "/", "Reuters", "Photo", ": ", "\n", "x. ")


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_pieces_stand_in_order_and_do_not_overlap(posted: str) -> None:
    at = 0
    for piece in find_furniture(from_text(posted)):
        assert at <= piece.start < piece.end <= len(posted)
        at = piece.end


def test_lines_made_to_be_slow_are_read() -> None:
    for word in ("A ", "Ab, ", "Ab and ", "By Ab Ab ", "(", "(ab/", "Updated 11:11 ", "- ", "AB/", "PORT, Ab, "):
        find_furniture(from_text("\n".join([word * 60, word * 20_000, "Getty", "FILE " + word * 100])))
