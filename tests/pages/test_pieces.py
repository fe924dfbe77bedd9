# ruff: noqa: E501 - a table reads best with a case a line
"""The pieces of the pages that can be tried alone: folds, exports, drawings, words, and the colours' contrast."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from api.pages import exports, ink, timeline, words
from api.pages.column import Column, Line, Paragraph
from api.pages.folds import folded
from api.pages.marks import Mark
from services.newsroom.changes import Change
from services.records.library import ArticleShelf, SourceName, StoryShelf, VersionLine

CSS = (Path(__file__).parents[2] / "api" / "static" / "variorum.css").read_text("utf-8")


def column(*paragraphs: str) -> Column:
    """A column drawn with letters: `.` is an unchanged sentence, `x` one that changed."""
    made, number = [], 0
    for drawn in paragraphs:
        lines = []
        for letter in drawn:
            changed = letter == "x"
            lines.append(Line(number, "revised" if changed else "kept", (Mark("a", "b", same=not changed),), ()))
            number += 1
        made.append(Paragraph("body", "paragraph", len(made) + 1, lines))
    return Column(tuple(made), (), frozenset(), number)


def drawn(column: Column, view: str) -> str:
    return " ".join(
        f"({one.sentences})" if one.folded else "|".join("." * len(p.lines) for p in one.paragraphs)
        for one in folded(column, view)
    )


@pytest.mark.parametrize(
    ("paragraphs", "view", "expected"),
    [
        (("x..", "..", "...", "x"), "inline", "... (5) ."),
        (("x", "..", "..", "x"), "inline", ".|..|..|."),
        (("x", ".....", "x"), "inline", ". (5) ."),
        (("......", "x"), "inline", "(6) ."),
        (("x.......x",), "changes", ".. (5) .."),
        (("x....x",), "changes", ".. (2) .."),
        (("x...x",), "changes", "....."),
        (("....",), "changes", "(4)"),
        (("....",), "inline", "...."),
    ],
)  # fmt: skip
def test_long_runs_of_unchanged_sentences_are_folded(paragraphs: tuple[str, ...], view: str, expected: str) -> None:
    assert drawn(column(*paragraphs), view) == expected


@pytest.mark.parametrize("view", ["changes", "inline", "side"])
def test_folding_loses_no_sentence_and_keeps_their_order(view: str) -> None:
    whole = column("x....", ".......", "..x..x......", "....................", "x", ".....")
    numbers = [line.number for one in folded(whole, view) for p in one.paragraphs for line in p.lines]
    assert numbers == list(range(whole.sentences))


@pytest.mark.parametrize("value", ["=1+1", "+1", "-2", "@a", "\tx", "\r=1"])
def test_a_cell_is_never_a_formula(value: str) -> None:
    assert exports.cell(value) == f"'{value}"


def test_numbers_and_moments_stay_what_they_are() -> None:
    assert exports.cell(-4) == "-4"
    assert exports.cell(datetime(2026, 3, 3, 6, 12, tzinfo=UTC)) == "2026-03-03T06:12:00Z"
    assert exports.cell(None) == ""


def _shelf(count: int, apart: timedelta) -> StoryShelf:
    start = datetime(2026, 3, 3, 6, tzinfo=UTC)
    versions = tuple(
        VersionLine(
            n, f"r{n}", n, 1, start + n * apart, True, start, "", None, "usable", None, None, 100, n - 1 or None
        )
        for n in range(1, count + 1)
    )
    return StoryShelf(1, "s", "S", 1, False, start, (ArticleShelf(1, "k", SourceName(1, "a", "A"), versions),))


@pytest.mark.parametrize(
    ("count", "apart"),
    [
        (1, timedelta(0)),
        (12, timedelta(seconds=20)),
        (40, timedelta(hours=1)),
        (400, timedelta(minutes=3)),
        (9, timedelta(days=200)),
    ],
)
def test_marks_of_a_lane_never_touch_and_stay_in_the_drawing(count: int, apart: timedelta) -> None:
    shelf = _shelf(count, apart)
    leads = timeline.Leads({v.id: f"/{v.id}" for v in shelf.versions}, {})
    for drawing in (timeline.draw(shelf, (), leads), timeline.strip(shelf.articles[0], shelf.versions[-1], leads)):
        assert drawing is not None
        spots = drawing.lanes[0].spots
        places = [spot.x for spot in spots]
        assert all(b - a >= 24 for a, b in pairwise(places)), places
        assert 0 <= min(places) <= max(places) <= drawing.width
        assert sum(int(s.text) if s.shape == "many" or s.text.isdecimal() else 1 for s in spots) == count
        assert len(drawing.ticks) <= timeline.TICKS + 3


def _change(**given: object) -> Change:
    whole = {
        "effect": "changed_claim",
        "slot": "number",
        "old": "12",
        "new": "15",
        "a": None,
        "b": None,
        "material": True,
        "score": 1.0,
        "why": "",
    }
    return Change(**{**whole, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "type_", "heading"),
    [
        (_change(), "Number", "12 became 15"),
        (_change(part="headline"), "Number, headline", "12 became 15"),
        (_change(effect="added_claim", slot="predicate", old=None, new="It rained."), "Statement added", "Added: It rained."),
        (_change(effect="removed_claim", slot="predicate", old="It rained.", new=None), "Statement removed", "Removed: It rained."),
        (_change(effect="quote", slot="quote_reattributed", old="Go", new="Go", speaker_old="Ana", speaker_new="Bo"), "Quote, other speaker", "Ana became Bo"),
        (_change(slot="new_slot"), "New slot", "12 became 15"),
    ],
)  # fmt: skip
def test_a_change_is_called_by_words(change: Change, type_: str, heading: str) -> None:
    assert words.type_of(change) == type_
    assert words.heading_of(change) == heading


def test_only_a_contradiction_without_a_notice_is_silent_and_only_what_corrects_is_announced() -> None:
    assert words.silent(_change(undisclosed="contradiction"))
    assert not words.silent(_change(undisclosed="development"))
    assert not words.silent(_change(undisclosed="contradiction", disclosure="correction"))
    assert words.announced(_change(disclosure="correction"))
    assert not words.announced(_change(disclosure="update"))


def test_text_is_escaped_and_hidden_characters_are_shown() -> None:
    assert ink.text("<b>&\u202e") == '&lt;b&gt;&amp;<span class="hiding">U+202E</span>'
    assert ink.text("a\n\nb") == "a<br>b"


def tokens(dark: bool) -> dict[str, str]:
    found = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\);", CSS)
    assert len(found) > 20
    return {name: (dark_one if dark else light) for name, light, dark_one in found}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT = (
    ("ink", "paper"), ("ink", "surface"), ("ink-soft", "paper"), ("ink-meta", "paper"), ("ink-meta", "surface"),
    ("ink-meta", "sunk"), ("ink-meta", "chosen"), ("ins", "ins-tint"), ("del", "del-tint"), ("mov", "mov-tint"),
    ("on-act", "act"), ("on-halo", "halo"), ("paper", "ink"),
)  # fmt: skip
LINES = (
    ("edge", "surface"),
    ("edge", "paper"),
    ("ins-line", "ins-tint"),
    ("del-line", "del-tint"),
    ("mov-line", "mov-tint"),
)


@pytest.mark.parametrize("dark", [False, True])
def test_colours_keep_their_contrast(dark: bool) -> None:
    """WCAG 2.2: 4.5 for text, 3 for lines and borders."""
    found = tokens(dark)
    assert {
        pair: round(contrast(found[pair[0]], found[pair[1]]), 2)
        for pair in TEXT
        if contrast(found[pair[0]], found[pair[1]]) < 4.5
    } == {}
    assert {
        pair: round(contrast(found[pair[0]], found[pair[1]]), 2)
        for pair in LINES
        if contrast(found[pair[0]], found[pair[1]]) < 3
    } == {}
