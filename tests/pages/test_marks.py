"""Marks, tried on the cases an editor can extend, and on any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from api.pages.marks import Mark, Sides, marks_of
from services.collation import clean
from services.collation.apparatus import Row
from services.collation.collate import collate
from services.newsroom.changes import Change

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "cases" / "marks.yaml").read_text("utf-8"))


def marks_between(before: str, after: str, changes: tuple[Change, ...] = (), wording: bool = False) -> list[Mark]:
    apparatus = collate(clean.from_text(before), clean.from_text(after))
    numbered = list(enumerate(changes))
    sides = Sides(apparatus.base, apparatus.witness)
    return [mark for row in apparatus.rows for mark in marks_of(row, sides, numbered, wording)]


def shown(marks: list[Mark]) -> str:
    out = ""
    for m in marks:
        if m.same or m.quiet:
            out += m.new
        else:
            out += f"[{m.old.strip()}|{m.new.strip()}]" + (" " if (m.old or m.new).endswith(" ") else "")
    return out


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_a_revision_is_marked_as_a_reader_would_mark_it(case: dict[str, Any]) -> None:
    assert shown(_row(case["before"], case["after"])) == case["marked"]


def _row(before: str, after: str) -> list[Mark]:
    """The marks of both texts as one revised row, whatever else an engine would say of them."""
    apparatus = collate(clean.from_text(before), clean.from_text(after))
    ops = tuple(op for row in apparatus.rows for op in row.ops)
    if any(row.kind in ("added", "omitted") for row in apparatus.rows):
        ops = (("replace", 0, len(before), 0, len(after)),)
    row = Row("revised", ((0, len(before)),), ((0, len(after)),), ops)
    return list(marks_of(row, Sides(before, after), [], False))


TEXT = st.text(st.sampled_from("ab c.\n“”42é日本\u202e"), max_size=60)


@given(TEXT, TEXT)
def test_the_marks_of_any_pair_rebuild_both_sides_of_each_row(before: str, after: str) -> None:
    apparatus = collate(clean.from_text(before), clean.from_text(after))
    sides = Sides(apparatus.base, apparatus.witness)
    for row in apparatus.rows:
        marks = marks_of(row, sides, [], True)
        assert "".join(m.old for m in marks) == "".join(sides.base[s:e] for s, e in row.a)
        assert "".join(m.new for m in marks) == "".join(sides.witness[s:e] for s, e in row.b)


def _change(effect: str, old: str, new: str, before: str, after: str) -> Change:
    a, b = before.index(old), after.index(new)
    return Change(effect, "style", old, new, (a, a + len(old)), (b, b + len(new)), False, 1.0, "")  # type: ignore[arg-type]


def test_wording_is_marked_only_when_it_is_asked_for() -> None:
    before, after = "Buses ran as usual on the quay all day.", "Buses ran as normal on the quay all day."
    change = _change("cosmetic", "usual", "normal", before, after)
    assert shown(marks_between(before, after, (change,))) == after
    assert (
        shown(marks_between(before, after, (change,), wording=True))
        == "Buses ran as [usual|normal] on the quay all day."
    )


def test_two_changes_side_by_side_stay_two_marks() -> None:
    before, after = "It killed 12 on Tuesday near the old mill.", "It killed 15 on Wednesday near the old mill."
    changes = tuple(
        _change("changed_claim", old, new, before, after) for old, new in (("12", "15"), ("Tuesday", "Wednesday"))
    )
    marks = [m for m in marks_between(before, after, changes) if m.marked]
    assert [(m.old, m.new, m.changes) for m in marks] == [("12", "15", (0,)), ("Tuesday", "Wednesday", (1,))]
