"""A story of twenty outlets that grows to two hundred versions, each some 30 sentences long, in order of time."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from services.collation import clean
from services.collation.text import Text
from tests.benchmarks.story_facts import BODIES, FILLER, KINDS, NAMES, OUTLETS, PLACES, SPOKEN

LONG = 18
"""Sentences of an article beside the facts and quotes of its event."""


def grown(versions: int = 200, sources: int = 20, seed: int = 3) -> list[tuple[str, datetime, Text]]:
    """The versions by time, as (outlet, time, text): every outlet in turn, changing a line or two."""
    dice = random.Random(seed)
    articles = [_article(dice) for _ in range(sources)]
    told = []
    for number in range(versions):
        lines = articles[number % sources]
        if number >= sources:
            lines[dice.randrange(1, len(lines))] = _fact(dice)
            lines[0] = _fact(dice, "fire", "c-dead")
        moment = datetime(2026, 3, 10, 6, tzinfo=UTC) + timedelta(minutes=7 * number)
        told.append((OUTLETS[number % sources], moment, clean.from_text("\n\n".join(lines))))
    return told


def _article(dice: random.Random) -> list[str]:
    lines = [_fact(dice, "fire", name) for name in KINDS["fire"]]
    lines += [f"“{words},” {name} said." for words, name in dice.sample(list(zip(SPOKEN, NAMES, strict=False)), 3)]
    return lines + dice.sample(FILLER, 3) + [_fact(dice) for _ in range(LONG)]


def _fact(dice: random.Random, kind: str = "", name: str = "") -> str:
    """A telling of a fact; of any event when none is named, for articles speak of more than one."""
    kind = kind or dice.choice(list(KINDS))
    values, tellings = KINDS[kind][name or dice.choice(list(KINDS[kind]))]
    value = dice.choice(values) if isinstance(values, list) else dice.randint(*values) if values else ""
    own = {"place": "Harlow Bay", "body": "Norrland Works", "other": dice.choice(NAMES)}
    if kind != "fire":
        own |= {"place": dice.choice(PLACES), "body": dice.choice(BODIES)}
    shown = dice.choice(tellings).format(value, **own)
    return shown[0].upper() + shown[1:]
