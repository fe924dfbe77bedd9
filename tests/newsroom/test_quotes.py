"""Quotes on cases that an editor can extend: tests/cases/quotes_*.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.collation import clean
from services.collation.collate import collate
from services.newsroom.quotes.changes import as_changes, at_the_door, follow_quotes, in_text_order
from services.newsroom.quotes.found import MOST
from services.newsroom.reading import read
from services.newsroom.readings import Quote

CASES = Path(__file__).parents[1] / "cases"


def cases(name: str) -> list[Any]:
    found = yaml.safe_load((CASES / f"quotes_{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["says"]) for case in found]


def quotes(text: str) -> list[Quote]:
    return [q for q in read(clean.from_text(text)).quotes if q.kind != "indirect"]


@pytest.mark.parametrize("case", cases("marks"))
def test_the_words_between_the_marks_are_found(case: dict[str, Any]) -> None:
    assert [q.text.strip() for q in quotes(case["text"])] == case["quotes"]


@pytest.mark.parametrize("case", cases("speakers"))
def test_the_words_have_their_speaker(case: dict[str, Any]) -> None:
    found = quotes(case["text"])
    assert [q.text.strip()[: len(words)] for q, (words, _) in zip(found, case["quotes"], strict=True)] == [
        words for words, _ in case["quotes"]
    ]
    assert [q.speaker for q in found] == [speaker for _, speaker in case["quotes"]]


@pytest.mark.parametrize("case", cases("names"))
def test_a_short_mention_stands_for_the_full_name(case: dict[str, Any]) -> None:
    (quote,) = quotes(case["text"])
    if "speaker_in" in case:
        assert quote.speaker is not None
        assert case["speaker_in"] in quote.speaker
    else:
        assert quote.speaker == case["speaker"]


@pytest.mark.parametrize("case", cases("indirect"))
def test_indirect_speech_is_found_where_it_is_plain(case: dict[str, Any]) -> None:
    found = [q for q in read(clean.from_text(case["text"])).quotes if q.kind == "indirect"]
    assert [[q.text, q.speaker] for q in found] == case["told"]


@pytest.mark.parametrize("case", cases("changes"))
def test_quotes_are_followed_between_versions(case: dict[str, Any]) -> None:
    base, witness = clean.from_text(case["before"]), clean.from_text(case["after"])
    followed = follow_quotes(collate(base, witness), read(base), read(witness))
    fates = sorted(c.change for c in followed if c.change != "kept")
    if "fates_any" in case:
        assert fates in case["fates_any"]
        return
    assert fates == sorted(case["fates"]), [c.why for c in followed]
    if "material" in case:
        assert [c.material for c in as_changes(followed)] == [case["material"]]


@pytest.mark.parametrize("case", cases("speakers") + cases("names"))
def test_mentions_lie_in_the_text_and_outside_other_words(case: dict[str, Any]) -> None:
    text = case["text"]
    for quote in quotes(text):
        assert text[quote.start : quote.end].strip() != ""
        assert 0.0 <= quote.score <= 1.0
        for start, end in quote.speaker_spans:
            assert text[start:end].strip() == text[start:end] != ""


def test_pieces_of_one_quotation_form_a_group() -> None:
    found = quotes("“The bridge,” said Marta Brask, “is safe.” “It will stand,” said Tomas Eklind.")
    assert found[0].group == found[1].group != found[2].group


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“It is safe,” said Marta Brask, the mayor of Kelmouth.", "the mayor of Kelmouth"),
        ("“It is safe,” said county spokesman Owen Castell.", "county spokesman"),
        (
            "Joan Pell, a senior fellow at the Institute for Rivers, came. “It is safe,” Pell said.",
            "a senior fellow at the Institute for Rivers",
        ),
        ("“It is safe,” said Marta Brask.", None),
    ],
)
def test_the_role_is_what_the_article_says_the_speaker_is(text: str, role: str | None) -> None:
    (quote,) = quotes(text)
    assert quote.role == role


def test_start_and_end_of_a_quote_include_its_marks() -> None:
    text = "Marta Brask said, “The bridge is safe.” She left."
    (quote,) = quotes(text)
    assert text[quote.start : quote.end] == "“The bridge is safe.”"


def test_an_edit_of_the_marks_alone_is_no_change() -> None:
    base = clean.from_text("“The bridge is safe,” said Marta Brask.")
    witness = clean.from_text('"The bridge is safe," said Marta Brask.')
    followed = follow_quotes(collate(base, witness), read(base), read(witness))
    assert as_changes(followed) == ()


def test_changes_stand_in_the_order_of_the_witness() -> None:
    base = clean.from_text("“One is here,” said Marta Brask.\nNothing happened.\n“Two is here,” said Tomas Eklind.\n")
    witness = clean.from_text(
        "“One was here,” said Marta Brask.\nNothing happened.\n“Two was here,” said Tomas Eklind.\n"
    )
    apparatus = collate(base, witness)
    changes = as_changes(follow_quotes(apparatus, read(base), read(witness)))
    assert in_text_order(changes[::-1], apparatus) == changes


def test_the_contract_knows_six_fates() -> None:
    assert {at_the_door(fate) for fate in ("trimmed", "extended", "altered")} == {"altered"}
    assert {at_the_door(fate) for fate in ("to_anonymous", "to_named", "reattributed")} == {"reattributed"}
    assert at_the_door("from_paraphrase") == "added"
    assert at_the_door("kept") == "kept"


@pytest.mark.parametrize(
    "text", ["", " ", "“", "”", '"', "'", "“" * 400, '" ' * 400, "‘a’ " * 300, "”“" * 300, "\n“\n”\n"]
)
def test_any_marks_are_read_without_harm(text: str) -> None:
    for quote in read(clean.from_text(text)).quotes:
        assert 0 <= quote.start < quote.end <= len(text)


def test_a_text_made_of_marks_is_read_without_looking_for_speakers() -> None:
    found = quotes("“It is safe,” said Marta Brask.\n" * (MOST + 1))
    assert len(found) == MOST + 1
    assert {q.speaker for q in found} == {None}


def test_a_paragraph_is_read_the_same_wherever_it_stands() -> None:
    paragraph = "“It is safe,” Brask said. Castell claims the lock leaks."
    alone = quotes(f"Marta Brask came.\n{paragraph}")
    below = quotes(f"The castell of the town is old.\nMarta Brask came.\n{paragraph}")
    assert [(q.text, q.speaker) for q in alone] == [(q.text, q.speaker) for q in below]
    assert below[0].start - alone[0].start == len("The castell of the town is old.\n")
