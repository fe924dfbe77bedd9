"""What is packed comes back equal; the same change has the same ref wherever it is seen."""

from __future__ import annotations

from typing import Any

from services.collation import clean
from services.collation.collate import collate
from services.newsroom.changes import Change, Finding, QuoteChange
from services.newsroom.readings import Quote
from services.records import packing
from services.records.collations import counts, refs
from services.records.tables import ChangeRow

BASE = clean.from_text("The bridge closed on Monday. It is 40 metres long.\n\nNobody was hurt.")
WITNESS = clean.from_text("Nobody was hurt.\n\nThe bridge closed on Sunday, and is 41 metres long. \U0001f309")


def change(**fields: Any) -> Change:
    """A change of a number, with these fields."""
    plain: dict[str, Any] = {"old": "40", "new": "41", "a": (35, 37), "b": None, "material": True, "score": 0.9}
    return Change("changed_claim", "number", why="40 became 41.", **{**plain, **fields})


def test_an_apparatus_comes_back_equal() -> None:
    made = {"body": collate(BASE, WITNESS)}
    kept = packing.pack_apparatus(made)
    assert packing.unpack_apparatus(kept, {"body": (BASE.clean, WITNESS.clean)}, made["body"].engine) == made


def test_quotes_come_back_equal() -> None:
    quote = Quote(0, 5, "“Yes”", "direct", 1, "Ann Holt", ((10, 13),), "said", 0.9)
    made = (QuoteChange("kept", quote, quote, "the same words"), QuoteChange("added", None, quote))
    assert packing.unpack_quotes(packing.pack_quotes(made)) == made


def test_a_change_comes_back_equal() -> None:
    made = change(
        disclosure="correction",
        notice=(1, 9),
        speaker_old="Ann Holt",
        undisclosed=None,
        findings=(Finding("number", 0.9, "40 against 41", (35, 37), None),),
    )
    assert packing.change_of(ChangeRow(**packing.change_values(made), position=0, ref="x")) == made


def test_a_ref_names_what_changed_and_not_where_it_stands() -> None:
    here, there = change(), change(a=(99, 101), b=(5, 7), score=0.1)
    assert refs([here], "wire", "a") == refs([there], "wire", "a")
    assert refs([change(old="40 ")], "wire", "a") == refs([here], "wire", "a")


def test_refs_differ_by_article_slot_words_and_occurrence() -> None:
    same = refs([change(), change()], "wire", "a")
    others = [refs([change(new="42")], "wire", "a")[0], refs([change()], "wire", "b")[0], refs([change()], "x", "a")[0]]
    assert len({*same, *others}) == 5
    assert all(len(ref) == 26 and ref.isalnum() and ref == ref.lower() for ref in same)


def test_counts_tell_material_silent_announced_and_cosmetic_apart() -> None:
    made = (
        change(undisclosed="contradiction"),
        change(undisclosed="development"),
        change(disclosure="correction"),
        change(material=False),
    )
    found = counts(made, collate(BASE, BASE))
    assert found == {"material": 3, "silent": 1, "announced": 1, "cosmetic": 0, "share": 0.0}
