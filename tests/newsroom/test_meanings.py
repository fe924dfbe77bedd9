"""The table of words knows what a dictionary knows, and keeps the licence it came with."""

from __future__ import annotations

from importlib.resources import files

import pytest

from services.newsroom.lexicon.meanings import (
    are_opposites,
    common_kind,
    denies_itself,
    is_a_person,
    is_word,
    mean_the_same,
    opposites,
)


@pytest.mark.parametrize(("a", "b"), [("began", "started"), ("attorney", "lawyer"), ("buying", "purchases")])
def test_words_of_one_sense_mean_the_same_in_every_form(a: str, b: str) -> None:
    assert mean_the_same(a, b)
    assert mean_the_same(b, a)
    assert not are_opposites(a, b)


@pytest.mark.parametrize(("a", "b"), [("rises", "fell"), ("loss", "gains"), ("shorter", "longest"), ("buy", "sold")])
def test_opposites_are_opposites_in_every_form(a: str, b: str) -> None:
    assert are_opposites(a, b)
    assert are_opposites(b, a)
    assert not mean_the_same(a, b)


@pytest.mark.parametrize(("a", "b"), [("leased", "bought"), ("killed", "injured"), ("planet", "moon")])
def test_other_things_are_neither(a: str, b: str) -> None:
    assert not mean_the_same(a, b)
    assert not are_opposites(a, b)


def test_no_word_is_its_own_opposite() -> None:
    assert not [word for word, others in opposites().items() if word in others]


def test_a_misspelt_word_is_no_word() -> None:
    assert is_word("received")
    assert is_word("hospitals")
    assert not is_word("recieved")
    assert not is_word("hopsitals")


@pytest.mark.parametrize("word", ["unable", "illegal", "unhappily", "homeless"])
def test_a_word_can_hold_its_denial(word: str) -> None:
    assert denies_itself(word)


@pytest.mark.parametrize("word", ["under", "island", "into", "united", "important"])
def test_a_front_syllable_alone_denies_nothing(word: str) -> None:
    assert not denies_itself(word)


def test_the_table_carries_its_licence() -> None:
    text = files("services.newsroom.lexicon").joinpath("data/words.txt").read_text(encoding="utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in text


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("arm", "leg", "body_part"),
        ("pistol", "rifle", "weapon"),
        ("nurse", "lawyer", "professional"),
        ("rivers", "lake", "body_of_water"),
    ],
)
def test_two_things_of_a_kind_are_told_apart(a: str, b: str, kind: str) -> None:
    assert common_kind(a, b) == common_kind(b, a) == kind


@pytest.mark.parametrize(("a", "b"), [("gun", "pistol"), ("truck", "lorry"), ("arm", "pistol"), ("idea", "plan")])
def test_a_thing_and_its_kind_are_no_two_things(a: str, b: str) -> None:
    assert common_kind(a, b) is None


def test_what_somebody_is_is_known() -> None:
    assert is_a_person("publicist")
    assert not is_a_person("pistol")
